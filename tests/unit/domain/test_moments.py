"""Times that can be meant, and working days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.moments import check_moment, moment_doubt, zone_of
from fieldkm.domain.working_days import after_working_days
from fieldkm.errors import BadInput

MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 3, 7, 15, 0, tzinfo=UTC)


def test_a_time_needs_its_offset() -> None:
    with pytest.raises(BadInput) as caught:
        check_moment(MONDAY.replace(tzinfo=None))
    assert caught.value.code == "time-without-zone"
    check_moment(MONDAY)


@pytest.mark.parametrize("year", [1, 1899, 3000, 9999])
def test_a_year_that_nobody_can_reckon_with_is_refused(year: int) -> None:
    with pytest.raises(BadInput, match="cannot be meant"):
        check_moment(MONDAY.replace(year=year))


def test_strange_times_are_told() -> None:
    assert moment_doubt(MONDAY + timedelta(hours=20), MONDAY) is None
    ahead = moment_doubt(MONDAY + timedelta(days=2), MONDAY)
    assert ahead is not None
    assert str(ahead).startswith("2026-03-04 is still to come.")
    old = moment_doubt(MONDAY.replace(year=1969), MONDAY)
    assert old is not None
    assert old.code == "time-long-ago"


@pytest.mark.parametrize(
    ("days", "due"),
    [(0, "2026-03-02T08:30"), (1, "2026-03-03T08:30"), (5, "2026-03-09T08:30")],
)
def test_working_days_leave_the_weekend_out(days: int, due: str) -> None:
    assert after_working_days(MONDAY, days).isoformat() == f"{due}:00+00:00"


def test_what_starts_on_a_weekend_counts_from_monday() -> None:
    assert after_working_days(SATURDAY, 1).isoformat() == "2026-03-10T00:00:00+00:00"
    assert after_working_days(SATURDAY + timedelta(days=1), 0).isoformat().startswith("2026-03-09")


def test_the_weekend_is_the_one_at_the_place() -> None:
    sunday_night = datetime(2026, 3, 8, 23, 0, tzinfo=UTC)  # Monday morning in Shanghai
    due = after_working_days(sunday_night, 1, ZoneInfo("Asia/Shanghai"))
    assert due == sunday_night + timedelta(days=1)


def test_the_time_of_day_outlasts_a_change_of_the_clocks() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    friday = datetime(2026, 3, 27, 9, 0, tzinfo=berlin)
    assert after_working_days(friday, 1, berlin) == datetime(2026, 3, 30, 9, 0, tzinfo=berlin)


@given(
    st.integers(0, 100_000).map(lambda hours: MONDAY + timedelta(hours=hours)),
    st.integers(1, 30),
)
def test_a_deadline_is_on_a_working_day_and_grows(start: datetime, days: int) -> None:
    due = after_working_days(start, days)
    assert due.weekday() < 5
    assert after_working_days(start, days - 1) < due


def test_a_zone_that_is_not_known_is_none_whatever_its_name() -> None:
    assert zone_of("Asia/Shanghai") == ZoneInfo("Asia/Shanghai")
    for name in ("", "Mars/Base", "../../etc/passwd", "x" * 5000, "a\0b", "Europe"):
        assert zone_of(name) is None
