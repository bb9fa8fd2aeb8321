"""Home tells of fixes: sent back, to be reviewed, of help to others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from fieldkm.desktop.home.view import HomeScreen
from fieldkm.desktop.shell.routes import FLAGS
from fieldkm.domain.fixes import FixState, Flag, Thanks
from fieldkm.domain.outcomes import FixUse, Result
from fieldkm.domain.people import User
from fieldkm.host.paths import Home
from tests.support.fixes import BERT, JAM, NOON, SUE, a_fix, another
from tests.support.territory import ANNA, a_workplace
from tests.support.window import Desk, OpenWindow

NOW = datetime.now(UTC)
MINE = replace(JAM, author=ANNA.id)
Opened = Callable[..., Desk]


@pytest.fixture
def opened(window_on: OpenWindow, tmp_path: Path) -> Opened:
    """Opens a user's window on these records; they looked at what is new two days ago."""

    def open_for(user: User, *records: object) -> Desk:
        people = [one for one in (ANNA, BERT, SUE) if one is not user]
        home = Home(tmp_path / "home")
        scopes = ("shared", "review:mx") if user is SUE else ("shared",)
        a_workplace(home.folder, *people, *records, user=user, scopes=scopes).close()
        before = (NOW - timedelta(days=2)).isoformat()
        home.looked.write_text(f'{{"at": "{before}", "versions": {{}}, "pages": {{}}}}')
        return window_on(home)

    return open_for


def home_of(desk: Desk) -> HomeScreen:
    screen = desk.window.stage.made("home")
    assert isinstance(screen, HomeScreen)
    return screen


def words_on(desk: Desk) -> str:
    labels = home_of(desk).findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_a_fix_that_was_sent_back_stands_there_with_its_reason(opened: Opened) -> None:
    desk = opened(ANNA, *a_fix(MINE, FixState.RETURNED, reason="Which roller?"))
    words = words_on(desk)
    assert "F-1001  Jams at the fuser exit on damp days" in words
    assert "Which roller?" in words
    assert "Sent back to you" in words


def test_a_reviewer_sees_what_waits_and_goes_to_the_reported_errors(opened: Opened) -> None:
    flag = Flag("g-1", "Wrong.", NOON, ANNA.id, "mx", "f-jam")
    desk = opened(SUE, *a_fix(state=FixState.SUBMITTED), *another(1, FixState.SUBMITTED), flag)
    words = words_on(desk)
    assert "2 fixes wait for a decision" in words
    assert "2 for too long" in words
    title = "1 reported error waits for an answer"
    next(card for card in home_of(desk).cards() if card.accessibleName() == title).click()
    assert desk.window.stage.current is desk.window.stage.made(FLAGS)


def test_the_author_sees_where_a_fix_has_helped(opened: Opened) -> None:
    recently = NOW - timedelta(hours=3)
    uses = [
        FixUse(f"u-{number}", "f-jam", Result.WORKED, recently, author=BERT.id, text="Dried it")
        for number in range(3)
    ]
    thanks = Thanks("t-1", "f-jam", recently, BERT.id, ANNA.id, "Saved my day")
    words = words_on(opened(ANNA, *a_fix(MINE), *uses, thanks))
    assert "Thanks from Bert Nowak: Saved my day" in words
    assert "Worked · Bert Nowak · Dried it" in words
    assert "and 1 more" in words
    assert "used 3 times" in words


def test_the_author_sees_decisions_and_answers(opened: Opened) -> None:
    recently = NOW - timedelta(hours=3)
    answered = Flag(
        "g-1", "Wrong.", NOON, ANNA.id, "mx", "f-jam",
        answered=recently, answered_by=SUE.id, answer="Mended.",
    )  # fmt: skip
    desk = opened(ANNA, *a_fix(MINE, reviewed=recently, reason="Well seen."), answered)
    words = words_on(desk)
    assert "Well seen." in words
    assert "Answer: Mended." in words
    assert "Your report was answered" in words


def test_without_anything_about_fixes_nothing_of_them_is_said(opened: Opened) -> None:
    words = words_on(opened(ANNA))
    assert "Nothing waits for you." in words
    assert "fix" not in words.casefold().replace("fixed", "")
