"""What lies on the review desk: the queue's lines, and one fix with all that a decision needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from fieldkm.app.fix_texts import RevisionTexts
from fieldkm.app.flags import KnownFlag
from fieldkm.app.places import Place
from fieldkm.app.read_fix import ReadUse, Remark, Step
from fieldkm.domain.fixes import Fix, FixRevision, Verb
from fieldkm.domain.outcomes import NO_COUNTS, Counts
from fieldkm.domain.revision_difference import RevisionDifference
from fieldkm.domain.word_difference import Change
from fieldkm.errors import FieldkmError


@dataclass(frozen=True, slots=True)
class ReviewLoad:
    """How much waits for this user, and how much of it beyond the set time."""

    waiting: int = 0
    risen: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fix in the queue. `author` and `assigned` are names; `is_own` tells that this user wrote
    it, `is_for_me` that it was handed to this user.
    """

    fix: Fix
    author: str = ""
    assigned: str = ""
    has_risen: bool = False
    is_own: bool = False
    is_for_me: bool = False

    @property
    def id(self) -> str:
        """Return the fix's id."""
        return self.fix.id


@dataclass(frozen=True, slots=True)
class DeskRevision:
    """A revision that can be decided on, beside the one `before` it (None: it is the first), each
    with its author's name. `texts` are its own as they are read, `photos` the files of its photos
    and of those before, by hash, as far as they are here. `against` says of each decision why it
    cannot be taken; those that can are not in it.
    """

    revision: FixRevision
    difference: RevisionDifference
    texts: RevisionTexts
    photos: Mapping[str, Path] = field(default_factory=dict)
    author: str = ""
    before: FixRevision | None = None
    before_author: str = ""
    is_before_approved: bool = False
    waits: bool = True
    against: Mapping[Verb, FieldkmError] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the revision's id."""
        return self.revision.id


@dataclass(frozen=True, slots=True)
class Touched:
    """A page or a part that a fix names. `has_changed` tells that it brought the fix back;
    `is_here` is False for what no installed manual has.
    """

    name: str
    title: str
    place: Place
    change: Change = Change.SAME
    has_changed: bool = False
    is_here: bool = True


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Somebody to whom a fix can be handed on; `user` is the name with which they sign in."""

    id: str
    name: str
    user: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What came of a fix where it was used, and what was said about it; newest first."""

    counts: Counts = NO_COUNTS
    uses: tuple[ReadUse, ...] = ()
    comments: tuple[Remark, ...] = ()
    flags: tuple[KnownFlag, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A fix on the desk. `revisions` are those that can be decided on: siblings side by side, or
    the one that is current; empty while none of them has come yet.
    """

    waiting: Waiting
    revisions: tuple[DeskRevision, ...]
    touched: tuple[Touched, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def fix(self) -> Fix:
        """Return the fix as it stands."""
        return self.waiting.fix


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, on exactly which revision. `page` is the file that a promotion wrote, with
    `plain_lines` that lost their form. `sync` counts the syncs that had begun before it: until the
    next one it can be taken back.
    """

    op_id: str
    verb: Verb
    fix: str
    number: str
    revision: str
    title: str = ""
    page: str = ""
    plain_lines: int = 0
    sync: int = 0


@dataclass(frozen=True, slots=True)
class RefusedDecision:
    """A decision that the server has not taken, and why: nothing of it has happened."""

    op_id: str
    verb: Verb
    fix: str
    number: str
    title: str
    at: datetime
    reason: str = ""
    problem: FieldkmError | None = None
