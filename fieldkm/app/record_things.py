"""Which customers, machines and visits a changed record concerns, and their units made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from fieldkm.app.record_units import (
    Where,
    customer_unit,
    machine_unit,
    mark_of,
    marked,
    thing_of,
    visit_unit,
)
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    SubjectKind,
    Task,
)
from fieldkm.domain.finding import Kind, Unit
from fieldkm.domain.incidents import IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.visit_state import VisitState, folded
from fieldkm.domain.visits import Visit, VisitEntry
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.store.index_queue import Queued
from fieldkm.store.record_batches import RecordBatches

T = TypeVar("T")
_AT_ONCE = 1000  # visits that are in memory at the same time

# A record that is a thing itself; its id says so even when it is gone.
_THINGS: Mapping[str, Kind] = MappingProxyType(
    {
        KIND_OF[Customer].value: Kind.CUSTOMER,
        KIND_OF[Machine].value: Kind.MACHINE,
        KIND_OF[Visit].value: Kind.VISIT,
    }
)

_Found = tuple[SubjectKind, str]


def _of_subject(record: Preference | Hazard | Task) -> _Found:
    return record.subject.kind, record.subject.id


def _of_incident(status: IncidentStatus) -> _Found:
    if status.machine:
        return SubjectKind.MACHINE, status.machine
    if status.site:
        return SubjectKind.SITE, status.site
    return SubjectKind.CUSTOMER, status.customer


# For each type what a record of it is found with: a thing, or a site or contact of a customer.
_FOUND_WITH: Mapping[type[Any], Callable[[Any], _Found]] = MappingProxyType(
    {
        Site: lambda site: (SubjectKind.CUSTOMER, site.customer),
        Contact: lambda contact: (SubjectKind.CUSTOMER, contact.customer),
        Preference: _of_subject,
        Hazard: _of_subject,
        Task: _of_subject,
        IncidentStatus: _of_incident,
        VisitEntry: lambda entry: (SubjectKind.VISIT, entry.visit),
    }
)
_THING_KINDS: Mapping[SubjectKind, Kind] = MappingProxyType(
    {
        SubjectKind.CUSTOMER: Kind.CUSTOMER,
        SubjectKind.MACHINE: Kind.MACHINE,
        SubjectKind.VISIT: Kind.VISIT,
    }
)


@dataclass(frozen=True, slots=True)
class _Notes:
    """Texts about records and the ids of what they stand in, by the id that they are about."""

    texts: Mapping[str, list[str]]
    ids: Mapping[str, list[str]]

    def about(self, records: Iterable[str]) -> list[str]:
        return [text for record in records for text in self.texts.get(record, ())]

    def made_of(self, records: Iterable[str]) -> list[str]:
        return [identity for record in records for identity in self.ids.get(record, ())]


class RecordThings:
    """Reads what the index takes in. A thing is made of all that its unit says: see `made_of`."""

    def __init__(self, batches: RecordBatches) -> None:
        self._batches = batches

    def concerned(self, queued: Sequence[Queued]) -> set[str]:
        """Return the things that records are, or are found with by what they say now.

        What they were found with before, the index knows: see `search.known_units`.
        """
        things = {thing_of(_THINGS[item.kind], item.id) for item in queued if item.kind in _THINGS}
        found = [
            found_with(record)
            for record_type, found_with in _FOUND_WITH.items()
            for record in self._queued(record_type, queued)
        ]
        things.update(thing_of(_THING_KINDS[kind], i) for kind, i in found if kind in _THING_KINDS)
        named = {kind: {i for of_kind, i in found if of_kind is kind} for kind in SubjectKind}
        sites = self._batches.by_ids(Site, named[SubjectKind.SITE])
        contacts = self._batches.by_ids(Contact, named[SubjectKind.CONTACT])
        customers = {site.customer for site in sites.values()}
        customers |= {contact.customer for contact in contacts.values()}
        things.update(thing_of(Kind.CUSTOMER, customer) for customer in customers)
        return things

    def _queued(self, record_type: type[T], queued: Sequence[Queued]) -> Collection[T]:
        kind = KIND_OF[record_type].value
        ids = [item.id for item in queued if item.kind == kind]
        return self._batches.by_ids(record_type, ids).values()

    def units(self, things: Collection[str]) -> Iterator[Unit]:
        """Yield the units of things, as far as they are here."""
        for kind, units_of in (
            (Kind.CUSTOMER, self._customers),
            (Kind.MACHINE, self._machines),
            (Kind.VISIT, self._visits),
        ):
            start = thing_of(kind, "")
            ids = sorted(t.removeprefix(start) for t in things if t.startswith(start))
            for first in range(0, len(ids), _AT_ONCE):
                yield from units_of(ids[first : first + _AT_ONCE])

    def _customers(self, ids: Sequence[str]) -> Iterator[Unit]:
        batches = self._batches
        customers = batches.by_ids(Customer, ids)
        sites = batches.by_parents(Site, ids)
        at_sites = [site.id for some in sites.values() for site in some]
        contacts = batches.by_parents(Contact, [*ids, *at_sites])
        people = [contact.id for some in contacts.values() for contact in some]
        notes = self._notes([*ids, *at_sites, *people])
        for customer in customers.values():
            if customer.removed:
                continue
            here = [site for site in sites.get(customer.id, ()) if not site.removed]
            around = [customer.id, *(site.id for site in here)]
            known = [c for one in around for c in contacts.get(one, ()) if not c.removed]
            about = [*around, *(contact.id for contact in known)]
            unit = customer_unit(customer, here, known, notes.about(about))
            yield _marked(unit, [*about, *notes.made_of(about)], customer.id)

    def _machines(self, ids: Sequence[str]) -> Iterator[Unit]:
        machines = self._batches.by_ids(Machine, ids)
        sites = self._batches.by_ids(Site, {machine.site for machine in machines.values()})
        customers = self._batches.by_ids(Customer, {site.customer for site in sites.values()})
        notes = self._notes(ids)
        for machine in machines.values():
            if machine.removed:
                continue
            site = sites.get(machine.site)
            customer = customers.get(site.customer) if site else None
            unit = machine_unit(machine, Where(customer, site), notes.about([machine.id]))
            made_of = [machine.site, site.customer if site else "", *notes.made_of([machine.id])]
            yield _marked(unit, made_of, machine.id)

    def _visits(self, ids: Sequence[str]) -> Iterator[Unit]:
        entries = self._batches.by_parents(VisitEntry, ids)
        visits = self._batches.by_ids(Visit, ids)
        states = [folded(visit, entries.get(visit.id, ())) for visit in visits.values()]
        sites = self._batches.by_ids(Site, {state.place.site for state in states})
        customers = self._batches.by_ids(Customer, {_customer_of(state, sites) for state in states})
        for state in states:
            customer = _customer_of(state, sites)
            where = Where(customers.get(customer), sites.get(state.place.site))
            written = [entry.id for entry in entries.get(state.visit.id, ())]
            made_of = [state.place.site, customer, *written]
            yield _marked(visit_unit(state, where), made_of, state.visit.id)

    def _notes(self, about: Collection[str]) -> _Notes:
        texts: dict[str, list[str]] = {}
        ids: dict[str, list[str]] = {}
        for record_type in (Preference, Hazard, Task):
            notes: Mapping[str, Sequence[Preference | Hazard | Task]]
            notes = self._batches.by_parents(record_type, about)
            for subject, records in notes.items():
                ids.setdefault(subject, []).extend(record.id for record in records)
                standing = [record.text for record in records if not record.removed]
                texts.setdefault(subject, []).extend(standing)
        for subject, statuses in self._batches.by_parents(IncidentStatus, about).items():
            # What the visitor is told; the rest of an incident is for its owner.
            ids.setdefault(subject, []).extend(status.id for status in statuses)
            texts.setdefault(subject, []).extend(status.for_visitor for status in statuses)
        return _Notes(texts, ids)


def _customer_of(state: VisitState, sites: Mapping[str, Site]) -> str:
    site = sites.get(state.place.site)
    return state.place.customer or (site.customer if site else "")


def _marked(unit: Unit, made_of: Iterable[str], itself: str) -> Unit:
    return marked(unit, (mark_of(record) for record in made_of if record and record != itself))
