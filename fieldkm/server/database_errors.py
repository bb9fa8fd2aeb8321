"""What SQLAlchemy's errors mean to whoever runs the server or waits for its answer.

Errors about what was written (`IntegrityError`, `DataError`) pass: they are for the one who wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from fieldkm.errors import FieldkmError, Unavailable

BUSY = "database-busy"
# PostgreSQL's SQLSTATE: two transactions waited for each other, one had to give way, a lock was
# not given in time; the disk is full.
_BUSY_STATES = {"40P01", "40001", "55P03"}
_FULL_STATE = "53100"


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Raise `Unavailable` where the database `name` cannot be used."""
    try:
        yield
    except exc.TimeoutError as error:
        raise busy() from error
    except (exc.OperationalError, exc.InternalError, exc.InterfaceError) as error:
        raise _unavailable(error, name) from error
    except exc.DatabaseError as error:
        if type(error) is not exc.DatabaseError:
            raise
        raise _damaged(name) from error


def _unavailable(error: exc.DBAPIError, name: str) -> FieldkmError:
    state = getattr(error.orig, "sqlstate", None)
    reason = str(error.orig)
    if state in _BUSY_STATES or "database is locked" in reason:
        return busy()
    if state == _FULL_STATE or "disk is full" in reason:
        return Unavailable(
            "disk-full",
            "The disk is full: {path} could not be written.",
            "Free some space and try again. Nothing that was saved before is lost.",
            path=name,
        )
    return Unavailable(
        "database-unavailable",
        "The database {path} could not be used: {reason}",
        "Try again; if it stays so, send this text to your administrator.",
        path=name,
        reason=reason,
    )


def busy() -> Unavailable:
    """Return the error of a server that others keep from answering now."""
    return Unavailable(BUSY, "The server is busy.", "Try again in a moment; nothing is lost.")


def _damaged(name: str) -> Unavailable:
    return Unavailable(
        "database-damaged",
        "The database {path} is damaged.",
        "Stop the server and restore its last backup.",
        path=name,
    )
