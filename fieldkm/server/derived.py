"""What the server adds to what was done: how an incident stands, numbers and counts of fixes,
where a moved visit belongs, and the value that gave way where two changed one field.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from fieldkm.domain.conflicts import FieldConflict
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
from fieldkm.domain.people import Territory
from fieldkm.domain.scopes import ScopeKind
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.effects import FieldChange
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import decode, encode
from fieldkm.server.feed import Writer
from fieldkm.server.fixes import stepped, used
from fieldkm.server.moved_visits import moved
from fieldkm.server.scene import Scene
from fieldkm.server.scopes import Record, territories_in
from fieldkm.server.tables import server_settings
from fieldkm.server.world import World

ANSWER_DAYS = "incident-answer-days"  # in server_settings, in working days
CLOSE_DAYS = "incident-close-days"


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


_RULES: Mapping[Kind, Callable[[Record, Scene], Iterator[Effect]]] = MappingProxyType(
    {
        Kind.FIX: stepped,
        Kind.OUTCOME: used,
        Kind.INCIDENT: _reported,
        Kind.INCIDENT_ENTRY: _worked_off,
        Kind.VISIT_ENTRY: lambda entry, scene: moved(entry.payload, scene.world),
    }
)
