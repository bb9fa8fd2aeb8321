"""Reported errors: seen by who reported them, answered by who reviews them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fieldkm.app.places import FixPlace, FlagPlace
from fieldkm.desktop.flags.flag_panel import FlagPanel
from fieldkm.desktop.flags.view import FlagsScreen
from fieldkm.desktop.kit.theme import DARK
from fieldkm.desktop.shell.routes import FLAGS
from fieldkm.domain.fixes import Fix, FixState, Flag
from fieldkm.domain.people import Role, User
from fieldkm.domain.reading import Place
from fieldkm.host.paths import Home
from tests.support.territory import ANNA, a_workplace
from tests.support.window import Desk, OpenWindow

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
FIX = Fix("f-1", "F-1001", title="Idler gear", state=FixState.APPROVED, family="copiers")
OF_PAGE = Flag(
    "g-1", "14 N·m is too much.", NOW, ANNA.id, "copiers",
    place=Place("mx420", "fuser-replace", "", "Tighten to 14 N·m"),
)  # fmt: skip
OF_FIX = Flag("g-2", "The part is not made any more.", NOW, ANNA.id, "copiers", "f-1")
ANSWERED = Flag(
    "g-3", "The drawing is mirrored.", NOW, ANNA.id, "copiers", "f-1",
    answered=NOW, answered_by=SUE.id, answer="Mended in version 2026.2.",
)  # fmt: skip

Opened = Callable[..., Desk]


@pytest.fixture
def opened(window_on: OpenWindow, tmp_path: Path) -> Opened:
    """Opens a user's window on these records."""

    def open_for(user: User, *records: object) -> Desk:
        people = [one for one in (ANNA, SUE) if one is not user]
        folder = tmp_path / "home"
        scopes = ("shared", "review:copiers") if user is SUE else ("shared",)
        a_workplace(folder, *people, FIX, *records, user=user, scopes=scopes).close()
        return window_on(Home(folder))

    return open_for


def screen_of(desk: Desk, flag: str = "") -> FlagsScreen:
    desk.window.journey.go(FlagPlace(flag))
    screen = desk.window.stage.made(FLAGS)
    assert isinstance(screen, FlagsScreen)
    return screen


def texts(panel: FlagPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.text()]


def test_a_reviewer_answers_a_report_by_keyboard(opened: Opened, qtbot: QtBot) -> None:
    screen = screen_of(opened(SUE, OF_PAGE), "g-1")
    (panel,) = screen.panels()
    assert {"mx420/fuser-replace", "14 N·m is too much.", "“Tighten to 14 N·m”"} <= set(
        texts(panel)
    )
    assert panel.editor is not None
    qtbot.keyClicks(panel.editor.box, "Mended in version 2026.2.")
    qtbot.keyClick(panel.editor.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (panel,) = screen.panels()
    assert "Answer: Mended in version 2026.2." in texts(panel)
    assert panel.answer.isHidden()


def test_an_empty_answer_is_refused_beside_the_box(opened: Opened) -> None:
    (panel,) = screen_of(opened(SUE, OF_PAGE), "g-1").panels()
    assert panel.editor is not None
    panel.editor.keep.click()
    assert any("nothing written" in text for text in texts(panel))


def test_leaving_the_box_brings_the_button_back(opened: Opened, qtbot: QtBot) -> None:
    (panel,) = screen_of(opened(SUE, OF_FIX)).panels()
    panel.answer.click()
    assert panel.editor is not None
    assert panel.answer.isHidden()
    qtbot.keyClick(panel.editor.box, Qt.Key.Key_Escape)
    assert panel.editor is None
    assert panel.answer.isVisible()


def test_a_technician_sees_what_became_of_their_reports(opened: Opened) -> None:
    first, second = screen_of(opened(ANNA, OF_FIX, ANSWERED)).panels()
    assert first.answer.isHidden()
    assert "F-1001  Idler gear" in texts(first)
    assert "Answer: Mended in version 2026.2." in texts(second)


def test_a_report_leads_to_what_it_is_about(opened: Opened) -> None:
    (panel,) = screen_of(opened(ANNA, OF_FIX)).panels()
    told: list[object] = []
    panel.opened.disconnect()
    panel.opened.connect(told.append)
    panel.open.click()
    assert told == [FixPlace("f-1")]


def test_without_reports_it_says_how_one_is_made(opened: Opened) -> None:
    screen = screen_of(opened(ANNA))
    assert any("flag above" in label.text() for label in screen.findChildren(QLabel))


def test_an_answer_that_is_being_written_outlives_a_sync(opened: Opened) -> None:
    desk = opened(SUE, OF_FIX)
    (panel,) = screen_of(desk, "g-2").panels()
    assert panel.editor is not None
    panel.editor.box.setPlainText("Half an ans")
    desk.window.synchroniser.wrote()
    assert panel.editor is not None
    assert panel.editor.box.toPlainText() == "Half an ans"


def test_the_theme_and_the_language_change_while_it_is_open(opened: Opened) -> None:
    desk = opened(ANNA, OF_FIX, ANSWERED)
    screen = screen_of(desk)
    screen.retheme(DARK)
    screen.retranslate()
    screen.on_machine_changed()
    screen.on_library_changed()
    assert len(screen.panels()) == 2
    screen.restore(screen.location())
    assert len(screen.panels()) == 2
