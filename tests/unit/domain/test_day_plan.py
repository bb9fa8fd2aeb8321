"""Which planned visits are work of a day, and how far each is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from fieldkm.domain.day_plan import PlanState, belongs_to_day, in_order, is_for, plan_state
from fieldkm.domain.visits import PlannedVisit

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TODAY = date(2026, 3, 2)
PLANNED = PlannedVisit("p", technician="ann", starts=NOON, due=NOON + HOUR)


def test_a_visit_is_late_while_nobody_has_come_in_time() -> None:
    late = NOON + 2 * HOUR
    assert plan_state(PLANNED, NOON, begun=False, done=False) is PlanState.PLANNED
    assert plan_state(PLANNED, late, begun=False, done=False) is PlanState.LATE
    assert plan_state(PLANNED, late, begun=True, done=False) is PlanState.BEGUN
    assert plan_state(PLANNED, late, begun=True, done=True) is PlanState.DONE
    assert plan_state(replace(PLANNED, due=None), late, begun=False, done=False) is (
        PlanState.PLANNED
    )


def test_a_visit_is_mine_or_anybodys_unless_it_was_cancelled() -> None:
    assert is_for(PLANNED, "ann")
    assert is_for(replace(PLANNED, technician=""), "ann")
    assert not is_for(PLANNED, "bob")
    assert not is_for(replace(PLANNED, cancelled=True), "ann")
    assert not is_for(replace(PLANNED, removed=True), "ann")


@pytest.mark.parametrize(
    ("starts", "state", "belongs"),
    [
        (NOON, PlanState.PLANNED, True),
        (NOON, PlanState.DONE, True),
        (NOON + DAY, PlanState.PLANNED, False),
        (NOON - DAY, PlanState.LATE, True),
        (NOON - DAY, PlanState.DONE, False),
        (NOON - 15 * DAY, PlanState.LATE, False),
    ],
)
def test_what_was_left_over_is_work_of_today(
    starts: datetime, state: PlanState, belongs: bool
) -> None:
    planned = replace(PLANNED, starts=starts)
    assert belongs_to_day(planned, TODAY, UTC, state) is belongs


def test_the_day_is_that_of_the_site() -> None:
    evening = replace(PLANNED, starts=datetime(2026, 3, 1, 23, 0, tzinfo=UTC))
    assert belongs_to_day(evening, TODAY, ZoneInfo("Asia/Shanghai"), PlanState.DONE)
    assert not belongs_to_day(evening, TODAY, UTC, PlanState.DONE)


def test_without_a_time_it_belongs_to_the_day_it_is_due_or_is_done() -> None:
    due = replace(PLANNED, starts=None)
    assert belongs_to_day(due, TODAY, UTC, PlanState.PLANNED)
    timeless = replace(due, due=None)
    assert not belongs_to_day(timeless, TODAY, UTC, PlanState.PLANNED)
    assert belongs_to_day(timeless, TODAY, UTC, PlanState.BEGUN)


def test_a_day_is_sorted_by_time_and_what_is_done_comes_last() -> None:
    timeless = replace(PLANNED, starts=None, due=None)
    keys = [
        in_order(PLANNED, PlanState.DONE),
        in_order(PLANNED, PlanState.LATE),
        in_order(replace(PLANNED, starts=None), PlanState.PLANNED),
        in_order(timeless, PlanState.PLANNED),
    ]
    assert sorted(keys) == [keys[3], keys[1], keys[2], keys[0]]
