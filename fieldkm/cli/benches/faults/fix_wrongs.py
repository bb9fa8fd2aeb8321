"""What must not be of fixes when the dust has settled: counts that are not the outcomes, a revision
that was decided on twice, one approved that no reviewer approved, a number given twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from fieldkm.cli.benches.faults.fix_author import DECISIONS
from fieldkm.cli.benches.faults.wrong import DIVERGENT, DOUBLED, Wrong
from fieldkm.domain.fixes import Fix, Transition
from fieldkm.domain.outcomes import FixUse, Outcome, counted
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import decode_as
from fieldkm.server.database import ServerDatabase
from fieldkm.server.tables import records

T = TypeVar("T")


def wrong_fixes(
    server: ServerDatabase, approved: Collection[str], family: str = "printers"
) -> list[Wrong]:
    """Return what is wrong with the fixes of a family; `approved` are the revisions that its
    reviewers approved.
    """
    with server.read() as connection:
        fixes = [fix for fix in _all(connection, Fix) if fix.family == family]
        names = {fix.id for fix in fixes}
        outcomes = [item for item in _all(connection, Outcome) if item.fix in names]
        uses = [item for item in _all(connection, FixUse) if item.fix in names]
        steps = [item for item in _all(connection, Transition) if item.fix in names]
    return [
        *_miscounted(fixes, outcomes, uses),
        *_decided_twice(steps),
        *_approved_by_nobody(fixes, approved),
        *_numbered_alike(fixes),
    ]


def _all(connection: Connection, record_type: type[T]) -> list[T]:
    query = select(records.c.payload).where(
        records.c.kind == KIND_OF[record_type].value, records.c.payload.is_not(None)
    )
    return [decode_as(record_type, payload) for payload in connection.execute(query).scalars()]


def _miscounted(
    fixes: Sequence[Fix], outcomes: Sequence[Outcome], uses: Sequence[FixUse]
) -> Iterator[Wrong]:
    for fix in fixes:
        there = [item for item in outcomes if item.fix == fix.id]
        if fix.counts != counted(item.result for item in there):
            yield Wrong(DOUBLED, f"{fix.id} counts {fix.counts.total} of {len(there)} outcomes")
        if {item.id for item in there} != {item.id for item in uses if item.fix == fix.id}:
            yield Wrong(DIVERGENT, f"{fix.id} shows other uses than there are outcomes")


def _decided_twice(steps: Sequence[Transition]) -> Iterator[Wrong]:
    decided = Counter(step.revision for step in steps if step.verb in DECISIONS)
    for revision, times in decided.items():
        if times > 1:
            yield Wrong(DOUBLED, f"{revision} was decided on {times} times")


def _approved_by_nobody(fixes: Sequence[Fix], approved: Collection[str]) -> Iterator[Wrong]:
    for fix in fixes:
        if fix.approved_revision and fix.approved_revision not in approved:
            yield Wrong(DIVERGENT, f"{fix.approved_revision} was approved, but by nobody")


def _numbered_alike(fixes: Sequence[Fix]) -> Iterator[Wrong]:
    for number, times in Counter(fix.number for fix in fixes).items():
        if times > 1 or not number:
            yield Wrong(DOUBLED, f"{times} fixes have the number “{number}”")
