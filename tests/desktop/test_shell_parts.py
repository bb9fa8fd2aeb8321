"""The strip, the notices, the dialogs: what they say and do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.error_report import ErrorReportDialog, report_of
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.icons import names, pixmap
from fieldkm.desktop.kit.notices import Notice, notice_of, notify
from fieldkm.desktop.kit.style_sheet import style_sheet
from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.shell.indexing import Indexing, IndexingState, Phase
from fieldkm.desktop.shell.machine_picker.view import MachinePickerDialog
from fieldkm.desktop.shell.shortcuts import ShortcutsDialog
from fieldkm.desktop.shell.status_strip import StatusStrip
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.errors import BadInput, Unavailable
from tests.support.fake_search import FakeSearch, IndexState
from tests.support.tasks import HeldTasks, ImmediateTasks
from tests.support.window import Desk


def test_the_strip_counts_what_is_built(qtbot: QtBot) -> None:
    strip = StatusStrip(LIGHT)
    qtbot.addWidget(strip)
    strip.render_state(IndexingState(Phase.BUILDING, 1, 1234, 5000))
    assert strip.words == "Search is being built: 1,234 of 5,000"


def test_the_strip_says_what_went_wrong(qtbot: QtBot) -> None:
    strip = StatusStrip(DARK)
    qtbot.addWidget(strip)
    error = Unavailable("x", "The search could not be built.", "Try again.")
    strip.render_state(IndexingState(Phase.FAILED, error=error))
    assert strip.words == "The search could not be built. Try again."


def test_an_index_that_is_behind_is_built_with_its_progress_shown(desk: Desk) -> None:
    vars(desk.workplace)["search"] = search = FakeSearch(IndexState.BEHIND)
    indexing = Indexing(desk.workplace, ImmediateTasks())
    seen: list[IndexingState] = []
    indexing.changed.connect(seen.append)
    indexing.bring_up_to_date()
    assert search.built == 1
    assert IndexingState(Phase.BUILDING, 1, 1234, 5000) in seen
    assert seen[-1] == IndexingState(Phase.READY, 1)


def test_a_change_while_indexing_makes_it_run_again(desk: Desk) -> None:
    tasks = HeldTasks()
    indexing = Indexing(desk.workplace, tasks)
    indexing.bring_up_to_date()
    indexing.bring_up_to_date()
    assert tasks.waiting == ["indexing"]
    tasks.finish()
    assert tasks.waiting == ["indexing"]


def test_an_index_that_cannot_be_built_is_said(desk: Desk) -> None:
    vars(desk.workplace)["search"] = search = FakeSearch(IndexState.MISSING)
    search.error = Unavailable("indexing-failed", "The search could not be built.")
    indexing = Indexing(desk.workplace, ImmediateTasks())
    indexing.bring_up_to_date()
    assert indexing.state.phase is Phase.FAILED
    assert indexing.state.error is search.error


def test_a_notice_offers_its_action_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    undone: list[str] = []
    notify(window, "The note was removed.", "Undo", lambda: undone.append("note"))
    notice = notice_of(window)
    assert notice.isVisible()
    button = notice.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == ["note"]
    assert not notice.isVisible()


def test_a_window_has_one_notice_the_newest(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    notify(window, "one")
    notify(window, "two")
    assert len(window.findChildren(Notice)) == 1
    assert notice_of(window).text == "two"


def test_an_error_is_shown_with_its_values_and_a_bug_as_a_bug() -> None:
    error = BadInput("no-such-page", "There is no page “{page}”.", "Search for it.", page="x")
    assert str(error_text(error)) == "There is no page “x”. Search for it."
    assert "Something went wrong" in error_text(ValueError("secret")).title
    assert "secret" not in str(error_text(ValueError("secret")))


def test_the_report_of_a_bug_can_be_copied(qtbot: QtBot) -> None:
    try:
        raise RuntimeError("odd")
    except RuntimeError as error:
        report = report_of(type(error), error, error.__traceback__, "1.2.3")
    assert "fieldkm 1.2.3" in report
    assert "RuntimeError: odd" in report
    dialog = ErrorReportDialog(report)
    qtbot.addWidget(dialog)
    copy = dialog.findChildren(QPushButton)[0]
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == report


def test_a_scanned_serial_number_and_enter_choose_the_machine(qtbot: QtBot, desk: Desk) -> None:
    picker = MachinePickerDialog(desk.workplace, LIGHT)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.field, "ma204117")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.result() == picker.DialogCode.Accepted
    assert picker.machine == MachineAtHand("MX-420", "MA204117")


def test_an_unknown_serial_number_is_said_and_not_taken(qtbot: QtBot, desk: Desk) -> None:
    picker = MachinePickerDialog(desk.workplace, LIGHT)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.field, "zz9")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.isVisible()
    assert "No installed manual covers “zz9”" in picker.problem


def test_a_model_is_chosen_by_a_click(qtbot: QtBot, desk: Desk) -> None:
    picker = MachinePickerDialog(desk.workplace, LIGHT)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.mouseClick(picker.cards()[0], Qt.MouseButton.LeftButton)
    assert picker.machine == MachineAtHand("MX-420")


def test_all_keys_are_listed(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(LIGHT)
    qtbot.addWidget(dialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl+Q", "F1", "F11", "Full screen", "Ctrl+F"} <= words


@pytest.mark.parametrize("name", names())
def test_every_icon_can_be_drawn(qtbot: QtBot, name: str) -> None:
    drawn = pixmap(name, "#FF0000", 24, 1.0).toImage()
    colored = [(x, y) for x in range(24) for y in range(24) if drawn.pixelColor(x, y).alpha() > 100]
    assert colored


def test_an_endless_word_does_not_widen_a_dialog(desk: Desk, qtbot: QtBot) -> None:
    picker = MachinePickerDialog(desk.workplace, LIGHT)
    qtbot.addWidget(picker)
    picker.show()
    before = picker.width()
    picker.field.setText("9" * 500)
    QCoreApplication.processEvents()
    assert "9" * 500 in picker.problem
    assert picker.width() == before


def test_a_drop_down_shows_that_it_can_be_opened(qtbot: QtBot) -> None:
    box = DropDown(LIGHT)
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(LIGHT))
    box.addItem("Fuser")
    box.resize(240, 40)
    right_end = box.grab().toImage().copy(200, 4, 32, 32)
    darkest = min(right_end.pixelColor(x, y).lightness() for x in range(32) for y in range(32))
    assert darkest < 140


def test_records_are_taken_in_where_the_manuals_are_indexed_already(desk: Desk) -> None:
    vars(desk.workplace)["search"] = search = FakeSearch(IndexState.READY)
    indexing = Indexing(desk.workplace, ImmediateTasks())
    indexing.bring_up_to_date()
    assert (search.built, search.taken_in) == (0, 1)


def test_what_is_written_is_taken_in_by_the_window(desk: Desk) -> None:
    taken_in = desk.search.taken_in
    desk.window.synchroniser.wrote()
    assert desk.search.taken_in == taken_in + 1
