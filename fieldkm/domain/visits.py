"""Visits as they are written down: opened, added to, closed and amended by entries that stay.

What a visit has come to is folded from its entries in `visit_state`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldkm.domain.customers import Subject
from fieldkm.domain.outcomes import Result


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit that is due. `starts` is when it is planned, `due` when the contract's time is up;
    `response_class` as in the entitlement.
    """

    id: str
    machine: str = ""
    site: str = ""
    customer: str = ""
    technician: str = ""
    starts: datetime | None = None
    minutes: int = 0
    due: datetime | None = None
    response_class: str = ""
    reason: str = ""
    symptoms: tuple[str, ...] = ()
    fault_codes: tuple[str, ...] = ()
    number: str = ""
    external_id: str = ""
    cancelled: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class VisitPlace:
    """Where a visit was made."""

    machine: str = ""
    site: str = ""
    customer: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One attendance at a machine. `site`, `customer`, `model` and `serial` are as they were then;
    `zone` is the site's IANA time zone; `work_session` is what was done before there was a visit.
    The server lets the place follow when the visit is moved; `opened_at` is then where it was first
    written down.
    """

    id: str
    opened: datetime
    machine: str = ""
    site: str = ""
    customer: str = ""
    technician: str = ""
    model: str = ""
    serial: str = ""
    planned_visit: str = ""
    work_session: str = ""
    zone: str = ""
    external_id: str = ""
    opened_at: VisitPlace | None = None


class EntryKind(StrEnum):
    """What an entry of a visit tells."""

    STARTED = "started"
    STOPPED = "stopped"
    SYMPTOM = "symptom"
    CODE = "code"
    TEST = "test"
    MEASUREMENT = "measurement"
    CAUSE = "cause"
    ACTION = "action"
    PART = "part"
    PROCEDURE = "procedure"
    STEP = "step"
    FIX = "fix"
    METER = "meter"
    NOTE = "note"
    FOLLOW_UP = "follow-up"
    SIGNED = "signed"
    CLOSED = "closed"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"


class Reply(StrEnum):
    """What a test showed."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """One thing written down in a visit. Entries stay; one with `amends` takes the place of the
    entry with that id, and one of kind WITHDRAWN takes it back. `at` is when it happened; when it
    was written is in its id, a UUIDv7.

    `ref` names the thing: the fault code as shown, a symptom's, test's or cause's id
    (`manual/cause`), the part number, `manual/page` of a procedure, with `#key` for a step, a fix's
    id, the signature's photo; `text` says it in words. For the rest: `answer` belongs to tests,
    `result` to procedures, fixes, actions and the close, `value` with `unit` and the limits `low`
    and `high` to measurements (`value` to the meter too), `quantity` and `from_van` to parts,
    `confirmed` to the cause that was found, `moved_to` to a visit that stood at the wrong machine.
    """

    id: str
    visit: str
    kind: EntryKind
    at: datetime
    author: str = ""
    ref: str = ""
    text: str = ""
    answer: Reply | None = None
    result: Result | None = None
    value: float | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    quantity: int = 1
    from_van: bool = False
    confirmed: bool = False
    moved_to: VisitPlace | None = None
    amends: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of `subject`; its bytes travel on their own, by `sha256`. `size` is in bytes,
    `type` the media type.
    """

    id: str
    subject: Subject
    sha256: str
    size: int = 0
    type: str = "image/jpeg"
    caption: str = ""
    taken: datetime | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class VanStock:
    """One part that a technician carries: one record a part number, so that two laptops merge.
    Below `minimum` it is to be ordered.
    """

    id: str
    technician: str
    part: str
    name: str = ""
    quantity: int = 0
    minimum: int = 0
    removed: bool = False
