"""Outcomes: what became of a fix or a procedure when it was used, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Result(StrEnum):
    """How it ended. The words are part of the command line's contract."""

    WORKED = "worked"
    PARTLY = "partly"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One use of a fix (at `revision`) or of a procedure (`manual/page`), for `cause`
    (`manual/cause`) where that is known; `text` says why it ended so, in a word.
    """

    id: str
    result: Result
    at: datetime
    fix: str = ""
    revision: str = ""
    procedure: str = ""
    cause: str = ""
    visit: str = ""
    machine: str = ""
    model: str = ""
    author: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class FixUse:
    """One use of a fix as all who see the fix may read it: an `Outcome` without the customer's
    machine and visit. The server writes it, under the outcome's id; `territory` is its author's.
    """

    id: str
    fix: str
    result: Result
    at: datetime
    revision: str = ""
    model: str = ""
    territory: str = ""
    author: str = ""
    text: str = ""


def use_of(outcome: Outcome, territory: str, at: datetime) -> FixUse:
    """Return what others may read of an outcome by an author of `territory`; `at` is when it was,
    as far as that can be believed.
    """
    return FixUse(
        outcome.id,
        outcome.fix,
        outcome.result,
        at,
        revision=outcome.revision,
        model=outcome.model,
        territory=territory,
        author=outcome.author,
        text=outcome.text,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something worked, worked partly and failed: "worked 14 of 19"."""

    worked: int = 0
    partly: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """Return how often it was used."""
        return self.worked + self.partly + self.failed

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.worked + other.worked, self.partly + other.partly, self.failed + other.failed
        )


NO_COUNTS = Counts()


def counted(results: Iterable[Result]) -> Counts:
    """Add up results."""
    found = Counter(results)
    return Counts(found[Result.WORKED], found[Result.PARTLY], found[Result.FAILED])


def is_failing(
    outcomes: Iterable[Outcome | FixUse],
    since: datetime | None = None,
    failures: int = 3,
    of_last: int = 5,
) -> bool:
    """Tell whether `failures` of the last `of_last` outcomes failed. Only those after `since`, the
    last review, count: what the reviewer has seen does not bring a fix back again.
    """
    fresh = [outcome for outcome in outcomes if since is None or outcome.at > since]
    fresh.sort(key=lambda outcome: (outcome.at, outcome.id))
    last = [outcome.result for outcome in fresh[-of_last:]]
    return last.count(Result.FAILED) >= failures
