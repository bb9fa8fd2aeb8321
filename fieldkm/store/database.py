"""The one door to the laptop's database: opening it, bringing it up to date, translating its
errors.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection

from fieldkm.errors import FieldkmError, Refused, Unavailable, from_os_error

# The newest migration. Known here so that Alembic is loaded only when there is something to
# migrate.
HEAD = "0005"
_LEAST_FREE = 64 << 10  # bytes; with less not even a WAL can be begun


class Database:
    """An open database; every write is one transaction.

    `busy_seconds` is how long a write waits for another process. Raises `Unavailable` when the
    database is locked, damaged, or the disk is full.
    """

    def __init__(self, path: Path, busy_seconds: float = 10) -> None:
        self._path = path
        self._guard: Callable[[Connection], None] | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise from_os_error(error, str(path.parent)) from error
        self._engine = _engine(path, busy_seconds)
        try:
            with self._translated():
                self._bring_up_to_date()
        except OSError as error:
            self.close()
            raise from_os_error(error, str(error.filename or path)) from error
        except FieldkmError:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Yield a connection for reading."""
        with self._translated(), self._engine.connect() as connection:
            if self._guard:
                self._guard(connection)
            yield connection

    def guarded(self, guard: Callable[[Connection], None]) -> Self:
        """Return the same database, of which nothing is read where `guard` raises."""
        other = copy(self)
        other._guard = guard
        return other

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Yield a connection in a transaction that is kept when the block ends without an error."""
        with self._translated(), self._engine.begin() as connection:
            # At once: a transaction that has read first cannot write if another one wrote since.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def scrub(self) -> None:
        """Leave no trace of what was deleted: not in the write-ahead log, nor in the copies that
        were made before migrations.
        """
        with self._translated(), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            for old in self._path.parent.glob(f"{self._path.stem}.before-*.sqlite"):
                old.unlink()
        except OSError as error:
            raise from_os_error(error, str(self._path.parent)) from error

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        present = _revision(self._engine)
        if present == HEAD:
            return
        # Alembic costs as much to import as SQLAlchemy itself.
        from fieldkm.store.migration import is_known, upgrade

        if present and not is_known(present):
            raise _newer(self._path)
        if present:
            self._copy(self._path.with_suffix(f".before-{HEAD}.sqlite"))
        upgrade(self._engine)

    def _copy(self, target: Path) -> None:
        """Copy the database as it is now; its file alone may lack what stands in the WAL."""
        partial = target.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        with self._engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(partial),))
        partial.replace(target)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except exc.OperationalError as error:
            raise _unavailable(error, self._path) from error
        except exc.DatabaseError as error:
            raise _unreadable(self._path) from error


def _engine(path: Path, busy_seconds: float) -> Engine:
    # Not as text: a question mark in the path would begin the options.
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        # FULL, because NORMAL may lose the last commits when power fails and was not faster here.
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _revision(engine: Engine) -> str:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return ""
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _unavailable(error: exc.OperationalError, path: Path) -> FieldkmError:
    reason = str(error.orig)
    if "full" in reason or _is_full(path):
        return Unavailable(
            "disk-full",
            "The disk is full: {path} could not be written.",
            "Free some space and try again. Nothing that was saved before is lost.",
            path=str(path),
        )
    if "locked" in reason or "busy" in reason:
        return Unavailable(
            "database-locked",
            "The database is in use by another program.",
            "Close the other fieldkm and try again.",
            path=str(path),
        )
    if not os.access(path.parent, os.W_OK):
        return Unavailable(
            "no-rights",
            "{path} may not be read or written.",
            "Check its permissions.",
            path=str(path),
        )
    return Unavailable(
        "database-unavailable",
        "The database {path} could not be used: {reason}",
        "Try again; if it stays so, send this text to your administrator.",
        path=str(path),
        reason=reason,
    )


def _is_full(path: Path) -> bool:
    """Tell whether the disk is full: SQLite may only say that it cannot read or write."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_FREE
    except OSError:
        return False


def _newer(path: Path) -> Refused:
    return Refused(
        "database-newer",
        "The database {path} was written by a newer fieldkm.",
        "Update fieldkm on this laptop. The database was not touched.",
        path=str(path),
    )


def _unreadable(path: Path) -> Unavailable:
    return Unavailable(
        "database-damaged",
        "The database {path} is damaged.",
        "Move the file aside and start again; give it to your administrator, who can rescue notes.",
        path=str(path),
    )
