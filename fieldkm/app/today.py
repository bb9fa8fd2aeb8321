"""Today in one value: the visits, what waits, what is new, and whether all of it is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from fieldkm.app.day import Day, DayVisit, Waiting, local_zone
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


class TodaysWork:
    """Reads the day."""

    def __init__(
        self,
        day: Day,
        readiness: Readiness,
        news: Newsreader,
        is_locked: Callable[[], bool],
        clock: Clock,
    ) -> None:
        self._day = day
        self._readiness = readiness
        self._news = news
        self._is_locked = is_locked
        self._clock = clock

    def read(self, language: str) -> Today:
        """Return how today stands; `language` is the reader's, for titles of pages."""
        here, is_locked = local_zone(self._clock.now()), self._is_locked()
        visits = () if is_locked else self._day.visits(here)
        return Today(
            visits,
            Waiting() if is_locked else self._day.waiting(here),
            self._news.news(visits, language),
            self._readiness.checks(visits, here),
            here,
            is_locked,
        )

    def checks(self) -> tuple[Check, ...]:
        """Return whether everything for today is on this laptop."""
        here = local_zone(self._clock.now())
        visits = () if self._is_locked() else self._day.visits(here)
        return self._readiness.checks(visits, here)

    def note_looked(self) -> None:
        """From now on only what comes after this is news."""
        self._news.note_looked()
