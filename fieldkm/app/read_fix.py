"""A fix as it is read: what it says, how it stands, what others made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import Fix, FixRevision, Verb
from fieldkm.domain.outcomes import Result


@dataclass(frozen=True, slots=True)
class ReadUse:
    """A use of a fix: by whom, on which model, how it ended; `is_sent` is False until the server
    has counted it.
    """

    id: str
    fix: str
    result: Result
    at: datetime
    author: str = ""
    model: str = ""
    text: str = ""
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote about a fix, with their name: a comment, or thanks."""

    id: str
    text: str
    at: datetime
    author: str = ""
    is_sent: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A step in its life, with the name of who took it."""

    verb: Verb
    at: datetime
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReadFix:
    """All of a fix that this user may know.

    `shown` is the revision that readers read, the approved one, else the current one; None while it
    has not come yet. `current` is the newest where it is another one and is here: an improvement
    that waits or was sent back. `writer` wrote `shown`, `improver` wrote `current`, `reviewer`
    approved last. `leads_to` is the fix that it was merged into, as far as it is here. Uses and
    thanks stand newest first, comments and steps in their order.
    """

    line: FixLine
    fix: Fix
    shown: FixRevision | None
    current: FixRevision | None = None
    writer: str = ""
    improver: str = ""
    reviewer: str = ""
    leads_to: FixLine | None = None
    uses: tuple[ReadUse, ...] = ()
    comments: tuple[Remark, ...] = ()
    thanks: tuple[Remark, ...] = ()
    steps: tuple[Step, ...] = ()
    is_thanked: bool = False

    @property
    def may_be_used(self) -> bool:
        """Tell whether readers may still say how it went, and improve it."""
        return not self.line.is_retired


@dataclass(frozen=True, slots=True)
class Helped:
    """A fix of this user's that helped: where it was used, and who gave thanks; newest first."""

    line: FixLine
    uses: tuple[ReadUse, ...] = ()
    thanks: tuple[Remark, ...] = ()
