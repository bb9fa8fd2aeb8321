"""One timeline of a machine, one of a customer over all its sites and machines; newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial

from fieldkm.app.colleagues import person_name
from fieldkm.app.history_events import (
    Event,
    Names,
    incident_event,
    knowledge_event,
    machine_events,
    photo_event,
    planned_event,
    visit_event,
)
from fieldkm.domain.customers import Contact, Hazard, Preference, Site
from fieldkm.domain.incidents import IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.moments import Moment
from fieldkm.domain.visit_state import REPEAT_DAYS, VisitState, folded, repeat_of
from fieldkm.domain.visits import Photo, PlannedVisit, Visit, VisitEntry
from fieldkm.host.clock import Clock
from fieldkm.protocol.payloads import field_values
from fieldkm.store.records import Records
from fieldkm.store.timelines import Dated, Timelines

PORTION = 50
_KINDS = (Visit, PlannedVisit, IncidentStatus, Photo, Preference, Hazard)
_PLANNED_SINCE = timedelta(days=7)
_LOOKED_BACK = timedelta(days=3 * REPEAT_DAYS)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some events, the newest first; `older` asks for those before them, None when there are
    none.
    """

    events: tuple[Event, ...] = ()
    older: Moment | None = None


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a timeline is of: the records that things belong to, and the names of all; `customer` is
    empty in a machine's timeline.
    """

    parents: tuple[str, ...]
    machines: Mapping[str, Machine]
    names: Names
    customer: str = ""
    sites: frozenset[str] | None = None


class History:
    """What has happened, as far as this laptop holds it and a visitor may know it."""

    def __init__(self, records: Records, timelines: Timelines, clock: Clock) -> None:
        self._records = records
        self._timelines = timelines
        self._clock = clock

    def of_machine(
        self, machine: str, limit: int = PORTION, before: Moment | None = None
    ) -> Portion:
        """Return a portion of a machine's timeline, wherever it stood; `before` is the `older` of
        the portion before it.
        """
        known = self._records.get(Machine, machine)
        machines = {machine: known} if known else {}
        stood = {item.site for item in known.placements} | {known.site} if known else set()
        sites = [site for site in (self._records.get(Site, name) for name in stood) if site]
        names = self._names(machines, sites, names_machines=False)
        return self._portion(_Scope((machine,), machines, names), limit, before)

    def of_customer(
        self, customer: str, limit: int = PORTION, before: Moment | None = None
    ) -> Portion:
        """Return a portion of the timeline of a customer, over all its sites and machines."""
        sites = self._records.of_parents(Site, customer)
        owners = [customer, *(site.id for site in sites)]
        machines = {item.id: item for item in self._records.of_parents(Machine, *owners)}
        contacts = [item.id for item in self._records.of_parents(Contact, *owners)]
        names = self._names(machines, sites, names_machines=True)
        parents = (*owners, *machines, *contacts)
        here = frozenset(site.id for site in sites)
        return self._portion(_Scope(parents, machines, names, customer, here), limit, before)

    def _portion(self, scope: _Scope, limit: int, before: Moment | None) -> Portion:
        found = self._timelines.newest(_KINDS, scope.parents, limit + 1, before)
        has_more = len(found) > limit
        stored = found[:limit]
        oldest = stored[-1].moment if has_more else ("", "")
        moved = [
            item
            for item in self._timelines.moved_to(scope.parents)
            if _between(item.moment, oldest, before)
        ]
        unstored = [
            event
            for machine in scope.machines.values()
            for event in machine_events(machine, scope.sites, scope.names)
            if _between(event.moment, oldest, before)
        ]
        events = [*self._visits(scope, [*stored, *moved]), *self._others(scope, stored), *unstored]
        events.sort(key=lambda event: event.moment, reverse=True)
        return Portion(tuple(events), oldest if has_more else None)

    def _visits(self, scope: _Scope, stored: Iterable[Dated]) -> Iterable[Event]:
        dated = {
            item.record.id: (item.moment, item.record)
            for item in stored
            if isinstance(item.record, Visit)
        }
        states = self._states([visit for _, visit in dated.values()])
        photos = Counter(item.subject.id for item in self._records.of_parents(Photo, *dated))
        others = [*states, *self._earlier(states)]
        for state in states:
            if self._belongs(scope, state):
                earlier = repeat_of(state, others)
                moment, count = dated[state.visit.id][0], photos[state.visit.id]
                yield visit_event(moment, state, earlier, count, scope.names)

    def _others(self, scope: _Scope, stored: Sequence[Dated]) -> Iterable[Event]:
        visited = {item.record.planned_visit for item in stored if isinstance(item.record, Visit)}
        names = scope.names
        for item in stored:
            match item.record:
                case PlannedVisit() as planned if self._is_ahead(planned, visited):
                    yield planned_event(item.moment, planned, names)
                case IncidentStatus() as status:
                    yield incident_event(item.moment, status, names)
                case Photo() as photo:
                    yield photo_event(item.moment, photo, names)
                case Preference() | Hazard() as record if not record.removed:
                    yield knowledge_event(item.moment, record, names)

    def _states(self, visits: Sequence[Visit]) -> list[VisitState]:
        entries: dict[str, list[VisitEntry]] = {visit.id: [] for visit in visits}
        for entry in self._records.of_parents(VisitEntry, *entries):
            entries[entry.visit].append(entry)
        return [folded(visit, entries[visit.id]) for visit in visits]

    def _earlier(self, states: Sequence[VisitState]) -> list[VisitState]:
        """Return visits of the same machines before all of `states`, which these may repeat. One
        that was opened months before is not looked for.
        """
        if not states:
            return []
        first = min((state.visit for state in states), key=_moment)
        machines = {state.place.machine for state in states} - {""}
        found = self._timelines.newest((Visit,), machines, PORTION, _moment(first))
        return self._states(
            [
                item.record
                for item in found
                if isinstance(item.record, Visit)
                and item.record.opened >= first.opened - _LOOKED_BACK
            ]
        )

    def _belongs(self, scope: _Scope, state: VisitState) -> bool:
        """Tell whether a visit was made at the customer, at the machine: it may have been moved,
        and a machine may have stood at another customer then.
        """
        place = state.place
        if scope.customer and place.customer:
            return place.customer == scope.customer
        return (place.machine or place.site or place.customer) in scope.parents

    def _is_ahead(self, planned: PlannedVisit, visited: set[str]) -> bool:
        if planned.removed or planned.cancelled or planned.id in visited:
            return False
        at = planned.starts or planned.due
        return at is None or at >= self._clock.now() - _PLANNED_SINCE

    def _names(
        self, machines: Mapping[str, Machine], sites: Iterable[Site], *, names_machines: bool
    ) -> Names:
        known = list(sites)
        return Names(
            machines,
            {site.id: site.name or site.town or site.address for site in known},
            {site.id: site.zone for site in known},
            cache(partial(person_name, self._records)),
            names_machines,
        )


def _moment(visit: Visit) -> Moment:
    """Return a visit's moment as it is stored."""
    return str(field_values(visit, ("opened",))["opened"]), visit.id


def _between(moment: Moment, oldest: Moment, before: Moment | None) -> bool:
    return moment >= oldest and (before is None or moment < before)
