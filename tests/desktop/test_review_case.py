"""The case on the review desk: nothing else is decided on than what is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import FixPlace, ReviewPlace
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.shell.routes import FIXES
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import Fix, FixState, RetiredAs
from fieldkm.domain.outcomes import FixUse, Result
from tests.support.fixes import a_fix
from tests.support.review_desk import (
    BETTER,
    ENTER,
    ESCAPE,
    FIRST,
    IMPROVED,
    NOW,
    SECOND,
    SUE,
    THIRD,
    Opened,
    came,
    press,
    review_windows,
    screen_of,
    the_fix,
    title_of,
    waiting,
    words_on,
)
from tests.support.territory import ANNA
from tests.support.window import Desk


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Opened]:
    """Opens a user's review desk on some records."""
    with review_windows(qtbot, qapp, tmp_path / "home") as windows:
        yield windows


@pytest.fixture
def sue(opened: Opened) -> Desk:
    """The supervisor's desk, with three fixes that wait."""
    return opened(SUE, *FIRST, *SECOND, *THIRD)


# ---------------------------------------------------------------- never something else


def test_what_came_while_it_was_read_does_not_take_its_place(qtbot: QtBot, sue: Desk) -> None:
    fix, revision = FIRST
    assert isinstance(fix, Fix)
    newer = replace(BETTER, id="r-new", fix="f-1", remedy="Burn it.")
    changed = replace(fix, waiting=("r-new",), current_revision="r-new")
    came(sue, changed, newer)
    screen = screen_of(sue)
    assert screen.model.state.chosen == getattr(revision, "id", "")
    assert "This fix has changed while it lay here." in words_on(sue)
    press(qtbot, sue, "a", ENTER)
    assert the_fix(sue, "f-1").approved_revision == ""
    press(qtbot, sue, "n")
    assert screen.model.state.chosen == "r-new"
    press(qtbot, sue, "a", ENTER)
    assert the_fix(sue, "f-1").approved_revision == "r-new"


def test_what_came_while_a_decision_was_filled_in_stops_it(qtbot: QtBot, sue: Desk) -> None:
    fix, _ = FIRST
    assert isinstance(fix, Fix)
    press(qtbot, sue, "a")
    newer = replace(BETTER, id="r-new", fix="f-1")
    came(sue, replace(fix, waiting=("r-new",), current_revision="r-new"), newer)
    press(qtbot, sue, ENTER)
    assert the_fix(sue, "f-1").approved_revision == ""
    assert "This fix has changed while it lay here." in words_on(sue)


def test_other_news_leave_what_is_read_alone(sue: Desk) -> None:
    came(sue, *waiting(4, "New here", 0))
    assert title_of(sue) == "Jams on damp days"
    assert not screen_of(sue).model.state.is_stale
    assert len(screen_of(sue).model.state.queue) == 4


def test_siblings_lie_side_by_side_and_a_key_picks_one(qtbot: QtBot, opened: Opened) -> None:
    fix, first = a_fix(state=FixState.SUBMITTED)
    desk = opened(SUE, replace(fix, waiting=("r-jam", "r-better"), submitted=NOW), first, BETTER)
    screen = screen_of(desk)
    assert len(screen.case.panels) == 2
    press(qtbot, desk, "2", "a")
    assert "Approve F-1001 as Anna Berg wrote it on" in words_on(desk)
    press(qtbot, desk, ENTER)
    assert the_fix(desk, "f-jam").approved_revision == "r-better"


def test_the_whole_fix_is_retired_whichever_sibling_was_looked_at(
    qtbot: QtBot, opened: Opened
) -> None:
    fix, first = a_fix(state=FixState.SUBMITTED)
    desk = opened(SUE, replace(fix, waiting=("r-jam", "r-better"), submitted=NOW), first, BETTER)
    press(qtbot, desk, "2", "r", "no longer made")
    form = screen_of(desk).form
    qtbot.keyClick(form.reason, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert the_fix(desk, "f-jam").retired_as is RetiredAs.OUTDATED


# ---------------------------------------------------------------- the case


def test_an_improvement_shows_word_by_word_what_it_changes(qtbot: QtBot, opened: Opened) -> None:
    desk = opened(SUE, *IMPROVED)
    screen = screen_of(desk)
    assert "Dry the roller[-, then fit" in screen.case.text
    assert "Compared with what everybody reads, by Bert Nowak" in words_on(desk)
    press(qtbot, desk, "v")
    assert screen.case.text == ""
    press(qtbot, desk, "v")
    assert "[-" in screen.case.text


def test_a_text_of_markup_is_shown_as_text(opened: Opened) -> None:
    hostile = replace(BETTER, title="<img src=x> & <b>bold</b>")
    desk = opened(SUE, *IMPROVED[:2], hostile)
    assert "<b>bold</b>" in screen_of(desk).case.text


def test_the_evidence_stands_beside_it(opened: Opened) -> None:
    use = FixUse("u1", "f-1", Result.FAILED, NOW, author=ANNA.id, text="Still jams.")
    words = words_on(opened(SUE, *FIRST, use))
    assert "Still jams." in words
    assert "Pages and parts" in words.replace("PAGES AND PARTS", "Pages and parts")


def test_what_may_be_the_same_leads_there(qtbot: QtBot, sue: Desk) -> None:
    from fieldkm.app.review_case import LikelyFix

    screen = screen_of(sue)
    line = FixLine("f-2", "F-2002", "Squeaks when cold", FixState.SUBMITTED)
    screen.model._show(replace(screen.model.state, likely=(LikelyFix(line, ("code: E21-04",)),)))
    (card,) = screen.evidence.findChildren(FixCard)
    assert "Both: E21-04" in words_on(sue)
    press(qtbot, sue, "m")
    assert screen.form.like.currentData() == "f-2"
    press(qtbot, sue, ESCAPE)
    card.click()
    location = sue.window.stage.location()
    assert location
    assert (location.screen, location.place) == (FIXES, FixPlace("f-2"))


def test_a_fix_can_be_put_on_the_desk_from_elsewhere(sue: Desk) -> None:
    sue.window.journey.go(ReviewPlace("f-3"))
    assert title_of(sue) == "Door does not close"


def test_a_fix_that_is_not_here_is_told(sue: Desk) -> None:
    sue.window.journey.go(ReviewPlace("f-9"))
    assert "not on this laptop" in words_on(sue)


# ---------------------------------------------------------------- what the server refused


def test_a_refused_decision_is_told_at_the_desk_until_it_is_read(qtbot: QtBot, sue: Desk) -> None:
    from tests.integration.app.test_review_desk import answer

    press(qtbot, sue, "a", ENTER)
    decision = screen_of(sue).model.state.last
    assert decision
    answer(sue.workplace, decision, "rejected", "revision-overtaken")
    sue.window.synchroniser._tell_of_records()
    assert "F-2001 was NOT approved: Jams on damp days" in words_on(sue)
    (card,) = screen_of(sue).refused.cards
    card.look.click()
    assert title_of(sue) == "Jams on damp days"
    card.done.click()
    assert "NOT approved" not in words_on(sue)


@pytest.mark.parametrize("width", [1440, 1100, 900])
def test_nothing_is_cut_at_any_width(sue: Desk, width: int) -> None:
    sue.window.resize(width, 700)
    QApplication.processEvents()
    screen = screen_of(sue)
    for button in (*screen.bar.buttons.values(), screen.look_again):
        assert button.minimumHeight() >= 40
    assert screen.minimumSizeHint().width() <= width
