"""The Fixes screen: found, read with its marks, used, spoken about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from fieldkm.app.places import FixDraftPlace, FixPlace, FlagPlace, PartPlace, Place
from fieldkm.app.recording import Identified
from fieldkm.desktop.fixes.view import FixesScreen
from fieldkm.desktop.kit.lines import LINE
from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.shell.routes import FIXES
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.fixes import Comment, FixState, Flag, RetiredAs, Thanks, Transition, Verb
from fieldkm.domain.outcomes import Counts, FixUse, Result
from fieldkm.domain.people import User
from fieldkm.host.paths import Home
from tests.support.fixes import BERT, JAM, NOON, SUE, a_fix, another
from tests.support.office import settle
from tests.support.territory import ANNA, SCOPE, a_workplace
from tests.support.window import OpenWindow

MERGED, OLD = another(2, FixState.RETIRED, title="The same")
RECORDS = (
    *a_fix(counts=Counts(14, 2, 3)),
    FixUse("o-1", "f-jam", Result.WORKED, NOON, author=SUE.id, model="MX420", text="Dry now"),
    Comment("k-1", "f-jam", "Works on the MX410 too", NOON, SUE.id),
    *another(1, FixState.SUBMITTED, title="Squeals", symptom="Like a bird."),
    replace(MERGED, retired_as=RetiredAs.MERGED, merged_into="f-jam", reason="Said before."),
    OLD,
    Transition("t-1", "f-2", Verb.MERGE, NOON, OLD.id, SUE.id, "Said before.", "f-jam"),
)

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Opened = Callable[..., FixesScreen]


@pytest.fixture
def opened(window_on: OpenWindow, tmp_path: Path) -> Opened:
    """Opens a user's window on the Fixes screen, with these records and others."""

    def open_for(*records: Identified, user: User = ANNA) -> FixesScreen:
        people = [one for one in (ANNA, BERT, SUE) if one is not user]
        folder = tmp_path / "home"
        scopes = (SCOPE, "review:mx") if user is SUE else (SCOPE,)
        a_workplace(folder, *people, *RECORDS, *records, user=user, scopes=scopes).close()
        desk = window_on(Home(folder), 1300, 900)
        desk.window.journey.show_screen(FIXES)
        screen = desk.window.stage.current
        assert isinstance(screen, FixesScreen)
        return screen

    return open_for


def words_on(screen: FixesScreen) -> str:
    settle()
    labels = screen.findChildren(QLabel)
    bodies = [screen.page.body, screen.page.newer]
    told = [label.text() for label in labels if label.isVisible()]
    return "\n".join(told + [body.toPlainText() for body in bodies if body.isVisible()])


def button(screen: FixesScreen, words: str) -> QAbstractButton:
    settle()
    (found,) = [
        one
        for one in screen.findChildren(QAbstractButton)
        if one.isVisible() and words in (one.text(), one.accessibleName())
    ]
    return found


def press(bot: QtBot, screen: FixesScreen, words: str) -> None:
    bot.mouseClick(button(screen, words), Qt.MouseButton.LeftButton)


def watched(screen: FixesScreen) -> list[Place]:
    """Keep the window where it is; return where it is asked to go."""
    gone: list[Place] = []
    screen._shell = replace(screen._shell, go=gone.append)
    return gone


def titles(screen: FixesScreen) -> list[str]:
    model = screen.finder.list.model()
    return [model.index(row, 0).data(LINE).title for row in range(model.rowCount())]


def sent(screen: FixesScreen) -> list[str]:
    waiting = screen.model._workplace.sync.waiting()
    return [item.operation.type for item in waiting]


def test_the_list_is_narrowed_by_whose_by_state_and_by_words(qtbot: QtBot, opened: Opened) -> None:
    screen = opened(*another(3, FixState.RETURNED, title="My own", author=ANNA.id))
    assert titles(screen) == ["My own", "Squeals", JAM.title]
    press(qtbot, screen, "Mine")
    assert titles(screen) == ["My own"]
    press(qtbot, screen, "Drafts")
    assert titles(screen) == []
    assert "No draft." in words_on(screen)
    press(qtbot, screen, "All")
    shelf = screen.finder.shelf
    assert shelf.itemText(3) == "Approved (1)"
    shelf.activated.emit(4)
    assert titles(screen) == ["The same"]
    shelf.activated.emit(0)
    qtbot.keyClicks(screen.finder.box, "f1001")
    assert titles(screen) == [JAM.title]
    assert "1 found" in words_on(screen)
    qtbot.keyClicks(screen.finder.box, "9")
    assert "No fix fits." in words_on(screen)


def test_only_what_holds_for_the_machine_at_hand_is_listed_on_request(
    qtbot: QtBot, opened: Opened
) -> None:
    screen = opened(*another(3, title="Pump", models=("CP300",)))
    assert not screen.finder.of_model.isVisible()
    screen._shell.take_machine(MachineAtHand("CP-300"))
    press(qtbot, screen, "Only CP-300")
    assert titles(screen) == ["Pump"]
    screen._shell.take_machine(None)
    assert len(titles(screen)) == 3


def test_a_row_opens_the_fix_and_back_leads_to_the_list(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    rows = screen.finder.list
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    words = words_on(screen)
    for told in (
        "F-1001", "Approved", "worked 14 of 19", "2 in part", JAM.title, "By Bert Nowak",
        "approved by Sue Parker", "folds like a concertina", "Dry the roller", "MX420",
        "Dry now", "Works on the MX410 too",
    ):  # fmt: skip
        assert told in words
    assert screen.location().place == FixPlace("f-jam")
    screen._shell.go(FixPlace("f-1"))
    screen.restore(screen.location())
    assert "Squeals" in words_on(screen)


def test_enter_in_the_box_opens_what_was_found(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    qtbot.keyClicks(screen.finder.box, "squeals")
    qtbot.keyClick(screen.finder.box, Qt.Key.Key_Return)
    assert screen.model.shown == "f-1"


def test_what_nobody_has_approved_is_marked_in_words(opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-1"))
    words = words_on(screen)
    assert words.count("Not yet approved") == 2
    assert "No supervisor has checked this fix yet." in words
    index = screen.finder.list.model().index(0, 0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Squeals, Not yet approved, F-2001")


def test_a_merged_fix_leads_on_and_takes_no_more_uses(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-2"))
    words = words_on(screen)
    assert "Merged into another" in words
    assert "Did it help?" not in words
    press(qtbot, screen, f"F-1001 · {JAM.title}")
    assert screen.model.shown == "f-jam"


def test_one_says_how_it_went_with_a_word_of_why(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-jam"))
    bar = screen.page.outcome
    assert not bar.why.isVisible()
    press(qtbot, screen, "Failed")
    qtbot.keyClicks(bar.why, "Came back")
    qtbot.keyClick(bar.why, Qt.Key.Key_Return)
    assert sent(screen) == ["outcome.create@1"]
    words = words_on(screen)
    assert "worked 14 of 20" in words
    assert "Came back" in words
    assert "not sent yet" in words
    assert not bar.why.isVisible()


def test_remarks_stay_until_they_are_kept(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-jam"))
    press(qtbot, screen, "Comment")
    form = screen.page.form
    form.box.setPlainText("x" * 2001)
    qtbot.mouseClick(form.send, Qt.MouseButton.LeftButton)
    assert "at most 2000" in words_on(screen)
    assert form.box.toPlainText() == "x" * 2001
    form.box.setPlainText("Wear gloves")
    qtbot.keyClick(form.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Wear gloves" in words_on(screen)
    assert not form.isVisible()
    press(qtbot, screen, "Comment")
    form.box.setPlainText("Never mind")
    qtbot.keyClick(form.box, Qt.Key.Key_Escape)
    assert (form.isVisible(), form.box.toPlainText()) == (False, "")


def test_the_author_is_thanked_and_an_error_reported(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-jam"))
    press(qtbot, screen, "Thank the author")
    qtbot.mouseClick(screen.page.form.send, Qt.MouseButton.LeftButton)
    assert not screen.page.thank.isVisible()
    press(qtbot, screen, "Report an error")
    screen.page.form.box.setPlainText("The part is another one")
    qtbot.mouseClick(screen.page.form.send, Qt.MouseButton.LeftButton)
    assert sent(screen) == ["thanks.create@1", "flag.create@1"]
    assert "The part is another one" in words_on(screen)


def test_an_author_sees_what_came_back_and_where_it_helped(opened: Opened) -> None:
    back, revision = another(3, FixState.RETURNED, title="Mend me")
    screen = opened(
        Thanks("d-1", "f-jam", NOON, ANNA.id, BERT.id, "Saved my day"),
        replace(back, reason="What was measured?"),
        revision,
        user=BERT,
    )
    words = words_on(screen)
    for told in (
        "Sent back to you",
        "What was measured?",
        "Where your fixes helped",
        "used by colleagues: worked 1 of 1",
        "Thanks from Anna Berg",
        "“Saved my day”",
    ):
        assert told in words


def test_what_was_sent_back_is_mended_where_the_reason_stands(qtbot: QtBot, opened: Opened) -> None:
    back, revision = another(3, FixState.RETURNED, title="Mend me", author=ANNA.id)
    screen = opened(replace(back, reason="What was measured?"), revision)
    gone = watched(screen)
    screen.show_place(FixPlace("f-3"))
    assert "What was measured?" in words_on(screen)
    assert not screen.page.improve.isVisible()
    press(qtbot, screen, "Mend it and submit it again")
    (place,) = gone
    assert isinstance(place, FixDraftPlace)
    assert screen._shell.workplace.fix_drafts.of(place.draft).base_revision == "r-3"


def test_an_improvement_that_waits_is_read_on_request(qtbot: QtBot, opened: Opened) -> None:
    fix, _ = a_fix()
    better = replace(JAM, id="r-2", base_revision=JAM.id, author=SUE.id, remedy="Turn it round.")
    waits = replace(fix, state=FixState.SUBMITTED, current_revision="r-2", waiting=("r-2",))
    screen = opened(waits, better)
    screen.show_place(FixPlace("f-jam"))
    assert "An improvement by Sue Parker waits for approval." in words_on(screen)
    assert "Turn it round." not in words_on(screen)
    press(qtbot, screen, "Show it (not yet approved)")
    assert "Turn it round." in words_on(screen)
    press(qtbot, screen, "Hide it")
    assert "Turn it round." not in words_on(screen)


def test_links_lead_to_places_of_ours_alone(opened: Opened) -> None:
    screen = opened()
    gone = watched(screen)
    screen.show_place(FixPlace("f-jam"))
    for link in ("part:604-1234", "javascript:alert(1)", "file:///etc/passwd"):
        screen.page.body.anchorClicked.emit(QUrl(link))
    assert gone == [PartPlace("604-1234")]


def test_a_reviewer_is_led_from_a_report_to_its_answer(qtbot: QtBot, opened: Opened) -> None:
    flag = Flag("g-1", "Wrong part", NOON, ANNA.id, "mx", "f-jam")
    screen = opened(flag, user=SUE)
    gone = watched(screen)
    screen.show_place(FixPlace("f-jam"))
    press(qtbot, screen, "Answer it")
    assert gone == [FlagPlace("g-1")]


def test_a_narrow_window_shows_the_list_or_the_fix(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    screen.window().resize(700, 700)
    settle()
    assert screen.finder.isVisible()
    screen.show_place(FixPlace("f-jam"))
    settle()
    assert not screen.finder.isVisible()
    press(qtbot, screen, "All fixes")
    assert screen.finder.isVisible()


def test_a_fix_that_is_gone_is_said_and_the_list_stays(opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-gone"))
    assert "is not on this laptop" in words_on(screen)
    assert len(titles(screen)) == 2


def test_words_and_colours_change_while_it_is_open(opened: Opened) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-jam"))
    before = screen.page.body.height()
    screen.retheme(DARK.at(1.5, gloves=True))
    settle()
    assert screen.page.body.height() > before
    screen.retheme(LIGHT)
    screen.retranslate()
    assert "Did it help?" in words_on(screen)


def test_one_takes_ones_own_back_with_a_word_of_why(qtbot: QtBot, opened: Opened) -> None:
    screen = opened(*another(3, FixState.SUBMITTED, title="My own", author=ANNA.id))
    screen.show_place(FixPlace("f-3"))
    press(qtbot, screen, "Withdraw")
    assert sent(screen) == []
    screen.page.form.box.setPlainText("It was the belt")
    qtbot.mouseClick(screen.page.form.send, Qt.MouseButton.LeftButton)
    assert sent(screen) == ["fix.withdraw@1"]
    assert "It was the belt" in words_on(screen)


def test_what_is_typed_about_a_fix_waits_while_another_is_read(
    qtbot: QtBot, opened: Opened
) -> None:
    screen = opened()
    screen.show_place(FixPlace("f-jam"))
    press(qtbot, screen, "Comment")
    form = screen.page.form
    form.box.setPlainText("Half a remark")
    screen.show_place(FixPlace("f-1"))
    assert not form.isVisible()
    press(qtbot, screen, "Comment")
    assert form.box.toPlainText() == ""
    screen.show_place(FixPlace("f-jam"))
    press(qtbot, screen, "Comment")
    assert form.box.toPlainText() == "Half a remark"


def test_what_is_to_be_filled_in_comes_into_sight(qtbot: QtBot, opened: Opened) -> None:
    screen = opened()
    screen.window().resize(1300, 480)
    screen.window().activateWindow()
    screen.show_place(FixPlace("f-jam"))
    settle()
    bar = screen._side.verticalScrollBar()
    assert bar.value() == 0
    qtbot.keyClick(screen, Qt.Key.Key_C, CONTROL_SHIFT)
    settle()
    assert screen.page.form.box.hasFocus()
    assert not screen.page.form.visibleRegion().isEmpty()
    bar.setValue(0)
    qtbot.keyClick(screen, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settle()
    assert not screen.page.outcome.why.visibleRegion().isEmpty()
