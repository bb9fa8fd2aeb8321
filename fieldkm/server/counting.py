"""What is only counted: searches that found nothing good, and how often fixes are asked for."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime

from sqlalchemy import Connection, text

from fieldkm.domain.fixes import FixDemand
from fieldkm.domain.vocabulary import SearchMiss
from fieldkm.protocol.effect import malformed
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import validated
from fieldkm.server.fixes import FIX_FOUND, FIX_OPENED
from fieldkm.server.moments import check_moments
from fieldkm.server.times import time_text

SEARCH_MISSES = "search-miss"  # in `counters`; the key is JSON: language, model, words
_MOST_TIMES = 1_000  # that one operation may count
_LONGEST_KEY = 500  # characters
_ADD = text(
    "INSERT INTO counters (name, key, count, at) VALUES (:name, :key, :count, :at)"
    " ON CONFLICT (name, key) DO UPDATE"
    " SET count = counters.count + excluded.count, at = excluded.at"
)


class Counting:
    """What the operations of one transaction count."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()  # by name and key

    @property
    def fixes(self) -> frozenset[str]:
        """The fixes that were asked for."""
        return frozenset(key for name, key in self._counts if name in (FIX_FOUND, FIX_OPENED))

    def add(self, operation: Operation) -> None:
        """Count what an operation says; raises `BadInput` for what cannot be."""
        told = validated(operation.kind, {**operation.args, "id": operation.id})
        check_moments(told)
        if isinstance(told, SearchMiss):
            self._add(SEARCH_MISSES, _key(told), _sensible(told.times, told.times))
        elif isinstance(told, FixDemand):
            times = told.found + told.opened
            self._add(FIX_FOUND, told.fix, _sensible(told.found, times))
            self._add(FIX_OPENED, told.fix, _sensible(told.opened, times))
        else:
            raise malformed("it counts nothing")

    def write(self, connection: Connection, now: datetime) -> None:
        """Add it to what was counted before."""
        at = time_text(now)
        rows = [
            {"name": name, "key": key, "count": count, "at": at}
            for (name, key), count in sorted(self._counts.items())
        ]
        if rows:
            connection.execute(_ADD, rows)

    def _add(self, name: str, key: str, times: int) -> None:
        if times:
            self._counts[name, key] += times


def _key(miss: SearchMiss) -> str:
    words = " ".join(miss.words.split()).casefold()
    key = json.dumps([miss.language, miss.model, words], ensure_ascii=False)
    if len(key) > _LONGEST_KEY:
        raise malformed("it is too long")
    return key


def _sensible(times: int, of: int) -> int:
    """Return how often something was done, of so many times in all."""
    if not (0 <= times <= _MOST_TIMES and of >= 1):
        raise malformed("it counts nothing, or too much at once")
    return times
