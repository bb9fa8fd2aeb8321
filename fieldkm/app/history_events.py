"""What has happened, each thing as one event of a timeline; the words are the screen's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from fieldkm.app.places import IncidentPlace, MachinePlace, Place, VisitPage
from fieldkm.domain.customers import Hazard, Preference
from fieldkm.domain.incidents import IncidentStatus
from fieldkm.domain.machines import Machine, PlacedAs
from fieldkm.domain.manuals import Signal
from fieldkm.domain.moments import Moment
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visit_state import VisitState
from fieldkm.domain.visits import EntryKind, Photo, PlannedVisit, VisitEntry


class EventKind(StrEnum):
    """What stands in a timeline."""

    VISIT = "visit"
    PLANNED = "planned"
    INCIDENT = "incident"
    PHOTO = "photo"
    PLACED = "placed"
    MODIFICATION = "modification"
    PREFERENCE = "preference"
    HAZARD = "hazard"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, or will. `when` is a moment, a day at the site, or None where nobody
    knows; `zone` the site's IANA time zone. `title` and `detail` are people's own words and may be
    empty. `about` is the machine or site, `who` a person's name.

    A visit has `result`, `is_open`, `photos`, in `fixes` the titles of the fixes that were used,
    and in `repeats` when the visit that it repeats was opened; an incident `is_open`; a hazard its
    `severity`; a placement `how` the machine came.
    """

    kind: EventKind
    moment: Moment
    when: datetime | date | None = None
    zone: str = ""
    title: str = ""
    detail: str = ""
    about: str = ""
    who: str = ""
    result: Result | None = None
    is_open: bool = False
    repeats: datetime | None = None
    photos: int = 0
    fixes: tuple[str, ...] = ()
    severity: Signal | None = None
    how: PlacedAs | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """How a timeline calls what its records name by id: machines, sites, people; `zones` are those
    of the sites. A machine's own timeline names neither the machine nor the site where it stands.
    """

    machines: Mapping[str, Machine]
    sites: Mapping[str, str]
    zones: Mapping[str, str]
    person: Callable[[str], str]
    names_machines: bool

    def about(self, machine: str, site: str) -> str:
        """Return what a record is about."""
        known = self.machines.get(machine)
        if self.names_machines and known is not None:
            return machine_name(known)
        is_usual = known is not None and known.site == site
        return "" if is_usual else self.sites.get(site, "")

    def zone(self, machine: str, site: str) -> str:
        """Return the time zone of a record's site."""
        known = self.machines.get(machine)
        return self.zones.get(site or (known.site if known else ""), "")


def machine_name(machine: Machine) -> str:
    """Return how people call a machine: its model and serial, else its name."""
    return f"{machine.model} {machine.serial}".strip() or machine.name


def visit_event(
    moment: Moment, state: VisitState, earlier: VisitState | None, photos: int, names: Names
) -> Event:
    """Return a visit; `earlier` is the one that it repeats."""
    visit, place = state.visit, state.place
    return Event(
        EventKind.VISIT,
        moment,
        visit.opened,
        visit.zone or names.zone(place.machine, place.site),
        title=_seen(state),
        detail=_came_to(state),
        about=names.about(place.machine, place.site),
        who=names.person(visit.technician),
        result=state.result,
        is_open=state.closed is None,
        repeats=earlier.visit.opened if earlier else None,
        photos=photos,
        fixes=tuple(dict.fromkeys(filter(None, map(_words, state.of(EntryKind.FIX))))),
        place=VisitPage(visit.id),
    )


def planned_event(moment: Moment, planned: PlannedVisit, names: Names) -> Event:
    """Return a visit that is due."""
    return Event(
        EventKind.PLANNED,
        moment,
        planned.starts or planned.due,
        names.zone(planned.machine, planned.site),
        title=planned.reason or "; ".join((*planned.fault_codes, *planned.symptoms)),
        detail=planned.response_class,
        about=names.about(planned.machine, planned.site),
        who=names.person(planned.technician),
    )


def incident_event(moment: Moment, status: IncidentStatus, names: Names) -> Event:
    """Return an incident as far as the next technician is told."""
    return Event(
        EventKind.INCIDENT,
        moment,
        status.reported,
        names.zone(status.machine, status.site),
        title=status.for_visitor,
        detail=status.next_step,
        about=names.about(status.machine, status.site),
        who=names.person(status.owner),
        is_open=status.closed is None,
        place=IncidentPlace(status.id),
    )


def photo_event(moment: Moment, photo: Photo, names: Names) -> Event:
    """Return a picture of the machine or site itself; those of visits are counted there."""
    about = photo.subject.id
    return Event(
        EventKind.PHOTO,
        moment,
        photo.taken,
        names.zone(about, about),
        title=photo.caption,
        about=names.about(about, about),
        who=names.person(photo.author),
    )


def knowledge_event(moment: Moment, record: Preference | Hazard, names: Names) -> Event:
    """Return a preference or a hazard that was written down."""
    about, is_hazard = record.subject.id, isinstance(record, Hazard)
    return Event(
        EventKind.HAZARD if is_hazard else EventKind.PREFERENCE,
        moment,
        record.made,
        names.zone(about, about),
        title=record.text,
        about=names.about(about, about),
        who=names.person(record.author),
        severity=record.severity if isinstance(record, Hazard) else None,
    )


def machine_events(machine: Machine, sites: frozenset[str] | None, names: Names) -> list[Event]:
    """Return where a machine came to stand and what was built into it; with `sites`, only what
    happened at one of them.
    """
    place = MachinePlace(machine.id) if names.names_machines else None
    about = machine_name(machine) if names.names_machines else ""
    events = [
        Event(
            EventKind.PLACED,
            _day(item.since, f"{machine.id}-{at}"),
            item.since,
            title=names.sites.get(item.site, ""),
            detail=item.note,
            about=about,
            how=item.how,
            place=place,
        )
        for at, item in enumerate(machine.placements)
        if sites is None or item.site in sites
    ]
    if not machine.placements and machine.installed:
        day = machine.installed
        title = names.sites.get(machine.site, "")
        moment = _day(day, machine.id)
        events.append(
            Event(
                EventKind.PLACED, moment, day, title=title, about=about,
                how=PlacedAs.INSTALLED, place=place,
            )
        )  # fmt: skip
    for at, kit in enumerate(machine.modifications or ()):
        if sites is None or kit.installed is None or machine.site_on(kit.installed) in sites:
            moment = _day(kit.installed, f"{machine.id}-kit-{at}")
            events.append(
                Event(
                    EventKind.MODIFICATION, moment, kit.installed, title=kit.kit,
                    detail=kit.note, about=about, place=place,
                )
            )  # fmt: skip
    return events


def _day(day: date | None, identity: str) -> Moment:
    """A day stands in the order of time before the moments of that day."""
    return (day.isoformat() if day else "", identity)


def _came_to(state: VisitState) -> str:
    """Return what it was and what was done, in the technician's words."""
    cause = state.cause.text or state.cause.ref if state.cause else ""
    actions = _joined(state.of(EntryKind.ACTION), "; ")
    parts = _joined(state.of(EntryKind.PART), ", ", _part)
    told = [cause, actions, parts, state.follow_up.replace("\n", "; ")]
    if not any(told):
        told = [_joined(state.of(EntryKind.NOTE), "; ")]
    return " · ".join(text for text in told if text)


def _seen(state: VisitState) -> str:
    """Return why somebody came: codes, then symptoms."""
    codes = _joined(state.of(EntryKind.CODE), ", ", _code)
    symptoms = _joined(state.of(EntryKind.SYMPTOM), "; ")
    return "  ".join(text for text in (codes, symptoms) if text)


def _code(entry: VisitEntry) -> str:
    return entry.ref or entry.text


def _words(entry: VisitEntry) -> str:
    return " ".join((entry.text or entry.ref).split())


def _part(entry: VisitEntry) -> str:
    name = f"{entry.ref} {entry.text}".strip()
    return f"{entry.quantity} × {name}" if entry.quantity != 1 else name


def _joined(
    entries: Iterable[VisitEntry], between: str, worded: Callable[[VisitEntry], str] = _words
) -> str:
    return between.join(dict.fromkeys(text for text in map(worded, entries) if text))
