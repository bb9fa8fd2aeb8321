"""What the server adds to fixes: their numbers, the uses that outcomes make, how often they are
asked for, and since when they wait.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select, text

from fieldkm.domain.fix_life import brought_back, in_queue, is_worth_telling
from fieldkm.domain.fixes import Demand, Fix, ReviewCause
from fieldkm.domain.outcomes import FixUse, Outcome, Result, counted, is_failing, use_of
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as, encode, field_values, with_fields
from fieldkm.server.records import newest_below
from fieldkm.server.scene import Scene
from fieldkm.server.scopes import Record
from fieldkm.server.tables import counters
from fieldkm.server.times import time_text

FIX_NUMBER = "fix-number"  # names in `counters`; of the others the key is the fix
FIX_FOUND = "fix-found"
FIX_OPENED = "fix-opened"
_LAST_USES = 5  # that decide whether a fix is failing
_FIRST_NUMBER = 1001  # of a fix: four digits are said more easily than one
_NEXT = text(
    "INSERT INTO counters (name, key, count, at) VALUES (:name, '', :first, :at)"
    " ON CONFLICT (name, key) DO UPDATE SET count = counters.count + 1, at = excluded.at"
    " RETURNING count"
)


def received(made: Sequence[Effect], present: str | None, now: datetime) -> list[Effect]:
    """Return the effects of a step in a fix's life with the times of the server: a laptop whose
    clock is wrong must not let a fix rise, or rest for ever. When it was done, as the laptop
    believes, stays in the transition. `present` is the fix as it was.
    """
    before = decode_as(Fix, present) if present is not None else None
    return [
        replace(effect, payload=_timed(effect.payload, before, now))
        if effect.kind is Kind.FIX
        else effect
        for effect in made
    ]


def stepped(fix: Record, scene: Scene) -> Iterator[Effect]:
    """A fix that has taken a step gets its number with the first one; while it waits for a
    reviewer it says how often it is asked for.
    """
    there = decode_as(Fix, fix.payload)
    changed = there if there.number else replace(there, number=_next_number(scene))
    if in_queue(changed) and not scene.world.is_made(fix):
        changed = replace(changed, demand=_demand(changed, scene.connection))
    if changed != there:
        yield _updated(fix, changed)


def used(outcome: Record, scene: Scene) -> Iterator[Effect]:
    """One use more of a fix, which comes back for review where it fails again and again."""
    name = outcome.text("fix")
    there = scene.world.record(Kind.FIX, name) if name else None
    if there is None:
        return
    use = _use(decode_as(Outcome, outcome.payload), scene)
    fix = decode_as(Fix, there.payload)
    fix = replace(fix, counts=fix.counts + counted([use.result]))
    if use.result is Result.FAILED and is_failing([*_last_uses(name, scene), use], fix.reviewed):
        fix = brought_back(fix, ReviewCause.FAILING, scene.now)
    if in_queue(fix):
        fix = replace(fix, demand=_demand(fix, scene.connection))
    yield _updated(there, fix)
    yield Effect(Kind.FIX_USE, use.id, encode(Kind.FIX_USE, use))


def back(there: Record, cause: ReviewCause, scene: Scene, detail: str = "") -> Iterator[Effect]:
    """Yield an approved fix as it comes back for review; readers go on reading it as it is."""
    before = decode_as(Fix, there.payload)
    fix = brought_back(before, cause, scene.now, detail)
    if fix != before:
        yield _updated(there, replace(fix, demand=_demand(fix, scene.connection)))


def asked_for(fixes: Collection[str], scene: Scene) -> Iterator[Effect]:
    """Yield those of the fixes that wait for a reviewer and are asked for far more than they say;
    no laptop hears of the demand for one that nobody has to decide on.
    """
    for name in sorted(fixes):
        there = scene.world.record(Kind.FIX, name)
        fix = decode_as(Fix, there.payload) if there else None
        if there is None or fix is None or not in_queue(fix):
            continue
        demand = _demand(fix, scene.connection)
        if is_worth_telling(demand, fix.demand):
            yield _updated(there, replace(fix, demand=demand))


def _timed(payload: str, before: Fix | None, now: datetime) -> str:
    fix = decode_as(Fix, payload)
    was = before or Fix(fix.id)
    timed = replace(
        fix,
        made=fix.made if before else min(fix.made or now, now),
        submitted=fix.submitted if fix.submitted == was.submitted else now,
        reviewed=fix.reviewed if fix.reviewed == was.reviewed else now,
    )
    return _changed(payload, timed)


def _next_number(scene: Scene) -> str:
    values = {"name": FIX_NUMBER, "first": _FIRST_NUMBER, "at": time_text(scene.now)}
    return f"F-{scene.connection.execute(_NEXT, values).scalar_one()}"


def _use(outcome: Outcome, scene: Scene) -> FixUse:
    """Return the use that an outcome is; nothing goes along but what is about the fix."""
    named = outcome.revision
    revision = scene.world.record(Kind.FIX_REVISION, named) if named else None
    latest = min(outcome.at.astimezone(UTC), scene.now)
    use = use_of(outcome, scene.world.home, latest)
    return use if revision else replace(use, revision="")


def _last_uses(fix: str, scene: Scene) -> list[FixUse]:
    stored = newest_below(scene.connection, Kind.FIX_USE, fix, _LAST_USES)
    payloads = [item.payload for item in stored if item.payload is not None]
    made = (item for item in scene.world.made(Kind.FIX_USE) if item.text("fix") == fix)
    return [decode_as(FixUse, payload) for payload in (*payloads, *(m.payload for m in made))]


def _demand(fix: Fix, connection: Connection) -> Demand:
    query = select(counters.c.name, counters.c.count).where(
        counters.c.name.in_([FIX_FOUND, FIX_OPENED]), counters.c.key == fix.id
    )
    counts = {name: int(count) for name, count in connection.execute(query)}
    return Demand(counts.get(FIX_FOUND, 0), counts.get(FIX_OPENED, 0), fix.counts.total)


def _updated(there: Record, fix: Fix) -> Effect:
    return Effect(Kind.FIX, fix.id, _changed(there.payload, fix))


def _changed(payload: str, fix: Fix) -> str:
    """Return the payload of a fix as it becomes; what this server does not know stays in it."""
    before = decode_as(Fix, payload)
    names = [name for name in Fix.__slots__ if getattr(before, name) != getattr(fix, name)]
    return with_fields(Kind.FIX, payload, field_values(fix, names))
