"""The fixes that wait for a reviewer, read without walking through all of them."""

from __future__ import annotations

from sqlalchemy import select

from fieldkm.domain.fixes import Fix
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as
from fieldkm.store.database import Database
from fieldkm.store.tables import fixes_here, records


class FixQueue:
    """What waits for a decision on this laptop, for the first time or again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> list[Fix]:
        """Return the fixes, in no order; what they say is not read."""
        query = (
            select(records.c.payload)
            .join(fixes_here, fixes_here.c.fix == records.c.id)
            .where(fixes_here.c.is_waiting == 1, records.c.kind == Kind.FIX.value)
        )
        with self._database.read() as connection:
            payloads = connection.execute(query).scalars().all()
        return [decode_as(Fix, payload) for payload in payloads]
