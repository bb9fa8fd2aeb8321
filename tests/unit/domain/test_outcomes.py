"""Outcomes add up, and failing fixes are seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fieldkm.domain.outcomes import Counts, Outcome, Result, counted, is_failing

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
RESULTS = {"w": Result.WORKED, "p": Result.PARTLY, "f": Result.FAILED}


def _outcomes(results: str) -> list[Outcome]:
    """One outcome a day, the last letter the newest."""
    return [
        Outcome(f"o{day}", RESULTS[letter], NOW + timedelta(days=day))
        for day, letter in enumerate(results)
    ]


def test_results_add_up() -> None:
    counts = counted(RESULTS[letter] for letter in "wwfpw") + Counts(11, 1, 2)
    assert (counts.worked, counts.partly, counts.failed, counts.total) == (14, 2, 3, 19)


def test_three_failures_of_the_last_five_are_too_many() -> None:
    assert is_failing(_outcomes("wwffwf"))
    assert is_failing(reversed(_outcomes("fff")))
    assert not is_failing(_outcomes("fffww" + "w"))
    assert not is_failing(_outcomes("wwwff"))


def test_failures_that_the_reviewer_has_seen_do_not_count_again() -> None:
    outcomes = _outcomes("ffff")
    assert not is_failing(outcomes, since=outcomes[1].at)
    assert is_failing(outcomes, since=outcomes[0].at)
