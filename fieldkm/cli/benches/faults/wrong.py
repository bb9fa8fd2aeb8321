"""What must not be when the dust has settled: something lost, something doubled, or a laptop that
holds something else than its server.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from fieldkm.cli.benches.faults.written import Written
from fieldkm.protocol.kinds import Kind
from fieldkm.server.database import ServerDatabase
from fieldkm.server.tables import counters, records

LOST, DOUBLED, DIVERGENT = "lost", "doubled", "divergent"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing; `what` is lost, doubled or divergent."""

    what: str
    words: str


def lost(
    server: ServerDatabase, written: Sequence[Written], waiting: Collection[str] = ()
) -> list[Wrong]:
    """Return the notes, revisions of fixes and outcomes that are neither on the server nor
    `waiting` on a laptop for good reason; an operation waits under the id of its main record.
    """
    missed = []
    for kind, remembered in (
        (Kind.PREFERENCE, [author.notes for author in written]),
        (Kind.FIX_REVISION, [author.revisions for author in written]),
        (Kind.OUTCOME, [author.outcomes for author in written]),
    ):
        there = _ids(server, kind)
        missed += sorted(set().union(*remembered) - there - set(waiting))
    return [Wrong(LOST, name) for name in missed]


def miscounted(
    server: ServerDatabase, written: Sequence[Written], words: str = "squeak"
) -> list[Wrong]:
    """Return that the server has counted another number of searches for `words` than there were."""
    with server.read() as connection:
        query = select(counters.c.count).where(counters.c.key.contains(f'"{words}"'))
        there = sum(connection.execute(query).scalars())
    counted = sum(author.counted for author in written)
    if there == counted:
        return []
    found = f"counted {there} instead of {counted}"
    return [Wrong(DOUBLED if there > counted else LOST, found)]


def _ids(server: ServerDatabase, kind: Kind) -> set[str]:
    with server.read() as connection:
        query = select(records.c.id).where(records.c.kind == kind)
        return set(connection.execute(query).scalars())
