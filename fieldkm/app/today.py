"""Today in one value: the visits, what waits, what is new, and whether all of it is here; fixes,
too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from fieldkm.app.day import Day, DayVisit, Waiting, local_zone
from fieldkm.app.fix_day import NO_FIX_NEWS, NO_FIX_WORK, FixDay, FixNews, FixWork
from fieldkm.app.news import News, Newsreader
from fieldkm.app.readiness import Readiness
from fieldkm.domain.readiness import Check
from fieldkm.host.clock import Clock


@dataclass(frozen=True, slots=True)
class Today:
    """`is_locked` tells that customers' data is not shown: then there are no visits and nothing
    waits. `here` is the time zone of this laptop.
    """

    visits: tuple[DayVisit, ...]
    waiting: Waiting
    news: News
    checks: tuple[Check, ...]
    here: tzinfo
    is_locked: bool = False
    fix_work: FixWork = NO_FIX_WORK
    fix_news: FixNews = NO_FIX_NEWS

    @property
    def has_news(self) -> bool:
        """Tell whether something has changed since the reader looked last."""
        return not (self.news.is_empty and self.fix_news.is_empty)


class TodaysWork:
    """Reads the day."""

    def __init__(
        self,
        day: Day,
        readiness: Readiness,
        news: Newsreader,
        fixes: FixDay,
        is_locked: Callable[[], bool],
        clock: Clock,
    ) -> None:
        self._day = day
        self._readiness = readiness
        self._news = news
        self._fixes = fixes
        self._is_locked = is_locked
        self._clock = clock

    def read(self, language: str) -> Today:
        """Return how today stands; `language` is the reader's, for titles of pages."""
        here, is_locked = local_zone(self._clock.now()), self._is_locked()
        visits = () if is_locked else self._day.visits(here)
        news = self._news.news(visits, language)
        return Today(
            visits,
            Waiting() if is_locked else self._day.waiting(here),
            news,
            self._readiness.checks(visits, here),
            here,
            is_locked,
            self._fixes.work(),
            self._fixes.news(news.since, language),
        )

    def checks(self) -> tuple[Check, ...]:
        """Return whether everything for today is on this laptop."""
        here = local_zone(self._clock.now())
        visits = () if self._is_locked() else self._day.visits(here)
        return self._readiness.checks(visits, here)

    def note_looked(self) -> None:
        """From now on only what comes after this is news."""
        self._news.note_looked()
