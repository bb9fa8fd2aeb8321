"""Fixes: what technicians found out, revision by revision, and what readers make of it.

How a fix lives, and who may do what to it, is in `fix_life`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldkm.domain.outcomes import NO_COUNTS, Counts
from fieldkm.domain.reading import Place


class FixState(StrEnum):
    """Where a fix is in its life: the state of its current revision."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    RETIRED = "retired"


class RetiredAs(StrEnum):
    """Why a fix was retired."""

    OUTDATED = "outdated"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    PROMOTED = "promoted"


class ReviewCause(StrEnum):
    """Why an approved fix is looked at again."""

    FAILING = "failing"
    CHANGED = "changed"
    RESTED = "rested"


@dataclass(frozen=True, slots=True)
class Demand:
    """How often a fix was found in a search, opened and used."""

    found: int = 0
    opened: int = 0
    used: int = 0


NO_DEMAND = Demand()


@dataclass(frozen=True, slots=True)
class FixDemand:
    """How often a fix was found and opened on one laptop since it last told; added up on the
    server, and never a word of what was searched for.
    """

    id: str
    fix: str
    at: datetime
    found: int = 0
    opened: int = 0


@dataclass(frozen=True, slots=True)
class Fix:
    """A technician's knowledge entry. `author` is the first author and stays.

    `number` is the server's (`F-1234`), `local_number` the device's until then (`K7-12`).
    `territory` is the author's when it was written: its colleagues see it before it is approved,
    its supervisor stands in. `safety` is None until the author has said whether it touches safety.
    `title` and `safety` are those of the approved revision where there is one, since everybody
    reads them, else those of the current one. `waiting` are the revisions that wait for a decision,
    the current one first; two of them are siblings, written without knowing of each other. An
    approved fix with an improvement under review is SUBMITTED or RETURNED and keeps its
    `approved_revision`.
    `submitted` is since when it waits, `reviewed` when it was approved last, `assigned` the
    reviewer it was handed to, `review_cause` why it came back (`review_detail`: the page or part).
    """

    id: str
    number: str = ""
    local_number: str = ""
    state: FixState = FixState.DRAFT
    author: str = ""
    family: str = ""
    territory: str = ""
    safety: bool | None = None
    title: str = ""
    current_revision: str = ""
    approved_revision: str = ""
    waiting: tuple[str, ...] = ()
    made: datetime | None = None
    submitted: datetime | None = None
    reviewed: datetime | None = None
    reviewed_by: str = ""
    reason: str = ""
    assigned: str = ""
    review_cause: ReviewCause | None = None
    review_detail: str = ""
    retired_as: RetiredAs | None = None
    merged_into: str = ""
    promoted_to: str = ""
    counts: Counts = NO_COUNTS
    demand: Demand = NO_DEMAND

    @property
    def shown_number(self) -> str:
        """Return the number that people say: the server's, or the device's until there is one."""
        return self.number or self.local_number

    @property
    def shown_revision(self) -> str:
        """Return the id of the revision that readers read: the approved one, or the current one
        until there is one.
        """
        return self.approved_revision or self.current_revision


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a fix, by the hash of its bytes. `size` is in bytes, `type` the media type."""

    sha256: str
    size: int = 0
    type: str = "image/jpeg"
    caption: str = ""


@dataclass(frozen=True, slots=True)
class FixRevision:
    """What a fix says, written once and never changed. `base_revision` is the one that its author
    had before them (empty for the first); `reason` says why it was written. `models` and
    `fault_codes` as printed, `parts` are numbers, `pages` where in the manuals it belongs, `visit`
    is the one it was written from.
    """

    id: str
    fix: str
    at: datetime
    base_revision: str = ""
    author: str = ""
    title: str = ""
    symptom: str = ""
    cause: str = ""
    remedy: str = ""
    applies_to: str = ""
    models: tuple[str, ...] = ()
    fault_codes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pages: tuple[Place, ...] = ()
    photos: tuple[Picture, ...] = ()
    language: str = ""
    safety: bool | None = None
    visit: str = ""
    reason: str = ""


class Verb(StrEnum):
    """What can be done to a fix."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    SEND_BACK = "return"
    MERGE = "merge"
    RETIRE = "retire"
    PROMOTE = "promote"
    HAND_ON = "hand-on"


@dataclass(frozen=True, slots=True)
class Transition:
    """A step in a fix's life, asked for and then kept: who did what, when and why, to exactly
    which revision. `into` is the fix it was merged into, `page` where it was promoted to
    (`manual/page`), `to` the reviewer it was handed to.
    """

    id: str
    fix: str
    verb: Verb
    at: datetime
    revision: str = ""
    by: str = ""
    reason: str = ""
    into: str = ""
    page: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a fix, perhaps on one revision of it."""

    id: str
    fix: str
    text: str
    at: datetime
    author: str = ""
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A reader's report that a fix or a page of a manual (`place`) is wrong, for the reviewers of
    `family`. It is open until `answered`.
    """

    id: str
    text: str
    at: datetime
    author: str = ""
    family: str = ""
    fix: str = ""
    place: Place | None = None
    answered: datetime | None = None
    answered_by: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Thanks:
    """A reader's thanks for a fix; `to` is its author."""

    id: str
    fix: str
    at: datetime
    author: str = ""
    to: str = ""
    text: str = ""
