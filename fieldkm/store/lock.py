"""The lock on customers' data after long without the server; manuals are never locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from fieldkm.domain.offline import is_locked
from fieldkm.errors import Unavailable
from fieldkm.store.database import Database
from fieldkm.store.sync_state import LastSync, last_sync_of


class CustomersLock:
    """Guards the reads of one database (see `Database.guarded`)."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def is_closed(self) -> bool:
        """Tell whether customers' data must not be shown now."""
        with self._database.read() as connection:
            return self._closes(last_sync_of(connection))

    def check(self, connection: Connection) -> None:
        """Raise `Unavailable` while the data is locked."""
        last = last_sync_of(connection)
        if self._closes(last):
            raise Unavailable(
                "customers-locked",
                "Customers' data is locked: this laptop has not synced for more than {days} days.",
                "Sync, and it is there again. Manuals can be read, and what you wrote is kept.",
                days=last.lock_days,
            )

    def _closes(self, last: LastSync) -> bool:
        return is_locked(last.at, self._now(), last.lock_days)
