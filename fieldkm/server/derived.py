"""What the server adds to what was done: how an incident stands, numbers and counts of fixes,
where a moved visit belongs, and the value that gave way where two changed one field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from uuid import UUID, uuid5

from sqlalchemy import Connection, select, text

from fieldkm.domain.conflicts import FieldConflict
from fieldkm.domain.fix_life import brought_back
from fieldkm.domain.fixes import Fix, ReviewCause
from fieldkm.domain.incidents import (
    DEADLINES,
    Deadlines,
    Incident,
    IncidentEntry,
    IncidentStatus,
    first_owner,
    first_status,
    status_after,
)
from fieldkm.domain.moments import zone_of
from fieldkm.domain.outcomes import Outcome, Result, counted, is_failing
from fieldkm.domain.people import Territory
from fieldkm.domain.scopes import ScopeKind
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.effects import FieldChange
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import as_data, decode, encode, with_fields
from fieldkm.server.feed import Writer
from fieldkm.server.moved_visits import moved
from fieldkm.server.records import newest_by_key
from fieldkm.server.scopes import Record, territories_in
from fieldkm.server.tables import server_settings
from fieldkm.server.times import time_text
from fieldkm.server.world import World

ANSWER_DAYS = "incident-answer-days"  # in server_settings, in working days
CLOSE_DAYS = "incident-close-days"
_LAST_OUTCOMES = 5  # that decide whether a fix is failing
_FIRST_NUMBER = 1001  # of a fix: four digits are said more easily than one
_NEXT = text(
    "INSERT INTO counters (name, key, count, at) VALUES ('fix-number', '', :first, :at)"
    " ON CONFLICT (name, key) DO UPDATE SET count = counters.count + 1, at = excluded.at"
    " RETURNING count"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where something happened: the records around it, the database, the time on the server."""

    world: World
    connection: Connection
    now: datetime


def consequences(written: Record, scene: Scene) -> Iterator[Effect]:
    """Yield the records that become others because `written`, in the world already, was written."""
    rule = _RULES.get(written.kind)
    if rule:
        yield from rule(written, scene)


def conflict(
    operation: Operation, change: FieldChange, present: Record, loser: str, by: Writer, at: datetime
) -> Effect:
    """Return the record that keeps the value which `change` takes the place of; `loser` is the user
    who had written it.
    """
    kept = FieldConflict(
        str(uuid5(UUID(operation.op_id), change.field)),
        present.kind.value,
        present.id,
        change.field,
        at,
        kept=json.dumps(change.value, ensure_ascii=False),
        kept_by=by.user,
        other=json.dumps(present.data.get(change.field), ensure_ascii=False),
        other_by=loser,
    )
    return Effect(Kind.CONFLICT, kept.id, encode(Kind.CONFLICT, kept))


def _numbered(fix: Record, scene: Scene) -> Iterator[Effect]:
    if fix.text("number"):
        return
    values = {"first": _FIRST_NUMBER, "at": time_text(scene.now)}
    number = f"F-{scene.connection.execute(_NEXT, values).scalar_one()}"
    yield Effect(Kind.FIX, fix.id, with_fields(Kind.FIX, fix.payload, {"number": number}))


def _counted(outcome: Record, scene: Scene) -> Iterator[Effect]:
    """One use more of a fix, which comes back for review where it fails again and again."""
    name = outcome.text("fix")
    there = scene.world.record(Kind.FIX, name) if name else None
    fix, used = _typed(there), _typed(outcome)
    if there is None or not isinstance(fix, Fix) or not isinstance(used, Outcome):
        return
    fix = replace(fix, counts=fix.counts + counted([used.result]))
    if used.result is Result.FAILED and is_failing(_last_outcomes(fix.id, scene), fix.reviewed):
        fix = brought_back(fix, ReviewCause.FAILING, scene.now)
    yield Effect(Kind.FIX, fix.id, _updated(there, fix))


def _last_outcomes(fix: str, scene: Scene) -> list[Outcome]:
    stored = newest_by_key(scene.connection, Kind.OUTCOME, fix, _LAST_OUTCOMES)
    found = [decode(item.kind, item.payload) for item in stored if item.payload is not None]
    found += [_typed(item) for item in scene.world.made(Kind.OUTCOME) if item.text("fix") == fix]
    return [item for item in found if isinstance(item, Outcome)]


def _reported(incident: Record, scene: Scene) -> Iterator[Effect]:
    """A new incident gets its owner and its deadlines."""
    told = _typed(incident)
    if isinstance(told, Incident):
        told = _placed(told, scene.world)
        owner, zone = _first_owner(incident, scene.world), _zone(incident, scene.world)
        status = first_status(told, owner, scene.now, _deadlines(scene.connection), zone)
        yield Effect(Kind.INCIDENT_STATUS, told.id, encode(Kind.INCIDENT_STATUS, status))


def _placed(told: Incident, world: World) -> Incident:
    """Return an incident with the place of its visit, where it names that alone: whoever goes there
    next looks for it by machine, site or customer.
    """
    visit = world.record(Kind.VISIT, told.visit) if told.visit else None
    if visit is None or told.machine or told.site or told.customer:
        return told
    customer, site, machine = (visit.text(field) for field in ("customer", "site", "machine"))
    return replace(told, customer=customer, site=site, machine=machine)


def _worked_off(entry: Record, scene: Scene) -> Iterator[Effect]:
    """A step of working an incident off changes how it stands."""
    step = _typed(entry)
    incident = scene.world.record(Kind.INCIDENT, entry.parent)
    status = _typed(scene.world.record(Kind.INCIDENT_STATUS, entry.parent))
    if not (incident and isinstance(step, IncidentEntry) and isinstance(status, IncidentStatus)):
        return
    zone = _zone(incident, scene.world)
    after = status_after(status, step, scene.now, _deadlines(scene.connection), zone)
    yield Effect(Kind.INCIDENT_STATUS, after.id, encode(Kind.INCIDENT_STATUS, after))


def _first_owner(incident: Record, world: World) -> str:
    for name in sorted(territories_in(incident.scopes, ScopeKind.INCIDENTS)):
        territory = _typed(world.record(Kind.TERRITORY, name))
        if isinstance(territory, Territory) and first_owner(territory):
            return first_owner(territory)
    return ""


def _deadlines(connection: Connection) -> Deadlines:
    query = select(server_settings.c.name, server_settings.c.value).where(
        server_settings.c.name.in_([ANSWER_DAYS, CLOSE_DAYS])
    )
    rows = connection.execute(query)
    days = {name: int(value) for name, value in rows if value.isascii() and value.isdecimal()}
    return Deadlines(days.get(ANSWER_DAYS, DEADLINES.answer), days.get(CLOSE_DAYS, DEADLINES.close))


def _zone(incident: Record, world: World) -> tzinfo:
    """Return the time zone of the place where it happened, UTC where that is not known."""
    name = incident.text("machine")
    machine = world.record(Kind.MACHINE, name) if name else None
    name = incident.text("site") or (machine.text("site") if machine else "")
    site = world.record(Kind.SITE, name) if name else None
    return (zone_of(site.text("zone")) if site else None) or UTC


def _typed(record: Record | None) -> object:
    return decode(record.kind, record.payload) if record else None


def _updated(there: Record, fix: Fix) -> str:
    """Return a payload with the fields of `fix`; what this server does not know stays in it."""
    fields = as_data(Kind.FIX, encode(Kind.FIX, fix))
    return with_fields(Kind.FIX, there.payload, fields)


_RULES: Mapping[Kind, Callable[[Record, Scene], Iterator[Effect]]] = MappingProxyType(
    {
        Kind.FIX: _numbered,
        Kind.OUTCOME: _counted,
        Kind.INCIDENT: _reported,
        Kind.INCIDENT_ENTRY: _worked_off,
        Kind.VISIT_ENTRY: lambda entry, scene: moved(entry.payload, scene.world),
    }
)
