"""The whole program over the sample manuals: real threads, real search, real screens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.indexing import Phase
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.host.paths import Home
from tests.support.technician import Technician


@pytest.fixture
def technician(qtbot: QtBot, qapp: QApplication, sample_home: Home) -> Iterator[Technician]:
    """Somebody in front of the window, whose search is ready."""
    workplace = Workplace(sample_home)
    workplace.change_settings(replace(workplace.settings, language="en", theme="light"))
    window = MainWindow(workplace, ThreadTasks(), Appearance(qapp, workplace), SCREENS)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    qtbot.waitUntil(lambda: window.indexing.state.phase is Phase.READY, timeout=30_000)
    yield Technician(window, workplace, qtbot)
    window.wind_down()
