"""Which photos are here, which are still to come, and which the server still lacks.

Their bytes lie in files, by hash; what records name them says which are needed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from fieldkm.store.database import Database
from fieldkm.store.tables import blobs


class BlobState(StrEnum):
    """Where a blob is on its way."""

    WANTED = "wanted"
    HERE = "here"
    TO_SEND = "to_send"


@dataclass(frozen=True, slots=True)
class Blob:
    """A photo's bytes. `received` counts those that are here of one that is wanted, or at the
    server of one that is to be sent; both in bytes.
    """

    sha256: str
    size: int
    state: BlobState
    received: int = 0


# `named_blobs` is a view, made by the migrations: every photo that a record names.
_WANT = """
INSERT OR IGNORE INTO blobs (sha256, size, state, received)
SELECT sha256, max(size), 'wanted', 0 FROM named_blobs GROUP BY sha256
"""
_UNNAMED = """
SELECT sha256 FROM blobs WHERE state <> 'to_send'
AND sha256 NOT IN (SELECT sha256 FROM named_blobs)
"""


class Blobs:
    """The blobs of this laptop, by their hash."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_own(self, connection: Connection, sha256: str, size: int) -> None:
        """Note, in the transaction of the record that names it, a blob that is to be sent."""
        row = insert(blobs).values(
            sha256=sha256, size=size, state=BlobState.TO_SEND.value, received=0
        )
        connection.execute(row.on_conflict_do_nothing())

    def note_needed(self) -> list[str]:
        """Note what records name and is not here as wanted; return what none names any more, which
        is forgotten here and whose files are to be removed.
        """
        with self._database.write() as connection:
            connection.execute(text(_WANT))
            gone = list(connection.execute(text(_UNNAMED)).scalars())
            connection.execute(delete(blobs).where(blobs.c.sha256.in_(gone)))
        return gone

    def in_state(self, state: BlobState) -> list[Blob]:
        """Return the blobs in a state, the smallest first: most of them come soonest so."""
        query = select(blobs).where(blobs.c.state == state).order_by(blobs.c.size, blobs.c.sha256)
        with self._database.read() as connection:
            return [
                Blob(row.sha256, row.size, BlobState(row.state), row.received)
                for row in connection.execute(query)
            ]

    def lacking(self, hashes: Collection[str]) -> frozenset[str]:
        """Return those of these blobs whose bytes are not on this laptop."""
        here = (BlobState.HERE.value, BlobState.TO_SEND.value)
        query = select(blobs.c.sha256).where(blobs.c.sha256.in_(hashes), blobs.c.state.in_(here))
        with self._database.read() as connection:
            return frozenset(hashes) - frozenset(connection.execute(query).scalars())

    def unknown(self, hashes: Collection[str]) -> frozenset[str]:
        """Return those of these blobs that no record has named so far."""
        query = select(blobs.c.sha256).where(blobs.c.sha256.in_(hashes))
        with self._database.read() as connection:
            return frozenset(hashes) - frozenset(connection.execute(query).scalars())

    def counts(self) -> dict[BlobState, int]:
        """Return how many blobs are in each state."""
        query = select(blobs.c.state, func.count()).group_by(blobs.c.state)
        with self._database.read() as connection:
            found = {BlobState(state): count for state, count in connection.execute(query)}
        return {state: found.get(state, 0) for state in BlobState}

    def note(self, sha256: str, state: BlobState, received: int = 0) -> None:
        """Note where a blob is on its way."""
        with self._database.write() as connection:
            connection.execute(
                update(blobs)
                .where(blobs.c.sha256 == sha256)
                .values(state=state.value, received=received)
            )


def offer_again(connection: Connection) -> None:
    """Send all that is here once more, in the transaction that notes that the server was set back:
    it may be older than some of them.
    """
    here = blobs.c.state == BlobState.HERE.value
    connection.execute(update(blobs).where(here).values(state=BlobState.TO_SEND.value, received=0))
