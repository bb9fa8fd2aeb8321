"""What is to be done in a territory, day by day: which machine fails of what, what is taken for the
cause at first, and who has time to go there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate

from fieldkm.app.sample_territory.customers import Place
from fieldkm.app.sample_territory.draw import Draw, moment, working_day
from fieldkm.app.sample_territory.facts import ModelFacts, Repair, Sign
from fieldkm.app.sample_territory.machines import Unit
from fieldkm.app.sample_territory.models import can_show
from fieldkm.app.sample_territory.names import CHINESE, ENGLISH
from fieldkm.app.sample_territory.wording import said
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import User

HISTORY_DAYS = 730
MOST_A_MACHINE = 20  # the newest has stood for 30 working days
_MAINTENANCE = 0.13
_WRONG_AT_FIRST = 0.09
_OPENS, _CLOSES = 8 * 60, 17 * 60  # minutes of the day
_CHINESE_SPEAKER = 2  # of the technicians


@dataclass(frozen=True, slots=True)
class Job:
    """One attendance that was made. Without a sign it was maintenance. `cause` is the true one,
    `thought` what was taken for it, where that was wrong; `after` how many days ago the same was
    thought to be repaired.
    """

    unit: Unit
    day: date
    sign: Sign | None = None
    cause: Repair | None = None
    thought: Repair | None = None
    after: int = 0


class Habits:
    """Of what the machines of one model fail: always of the same, as the technicians say."""

    def __init__(self, facts: ModelFacts, draw: Draw) -> None:
        self._draw = draw
        self._signs = draw.sample(facts.signs, len(facts.signs))
        weights = [1 / (rank + 1.5) for rank in range(len(self._signs))]
        self._weights = [
            weight * (1 if sign.is_code else 0.6)
            for sign, weight in zip(self._signs, weights, strict=True)
        ]
        self._causes: dict[str, tuple[list[Repair], list[float]]] = {}
        for sign in self._signs:
            repairs = [facts.repairs[cause] for cause, _ in sign.causes]
            shares = [share for _, share in sign.causes]
            favourite = draw.weighted(range(len(repairs)), shares)
            shares[favourite] *= 3
            self._causes[sign.ref] = (repairs, shares)

    def failure(self, machine: Machine) -> tuple[Sign, Repair]:
        """Draw what a machine shows and what has failed in it."""
        while True:
            sign = self._draw.weighted(self._signs, self._weights)
            if can_show(said(sign.titles, ENGLISH), machine.configuration):
                return sign, self._draw.weighted(*self._causes[sign.ref])

    def mistaken(self, sign: Sign, cause: Repair) -> Repair | None:
        """Draw what is taken for the cause of a sign, None where nothing else comes to mind."""
        others = [repair for repair in self._causes[sign.ref][0] if repair is not cause]
        return self._draw.one(others) if others else None


def make_jobs(
    seed: int, count: int, units: Sequence[Unit], facts: Mapping[str, ModelFacts], today: date
) -> list[Job]:
    """Draw `count` jobs up to yesterday, at most `MOST_A_MACHINE`, in the order of their days."""
    count = min(count, MOST_A_MACHINE * len(units))
    draw = Draw(seed, "jobs")
    habits = {model: Habits(known, Draw(seed, model)) for model, known in facts.items()}
    weights = list(accumulate(unit.frailty for unit in units))
    jobs: dict[tuple[str, date], Job] = {}  # nobody goes to a machine twice in a day
    while len(jobs) < count:
        unit = draw.choices(units, cum_weights=weights)[0]
        drawn = {(unit.machine.id, job.day): job for job in _drawn(unit, habits, draw, today)}
        if len(jobs) + len(drawn) <= count and jobs.keys().isdisjoint(drawn):
            jobs |= drawn
    return sorted(jobs.values(), key=lambda job: job.day)


def _drawn(unit: Unit, habits_of: Mapping[str, Habits], draw: Draw, today: date) -> Iterator[Job]:
    since = max(unit.machine.installed or today, today - timedelta(days=HISTORY_DAYS))
    day = _some_working_day(since, today, draw)
    if draw.happens(_MAINTENANCE):
        yield Job(unit, day)
        return
    habits = habits_of[unit.machine.model]
    sign, cause = habits.failure(unit.machine)
    thought = habits.mistaken(sign, cause) if draw.happens(_WRONG_AT_FIRST) else None
    yield Job(unit, day, sign, cause, thought)
    again = working_day(day + timedelta(days=draw.randint(2, 24)))
    if thought and again < today:
        yield Job(unit, again, sign, cause, thought, after=(again - day).days)


def _some_working_day(since: date, today: date, draw: Draw) -> date:
    """Return a working day since a day of at least two weeks ago, and before today."""
    while True:
        day = since + timedelta(days=draw.randrange((today - since).days - 3))
        if working_day(day) == day:
            return day


class Diary:
    """Who is where when: one technician is at one place at a time, as far as there are enough."""

    def __init__(self, technicians: Sequence[User], draw: Draw) -> None:
        self._technicians = technicians
        self._draw = draw
        self._busy: dict[tuple[int, date], int] = {}

    def enter(self, place: Place, day: date, minutes: int) -> tuple[User, datetime]:
        """Return who goes there on a day and when they come in, and keep that time free."""
        first = self._usual(place)
        count = len(self._technicians)
        for index in (first, *range(first + 1, first + count)):
            key = (index % count, day)
            start = self._busy.get(key, _OPENS + self._draw.randrange(0, 40, 5))
            if start + minutes <= _CLOSES:
                self._busy[key] = start + minutes + self._draw.randrange(15, 50, 5)
                return self._technicians[index % count], moment(day, start, place.site.zone)
        start = self._draw.randrange(_OPENS, max(_OPENS + 1, _CLOSES - minutes))
        return self._technicians[first], moment(day, start, place.site.zone)

    def _usual(self, place: Place) -> int:
        count = len(self._technicians)
        if place.language == CHINESE and self._draw.happens(0.7):
            return _CHINESE_SPEAKER % count
        return place.town.round % count
