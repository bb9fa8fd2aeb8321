"""In which order fixes wait for a reviewer: what has risen comes first, whatever else counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from fieldkm.domain.fix_rules import rises
from fieldkm.domain.fixes import Demand, Fix

_LAST = datetime.max.replace(tzinfo=UTC)
_OPENED_WEIGHS = 3
_USED_WEIGHS = 10


class QueueOrder(StrEnum):
    """What counts most. The words are part of the command line's contract."""

    AGE = "age"
    SAFETY = "safety"
    DEMAND = "demand"


def risen(fixes: Iterable[Fix], now: datetime, working_days: int) -> frozenset[str]:
    """Return the ids of those that have waited for a reviewer longer than `working_days`.

    Of many only a few are looked at: whoever has waited longer than one that has risen has too.
    """
    waiting = sorted(
        (fix for fix in fixes if fix.submitted), key=lambda fix: fix.submitted or _LAST
    )
    count = bisect_left(waiting, True, key=lambda fix: not rises(fix, now, working_days))
    return frozenset(fix.id for fix in waiting[:count])


def wanted(demand: Demand) -> int:
    """Return how much a fix is wanted: somebody who opened it says more than a search that found
    it, somebody who used it more than both.
    """
    return demand.found + _OPENED_WEIGHS * demand.opened + _USED_WEIGHS * demand.used


def place_in_queue(fix: Fix, order: QueueOrder, has_risen: bool) -> tuple[bool, int, datetime, str]:
    """Return what fixes that wait are sorted by: the longest waiting first among equals."""
    first = {
        QueueOrder.AGE: 0,
        QueueOrder.SAFETY: -int(fix.safety is not False),
        QueueOrder.DEMAND: -wanted(fix.demand),
    }
    return not has_risen, first[order], fix.submitted or _LAST, fix.id
