"""Visits that stood at the wrong machine: the record follows what its entries come to, so that it
is seen, and found, where it belongs; the entries stay as the trace.

Only the server does this. A laptop folds the entries itself and shows the move at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fieldkm.domain.customers import Site
from fieldkm.domain.machines import Machine
from fieldkm.domain.visit_state import folded
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry, VisitPlace
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as, field_values, with_fields
from fieldkm.server.world import World

_FOLLOWING = ("machine", "site", "customer", "model", "serial", "zone", "opened_at")


def moved(payload: str, world: World) -> Iterator[Effect]:
    """Yield the visit as it becomes by an entry that was written, where that moves it."""
    entry = decode_as(VisitEntry, payload)
    there = world.payload(Kind.VISIT, entry.visit)
    if there is None:
        return
    visit = decode_as(Visit, there)
    # What amends or takes back a move can be one of many; a visit that was never moved has none.
    if entry.kind is not EntryKind.MOVED and not (entry.amends and visit.opened_at):
        return
    entries = [
        decode_as(VisitEntry, child.payload)
        for child in world.children([visit.id])
        if child.kind is Kind.VISIT_ENTRY
    ]
    after = _placed(visit, folded(visit, entries).place, world)
    if after != visit:
        changes = field_values(after, _FOLLOWING)
        yield Effect(Kind.VISIT, visit.id, with_fields(Kind.VISIT, there, changes))


def _placed(visit: Visit, place: VisitPlace, world: World) -> Visit:
    """Return the visit at a place; what is known of the machine and site there comes with it."""
    first = visit.opened_at or VisitPlace(visit.machine, visit.site, visit.customer)
    there = world.payload(Kind.MACHINE, place.machine) if place.machine else None
    machine = decode_as(Machine, there) if there else Machine("")
    there = world.payload(Kind.SITE, place.site or machine.site)
    site = decode_as(Site, there) if there else Site("", "")
    return replace(
        visit,
        machine=place.machine,
        site=place.site,
        customer=place.customer,
        model=machine.model,
        serial=machine.serial,
        zone=site.zone or visit.zone,
        opened_at=first,
    )
