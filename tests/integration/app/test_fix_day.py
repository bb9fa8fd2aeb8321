"""What of fixes waits for who works here, and what became of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkm.app.fix_day import NO_FIX_NEWS, FixDay
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fixes import FixState, Flag, Thanks
from fieldkm.domain.outcomes import FixUse, Result
from fieldkm.domain.people import User
from tests.support.clock import FakeClock
from tests.support.fixes import BERT, JAM, NOON, SUE, a_fix, another
from tests.support.territory import ANNA, a_workplace

HOUR = timedelta(hours=1)
MINE = replace(JAM, author=ANNA.id)

Laptop = Callable[..., FixDay]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Makes a user's laptop with these records."""
    opened: list[Workplace] = []

    def make(*records: object, user: User = ANNA, scopes: Sequence[str] = ("shared",)) -> FixDay:
        people = [one for one in (ANNA, BERT, SUE) if one is not user]
        workplace = a_workplace(
            tmp_path / "home", *people, *records, clock=FakeClock(), user=user, scopes=scopes
        )
        opened.append(workplace)
        return FixDay(workplace.fixes, workplace.flags, workplace.review_desk)

    yield make
    for workplace in opened:
        workplace.close()


def test_a_fix_that_was_sent_back_waits_for_its_author_with_the_reason(laptop: Laptop) -> None:
    day = laptop(
        *a_fix(MINE, FixState.RETURNED, reason="Which roller?"), *another(1, FixState.RETURNED)
    )
    assert [(line.id, line.reason) for line in day.work().back] == [("f-jam", "Which roller?")]
    assert day.work().to_review == 0


def test_a_reviewer_is_told_how_much_waits_and_what_has_risen(laptop: Laptop) -> None:
    waits, said = another(2, FixState.SUBMITTED)
    fresh = replace(waits, submitted=NOON)
    day = laptop(
        fresh, said, *a_fix(state=FixState.SUBMITTED),
        Flag("g-1", "Wrong.", NOON, ANNA.id, "mx", "f-jam"),
        user=SUE, scopes=("shared", "review:mx"),
    )  # fmt: skip
    work = day.work()
    assert (work.to_review, work.risen, work.to_answer) == (2, 1, 1)
    assert not work.is_empty


def test_the_author_learns_of_decisions_uses_thanks_and_answers(laptop: Laptop) -> None:
    day = laptop(
        *a_fix(MINE, reviewed=NOON + HOUR, reason="Well seen."),
        FixUse("u-1", "f-jam", Result.WORKED, NOON + HOUR, author=BERT.id),
        Thanks("t-1", "f-jam", NOON + HOUR, BERT.id, ANNA.id, "Saved my day"),
        Flag(
            "g-1", "Wrong.", NOON, ANNA.id, "mx", "f-jam",
            answered=NOON + HOUR, answered_by=SUE.id, answer="Mended.",
        ),
    )  # fmt: skip
    news = day.news(NOON, "en")
    assert [line.reason for line in news.decided] == ["Well seen."]
    (helped,) = news.helped
    assert [use.author for use in helped.uses] == [BERT.display]
    assert [thanks.text for thanks in helped.thanks] == ["Saved my day"]
    assert [known.flag.answer for known in news.answered] == ["Mended."]


def test_what_was_known_already_is_no_news(laptop: Laptop) -> None:
    day = laptop(*a_fix(MINE), FixUse("u-1", "f-jam", Result.WORKED, NOON - HOUR, author=BERT.id))
    assert day.news(NOON, "en").is_empty
    assert day.news(None, "en") == NO_FIX_NEWS
    assert day.work().is_empty
