"""Pages that were opened on this laptop."""

from __future__ import annotations

from sqlalchemy import Row, delete, func, insert, select

from fieldkm.domain.reading import Seen
from fieldkm.store.database import Database
from fieldkm.store.rows import place_of, place_values, time_of, time_text
from fieldkm.store.tables import seen

MOST_SEEN = 500


class SeenPages:
    """The pages that were opened, at most `MOST_SEEN`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Seen) -> None:
        """Note that a page was opened; what is older than the last `MOST_SEEN` goes."""
        values = {
            **place_values(entry.place),
            "title": entry.title,
            "seen_at": time_text(entry.when),
        }
        with self._database.write() as connection:
            connection.execute(insert(seen).values(values))
            newest = connection.execute(select(func.max(seen.c.number))).scalar_one()
            connection.execute(delete(seen).where(seen.c.number <= newest - MOST_SEEN))

    def recent(self, limit: int) -> list[Seen]:
        """Return the pages opened last, each once, the newest first."""
        last = select(func.max(seen.c.number)).group_by(seen.c.manual, seen.c.page)
        query = (
            select(seen).where(seen.c.number.in_(last)).order_by(seen.c.number.desc()).limit(limit)
        )
        with self._database.read() as connection:
            return [_seen(row) for row in connection.execute(query)]


def _seen(row: Row[tuple[object, ...]]) -> Seen:
    return Seen(place_of(row), row.title, time_of(row.seen_at))
