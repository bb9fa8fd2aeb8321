"""The review desk by keyboard: what waits is decided on without a mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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
    VERA,
    Opened,
    press,
    screen_of,
    the_fix,
    title_of,
    waiting,
    words_on,
)
from tests.support.window import Desk

# ---------------------------------------------------------------- the queue


def test_the_desk_opens_on_what_has_waited_longest(sues_desk: Desk) -> None:
    assert [line.fix.title for line in screen_of(sues_desk).model.state.queue] == [
        "Jams on damp days", "Squeaks when cold", "Door does not close",
    ]  # fmt: skip
    assert title_of(sues_desk) == "Jams on damp days"
    assert "Not yet approved" in words_on(sues_desk)
    assert QApplication.focusWidget() is screen_of(sues_desk).queue


def test_the_keys_lead_through_the_queue(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "j")
    assert title_of(sues_desk) == "Squeaks when cold"
    press(qtbot, sues_desk, Qt.Key.Key_Down)
    assert title_of(sues_desk) == "Door does not close"
    press(qtbot, sues_desk, "k", Qt.Key.Key_Up)
    assert title_of(sues_desk) == "Jams on damp days"


def test_another_order_leaves_the_case_on_the_desk(qtbot: QtBot, review_desks: Opened) -> None:
    grave = another(5, FixState.SUBMITTED, title="Sparks", safety=True)
    grave = (replace(grave[0], submitted=NOW - DAY), grave[1])
    desk = review_desks(SUE, *FIRST, *grave)
    press(qtbot, desk, "s")
    state = screen_of(desk).model.state
    assert state.order is QueueOrder.SAFETY
    assert [line.fix.title for line in state.queue] == ["Sparks", "Jams on damp days"]
    assert title_of(desk) == "Jams on damp days"


def test_what_is_overdue_is_marked_and_counted(review_desks: Opened) -> None:
    desk = review_desks(SUE, *waiting(1, "Old", 30), *SECOND)
    assert "1 overdue" in words_on(desk)
    line = screen_of(desk).model.state.queue[0]
    assert screen_of(desk).words.marks(line)[0] == ("Overdue", "danger")


def test_an_empty_queue_says_so(review_desks: Opened) -> None:
    assert "Nothing waits for you" in words_on(review_desks(SUE))


# ---------------------------------------------------------------- deciding by keyboard


def test_three_fixes_are_approved_without_a_mouse(qtbot: QtBot, sues_desk: Desk) -> None:
    for _ in range(3):
        press(qtbot, sues_desk, "a", ENTER)
    assert {the_fix(sues_desk, f"f-{at}").state for at in (1, 2, 3)} == {FixState.APPROVED}
    assert "Nothing waits for you" in words_on(sues_desk)
    assert len(sues_desk.workplace.sync.waiting()) == 3


def test_a_letter_alone_decides_nothing(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "a")
    assert "Approve F-2001 as Bert Nowak wrote it on" in words_on(sues_desk)
    assert the_fix(sues_desk, "f-1").state is FixState.SUBMITTED
    press(qtbot, sues_desk, ESCAPE)
    assert screen_of(sues_desk).form.isHidden()
    assert screen_of(sues_desk).queue.hasFocus()
    assert the_fix(sues_desk, "f-1").state is FixState.SUBMITTED


def test_sending_back_asks_for_the_reason(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "b")
    form = screen_of(sues_desk).form
    assert form.reason.hasFocus()
    qtbot.keyClick(form.reason, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert "The reason is missing." in words_on(sues_desk)
    press(qtbot, sues_desk, "which roller, a or b?")
    qtbot.keyClick(form.reason, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert the_fix(sues_desk, "f-1").reason == "which roller, a or b?"
    assert the_fix(sues_desk, "f-1").state is FixState.RETURNED
    assert title_of(sues_desk) == "Squeaks when cold"


def test_a_reason_that_was_begun_is_there_again(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "b", "which roller")
    press(qtbot, sues_desk, ESCAPE, "j", "b")
    assert screen_of(sues_desk).form.reason.toPlainText() == ""
    press(qtbot, sues_desk, ESCAPE, "k", "b")
    assert screen_of(sues_desk).form.reason.toPlainText() == "which roller"


def test_letters_in_a_reason_are_typed_and_decide_nothing(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "r", "amhj no longer made")
    assert screen_of(sues_desk).form.reason.toPlainText() == "amhj no longer made"
    assert screen_of(sues_desk).model.state.asked is Verb.RETIRE
    assert title_of(sues_desk) == "Jams on damp days"


def test_enter_on_cancel_decides_nothing(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "a")
    screen_of(sues_desk).form.cancel.setFocus()
    press(qtbot, sues_desk, ENTER)
    assert the_fix(sues_desk, "f-1").state is FixState.SUBMITTED
    assert screen_of(sues_desk).form.isHidden()


def test_a_fix_is_merged_by_the_number_of_the_other_one(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "m")
    assert screen_of(sues_desk).form.into.hasFocus()
    press(qtbot, sues_desk, "f 2002", ENTER)
    assert the_fix(sues_desk, "f-1").merged_into == "f-2"
    assert the_fix(sues_desk, "f-1").retired_as is RetiredAs.MERGED


def test_a_number_that_nobody_knows_is_told_beside_it(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "m", "F-9", ENTER)
    assert "“F-9” is not on this laptop" in words_on(sues_desk)
    assert screen_of(sues_desk).model.state.asked is Verb.MERGE


def test_a_fix_is_handed_on_to_another_reviewer(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "h")
    assert screen_of(sues_desk).form.to.currentText() == "Vera Stone"
    press(qtbot, sues_desk, ENTER)
    assert the_fix(sues_desk, "f-1").assigned == VERA.id


def test_what_cannot_be_decided_says_why(qtbot: QtBot, review_desks: Opened) -> None:
    desk = review_desks(VERA, *a_fix(replace(JAM, author=VERA.id), FixState.SUBMITTED))
    press(qtbot, desk, "a")
    assert "Nobody approves their own fix." in words_on(desk)
    assert screen_of(desk).form.isHidden()


def test_an_approved_fix_that_came_back_can_be_promoted(
    qtbot: QtBot, review_desks: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "manual"
    folder.mkdir()
    (folder / "manual.toml").write_text('id = "mx420"\n', encoding="utf-8")
    desk = review_desks(SUE, *a_fix(review_cause=ReviewCause.RESTED))
    assert "Nobody has looked at it for a long time." in words_on(desk)
    press(qtbot, desk, "p", str(folder), ENTER)
    assert the_fix(desk, "f-jam").promoted_to == "mx420/f-1001"
    assert (folder / "fixes" / "f-1001.md").is_file()


def test_an_administrator_looks_and_decides_nothing(qtbot: QtBot, review_desks: Opened) -> None:
    desk = review_desks(ADMIN, *FIRST)
    assert title_of(desk) == "Jams on damp days"
    assert not any(button.isVisible() for button in screen_of(desk).bar.buttons.values())
    press(qtbot, desk, "a")
    assert screen_of(desk).form.isHidden()


# ---------------------------------------------------------------- back again


def test_the_last_decision_is_taken_back_by_a_key(qtbot: QtBot, sues_desk: Desk) -> None:
    press(qtbot, sues_desk, "a", ENTER)
    assert notice_of(sues_desk.window).text == "F-2001 is approved."
    qtbot.keyClick(screen_of(sues_desk).queue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert the_fix(sues_desk, "f-1").state is FixState.SUBMITTED
    assert title_of(sues_desk) == "Jams on damp days"
    assert not sues_desk.workplace.sync.waiting()
