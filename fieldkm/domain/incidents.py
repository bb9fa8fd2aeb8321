"""Incidents: unpleasant events between people, which need an owner until they are closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

from fieldkm.domain.people import Role, Territory
from fieldkm.domain.reach import Reach
from fieldkm.domain.working_days import after_working_days
from fieldkm.errors import BadInput, FieldkmError, Refused

MOST_TITLE = 200  # characters: a line, not the story


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, written down once by its reporter; `background` is for the owner alone."""

    id: str
    reported: datetime
    title: str
    background: str = ""
    reporter: str = ""
    happened: datetime | None = None
    customer: str = ""
    site: str = ""
    machine: str = ""
    visit: str = ""


class IncidentStep(StrEnum):
    """What an entry does to its incident."""

    REMARK = "remark"
    ANSWERED = "answered"
    NEXT_STEP = "next-step"
    HANDED_ON = "handed-on"
    CLOSED = "closed"
    OPENED_AGAIN = "opened-again"


@dataclass(frozen=True, slots=True)
class IncidentEntry:
    """One step of working an incident off. `owner` is who has it from now on (HANDED_ON);
    `for_visitor`, where it is not empty, is what the next technician is told from now on.
    """

    id: str
    incident: str
    step: IncidentStep
    at: datetime
    author: str = ""
    text: str = ""
    owner: str = ""
    for_visitor: str = ""


@dataclass(frozen=True, slots=True)
class IncidentStatus:
    """How an incident stands: all that the next technician sees of it. `id` is the incident's;
    from `received`, when the server was told, its deadlines run.
    """

    id: str
    reported: datetime
    received: datetime | None = None
    customer: str = ""
    site: str = ""
    machine: str = ""
    owner: str = ""
    for_visitor: str = ""
    next_step: str = ""
    answer_by: datetime | None = None
    close_by: datetime | None = None
    answered: datetime | None = None
    closed: datetime | None = None


class IncidentState(StrEnum):
    """How far an incident is."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Within how many working days an incident is answered and closed; settings of the server."""

    answer: int = 1
    close: int = 10


DEADLINES = Deadlines()


def first_owner(territory: Territory | None) -> str:
    """Return who gets an incident there: the territory's first supervisor, or nobody."""
    return next(iter(territory.supervisors), "") if territory else ""


def first_status(
    incident: Incident,
    owner: str,
    received: datetime,
    deadlines: Deadlines = DEADLINES,
    zone: tzinfo = UTC,
) -> IncidentStatus:
    """Return how an incident stands when the server has `received` it. From then its deadlines run,
    in the working days of `zone`: a laptop's clock is a claim.
    """
    return IncidentStatus(
        incident.id,
        incident.reported,
        received,
        incident.customer,
        incident.site,
        incident.machine,
        owner,
        answer_by=after_working_days(received, deadlines.answer, zone),
        close_by=after_working_days(received, deadlines.close, zone),
    )


def status_after(
    status: IncidentStatus,
    entry: IncidentEntry,
    received: datetime,
    deadlines: Deadlines = DEADLINES,
    zone: tzinfo = UTC,
) -> IncidentStatus:
    """Return how an incident stands after `entry`; the server's order is the one that counts. What
    is opened again has its time for closing anew, from when the server has `received` that.
    """
    status = replace(status, for_visitor=entry.for_visitor or status.for_visitor)
    match entry.step:
        case IncidentStep.ANSWERED:
            return replace(status, answered=status.answered or entry.at)
        case IncidentStep.NEXT_STEP:
            return replace(status, next_step=entry.text)
        case IncidentStep.HANDED_ON:
            return replace(status, owner=entry.owner or status.owner)
        case IncidentStep.CLOSED:
            answered = status.answered or entry.at
            return replace(status, answered=answered, closed=entry.at, next_step="")
        case IncidentStep.OPENED_AGAIN:
            again = after_working_days(received, deadlines.close, zone)
            return replace(status, closed=None, close_by=again)
        case _:
            return status


def missed_since(status: IncidentStatus, now: datetime) -> datetime | None:
    """Return the first deadline that has passed without being met, None for an incident that is not
    late. The late ones rise, the longest missed first.
    """
    if status.closed is not None:
        return None
    due = [status.close_by, status.answer_by if status.answered is None else None]
    return min((moment for moment in due if moment is not None and moment < now), default=None)


def state_of(status: IncidentStatus) -> IncidentState:
    """Return how far an incident is."""
    if status.closed is not None:
        return IncidentState.CLOSED
    return IncidentState.OPEN if status.answered is None else IncidentState.ANSWERED


def next_deadline(status: IncidentStatus) -> datetime | None:
    """Return what is to be met next: the answer, then the close; None where nothing runs."""
    if status.closed is not None:
        return None
    return status.answer_by if status.answered is None else status.close_by


def by_urgency(statuses: Iterable[IncidentStatus], now: datetime) -> list[IncidentStatus]:
    """Return incidents as they are to be worked off: those late the longest first, then by the
    next deadline; closed ones at the end, the last closed first.
    """

    def urgency(status: IncidentStatus) -> tuple[int, float, str]:
        missed, due = missed_since(status, now), next_deadline(status)
        if status.closed is not None:
            return 3, -status.closed.timestamp(), status.id
        if missed is not None:
            return 0, missed.timestamp(), status.id
        return (1, due.timestamp(), status.id) if due else (2, 0.0, status.id)

    return sorted(statuses, key=urgency)


def checked_report(incident: Incident) -> Incident:
    """Return an incident that can be reported, its texts without space around them; raises
    `BadInput` for one that says nothing.
    """
    title = " ".join(incident.title.split())
    if not title:
        raise BadInput(
            "incident-untitled",
            "What happened is missing.",
            "Say it in one line: “Customer shouted because the copier stood still again”.",
        )
    if len(title) > MOST_TITLE:
        raise BadInput(
            "incident-title-long",
            "What happened has more than {most} characters.",
            "Say it in one line, and write the rest as its background.",
            most=MOST_TITLE,
        )
    return replace(incident, title=title, background=incident.background.strip())


def entry_problem(entry: IncidentEntry, status: IncidentStatus) -> FieldkmError | None:
    """Return why a step cannot be taken as an incident stands; None where it can."""
    if status.closed is not None and entry.step not in _AFTER_CLOSE:
        return Refused(
            "incident-closed",
            "This incident is closed.",
            "Open it again first, or add a remark.",
        )
    if entry.step is IncidentStep.OPENED_AGAIN and status.closed is None:
        return Refused("incident-open", "This incident is open.", "Add a remark or the next step.")
    if entry.step is IncidentStep.HANDED_ON:
        return _owner_problem(entry, status)
    if not entry.text.strip() and (
        entry.step in _WITH_TEXT
        or (entry.step is IncidentStep.REMARK and not entry.for_visitor.strip())
    ):
        return BadInput(
            "incident-entry-empty",
            "There is nothing written yet.",
            "Write what was done or agreed, then save.",
        )
    return None


def _owner_problem(entry: IncidentEntry, status: IncidentStatus) -> FieldkmError | None:
    if not entry.owner:
        return BadInput(
            "incident-no-owner", "Nobody is named.", "Choose the colleague who takes it over."
        )
    if entry.owner == status.owner:
        return Refused(
            "incident-same-owner",
            "This colleague has the incident already.",
            "Choose somebody else.",
        )
    return None


_AFTER_CLOSE = frozenset({IncidentStep.REMARK, IncidentStep.OPENED_AGAIN})
_WITH_TEXT = frozenset({IncidentStep.NEXT_STEP, IncidentStep.CLOSED, IncidentStep.OPENED_AGAIN})


def works_off(role: str) -> bool:
    """Tell whether the incidents of others are the work of a role; others have those that were
    handed to them.
    """
    return role in (Role.SUPERVISOR, Role.OFFICE, Role.ADMINISTRATOR)


def may_work_off(status: IncidentStatus, actor: Reach, territories: Collection[str]) -> bool:
    """Tell whether `actor` may hand on, answer or close: the owner, a supervisor of one of the
    incident's `territories`, an administrator. Everyone else can remark.
    """
    supervises = actor.supervises and any(name in actor.territories for name in territories)
    return actor.user == status.owner or supervises or actor.role is Role.ADMINISTRATOR
