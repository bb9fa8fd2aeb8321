"""The review desk by keyboard: what waits is decided on without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.notices import notice_of
from fieldkm.domain.fixes import FixState, RetiredAs, ReviewCause, Verb
from fieldkm.domain.review_queue import QueueOrder
from tests.support.fixes import JAM, a_fix, another
from tests.support.review_desk import (
    ADMIN,
    DAY,
    ENTER,
    ESCAPE,
    FIRST,
    NOW,
    SECOND,
    SUE,
    THIRD,
    VERA,
    Opened,
    press,
    review_windows,
    screen_of,
    the_fix,
    title_of,
    waiting,
    words_on,
)
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


# ---------------------------------------------------------------- the queue


def test_the_desk_opens_on_what_has_waited_longest(sue: Desk) -> None:
    assert [line.fix.title for line in screen_of(sue).model.state.queue] == [
        "Jams on damp days", "Squeaks when cold", "Door does not close",
    ]  # fmt: skip
    assert title_of(sue) == "Jams on damp days"
    assert "Not yet approved" in words_on(sue)
    assert QApplication.focusWidget() is screen_of(sue).queue


def test_the_keys_lead_through_the_queue(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "j")
    assert title_of(sue) == "Squeaks when cold"
    press(qtbot, sue, Qt.Key.Key_Down)
    assert title_of(sue) == "Door does not close"
    press(qtbot, sue, "k", Qt.Key.Key_Up)
    assert title_of(sue) == "Jams on damp days"


def test_another_order_leaves_the_case_on_the_desk(qtbot: QtBot, opened: Opened) -> None:
    grave = another(5, FixState.SUBMITTED, title="Sparks", safety=True)
    grave = (replace(grave[0], submitted=NOW - DAY), grave[1])
    desk = opened(SUE, *FIRST, *grave)
    press(qtbot, desk, "s")
    state = screen_of(desk).model.state
    assert state.order is QueueOrder.SAFETY
    assert [line.fix.title for line in state.queue] == ["Sparks", "Jams on damp days"]
    assert title_of(desk) == "Jams on damp days"


def test_what_is_overdue_is_marked_and_counted(opened: Opened) -> None:
    desk = opened(SUE, *waiting(1, "Old", 30), *SECOND)
    assert "1 overdue" in words_on(desk)
    line = screen_of(desk).model.state.queue[0]
    assert screen_of(desk).words.marks(line)[0] == ("Overdue", "danger")


def test_an_empty_queue_says_so(opened: Opened) -> None:
    assert "Nothing waits for you" in words_on(opened(SUE))


# ---------------------------------------------------------------- deciding by keyboard


def test_three_fixes_are_approved_without_a_mouse(qtbot: QtBot, sue: Desk) -> None:
    for _ in range(3):
        press(qtbot, sue, "a", ENTER)
    assert {the_fix(sue, f"f-{at}").state for at in (1, 2, 3)} == {FixState.APPROVED}
    assert "Nothing waits for you" in words_on(sue)
    assert len(sue.workplace.sync.waiting()) == 3


def test_a_letter_alone_decides_nothing(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "a")
    assert "Approve F-2001 as Bert Nowak wrote it on" in words_on(sue)
    assert the_fix(sue, "f-1").state is FixState.SUBMITTED
    press(qtbot, sue, ESCAPE)
    assert screen_of(sue).form.isHidden()
    assert screen_of(sue).queue.hasFocus()
    assert the_fix(sue, "f-1").state is FixState.SUBMITTED


def test_sending_back_asks_for_the_reason(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "b")
    form = screen_of(sue).form
    assert form.reason.hasFocus()
    qtbot.keyClick(form.reason, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert "The reason is missing." in words_on(sue)
    press(qtbot, sue, "which roller, a or b?")
    qtbot.keyClick(form.reason, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert the_fix(sue, "f-1").reason == "which roller, a or b?"
    assert the_fix(sue, "f-1").state is FixState.RETURNED
    assert title_of(sue) == "Squeaks when cold"


def test_a_reason_that_was_begun_is_there_again(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "b", "which roller")
    press(qtbot, sue, ESCAPE, "j", "b")
    assert screen_of(sue).form.reason.toPlainText() == ""
    press(qtbot, sue, ESCAPE, "k", "b")
    assert screen_of(sue).form.reason.toPlainText() == "which roller"


def test_letters_in_a_reason_are_typed_and_decide_nothing(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "r", "amhj no longer made")
    assert screen_of(sue).form.reason.toPlainText() == "amhj no longer made"
    assert screen_of(sue).model.state.asked is Verb.RETIRE
    assert title_of(sue) == "Jams on damp days"


def test_enter_on_cancel_decides_nothing(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "a")
    screen_of(sue).form.cancel.setFocus()
    press(qtbot, sue, ENTER)
    assert the_fix(sue, "f-1").state is FixState.SUBMITTED
    assert screen_of(sue).form.isHidden()


def test_a_fix_is_merged_by_the_number_of_the_other_one(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "m")
    assert screen_of(sue).form.into.hasFocus()
    press(qtbot, sue, "f 2002", ENTER)
    assert the_fix(sue, "f-1").merged_into == "f-2"
    assert the_fix(sue, "f-1").retired_as is RetiredAs.MERGED


def test_a_number_that_nobody_knows_is_told_beside_it(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "m", "F-9", ENTER)
    assert "“F-9” is not on this laptop" in words_on(sue)
    assert screen_of(sue).model.state.asked is Verb.MERGE


def test_a_fix_is_handed_on_to_another_reviewer(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "h")
    assert screen_of(sue).form.to.currentText() == "Vera Stone"
    press(qtbot, sue, ENTER)
    assert the_fix(sue, "f-1").assigned == VERA.id


def test_what_cannot_be_decided_says_why(qtbot: QtBot, opened: Opened) -> None:
    desk = opened(VERA, *a_fix(replace(JAM, author=VERA.id), FixState.SUBMITTED))
    press(qtbot, desk, "a")
    assert "Nobody approves their own fix." in words_on(desk)
    assert screen_of(desk).form.isHidden()


def test_an_approved_fix_that_came_back_can_be_promoted(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "manual"
    folder.mkdir()
    (folder / "manual.toml").write_text('id = "mx420"\n', encoding="utf-8")
    desk = opened(SUE, *a_fix(review_cause=ReviewCause.RESTED))
    assert "Nobody has looked at it for a long time." in words_on(desk)
    press(qtbot, desk, "p", str(folder), ENTER)
    assert the_fix(desk, "f-jam").promoted_to == "mx420/f-1001"
    assert (folder / "fixes" / "f-1001.md").is_file()


def test_an_administrator_looks_and_decides_nothing(qtbot: QtBot, opened: Opened) -> None:
    desk = opened(ADMIN, *FIRST)
    assert title_of(desk) == "Jams on damp days"
    assert not any(button.isVisible() for button in screen_of(desk).bar.buttons.values())
    press(qtbot, desk, "a")
    assert screen_of(desk).form.isHidden()


# ---------------------------------------------------------------- back again


def test_the_last_decision_is_taken_back_by_a_key(qtbot: QtBot, sue: Desk) -> None:
    press(qtbot, sue, "a", ENTER)
    assert notice_of(sue.window).text == "F-2001 is approved."
    qtbot.keyClick(screen_of(sue).queue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert the_fix(sue, "f-1").state is FixState.SUBMITTED
    assert title_of(sue) == "Jams on damp days"
    assert not sue.workplace.sync.waiting()
