"""Chance with a seed, and days as they are worked."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fieldkm.app.sample_territory.draw import Draw, moment, working_day


def test_the_same_seed_and_subject_draw_the_same() -> None:
    assert Draw(7, "visits").random() == Draw(7, "visits").random()
    assert Draw(7, "visits").random() != Draw(8, "visits").random()
    assert Draw(7, "visits").random() != Draw(7, "customers").random()


def test_what_never_happens_does_not_and_what_always_happens_does() -> None:
    draw = Draw(1, "")
    assert not any(draw.happens(0) for _ in range(100))
    assert all(draw.happens(1) for _ in range(100))
    assert {draw.weighted("ab", (0, 1)) for _ in range(20)} == {"b"}
    assert {draw.one("ab") for _ in range(50)} == {"a", "b"}


def test_an_id_sorts_by_its_time() -> None:
    draw = Draw(1, "")
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    assert draw.identity(early) < draw.identity(late)
    assert draw.identity(early) != draw.identity(early)


def test_a_moment_is_that_of_its_zone_in_summer_too() -> None:
    assert moment(date(2026, 7, 1), 8 * 60 + 30, "Europe/London").hour == 7
    assert moment(date(2026, 12, 1), 8 * 60 + 30, "Europe/London").hour == 8
    assert moment(date(2026, 12, 1), 8 * 60, "Nowhere/At all").hour == 8
    assert moment(date(2026, 12, 1), 61).minute == 1


def test_after_the_weekend_comes_monday() -> None:
    friday, saturday, sunday, monday = (date(2026, 11, day) for day in (20, 21, 22, 23))
    assert working_day(friday) == friday
    assert working_day(saturday) == working_day(sunday) == working_day(monday) == monday
