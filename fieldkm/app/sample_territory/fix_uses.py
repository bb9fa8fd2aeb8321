"""Where the fixes of the sample territory were used: in visits at which they could have been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldkm.app.sample_territory.draw import Draw
from fieldkm.app.sample_territory.fix_stories import FixText
from fieldkm.app.sample_territory.visits import WrittenVisit
from fieldkm.domain.fixes import Fix
from fieldkm.domain.outcomes import FixUse, Outcome, Result
from fieldkm.domain.visits import EntryKind, VisitEntry


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and by whom a fix was used; `visit` is None where that was outside of the visits that
    are drawn.
    """

    at: datetime
    author: str
    model: str
    visit: WrittenVisit | None = None


class Occasions:
    """The visits at which a fix can have been used, each for one fix."""

    def __init__(self, visits: Sequence[WrittenVisit], authors: Sequence[str], draw: Draw) -> None:
        self._free = {visit.visit.id: visit for visit in visits}
        self._authors = authors
        self._draw = draw

    def some(
        self, text: FixText, number: int, since: datetime, until: datetime
    ) -> Iterator[Occasion]:
        """Yield so many occasions between two moments: visits with one of its codes first, then
        others of its models, then none that is known.
        """
        fitting = [
            visit
            for visit in self._free.values()
            if visit.job.unit.machine.model in text.models
            and since < visit.visit.opened
            and visit.entries[-1].at < until
        ]
        self._draw.shuffle(fitting)
        fitting.sort(key=lambda visit: not (visit.job.sign and visit.job.sign.ref in text.codes))
        for visit in fitting[:number]:
            del self._free[visit.visit.id]
            closed = visit.entries[-1]
            yield Occasion(closed.at, closed.author, visit.job.unit.machine.model, visit)
        for _ in range(number - len(fitting)):
            at = since + (until - since) * self._draw.random()
            yield Occasion(at, self._draw.one(self._authors), self._draw.one(text.models))


def used(
    fix: Fix, occasion: Occasion, result: Result, words: str, draw: Draw
) -> tuple[FixUse, tuple[object, ...]]:
    """Return a use of a fix as all read it, and what the visit keeps of it."""
    identity = draw.identity(occasion.at)
    revision = fix.shown_revision
    use = FixUse(
        identity,
        fix.id,
        result,
        occasion.at,
        revision,
        occasion.model,
        fix.territory,
        occasion.author,
        words,
    )
    if occasion.visit is None:
        return use, ()  # the outcome lies with a customer of another territory
    visit = occasion.visit.visit
    outcome = Outcome(
        identity,
        result,
        occasion.at,
        fix=fix.id,
        revision=revision,
        visit=visit.id,
        machine=visit.machine,
        model=occasion.model,
        author=occasion.author,
        text=words,
    )
    entered = occasion.at - timedelta(minutes=1)  # the last entry closes the visit
    entry = VisitEntry(
        draw.identity(entered),
        visit.id,
        EntryKind.FIX,
        entered,
        occasion.author,
        fix.id,
        fix.title,
        result=result,
    )
    return use, (entry, outcome)
