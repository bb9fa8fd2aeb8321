"""Outcomes add up, and failing fixes are seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fieldkm.domain.outcomes import (
    Counts,
    FixUse,
    Outcome,
    Result,
    counted,
    is_failing,
    use_of,
)

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


def test_a_use_tells_nothing_of_the_customer() -> None:
    secret = {"visit": "visit-1", "machine": "SN-1", "procedure": "mx420/p", "cause": "mx420/c"}
    outcome = Outcome(
        "o-1", Result.PARTLY, NOW, "f", "r1", model="MX", author="ann", text="For a day", **secret
    )
    at = NOW - timedelta(days=1)
    use = use_of(outcome, "north", at)
    assert use == FixUse("o-1", "f", Result.PARTLY, at, "r1", "MX", "north", "ann", "For a day")
    assert not any(word in str(use) for word in secret.values())
    assert is_failing([replace(use, result=Result.FAILED)] * 3, since=at - timedelta(days=1))
