"""The case on the review desk: nothing else is decided on than what is on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.places import FixPlace, ReviewPlace
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.desktop.shell.routes import FIXES
from fieldkm.domain.fix_lines import FixLine, LikelyFix
from fieldkm.domain.fixes import Fix, FixState
from fieldkm.domain.outcomes import FixUse, Result
from tests.support.fixes import a_fix
from tests.support.review_desk import (
    BETTER,
    ENTER,
    ESCAPE,
    FIRST,
    IMPROVED,
    NOW,
    SUE,
    Opened,
    came,
    press,
    screen_of,
    the_fix,
    title_of,
    waiting,
    words_on,
)
from tests.support.territory import ANNA
from tests.support.window import Desk

# ---------------------------------------------------------------- never something else


def test_what_came_while_it_was_read_does_not_take_its_place(qtbot: QtBot, sues_desk: Desk) -> None:
    fix, revision = FIRST
    assert isinstance(fix, Fix)
    newer = replace(BETTER, id="r-new", fix="f-1", remedy="Burn it.")
    changed = replace(fix, waiting=("r-new",), current_revision="r-new")
    came(sues_desk, changed, newer)
    screen = screen_of(sues_desk)
    assert screen.model.state.chosen == getattr(revision, "id", "")
    assert "This fix has changed while it lay here." in words_on(sues_desk)
    press(qtbot, sues_desk, "a", ENTER)
    assert the_fix(sues_desk, "f-1").approved_revision == ""
    press(qtbot, sues_desk, "n")
    assert screen.model.state.chosen == "r-new"
    press(qtbot, sues_desk, "a", ENTER)
    assert the_fix(sues_desk, "f-1").approved_revision == "r-new"


def test_what_came_while_a_decision_was_filled_in_stops_it(qtbot: QtBot, sues_desk: Desk) -> None:
    fix, _ = FIRST
    assert isinstance(fix, Fix)
    press(qtbot, sues_desk, "a")
    newer = replace(BETTER, id="r-new", fix="f-1")
    came(sues_desk, replace(fix, waiting=("r-new",), current_revision="r-new"), newer)
    press(qtbot, sues_desk, ENTER)
    assert the_fix(sues_desk, "f-1").approved_revision == ""
    assert "This fix has changed while it lay here." in words_on(sues_desk)


def test_other_news_leave_what_is_read_alone(sues_desk: Desk) -> None:
    came(sues_desk, *waiting(4, "New here", 0))
    assert title_of(sues_desk) == "Jams on damp days"
    assert not screen_of(sues_desk).model.state.is_stale
    assert len(screen_of(sues_desk).model.state.queue) == 4


def test_siblings_lie_side_by_side_and_a_key_picks_one(qtbot: QtBot, review_desks: Opened) -> None:
    fix, first = a_fix(state=FixState.SUBMITTED)
    desk = review_desks(
        SUE, replace(fix, waiting=("r-jam", "r-better"), submitted=NOW), first, BETTER
    )
    screen = screen_of(desk)
    assert len(screen.case.panels) == 2
    press(qtbot, desk, "2", "a")
    assert "Approve F-1001 as Anna Berg wrote it on" in words_on(desk)
    press(qtbot, desk, ENTER)
    assert the_fix(desk, "f-jam").approved_revision == "r-better"


def test_the_whole_fix_is_not_retired_while_a_sibling_waits(
    qtbot: QtBot, review_desks: Opened
) -> None:
    fix, first = a_fix(state=FixState.SUBMITTED)
    desk = review_desks(
        SUE, replace(fix, waiting=("r-jam", "r-better"), submitted=NOW), first, BETTER
    )
    press(qtbot, desk, "2", "r")
    assert not screen_of(desk).form.isVisible()
    assert "Another text of the fix" in screen_of(desk).against.text()
    assert the_fix(desk, "f-jam").state is FixState.SUBMITTED


# ---------------------------------------------------------------- the case


def test_an_improvement_shows_word_by_word_what_it_changes(
    qtbot: QtBot, review_desks: Opened
) -> None:
    desk = review_desks(SUE, *IMPROVED)
    screen = screen_of(desk)
    assert "Dry the roller[-, then fit" in screen.case.text
    assert "Compared with what everybody reads, by Bert Nowak" in words_on(desk)
    press(qtbot, desk, "v")
    assert screen.case.text == ""
    press(qtbot, desk, "v")
    assert "[-" in screen.case.text


def test_a_text_of_markup_is_shown_as_text(review_desks: Opened) -> None:
    hostile = replace(BETTER, title="<img src=x> & <b>bold</b>")
    desk = review_desks(SUE, *IMPROVED[:2], hostile)
    assert "<b>bold</b>" in screen_of(desk).case.text


def test_the_evidence_stands_beside_it(review_desks: Opened) -> None:
    use = FixUse("u1", "f-1", Result.FAILED, NOW, author=ANNA.id, text="Still jams.")
    words = words_on(review_desks(SUE, *FIRST, use))
    assert "Still jams." in words
    assert "Pages and parts" in words.replace("PAGES AND PARTS", "Pages and parts")


def test_what_may_be_the_same_leads_there(qtbot: QtBot, sues_desk: Desk) -> None:
    screen = screen_of(sues_desk)
    line = FixLine("f-2", "F-2002", "Squeaks when cold", FixState.SUBMITTED)
    screen.model._show(replace(screen.model.state, likely=(LikelyFix(line, ("code: E21-04",)),)))
    (card,) = screen.evidence.findChildren(FixCard)
    assert "Both: E21-04" in words_on(sues_desk)
    press(qtbot, sues_desk, "m")
    assert screen.form.like.currentData() == "f-2"
    press(qtbot, sues_desk, ESCAPE)
    card.click()
    location = sues_desk.window.stage.location()
    assert location
    assert (location.screen, location.place) == (FIXES, FixPlace("f-2"))


def test_a_fix_can_be_put_on_the_desk_from_elsewhere(sues_desk: Desk) -> None:
    sues_desk.window.journey.go(ReviewPlace("f-3"))
    assert title_of(sues_desk) == "Door does not close"


def test_a_fix_that_is_not_here_is_told(sues_desk: Desk) -> None:
    sues_desk.window.journey.go(ReviewPlace("f-9"))
    assert "not on this laptop" in words_on(sues_desk)


# ---------------------------------------------------------------- what the server refused


def test_a_refused_decision_is_told_at_the_desk_until_it_is_read(
    qtbot: QtBot, sues_desk: Desk
) -> None:
    from tests.integration.app.test_review_desk import answer

    press(qtbot, sues_desk, "a", ENTER)
    decision = screen_of(sues_desk).model.state.last
    assert decision
    answer(sues_desk.workplace, decision, "rejected", "revision-overtaken")
    sues_desk.window.synchroniser._tell_of_records()
    assert "F-2001 was NOT approved: Jams on damp days" in words_on(sues_desk)
    (card,) = screen_of(sues_desk).refused.cards
    card.look.click()
    assert title_of(sues_desk) == "Jams on damp days"
    card.done.click()
    assert "NOT approved" not in words_on(sues_desk)


@pytest.mark.parametrize("width", [1440, 1100, 900])
def test_nothing_is_cut_at_any_width(sues_desk: Desk, width: int) -> None:
    sues_desk.window.resize(width, 700)
    QApplication.processEvents()
    screen = screen_of(sues_desk)
    for button in (*screen.bar.buttons.values(), screen.look_again):
        assert button.minimumHeight() >= 40
    assert screen.minimumSizeHint().width() <= width
