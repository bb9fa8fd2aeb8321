"""Fixes in the order in which they are decided on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fieldkm.domain.fix_rules import rises
from fieldkm.domain.fixes import Demand, Fix, FixState
from fieldkm.domain.review_queue import QueueOrder, place_in_queue, risen, wanted

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
OLD = Fix("old", submitted=NOW - 3 * DAY, safety=False)
GRAVE = Fix("grave", submitted=NOW - DAY, safety=True)
SOUGHT = Fix("sought", submitted=NOW - 2 * DAY, safety=False, demand=Demand(5, 2, 1))
UNDATED = Fix("undated", safety=False)
LATE = Fix("late", submitted=NOW, safety=False)


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (QueueOrder.AGE, ["late", "old", "sought", "grave", "undated"]),
        (QueueOrder.SAFETY, ["late", "grave", "old", "sought", "undated"]),
        (QueueOrder.DEMAND, ["late", "sought", "old", "grave", "undated"]),
    ],
)
def test_what_has_risen_comes_first_then_what_counts(order: QueueOrder, names: list[str]) -> None:
    fixes = [GRAVE, UNDATED, SOUGHT, LATE, OLD]
    fixes.sort(key=lambda fix: place_in_queue(fix, order, has_risen=fix is LATE))
    assert [fix.id for fix in fixes] == names


def test_a_use_says_more_than_a_look_and_that_more_than_a_hit() -> None:
    assert wanted(Demand(used=1)) > wanted(Demand(opened=1)) > wanted(Demand(found=1)) > 0


def test_those_that_have_risen_are_the_same_as_when_each_is_asked() -> None:
    waiting = Fix("w", state=FixState.SUBMITTED, waiting=("r",))
    fixes = [
        replace(waiting, id=f"f{hours}", submitted=NOW - timedelta(hours=hours))
        for hours in range(0, 400, 5)
    ]
    each = {fix.id for fix in fixes if rises(fix, NOW, 5)}
    assert risen([waiting, *reversed(fixes)], NOW, 5) == each
    assert 0 < len(each) < len(fixes)
