"""Chance with a seed: the same seed draws the same things, on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldkm.host.clock import uuid7

T = TypeVar("T")

_NOISE_BITS = 74


class Draw(Random):
    """Draws for one subject, so that more of one thing does not change all others."""

    def __init__(self, seed: int, subject: str) -> None:
        super().__init__(f"{seed} {subject}")

    def happens(self, chance: float) -> bool:
        """Tell whether something of this probability happens."""
        return self.random() < chance

    def one(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[int(self.random() * len(things))]

    def weighted(self, things: Sequence[T], weights: Sequence[float]) -> T:
        """Return one of the things, by their weights."""
        return self.choices(things, weights)[0]

    def identity(self, at: datetime) -> str:
        """Return an id as a record that is written then has it."""
        return uuid7(at, self.getrandbits(_NOISE_BITS))


def moment(day: date, minutes: int, zone: str = "") -> datetime:
    """Return the moment, in UTC, that is `minutes` after midnight of a day in a zone."""
    local = datetime.combine(day, time(minutes // 60, minutes % 60), _zone(zone) if zone else UTC)
    return local.astimezone(UTC)


def working_day(day: date) -> date:
    """Return the day, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


@cache
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return UTC
