"""What the office writes down on the server's machine: it takes calls and has no laptop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from fieldkm.domain.incidents import Incident, IncidentStatus, checked_report
from fieldkm.domain.machines import normalised_serial
from fieldkm.errors import BadInput
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as, encode
from fieldkm.server.database import ServerDatabase
from fieldkm.server.derived import consequences
from fieldkm.server.feed import Writer, commit
from fieldkm.server.reach import standing_of
from fieldkm.server.records import newest_by_key
from fieldkm.server.scene import Scene
from fieldkm.server.scopes import Record
from fieldkm.server.tables import users
from fieldkm.server.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the office takes. `machine` is a serial number in any spelling or an id,
    `customer` its key in the office's own system or an id; one of them, or neither.
    """

    by: str
    title: str
    background: str = ""
    machine: str = ""
    customer: str = ""
    happened: datetime | None = None


def report_incident(
    database: ServerDatabase, call: Call, incident: str, now: datetime
) -> IncidentStatus:
    """Write an incident down in the name of a user, under the id `incident`, and return how it
    stands: its owner and its deadlines are found as for those that laptops send.

    Raises `BadInput` for a user or a place that is not known, and without a title.
    """
    told = checked_report(
        Incident(incident, now, call.title, call.background, happened=call.happened)
    )

    def work(connection: Connection) -> IncidentStatus:
        user = _user(connection, call.by)
        world = World(connection, user, standing_of(connection, user, now).home)
        placed = _placed(replace(told, reporter=user), call, world, connection)
        written = world.put(Kind.INCIDENT, incident, encode(Kind.INCIDENT, placed))
        made: list[Effect] = list(consequences(written, Scene(world, connection, now)))
        for effect in made:
            world.put(effect.kind, effect.id, effect.payload)
        world.settle()
        commit(connection, world.changes(), now, Writer("", user))
        return decode_as(IncidentStatus, made[0].payload)

    return database.transact(work)


def _user(connection: Connection, name: str) -> str:
    query = select(users.c.id).where(users.c.name == name, users.c.disabled.is_(False))
    found = connection.execute(query).scalar()
    if found is None:
        raise BadInput(
            "no-such-user",
            "There is no user {user}.",
            "“fieldkm server user list” has them all.",
            user=name,
        )
    return str(found)


def _placed(told: Incident, call: Call, world: World, connection: Connection) -> Incident:
    if call.machine:
        key = normalised_serial(call.machine)
        machine = _found(Kind.MACHINE, call.machine, key, world, connection)
        site = world.record(Kind.SITE, machine.text("site")) if machine.text("site") else None
        owner = site.text("customer") if site else ""
        return replace(told, machine=machine.id, site=site.id if site else "", customer=owner)
    if call.customer:
        customer = _found(Kind.CUSTOMER, call.customer, call.customer, world, connection)
        return replace(told, customer=customer.id)
    return told


def _found(kind: Kind, name: str, key: str, world: World, connection: Connection) -> Record:
    """Return the record with an id or, where there is none, the only one with a key."""
    known = world.record(kind, name)
    keyed = [] if known or not key else newest_by_key(connection, kind, key, 2)
    if len(keyed) > 1:
        raise BadInput(
            "place-not-unique",
            "More than one {kind} goes by “{name}”.",
            "Name it by its id.",
            kind=kind.value,
            name=name,
        )
    found = known or (world.record(kind, keyed[0].id) if keyed else None)
    if found is None:
        raise BadInput(
            "no-such-place",
            "There is no {kind} “{name}”.",
            "Check the number, or leave it out and name the place in the background.",
            kind=kind.value,
            name=name,
        )
    return found
