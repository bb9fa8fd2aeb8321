"""The one door to the server's database: SQLite in a file, or PostgreSQL by URL.

A read is one snapshot; a write is one transaction. The rest of the server does not know which of
the two it speaks to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from fieldkm.errors import BadInput, FieldkmError, Refused, from_os_error
from fieldkm.server.database_errors import BUSY, translated

# The newest migration. Known here so that Alembic is loaded only when there is something to
# migrate.
HEAD = "0003"
CONNECTIONS = 15  # that one process keeps open: PostgreSQL starts a process of its own for each
_MORE = 5  # for moments: sign-ins and cleaning up come beside the requests
_TRIES = 4  # of a transaction that PostgreSQL ended because two waited for each other
_NO_FILE = (None, "", ":memory:")  # would be another database for each connection

Answer = TypeVar("Answer")


class ServerDatabase:
    """An open database, at the newest schema.

    `url` is `sqlite:///path` or `postgresql://user@host/name`; `busy_seconds` is how long a write
    waits for others. Raises `Unavailable` when it cannot be reached, is locked or damaged, or the
    disk is full; `Refused` when a newer server wrote it; `BadInput` for a URL of another kind.
    """

    def __init__(self, url: str, busy_seconds: float = 30) -> None:
        self._url = _checked(url)
        self._engine = _engine(self._url, busy_seconds)
        is_sqlite = self._engine.dialect.name == "sqlite"
        self._reading = self._engine.execution_options(
            **({} if is_sqlite else {"isolation_level": "REPEATABLE READ"})
        )
        self._writing = self._engine.execution_options(
            **({"begin": "IMMEDIATE"} if is_sqlite else {"isolation_level": "READ COMMITTED"})
        )
        try:
            self._bring_up_to_date()
        except OSError as error:
            self.close()
            raise from_os_error(error, str(error.filename or self._url.database)) from error
        except FieldkmError:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database, whatever is written beside it."""
        with translated(self._name), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that is kept when the block ends without an error."""
        with translated(self._name), self._writing.begin() as connection:
            yield connection

    def transact(self, work: Callable[[Connection], Answer]) -> Answer:
        """Do `work` in one transaction; again from the start, a few times, where it had to give
        way to another one.
        """
        for _ in range(_TRIES - 1):
            try:
                with self.write() as connection:
                    return work(connection)
            except FieldkmError as error:
                if error.code != BUSY:
                    raise
        with self.write() as connection:
            return work(connection)

    def scrub(self) -> None:
        """Leave no trace of what was deleted: not in SQLite's write-ahead log, nor in the copies
        that were made before migrations. PostgreSQL writes over it in its own time.
        """
        if self._engine.dialect.name != "sqlite":
            return
        with translated(self._name), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file = Path(str(self._url.database))
        try:
            for copy in file.parent.glob(f"{file.stem}.before-*.sqlite"):
                copy.unlink()
        except OSError as error:
            raise from_os_error(error, str(file.parent)) from error

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @property
    def _name(self) -> str:
        """What stands in messages: never a password."""
        return self._url.render_as_string(hide_password=True)

    def _bring_up_to_date(self) -> None:
        with translated(self._name):
            present = _revision(self._engine)
        if present == HEAD:
            return
        # Alembic costs as much to import as SQLAlchemy itself.
        from fieldkm.server.migration import copy_file, is_known, upgrade

        if present and not is_known(present):
            raise _newer(self._name)
        if present and self._url.database and self._engine.dialect.name == "sqlite":
            copy_file(self._engine, Path(self._url.database).with_suffix(f".before-{HEAD}.sqlite"))
        with self.write() as connection:
            upgrade(connection)


def _checked(url: str) -> URL:
    try:
        read = make_url(url)
    except exc.ArgumentError:
        read = None
    if read is not None and read.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return read.set(drivername="postgresql+psycopg")
    if read is not None and read.drivername == "sqlite" and read.database not in _NO_FILE:
        return read
    raise BadInput(
        "unknown-database",
        "The database's URL is of a kind that is not known here.",
        "Write sqlite:///path/to/server.sqlite or postgresql://user@host/name.",
    )


def _engine(url: URL, busy_seconds: float) -> Engine:
    if url.drivername != "sqlite":
        wait = f"-c lock_timeout={round(busy_seconds * 1000)}"
        return create_engine(
            url,
            pool_size=CONNECTIONS,
            max_overflow=_MORE,
            pool_pre_ping=True,
            connect_args={"options": wait},
        )
    try:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, str(Path(str(url.database)).parent)) from error
    # None: sqlite3 must begin no transaction of its own; it would begin it at the first write only.
    engine = create_engine(url, connect_args={"timeout": busy_seconds, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        # FULL, because NORMAL may lose the last commits when power fails and was not faster here.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _newer(name: str) -> Refused:
    return Refused(
        "database-newer",
        "The database {path} was written by a newer fieldkm.",
        "Update fieldkm on this machine. The database was not touched.",
        path=name,
    )
