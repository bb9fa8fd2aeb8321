"""Incidents on this laptop: written down by whoever was there, worked off by their owner; others
are told how one stands, and only that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fieldkm.app.colleagues import own_reach, person_name
from fieldkm.app.place_names import PlaceNames, WhereNames
from fieldkm.app.recording import Recorder
from fieldkm.domain.customers import Subject
from fieldkm.domain.incidents import (
    Incident,
    IncidentEntry,
    IncidentState,
    IncidentStatus,
    IncidentStep,
    by_urgency,
    checked_report,
    entry_problem,
    may_work_off,
    missed_since,
    next_deadline,
    state_of,
    status_after,
    works_off,
)
from fieldkm.domain.people import Role, User
from fieldkm.domain.reach import Reach
from fieldkm.domain.scopes import ScopeKind, parse_scope
from fieldkm.errors import BadInput, NotAllowed
from fieldkm.protocol.kinds import Kind
from fieldkm.store.outbox import Beside
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState


@dataclass(frozen=True, slots=True)
class KnownIncident:
    """An incident as this user may know it. `title`, `background` and `reporter` are empty where
    they may know only how it stands; `late` is the deadline that was missed, `due` the one to be
    met next. `is_sent` is False until the server has it: no owner and no deadline before that.
    """

    id: str
    title: str
    background: str
    reporter: str
    happened: datetime
    where: WhereNames
    status: IncidentStatus
    owner: str
    state: IncidentState
    late: datetime | None
    due: datetime | None
    is_mine: bool
    is_sent: bool
    may_work_off: bool

    @property
    def is_told(self) -> bool:
        """Tell whether this user may know what happened."""
        return bool(self.title)


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """A step as it is read: people by name; `is_sent` is False until the server has it."""

    id: str
    step: IncidentStep
    at: datetime
    author: str
    text: str
    owner: str
    for_visitor: str
    is_sent: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can take an incident over."""

    id: str
    name: str
    role: Role


class Incidents:
    """What happened between people, as far as this user may know of it."""

    def __init__(self, records: Records, recorder: Recorder, state: SyncState) -> None:
        self._records = records
        self._recorder = recorder
        self._state = state
        self._places = PlaceNames(records)

    @property
    def works_off(self) -> bool:
        """Tell whether working off the incidents of others belongs to this user's role."""
        return works_off(self._reach().role)

    def report(
        self,
        title: str,
        background: str = "",
        subject: Subject | None = None,
        happened: datetime | None = None,
        beside: Sequence[Beside] = (),
    ) -> str:
        """Write an incident down, with what is kept `beside` it on this laptop, and return its id;
        raises `BadInput` without a title or for a place that is not here.
        """
        place = self._places.place_of(subject) if subject else {}
        now = self._recorder.now()
        incident = Incident(self._recorder.new_id(), now, title, background, happened=happened)
        incident = checked_report(replace(incident, **place))
        self._recorder.perform(self._recorder.created(incident), beside=beside)
        return incident.id

    def open(self) -> tuple[KnownIncident, ...]:
        """Return the incidents that are not closed and whose story this user may know, the late
        ones first.
        """
        return self._known_all(one for one in self._told() if one.closed is None)

    def closed(self, limit: int = 50) -> tuple[KnownIncident, ...]:
        """Return the incidents closed last."""
        shut = [one for one in self._told() if one.closed is not None]
        return self._known_all(shut[:limit])

    def mine(self) -> tuple[KnownIncident, ...]:
        """Return the open incidents that this user has to work off."""
        me = self._recorder.me
        mine = (one for one in self._told() if one.closed is None and one.owner == me)
        return self._known_all(one for one in mine if one.received is not None)

    def status_for(self, *places: str) -> tuple[KnownIncident, ...]:
        """Return the open incidents at customers, sites or machines, by their ids: what the next
        technician must know.
        """
        statuses = self._seen(self._records.of_parents(IncidentStatus, *places))
        return self._known_all(one for one in statuses if one.closed is None)

    def find(self, incident: str) -> KnownIncident:
        """Return one incident; raises `BadInput` where it is not here."""
        status = self._records.get(IncidentStatus, incident)
        story = self._records.get(Incident, incident)
        if status is None and story is None:
            raise BadInput(
                "no-such-incident",
                "This incident is not on this laptop.",
                "It may belong to another territory. Sync, then look again.",
            )
        (found,) = self._known_all(self._seen([status or _unsent(story)]))
        return found

    def entries(self, incident: str) -> tuple[WrittenEntry, ...]:
        """Return what was done about an incident, the oldest first; for those who are told only
        how it stands, what they wrote themselves.
        """
        return tuple(
            WrittenEntry(
                entry.id,
                entry.step,
                entry.at,
                self._person(entry.author),
                entry.text,
                self._person(entry.owner),
                entry.for_visitor,
                self._records.rev(Kind.INCIDENT_ENTRY, entry.id) > 0,
            )
            for entry in self._records.of_parents(IncidentEntry, incident)
        )

    def add(
        self,
        incident: str,
        step: IncidentStep,
        text: str = "",
        *,
        for_visitor: str = "",
        owner: str = "",
    ) -> None:
        """Write a step down. Raises `NotAllowed` for one that only the owner and supervisors take,
        and what `domain.incidents.entry_problem` says.
        """
        found = self.find(incident)
        is_remark = step is IncidentStep.REMARK and not for_visitor.strip()
        if not (is_remark or found.may_work_off):
            raise NotAllowed(
                "not-the-owner",
                "Only its owner and supervisors answer, hand on or close an incident.",
                "Add a remark instead, or ask the owner.",
            )
        entry = IncidentEntry(
            self._recorder.new_id(),
            incident,
            step,
            self._recorder.now(),
            text=text.strip(),
            owner=owner,
            for_visitor=for_visitor.strip(),
        )
        problem = entry_problem(entry, found.status)
        if problem is not None:
            raise problem
        self._recorder.write(entry)

    def close(self, incident: str, result: str) -> None:
        """Close an incident with what came of it."""
        self.add(incident, IncidentStep.CLOSED, result)

    def open_again(self, incident: str, reason: str) -> None:
        """Open a closed incident again; its time for closing begins anew."""
        self.add(incident, IncidentStep.OPENED_AGAIN, reason)

    def colleagues(self) -> tuple[Colleague, ...]:
        """Return who can take an incident over, supervisors first."""
        people = [
            Colleague(user.id, user.display or user.name, user.role)
            for user in self._records.of_type(User)
            if not user.gone and user.role is not Role.OFFICE
        ]
        ranks = (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.TECHNICIAN)
        return tuple(sorted(people, key=lambda one: (ranks.index(one.role), one.name)))

    def where(self, subject: Subject) -> WhereNames:
        """Return a place in words; raises `BadInput` where it is not here."""
        return self._places.named(**self._places.place_of(subject))

    def places(self, text: str, limit: int = 8) -> tuple[tuple[Subject, WhereNames], ...]:
        """Return the customers and machines that a name or a serial number means."""
        return self._places.found(text, limit)

    def _told(self) -> list[IncidentStatus]:
        """Return how all incidents stand whose story is here, the most urgent first."""
        stories = self._records.of_type(Incident)
        statuses = {status.id: status for status in self._records.of_type(IncidentStatus)}
        return self._seen(statuses.get(story.id) or _unsent(story) for story in stories)

    def _seen(self, statuses: Iterable[IncidentStatus]) -> list[IncidentStatus]:
        return by_urgency(map(self._with_own_steps, statuses), self._recorder.now())

    def _known_all(self, statuses: Iterable[IncidentStatus]) -> tuple[KnownIncident, ...]:
        reach = self._reach()
        return tuple(self._known(status, reach) for status in statuses)

    def _with_own_steps(self, status: IncidentStatus) -> IncidentStatus:
        """The server's word, and upon it what was written here and is not there yet."""
        for entry in self._records.of_parents(IncidentEntry, status.id):
            if not self._records.rev(Kind.INCIDENT_ENTRY, entry.id):
                status = status_after(status, entry, received=entry.at)
        return status

    def _known(self, status: IncidentStatus, reach: Reach) -> KnownIncident:
        now = self._recorder.now()
        story = self._records.get(Incident, status.id)
        scopes = map(parse_scope, self._records.scopes(Kind.INCIDENT, status.id))
        territories = [scope.of for scope in scopes if scope.kind is ScopeKind.INCIDENTS]
        is_sent = status.received is not None
        return KnownIncident(
            id=status.id,
            title=story.title if story else "",
            background=story.background if story else "",
            reporter=self._person(story.reporter) if story else "",
            happened=(story.happened if story else None) or status.reported,
            where=self._places.named(status.customer, status.site, status.machine),
            status=status,
            owner=self._person(status.owner),
            state=state_of(status),
            late=missed_since(status, now),
            due=next_deadline(status),
            is_mine=is_sent and status.owner == reach.user,
            is_sent=is_sent,
            may_work_off=is_sent and may_work_off(status, reach, territories),
        )

    def _reach(self) -> Reach:
        return own_reach(self._records, self._state)

    def _person(self, user: str) -> str:
        return person_name(self._records, user)


def _unsent(story: Incident | None) -> IncidentStatus:
    """How an incident stands before the server has it."""
    if story is None:
        raise ValueError("there is no incident")
    return IncidentStatus(
        story.id,
        story.reported,
        customer=story.customer,
        site=story.site,
        machine=story.machine,
    )
