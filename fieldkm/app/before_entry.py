"""What must be known before going in: hazards, open incidents, preferences, open tasks.

Seen from a machine, a site or a whole customer. What happened between people holds for all of a
customer, wherever it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from fieldkm.app.colleagues import person_name
from fieldkm.app.history_events import machine_name
from fieldkm.app.places import IncidentPlace, Place
from fieldkm.app.recording import Recorder
from fieldkm.domain.customers import Contact, Hazard, Preference, Site, Subject, Task
from fieldkm.domain.incidents import Incident, IncidentStatus, by_urgency, missed_since
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Signal
from fieldkm.store.records import Records

T = TypeVar("T", Contact, Hazard, Machine, Preference, Site, Task)
_GRAVITY: Mapping[Signal, int] = {signal: rank for rank, signal in enumerate(Signal)}


@dataclass(frozen=True, slots=True)
class Remark:
    """A hazard, a preference or a task as it is read: `about` names the site, machine or person,
    and is empty where it is about what one is looking at; `who` wrote it, a task's `assignee` is to
    do it. `severity` belongs to hazards, `due` to tasks.
    """

    id: str
    subject: Subject
    text: str
    about: str = ""
    who: str = ""
    made: datetime | None = None
    severity: Signal | None = None
    due: date | None = None
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """An incident as the next technician is told of it. `told` is how it stands, in the owner's
    words; one that the server does not know yet has no owner, and its reporter's own title.
    """

    id: str
    reported: datetime
    told: str = ""
    next_step: str = ""
    owner: str = ""
    about: str = ""
    is_answered: bool = False
    is_late: bool = False
    is_sent: bool = True
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Warnings:
    """What must be known, the gravest hazard first; tasks by the day they are due."""

    hazards: tuple[Remark, ...] = ()
    incidents: tuple[OpenIncident, ...] = ()
    preferences: tuple[Remark, ...] = ()
    tasks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What one looks at (`focus`), and the names of all that belongs to the customer."""

    focus: str
    names: Mapping[str, str]
    concerned: tuple[str, ...]

    def about(self, identity: str) -> str:
        return "" if identity == self.focus else self.names.get(identity, "")


class BeforeEntry:
    """Gathers the warnings of a place."""

    def __init__(self, records: Records, recorder: Recorder) -> None:
        self._records = records
        self._recorder = recorder

    def of(self, customer: str = "", site: str = "", machine: str = "") -> Warnings:
        """Return what must be known; the narrowest of the three that is given decides whose
        hazards, preferences and tasks these are, and all above it count too.
        """
        around = self._surroundings(customer, site, machine)
        found = self._records
        hazards = _standing(found.of_parents(Hazard, *around.concerned))
        wishes = _standing(found.of_parents(Preference, *around.concerned))
        tasks = _standing(found.of_parents(Task, *around.concerned))
        return Warnings(
            tuple(sorted(self._remarks(hazards, around), key=_by_gravity)),
            tuple(self._incidents(around)),
            tuple(self._remarks(reversed(wishes), around)),
            tuple(sorted(self._remarks((t for t in tasks if not t.done), around), key=_by_due)),
        )

    def _surroundings(self, customer: str, site: str, machine: str) -> _Surroundings:
        focus = machine or site or customer
        if machine:
            known = self._records.get(Machine, machine)
            site = known.site if known else site
        if site:
            place = self._records.get(Site, site)
            customer = place.customer if place else customer
        sites = _standing(self._records.of_parents(Site, customer)) if customer else []
        owners = [item for item in (customer, *(place.id for place in sites)) if item]
        machines = _standing(self._records.of_parents(Machine, *(place.id for place in sites)))
        contacts = _standing(self._records.of_parents(Contact, *owners))
        names = {place.id: place.name or place.town for place in sites}
        names |= {item.id: machine_name(item) for item in machines}
        names |= {person.id: person.name for person in contacts}
        if site:
            people = [item.id for item in contacts if item.site in ("", site)]
            concerned = [item for item in (machine, site, customer, *people) if item]
        else:
            concerned = [*owners, *names]
        return _Surroundings(focus, names, tuple(dict.fromkeys([*concerned, focus])))

    def _incidents(self, around: _Surroundings) -> Iterable[OpenIncident]:
        """Return those of the whole customer: those not sent yet, then the most urgent."""
        places = tuple(dict.fromkeys((*around.concerned, *around.names)))
        told = self._records.of_parents(IncidentStatus, *places)
        known = {status.id for status in told}
        unsent = [
            item
            for item in self._records.of_parents(Incident, *places)
            if item.id not in known and item.reporter == self._recorder.me
        ]
        for incident in unsent:
            yield self._unsent(incident, around)
        now = self._recorder.now()
        for status in by_urgency((item for item in told if item.closed is None), now):
            yield self._told(status, around)

    def _told(self, status: IncidentStatus, around: _Surroundings) -> OpenIncident:
        return OpenIncident(
            status.id,
            status.reported,
            told=status.for_visitor,
            next_step=status.next_step,
            owner=self._person(status.owner),
            about=around.about(status.machine or status.site),
            is_answered=status.answered is not None,
            is_late=missed_since(status, self._recorder.now()) is not None,
            place=IncidentPlace(status.id),
        )

    def _unsent(self, incident: Incident, around: _Surroundings) -> OpenIncident:
        return OpenIncident(
            incident.id,
            incident.reported,
            told=incident.title,
            about=around.about(incident.machine or incident.site),
            is_sent=False,
            place=IncidentPlace(incident.id),
        )

    def _remarks(
        self, found: Iterable[Hazard | Preference | Task], around: _Surroundings
    ) -> Iterable[Remark]:
        for item in found:
            yield Remark(
                item.id,
                item.subject,
                item.text,
                around.about(item.subject.id),
                self._person(item.author),
                item.made,
                severity=item.severity if isinstance(item, Hazard) else None,
                due=item.due if isinstance(item, Task) else None,
                assignee=self._person(item.assignee) if isinstance(item, Task) else "",
            )

    def _person(self, user: str) -> str:
        return person_name(self._records, user)


def _standing(found: Sequence[T]) -> list[T]:
    """Return what nobody has removed."""
    return [item for item in found if not item.removed]


def _by_gravity(remark: Remark) -> int:
    return _GRAVITY.get(remark.severity or Signal.NOTE, 0)


def _by_due(remark: Remark) -> date:
    return remark.due or date.max
