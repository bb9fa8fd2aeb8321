"""How fixes are spoken of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import FixState, RetiredAs, ReviewCause
from fieldkm.domain.outcomes import Counts
from tests.support.fixes import NOON

WAITS = FixLine("f", "F-1", "Title", FixState.SUBMITTED, moment=NOON, author_name="Bert")
APPROVED = FixLine("f", "F-1", "Title", FixState.APPROVED, is_approved=True)


@pytest.fixture
def words(qapp: QApplication) -> FixWords:
    return FixWords(lambda: NOON)


@pytest.mark.parametrize(
    ("days", "told"),
    [(-3, "today"), (0, "today"), (13, "13 day"), (14, "2 week"), (60, "2 month"), (730, "2 year")],
)
def test_the_older_the_more_roughly_it_is_told(words: FixWords, days: int, told: str) -> None:
    assert words.age(NOON - timedelta(days=days)).startswith(told)


def test_what_nobody_knows_is_not_told(words: FixWords) -> None:
    assert (words.age(None), words.worked(Counts()), words.since(APPROVED)) == ("", "", "")
    assert words.brief(WAITS) == "F-1 · Bert · today"


@pytest.mark.parametrize(
    ("line", "tone"),
    [
        (WAITS, "warning"),
        (FixLine("f", "", "", FixState.DRAFT), "plain"),
        (FixLine("f", "F-1", "Title", FixState.RETURNED), "danger"),
        (APPROVED, "ok"),
        (
            FixLine(
                "f", "F-1", "", FixState.APPROVED, is_approved=True,
                review_cause=ReviewCause.FAILING,
            ),
            "warning",
        ),
        (
            FixLine("f", "F-1", "", FixState.RETURNED, is_approved=True, came_back=True),
            "danger",
        ),
        (FixLine("f", "F-1", "", FixState.RETIRED, retired_as=RetiredAs.MERGED), "plain"),
    ],
)  # fmt: skip
def test_every_state_is_told_in_words_and_a_tone(words: FixWords, line: FixLine, tone: str) -> None:
    told, told_tone = words.mark(line)
    assert (bool(told), told_tone) == (True, tone)


def test_no_two_states_are_told_alike(words: FixWords) -> None:
    retired = [
        FixLine("f", "F-1", "", FixState.RETIRED, retired_as=one) for one in (*RetiredAs, None)
    ]
    told = {words.mark(line)[0] for line in (*retired, WAITS, APPROVED)}
    assert len(told) == 6  # outdated is what “retired” means without a reason
