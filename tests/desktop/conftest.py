"""Windows for the tests: on a home with one small manual, on an empty one, on a review desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.host.paths import Home
from tests.support.review_desk import FIRST, SECOND, SUE, THIRD, Opened, review_opener
from tests.support.window import Desk, OpenWindow, a_desk, a_home
from tests.support.writing_desk import WritingDesk, a_writing_desk


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the manual mx420, to be copied."""
    return a_home(tmp_path_factory.mktemp("filled") / "home")


@pytest.fixture
def window_on(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens a window on a home, if wished in a certain size; closed at the end."""
    desks: list[Desk] = []

    def opened(home: Home, *size: int) -> Desk:
        desk = a_desk(qapp, home)
        desks.append(desk)
        qtbot.addWidget(desk.window)
        if size:
            desk.window.resize(*size)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        desk.window.begin()
        return desk

    yield opened
    for desk in desks:
        desk.window.wind_down()


@pytest.fixture
def desk(window_on: OpenWindow, filled_home: Home, tmp_path: Path) -> Desk:
    """A window that has opened a home with the manual mx420."""
    shutil.copytree(filled_home.folder, tmp_path / "home")
    return window_on(Home(tmp_path / "home"))


@pytest.fixture
def empty_desk(window_on: OpenWindow, tmp_path: Path) -> Desk:
    """A window that has opened a home in which no manual is installed."""
    return window_on(a_home(tmp_path / "home", with_manual=False))


@pytest.fixture
def writing_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[WritingDesk]:
    """A Write a manual screen in view, with a small source to open."""
    with a_writing_desk(qapp, tmp_path) as desk:
        qtbot.addWidget(desk.screen)
        with qtbot.waitExposed(desk.screen):
            desk.screen.show()
        yield desk


@pytest.fixture
def review_desks(qtbot: QtBot, window_on: OpenWindow, tmp_path: Path) -> Opened:
    """Opens a user's review desk on some records."""
    return review_opener(qtbot, window_on, tmp_path / "home")


@pytest.fixture
def sues_desk(review_desks: Opened) -> Desk:
    """The review desk of a supervisor, with three fixes that wait."""
    return review_desks(SUE, *FIRST, *SECOND, *THIRD)
