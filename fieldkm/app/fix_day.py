"""Fixes on a working day: what waits for who works here, and what became of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldkm.app.fixes import Fixes
from fieldkm.app.flags import Flags, KnownFlag
from fieldkm.app.read_fix import Helped
from fieldkm.app.review import ReviewDesk
from fieldkm.domain.fix_lines import FixFilter, FixLine, Shelf


@dataclass(frozen=True, slots=True)
class FixWork:
    """What waits: one's fixes that were sent `back`; for reviewers how many wait for a decision,
    how many of these for too long, and how many reported errors wait for an answer.
    """

    back: tuple[FixLine, ...] = ()
    to_review: int = 0
    risen: int = 0
    to_answer: int = 0

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing waits."""
        return not (self.back or self.to_review or self.to_answer)


@dataclass(frozen=True, slots=True)
class FixNews:
    """What became of one's own: fixes that were `decided` on, those that `helped` others, and
    reported errors that were `answered`.
    """

    decided: tuple[FixLine, ...] = ()
    helped: tuple[Helped, ...] = ()
    answered: tuple[KnownFlag, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing new."""
        return not (self.decided or self.helped or self.answered)


NO_FIX_WORK = FixWork()
NO_FIX_NEWS = FixNews()


class FixDay:
    """Reads both; no customer's data is in it, so that it is read while those are locked too."""

    def __init__(self, fixes: Fixes, flags: Flags, desk: ReviewDesk) -> None:
        self._fixes = fixes
        self._flags = flags
        self._desk = desk

    def work(self) -> FixWork:
        """Return what waits now."""
        load = self._desk.load()
        back = self._fixes.listed(FixFilter(Shelf.RETURNED, mine=True))
        return FixWork(tuple(back), load.waiting, load.risen, self._flags.to_answer())

    def news(self, since: datetime | None, language: str) -> FixNews:
        """Return what is new; nothing for who never looked before."""
        if since is None:
            return NO_FIX_NEWS
        shelves = (Shelf.APPROVED, Shelf.RETIRED)
        decided = [
            line
            for shelf in shelves
            for line in self._fixes.listed(FixFilter(shelf, mine=True))
            if line.moment is not None and line.moment > since
        ]
        helped, answered = self._fixes.helped(since), self._flags.answered_since(since, language)
        return FixNews(tuple(decided), tuple(helped), answered)
