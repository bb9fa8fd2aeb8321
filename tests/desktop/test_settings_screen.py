"""Settings take effect at once and are remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.settings.view import ManualPanel, SettingsScreen
from fieldkm.host.settings import load_settings
from tests.support.window import Desk


def settings_of(desk: Desk) -> SettingsScreen:
    desk.window.journey.show_screen("settings")
    screen = desk.window.stage.made("settings")
    assert isinstance(screen, SettingsScreen)
    return screen


def kept(desk: Desk):
    return load_settings(desk.workplace.home.settings)


def test_the_theme_changes_at_once(qtbot: QtBot, desk: Desk) -> None:
    screen = settings_of(desk)
    qtbot.mouseClick(screen.themes.button(2), Qt.MouseButton.LeftButton)
    assert kept(desk).theme == "dark"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().lightness() < 80


def test_the_language_changes_at_once(qtbot: QtBot, desk: Desk) -> None:
    screen = settings_of(desk)
    qtbot.mouseClick(screen.languages.button(2), Qt.MouseButton.LeftButton)
    assert current_language() == "zh"
    assert kept(desk).language == "zh"
    qtbot.mouseClick(screen.languages.button(1), Qt.MouseButton.LeftButton)
    assert current_language() == "en"


def test_the_zoom_grows_in_steps(qtbot: QtBot, desk: Desk) -> None:
    screen = settings_of(desk)
    qtbot.mouseClick(screen.zoom.larger, Qt.MouseButton.LeftButton)
    assert kept(desk).zoom == 110
    assert any(label.text() == "110 %" for label in screen.findChildren(QLabel))


def test_glove_mode_makes_targets_larger(qtbot: QtBot, desk: Desk) -> None:
    screen = settings_of(desk)
    qtbot.mouseClick(screen.gloves, Qt.MouseButton.LeftButton)
    assert kept(desk).glove_mode
    assert desk.window.top_bar.back.height() == 48


def test_a_manual_is_removed_after_asking_once_more(qtbot: QtBot, desk: Desk) -> None:
    screen = settings_of(desk)
    panel = screen.findChild(ManualPanel)
    assert panel is not None
    qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert desk.workplace.library.installed()
    qtbot.mouseClick(panel.confirm, Qt.MouseButton.LeftButton)
    assert not desk.workplace.library.installed()


def test_it_says_where_everything_is_kept(desk: Desk) -> None:
    screen = settings_of(desk)
    words = "\n".join(label.text() for label in screen.findChildren(QLabel))
    assert str(desk.workplace.home.folder) in words


@pytest.mark.parametrize("name", ["importing", "writing"])
def test_it_leads_to_where_manuals_are_made(qtbot: QtBot, desk: Desk, name: str) -> None:
    screen = settings_of(desk)
    qtbot.mouseClick(getattr(screen.making, name), Qt.MouseButton.LeftButton)
    current = desk.window.stage.current
    assert current is not None
    assert current.name == name
