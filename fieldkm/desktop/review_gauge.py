"""How long it takes until the review desk stands on the screen: its queue, and its first case."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.desktop.review.view import ReviewScreen
from fieldkm.desktop.review.view_model import State
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.routes import REVIEW
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.host.paths import Home

ROUNDS = 5
_PATIENCE = 60.0  # seconds


def review(home: Home) -> dict[str, float | list[float]]:
    """Return milliseconds until the queue is painted, what of it the processor worked, and until
    its first case is painted too, each in a window that has not shown the desk before; and how many
    fixes stand in the queue.
    """
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["fieldkm"])
    workplace = Workplace(home)
    queues, worked, cases, waiting = [], [], [], 0
    for _ in range(ROUNDS):
        window = MainWindow(
            workplace, ThreadTasks(application), Appearance(application, workplace), SCREENS
        )
        window.show()
        QCoreApplication.processEvents()
        began, before = time.perf_counter(), time.process_time()
        window.journey.show_screen(REVIEW)
        until = partial(_painted, window, began)
        queues.append(until(lambda state: state.is_read))
        worked.append((time.process_time() - before) * 1e3)
        cases.append(until(lambda state: state.case is not None or not state.queue))
        waiting = len(_state(window).queue)
        window.wind_down()
        window.close()
    return {"queue": queues, "worked": worked, "case": cases, "waiting": float(waiting)}


def _painted(window: MainWindow, began: float, is_there: Callable[[State], bool]) -> float:
    while not is_there(_state(window)) and time.perf_counter() - began < _PATIENCE:
        QCoreApplication.processEvents()
    window.repaint()
    return (time.perf_counter() - began) * 1e3


def _state(window: MainWindow) -> State:
    screen = window.stage.made(REVIEW)
    return screen.model.state if isinstance(screen, ReviewScreen) else State()
