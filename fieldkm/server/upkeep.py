"""What the server sees to by itself, once an hour: approved fixes that have rested, or whose manual
has changed, come back for review.

Of several workers, on several machines, one does it. One that is killed leaves nothing half done:
each step is a transaction, and what was not done is found again an hour later.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import select, text

from fieldkm.server.coming_back import BroughtBack, bring_back_rested, rested
from fieldkm.server.database import ServerDatabase
from fieldkm.server.deadlines import REST_AFTER, deadlines
from fieldkm.server.packs import Packs
from fieldkm.server.records import batches
from fieldkm.server.tables import server_settings
from fieldkm.server.times import time_text

_EVERY = timedelta(minutes=50)  # less than the hour after which each worker asks
_NAME = "upkeep"  # in `server_settings`: when it was begun last
# A clock that was set back must not put it off for years.
_CLAIM = text(
    "INSERT INTO server_settings (name, value) VALUES (:name, :now)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    " WHERE server_settings.value < :before OR server_settings.value > excluded.value"
)


class Upkeep:
    """The upkeep of one server."""

    def __init__(self, database: ServerDatabase, packs: Packs) -> None:
        self._database = database
        self._packs = packs

    def run_if_due(self, now: datetime) -> list[BroughtBack]:
        """Do what is to be done, unless somebody began with it within the hour."""
        return self.run(now) if self._is_due(now) and self._is_ours(now) else []

    def run(self, now: datetime) -> list[BroughtBack]:
        """Do what is to be done; returns the fixes that have come back."""
        found = self._packs.take_note(now)
        with self._database.read() as connection:
            days = deadlines(connection)[REST_AFTER]
            names = rested(connection, now, days)
        for some in batches(names):
            again = partial(bring_back_rested, fixes=list(some), now=now, days=days)
            found += self._database.transact(again)
        return found

    def _is_due(self, now: datetime) -> bool:
        """Look before anything is locked."""
        begun = select(server_settings.c.value).where(server_settings.c.name == _NAME)
        with self._database.read() as connection:
            value = connection.execute(begun).scalar()
        return value is None or not time_text(now - _EVERY) <= value <= time_text(now)

    def _is_ours(self, now: datetime) -> bool:
        values = {"name": _NAME, "now": time_text(now), "before": time_text(now - _EVERY)}
        with self._database.write() as connection:
            return connection.execute(_CLAIM, values).rowcount == 1
