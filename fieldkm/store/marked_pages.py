"""Pages that the reader marked, and pages that were opened."""

from __future__ import annotations

from sqlalchemy import Row, delete, func, insert, select

from fieldkm.domain.reading import Favourite, Seen
from fieldkm.store.database import Database
from fieldkm.store.rows import place_of, place_values, time_of, time_text
from fieldkm.store.tables import favourites, seen

HISTORY_LENGTH = 500


class Favourites:
    """The reader's favourites."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, favourite: Favourite) -> None:
        """Mark a page."""
        values = {
            "id": favourite.id,
            **place_values(favourite.place),
            "title": favourite.title,
            "made": time_text(favourite.made),
        }
        with self._database.write() as connection:
            connection.execute(insert(favourites).values(values))

    def remove(self, manual: str, page: str) -> None:
        """Unmark a page."""
        rows = (favourites.c.manual == manual) & (favourites.c.page == page)
        with self._database.write() as connection:
            connection.execute(delete(favourites).where(rows))

    def all(self) -> list[Favourite]:
        """Return the favourites, the newest first."""
        query = select(favourites).order_by(favourites.c.made.desc(), favourites.c.id)
        with self._database.read() as connection:
            return [_favourite(row) for row in connection.execute(query)]


class History:
    """The pages that were opened, at most `HISTORY_LENGTH`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Seen) -> None:
        """Note that a page was opened; what is older than the last `HISTORY_LENGTH` goes."""
        values = {
            **place_values(entry.place),
            "title": entry.title,
            "seen_at": time_text(entry.when),
        }
        with self._database.write() as connection:
            connection.execute(insert(seen).values(values))
            newest = connection.execute(select(func.max(seen.c.number))).scalar_one()
            connection.execute(delete(seen).where(seen.c.number <= newest - HISTORY_LENGTH))

    def recent(self, limit: int) -> list[Seen]:
        """Return the pages opened last, each once, the newest first."""
        last = select(func.max(seen.c.number)).group_by(seen.c.manual, seen.c.page)
        query = (
            select(seen).where(seen.c.number.in_(last)).order_by(seen.c.number.desc()).limit(limit)
        )
        with self._database.read() as connection:
            return [_seen(row) for row in connection.execute(query)]


def _favourite(row: Row[tuple[object, ...]]) -> Favourite:
    return Favourite(row.id, place_of(row), row.title, time_of(row.made))


def _seen(row: Row[tuple[object, ...]]) -> Seen:
    return Seen(place_of(row), row.title, time_of(row.seen_at))
