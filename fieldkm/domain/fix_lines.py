"""Fixes as a list shows them, and what a list is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldkm.domain.fixes import FixState, RetiredAs, ReviewCause
from fieldkm.domain.outcomes import NO_COUNTS, Counts

MOST_OF_SYMPTOM = 200  # characters of it that a list shows
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[+([^\]\[\n]*)\]+(\([^)\n]*\))?")
_MARKS = re.compile(r"^\s{0,9}(#{1,6} |> ?|[-+*] |\d{1,3}[.)] )|[*`]|^:::? ?|^!!! ?", re.MULTILINE)


def beginning(markdown: str) -> str:
    """Return how a text of a fix begins, on one line and without its markup."""
    words = without_marks(markdown[: 4 * MOST_OF_SYMPTOM])
    return words if len(words) <= MOST_OF_SYMPTOM else words[: MOST_OF_SYMPTOM - 1] + "…"


def without_marks(markdown: str) -> str:
    """Return a text of a fix on one line and without its markup: for lists and for the search."""
    plain = _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", markdown)))
    return " ".join(plain.split())


class Shelf(StrEnum):
    """Where a reader looks. The words are part of the command line's contract."""

    ALL = "all"  # all that is not retired
    WAITING = "waiting"  # for a decision, the first time or again
    RETURNED = "returned"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class FixFilter:
    """What is wanted of a list. `mine`: only those that this user wrote or improved, of those sent
    back only what this user wrote; `model`: those that name this model or none; `words`: a number
    in any spelling, or words that its title, symptom, codes, parts and models must all have.
    """

    shelf: Shelf = Shelf.ALL
    mine: bool = False
    model: str = ""
    words: str = ""
    limit: int = 500


@dataclass(frozen=True, slots=True)
class FixLine:
    """A fix in a line or two: what readers read of it, and how it stands.

    `revision` is the current one, `number` what people say, `author` the first author, who is
    called `author_name`, `symptom` its beginning. `moment` is since when it stands as it is read:
    approved, else submitted, else written. `reason` is what was said at the last decision. It
    `is_mine` if this user wrote or improved it, and `came_back` if what they wrote was sent back.
    `counts` hold this laptop's own outcomes that the server has not counted yet.
    """

    id: str
    number: str
    title: str
    state: FixState
    revision: str = ""
    moment: datetime | None = None
    symptom: str = ""
    author: str = ""
    author_name: str = ""
    family: str = ""
    models: tuple[str, ...] = ()
    fault_codes: tuple[str, ...] = ()
    counts: Counts = NO_COUNTS
    is_approved: bool = False
    is_waiting: bool = False
    is_mine: bool = False
    came_back: bool = False
    is_sent: bool = True
    safety: bool | None = None
    language: str = ""
    reason: str = ""
    review_cause: ReviewCause | None = None
    retired_as: RetiredAs | None = None
    merged_into: str = ""

    @property
    def is_retired(self) -> bool:
        """Tell whether it is only kept for those who knew it."""
        return self.state is FixState.RETIRED

    @property
    def is_unproven(self) -> bool:
        """Tell whether it must be marked as not yet approved wherever it is shown."""
        return not (self.is_approved or self.is_retired)


@dataclass(frozen=True, slots=True)
class LikelyFix:
    """A fix that may say the same as another, and why it may."""

    line: FixLine
    why: tuple[str, ...] = ()
