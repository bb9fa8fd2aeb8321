"""The server's database for tests: the same tests against SQLite and against PostgreSQL.

A pytest plugin: fixtures, and a section at the end of the run that says aloud why PostgreSQL was
left out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from fieldkm.cli.benches.postgres import REQUIRED, VARIABLE, NoPostgres, PostgresServer
from fieldkm.server.database import ServerDatabase
from fieldkm.server.tables import clock, commits, metadata

DATABASE = f"fieldkm_tests_{os.getpid()}"  # two runs may share one server
_WHY = pytest.StashKey[str]()
_OUTPUT = "fieldkm_no_postgres"


@dataclass(frozen=True, slots=True)
class Postgres:
    """The run's PostgreSQL with one database, at the newest schema; or why there is none."""

    server: PostgresServer | None
    url: str = ""
    why: str = ""


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[Postgres]:
    """The run's PostgreSQL; tests that need one ask for `postgres_url`."""
    try:
        server = PostgresServer()
    except NoPostgres as error:
        if os.environ.get(VARIABLE):
            pytest.fail(f"{VARIABLE} asks for PostgreSQL, but {error}")
        request.config.stash[_WHY] = str(error)
        yield Postgres(None, why=str(error))
        return
    url = server.new_database(DATABASE)
    ServerDatabase(url).close()
    yield Postgres(server, url)
    server.stop()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """A database of PostgreSQL as if it were new; skips where there is no PostgreSQL."""
    if postgres.server is None:
        pytest.skip(f"no PostgreSQL: {postgres.why}")
    postgres.server.end_sessions(DATABASE)
    _empty(postgres.url)
    return postgres.url


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database in which nothing has happened yet; not to be changed."""
    file = tmp_path_factory.mktemp("server") / "server.sqlite"
    ServerDatabase(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    """The URL of a new SQLite database: a copy, since migrating takes longer than most tests."""
    copy = shutil.copy(migrated_file, tmp_path / "server.sqlite")
    return f"sqlite:///{copy}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a new database, once of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def server_database(database_url: str) -> Iterator[ServerDatabase]:
    """A new database of the server, once of each kind."""
    with closing(ServerDatabase(database_url)) as database:
        yield database


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker found, where the tests run in several processes; one that crashed
    says nothing.
    """
    why = getattr(node, "workeroutput", {}).get(_OUTPUT)
    if why:
        node.config.stash[_WHY] = why


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Say to the one that reports what this worker found."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_OUTPUT] = session.config.stash.get(_WHY, "")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say aloud that half of the server's tests did not run."""
    why = config.stash.get(_WHY, "")
    if why:
        terminalreporter.section("POSTGRESQL WAS NOT TESTED", red=True, bold=True)
        terminalreporter.write_line(f"It could not be started: {why}")
        terminalreporter.write_line(
            f"Name a server in {VARIABLE} (a URL whose user may create databases), or set it to"
            f" “{REQUIRED}” where the run must fail without one."
        )


def _empty(url: str) -> None:
    """Quicker than a new database: rows are few, tables many."""
    with closing(ServerDatabase(url)) as database, database.write() as connection:
        for table in metadata.sorted_tables:
            if table not in (clock, commits):
                connection.execute(delete(table))
        connection.execute(delete(commits).where(commits.c.seq > 0))
        connection.execute(update(clock).values(seq=0))
