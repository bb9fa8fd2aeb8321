"""The server's database: its history, its snapshots, its errors."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, MetaData, create_engine, inspect, text

from fieldkm.errors import BadInput, FieldkmError, Refused, Unavailable
from fieldkm.server.database import HEAD, ServerDatabase
from fieldkm.server.migration import copy_file, downgrade, newest_revision, upgrade
from fieldkm.server.settings import ServerSettings
from fieldkm.server.tables import metadata
from tests.support.servers import DATABASE, Postgres

COUNT = text("SELECT count(*) FROM families")
ADD = text("INSERT INTO families (id, name) VALUES ('mx', 'MX')")


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database in which nothing has been made yet."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    else:
        request.getfixturevalue("postgres_url")  # skips where there is none
        postgres: Postgres = request.getfixturevalue("postgres")
        assert postgres.server is not None
        url = postgres.server.new_database(f"{DATABASE}_empty")
    engine = create_engine(url)
    yield engine
    engine.dispose()


def test_the_head_in_the_code_is_the_newest_migration() -> None:
    assert newest_revision() == HEAD


def test_the_migrations_lead_to_the_tables(empty: Engine) -> None:
    with empty.begin() as connection:
        upgrade(connection)
    migrated = MetaData()
    migrated.reflect(empty)
    for table in metadata.sorted_tables:
        there = migrated.tables[table.name]
        assert {c.name: (str(c.type), c.nullable, c.primary_key) for c in there.columns} == {
            c.name: (str(c.type), c.nullable, c.primary_key) for c in table.columns
        }
        assert {(i.name, bool(i.unique), tuple(i.columns.keys())) for i in there.indexes} == {
            (i.name, bool(i.unique), tuple(i.columns.keys())) for i in table.indexes
        }
    assert set(migrated.tables) == {*metadata.tables, "alembic_version"}


def test_every_migration_has_a_way_back(empty: Engine) -> None:
    with empty.begin() as connection:
        upgrade(connection)
        downgrade(connection, "base")
    assert inspect(empty).get_table_names() == ["alembic_version"]


def test_workers_that_start_at_once_make_the_tables_once(empty: Engine) -> None:
    url = empty.url.render_as_string(hide_password=False)
    with ThreadPoolExecutor(4) as pool:
        for database in pool.map(lambda _: ServerDatabase(url), range(4)):
            database.close()
    with empty.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM commits")).scalar() == 1


def test_a_read_sees_one_state_whatever_is_written_beside_it(
    server_database: ServerDatabase,
) -> None:
    with server_database.read() as reading:
        assert reading.execute(COUNT).scalar() == 0
        with server_database.write() as writing:
            writing.execute(ADD)
        assert reading.execute(COUNT).scalar() == 0
    with server_database.read() as reading:
        assert reading.execute(COUNT).scalar() == 1


def test_a_write_that_fails_leaves_nothing(server_database: ServerDatabase) -> None:
    def fail() -> None:
        with server_database.write() as connection:
            connection.execute(ADD)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with server_database.read() as connection:
        assert connection.execute(COUNT).scalar() == 0


def test_a_file_is_durable_and_forgets_what_is_deleted(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'db.sqlite'}"
    with closing(ServerDatabase(url)) as database, database.read() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        ]
    assert pragmas == ["wal", 2, 1]


@pytest.mark.parametrize("name", ["with space", "中文", "50%25", "quo'te\"d", "what?cache=x#y"])
def test_the_data_may_lie_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        ServerDatabase(ServerSettings(tmp_path / name).url).close()
    assert (tmp_path / name / "server.sqlite").is_file()
    assert [folder.name for folder in tmp_path.iterdir()] == [name]


def test_a_copy_holds_what_is_not_yet_in_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'db.sqlite'}"
    engine = create_engine(url)
    with closing(ServerDatabase(url)) as database:
        with database.write() as connection:
            connection.execute(ADD)
        copy_file(engine, tmp_path / "copy.sqlite")
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute(str(COUNT)).fetchone() == (1,)
    assert not list(tmp_path.glob("*.partial"))


def test_a_locked_database_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite"
    with (
        closing(ServerDatabase(f"sqlite:///{path}", busy_seconds=0)) as database,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        tries = []
        with pytest.raises(Unavailable) as caught:
            database.transact(lambda connection: tries.append(connection.execute(ADD)))
    assert caught.value.code == "database-busy"
    assert not tries


def test_two_that_wait_for_each_other_are_both_served(postgres_url: str) -> None:
    """PostgreSQL ends one of them; it is done again."""
    with closing(ServerDatabase(postgres_url)) as database:
        with database.write() as connection:
            connection.execute(text("INSERT INTO families (id, name) VALUES ('a', ''), ('b', '')"))
        begun: set[str] = set()
        both_begun = threading.Barrier(2)

        def rename(first: str, second: str) -> None:
            def work(connection: Connection) -> None:
                change = text("UPDATE families SET name = name || :by WHERE id = :id")
                connection.execute(change, {"id": first, "by": first})
                if first not in begun:
                    begun.add(first)
                    both_begun.wait()
                connection.execute(change, {"id": second, "by": first})

            database.transact(work)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(rename, "ab", "ba"))
        with database.read() as connection:
            names = connection.execute(text("SELECT name FROM families")).scalars().all()
    assert sorted(map(sorted, names)) == [["a", "b"], ["a", "b"]]


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite"
    path.write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(Unavailable) as caught:
        ServerDatabase(f"sqlite:///{path}")
    assert caught.value.code == "database-damaged"


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def fill(database: ServerDatabase) -> None:
        with database.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            long = "x" * 1_000_000
            connection.execute(text("INSERT INTO families VALUES ('mx', :name)"), {"name": long})

    with closing(ServerDatabase(f"sqlite:///{tmp_path / 'db.sqlite'}")) as database:
        with pytest.raises(Unavailable) as caught:
            fill(database)
        assert caught.value.code == "disk-full"


def test_a_server_that_is_not_there_is_said_without_its_password() -> None:
    with pytest.raises(Unavailable) as caught:
        ServerDatabase("postgresql://user:secret@127.0.0.1:1/name")
    assert caught.value.code == "database-unavailable"
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://host/name", "sqlite://", "sqlite:///:memory:"]
)
def test_a_url_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(BadInput) as caught:
        ServerDatabase(url)
    assert caught.value.code == "unknown-database"


def test_a_database_of_a_newer_server_is_refused_and_not_touched(database_url: str) -> None:
    ServerDatabase(database_url).close()
    engine = create_engine(database_url)

    def set_revision(revision: str) -> None:
        with engine.begin() as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))

    set_revision("9999")
    with pytest.raises(Refused) as caught:
        ServerDatabase(database_url)
    assert caught.value.code == "database-newer"
    set_revision(HEAD)
    engine.dispose()


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(FieldkmError) as caught:
        ServerDatabase(f"sqlite:///{tmp_path / 'data' / 'db.sqlite'}")
    assert caught.value.code == "not-a-folder"
