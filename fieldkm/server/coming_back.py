"""Approved fixes that come back for review by themselves: a page or part that they name has
changed, or they have rested for long. That they fail is seen when an outcome comes in (`fixes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from fieldkm.domain.fix_life import is_out_of_hands
from fieldkm.domain.fix_rules import has_rested
from fieldkm.domain.fixes import Fix, FixState, ReviewCause
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import as_data, decode_as
from fieldkm.server.feed import commit
from fieldkm.server.fixes import back
from fieldkm.server.pack_contents import PackChange
from fieldkm.server.records import stored
from fieldkm.server.scene import Scene
from fieldkm.server.tables import records
from fieldkm.server.world import World

_MOST_NAMED = 20  # pages and parts that are told as the reason
_PORTION = 500  # fixes


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A fix that waits for its reviewers again, and why: `detail` names what has changed, one thing
    a line.
    """

    fix: Fix
    cause: ReviewCause
    detail: str = ""


def bring_back_changed(
    connection: Connection, change: PackChange, now: datetime
) -> list[BroughtBack]:
    """Bring back the approved fixes that name what is another in a new version of a manual."""
    details: dict[str, str] = {}
    for portion in _portions(_approved(connection)):
        shown = {(fix.approved_revision, Kind.FIX_REVISION.value): fix.id for fix in portion}
        for key, revision in stored(connection, shown.keys()).items():
            data = as_data(Kind.FIX_REVISION, revision.payload or "{}")
            if changed := list(change.changed(data)):
                details[shown[key]] = "\n".join(changed[:_MOST_NAMED])
    return _bring_back(connection, ReviewCause.CHANGED, details, now)


def rested(connection: Connection, now: datetime, days: int) -> list[str]:
    """Return the ids of the approved fixes that nobody has reviewed for so many days."""
    return [fix.id for fix in _approved(connection) if has_rested(fix, now, days)]


def bring_back_rested(
    connection: Connection, fixes: list[str], now: datetime, days: int
) -> list[BroughtBack]:
    """Bring back those of the fixes that still have rested for so many days."""
    return _bring_back(
        connection,
        ReviewCause.RESTED,
        dict.fromkeys(fixes, ""),
        now,
        lambda fix: has_rested(fix, now, days),
    )


def fixes_like(connection: Connection, words: str) -> Iterator[Fix]:
    """Yield the fixes in whose payload `words` stand."""
    query = select(records.c.payload).where(
        records.c.kind == Kind.FIX.value, records.c.payload.contains(words, autoescape=True)
    )
    for payload in connection.execute(query).scalars():
        yield decode_as(Fix, payload)


def _approved(connection: Connection) -> Iterator[Fix]:
    """Yield the fixes that are approved, and that nobody has to decide on."""
    for state in (FixState.APPROVED, FixState.RETURNED):
        for fix in fixes_like(connection, f'"state":"{state}"'):
            if fix.state is state and is_out_of_hands(fix):
                yield fix


def _portions(fixes: Iterator[Fix]) -> Iterator[list[Fix]]:
    found = list(fixes)
    for start in range(0, len(found), _PORTION):
        yield found[start : start + _PORTION]


def _bring_back(
    connection: Connection,
    cause: ReviewCause,
    details: Mapping[str, str],
    now: datetime,
    still: Callable[[Fix], bool] = lambda fix: True,
) -> list[BroughtBack]:
    world = World(connection)
    world.load((Kind.FIX, name) for name in details)
    scene = Scene(world, connection, now)
    found = []
    for name, detail in details.items():
        there = world.record(Kind.FIX, name)
        fix = decode_as(Fix, there.payload) if there else None
        if there is None or fix is None or not still(fix):
            continue
        for effect in back(there, cause, scene, detail):
            world.put(effect.kind, effect.id, effect.payload)
            found.append(BroughtBack(fix, cause, detail))
    if found:
        world.settle()
        commit(connection, world.changes(), now)
    return found
