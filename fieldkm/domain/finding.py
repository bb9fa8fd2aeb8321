"""What a search works on and what it answers: units, queries and hits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fieldkm.domain.applicability import MachineAtHand


class Kind(StrEnum):
    """What is found. The words are part of the command line's contract."""

    PAGE = "page"
    PROCEDURE = "procedure"
    PART = "part"
    FAULT = "fault"
    FIX = "fix"
    CUSTOMER = "customer"
    MACHINE = "machine"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found: a section of a page, a part, a fault code or a symptom; a
    customer, a machine, a visit or a fix, which have neither manual nor language.

    `thing` is what the result opens, without language (`mx420/fuser-replace`,
    `mx420/part:604-1234`); the units of one thing in one language are its sections, in reading
    order, `ordinal` from 0. `version` is a hash of all that the index keeps of the unit, so that an
    update writes only what changed. `made_of` are marks (64 bits) of what it was made from: whoever
    knows what has changed asks the index which things that concerns. `state` is that of a fix, as
    it is read: whoever shows a hit says what is not approved.
    """

    kind: Kind
    thing: str
    manual: str
    language: str
    ordinal: int
    title: str
    heading: str
    path: str
    file_name: str
    body: str
    anchor: str = ""
    source: str = ""
    codes: tuple[str, ...] = ()
    applies_to: str = ""
    version: str = ""
    state: str = ""
    made_of: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Return the unit's identity in an index."""
        return f"{self.thing}|{self.language}|{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Query:
    """A search: `words` as typed, the reader's `language`, and what narrows it down.

    `left_out` are manuals that do not cover the machine at all; the application knows which.
    """

    words: str
    language: str = "en"
    kinds: frozenset[Kind] = frozenset()
    manual: str = ""
    machine: MachineAtHand | None = None
    limit: int = 20
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: a thing, opened at `anchor`. `snippet` is plain text, `marks` the (start, end) of
    the matched words in it; `title_marks` those of `title`. `why` names the reasons of the match
    (`code`, `title`, `heading`, `body`, `synonym: x -> y`, `spelling: x -> y`). `state` is a fix's:
    `approved`, else `submitted` or `returned`.
    """

    kind: Kind
    thing: str
    manual: str
    language: str
    title: str
    heading: str
    anchor: str
    source: str
    snippet: str
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()
    why: tuple[str, ...] = ()
    certain: bool = True
    state: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search returns. `suggestion` is a better spelling, where one is likely; `certain` of a
    hit is False where it is not known whether it holds for the machine at hand. `covered` is how
    much of what was typed the best hit has, from 0 to 1.
    """

    hits: tuple[Hit, ...] = ()
    suggestion: str = ""
    total: int = 0
    covered: float = 0.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What typing may become: a title, a heading (opened at `anchor`) or a code, as printed.

    `mark` is the (start, end) of what was typed in `text`.
    """

    text: str
    kind: Kind
    thing: str
    language: str
    anchor: str = ""
    mark: tuple[int, int] = (0, 0)
