"""The laptop's database: its history, its errors, what it keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, event, inspect

from fieldkm.domain.reading import Favourite, Note, Place, Seen, Tick, WorkSession
from fieldkm.errors import FieldkmError, Refused, Unavailable
from fieldkm.store.database import HEAD, Database
from fieldkm.store.migration import downgrade, newest_revision, upgrade
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox
from fieldkm.store.records import Records
from fieldkm.store.seen_pages import MOST_SEEN, SeenPages
from fieldkm.store.tables import metadata
from fieldkm.store.work_sessions import WorkSessions
from tests.support.clock import FakeClock

PLACE = Place("mx420", "fuser-replace", "check", "Measure the nip", "2026.11")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "home" / "fieldkm.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_the_head_in_the_code_is_the_newest_migration() -> None:
    assert newest_revision() == HEAD


def test_the_migrations_lead_to_the_tables(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'db.sqlite'}")
    upgrade(engine)
    migrated = MetaData()
    migrated.reflect(engine)
    for table in metadata.sorted_tables:
        there = migrated.tables[table.name]
        assert {c.name: (str(c.type), c.nullable, c.primary_key) for c in there.columns} == {
            c.name: (str(c.type), c.nullable, c.primary_key) for c in table.columns
        }
        assert {i.name for i in there.indexes} == {i.name for i in table.indexes}
    assert set(migrated.tables) == {*metadata.tables, "alembic_version"}
    engine.dispose()


def test_every_migration_has_a_way_back(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'db.sqlite'}")
    upgrade(engine)
    downgrade(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_an_open_database_is_durable_and_forgets_what_is_deleted(database: Database) -> None:
    with database.read() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        ]
    assert pragmas == ["wal", 2, 1, 1]


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite"
    path.write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(Unavailable) as caught:
        Database(path)
    assert caught.value.code == "database-damaged"


def test_a_full_disk_is_said_and_nothing_is_lost(database: Database, clock: FakeClock) -> None:
    seen = SeenPages(database)
    kept = Seen(PLACE, "kept", clock.now())
    seen.add(kept)
    with database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Unavailable) as caught:
        seen.add(Seen(PLACE, "x" * 100_000, clock.now()))
    assert caught.value.code == "disk-full"
    assert seen.recent(9) == [kept]


def test_a_locked_database_is_said(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "db.sqlite"
    database = Database(path, busy_seconds=0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable) as caught:
        SeenPages(database).add(Seen(PLACE, "text", clock.now()))
    assert caught.value.code == "database-locked"
    other.close()
    database.close()


@pytest.mark.parametrize("name", ["with space", "中文", "50%25", "quo'te\"d", "what?cache=x#y"])
def test_a_home_may_have_any_name(tmp_path: Path, clock: FakeClock, name: str) -> None:
    path = tmp_path / name / "fieldkm.sqlite"
    for number in range(2):
        database = Database(path)
        SeenPages(database).add(Seen(replace(PLACE, page=str(number)), "text", clock.now()))
        assert len(SeenPages(database).recent(9)) == number + 1
        database.close()
    assert path.is_file()
    assert [folder.name for folder in tmp_path.iterdir()] == [name]


def test_a_database_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite"
    Database(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(Refused) as caught:
        Database(path)
    assert caught.value.code == "database-newer"
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["db.sqlite"]


def test_a_process_that_dies_in_a_migration_leaves_no_half_of_it(tmp_path: Path) -> None:
    path = tmp_path / "db.sqlite"
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "before_cursor_execute")
    def _die(*arguments: object) -> None:
        if "CREATE TABLE ticks" in str(arguments[2]):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upgrade(engine)
    engine.dispose()
    database = Database(path)
    assert SeenPages(database).recent(9) == []
    database.close()


def test_a_file_in_the_way_of_the_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    with pytest.raises(FieldkmError) as caught:
        Database(tmp_path / "home" / "db.sqlite")
    assert caught.value.code == "not-a-folder"


def test_notes_and_favourites_of_an_older_program_are_there_and_wait_to_be_sent(
    tmp_path: Path,
) -> None:
    path = tmp_path / "db.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    upgrade(engine, "0003")
    with engine.begin() as connection:
        row = "('{}', 'mx420', 'fuser-replace', 'check', 'Measure', '2026.11', '{}', '{}')"
        at = "2026-11-21T08:00:00+00:00"
        connection.exec_driver_sql("INSERT INTO notes VALUES " + row.format("a", "a “word”", at))
        connection.exec_driver_sql("INSERT INTO favourites VALUES " + row.format("b", "Fuser", at))
    engine.dispose()
    with closing(Database(path)) as database:
        records, outbox = Records(database), Outbox(database)
        (note,) = records.by_key(Note, "mx420")
        (mark,) = records.by_key(Favourite, "mx420")
        place = replace(PLACE, quote="Measure")
        assert (note.place, note.text, mark.title) == (place, "a “word”", "Fuser")
        waiting = [item.operation for item in outbox.waiting()]
        assert [operation.type for operation in waiting] == ["note.create@1", "favourite.create@1"]
        # As if they were written today: they can be done again upon what the server has.
        Mirror(database).reset()
        assert records.by_key(Note, "mx420") == [note]


def test_the_history_has_each_page_once_and_an_end(database: Database, clock: FakeClock) -> None:
    history = SeenPages(database)
    for number in range(MOST_SEEN + 3):
        history.add(Seen(replace(PLACE, page=f"p{number % 7}"), "T", clock.now()))
    recent = history.recent(10)
    assert len(recent) == 7
    assert recent[0].place.page == f"p{(MOST_SEEN + 2) % 7}"
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT count(*) FROM seen").scalar()
    assert rows == MOST_SEEN


def test_ticks_belong_to_the_open_session(database: Database, clock: FakeClock) -> None:
    sessions = WorkSessions(database)
    session = WorkSession("s", "MX-430", "MB1", clock.now())
    sessions.start(session)
    tick = Tick("s", PLACE, "step-1", clock.now())
    sessions.tick(tick)
    sessions.tick(tick)
    assert sessions.open_for("MX-430", "MB1") == session
    assert sessions.ticks("s") == [tick]
    sessions.untick("s", "mx420", "fuser-replace", "step-1")
    assert sessions.ticks("s") == []
    sessions.close("s", clock.now())
    assert sessions.open_for("MX-430", "MB1") is None
