"""Windows for the tests: over a home with one small manual, and over an empty one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.host.paths import Home
from tests.support.window import Desk, a_desk, a_home
from tests.support.writing_desk import WritingDesk, a_writing_desk


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the manual mx420, to be copied."""
    return a_home(tmp_path_factory.mktemp("filled") / "home")


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, filled_home: Home, tmp_path: Path) -> Iterator[Desk]:
    """A window that has opened a home with the manual mx420."""
    shutil.copytree(filled_home.folder, tmp_path / "home")
    yield from _shown(qtbot, a_desk(qapp, Home(tmp_path / "home")))


@pytest.fixture
def empty_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A window that has opened a home in which no manual is installed."""
    yield from _shown(qtbot, a_desk(qapp, a_home(tmp_path / "home", with_manual=False)))


@pytest.fixture
def writing_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[WritingDesk]:
    """A Write a manual screen in view, with a small source to open."""
    with a_writing_desk(qapp, tmp_path) as desk:
        qtbot.addWidget(desk.screen)
        with qtbot.waitExposed(desk.screen):
            desk.screen.show()
        yield desk


def _shown(qtbot: QtBot, desk: Desk) -> Iterator[Desk]:
    qtbot.addWidget(desk.window)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.window.begin()
    yield desk
    desk.window.wind_down()
