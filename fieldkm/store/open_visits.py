"""The visits that somebody has not closed yet, found without reading those of years."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text

from fieldkm.domain.visits import Visit
from fieldkm.protocol.payloads import decode_as
from fieldkm.store.database import Database
from fieldkm.store.rows import time_text

# The key of a visit is its technician. Its close is never taken back, so the entry is enough.
_OPEN = text("""
SELECT visit.payload FROM records AS visit INDEXED BY records_by_moment
WHERE visit.kind = 'visit' AND visit.moment >= :since AND visit.key = :technician
AND NOT EXISTS (
    SELECT 1 FROM records AS entry INDEXED BY records_by_parent
    WHERE entry.parent = visit.id AND entry.kind = 'visit_entry'
    AND json_extract(entry.payload, '$.kind') = 'closed'
)
ORDER BY visit.moment DESC, visit.id DESC LIMIT :most
""")


class OpenVisits:
    """Reads them from the records."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, technician: str, since: datetime, most: int) -> list[Visit]:
        """Return at most so many open visits of somebody, opened after `since`, the newest
        first.
        """
        values = {"technician": technician, "since": time_text(since), "most": most}
        with self._database.read() as connection:
            payloads = connection.execute(_OPEN, values).scalars().all()
        return [decode_as(Visit, payload) for payload in payloads]
