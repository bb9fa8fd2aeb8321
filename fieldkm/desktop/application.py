"""Starts the window, then the work behind it; ends both in order."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.thread_tasks import ThreadTasks
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.host.paths import Home

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.places import Place

logger = logging.getLogger(__name__)
_SYNC_AFTER_MS = 1000  # the page is in view by then


def run(home: Home, wanted: str = "", place: Place | None = None) -> int:
    """Open the window on a home and return its exit status when it is closed.

    `place` is what to open, or else `wanted` names it: a page, a part's number, or words to search
    for.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["fieldkm"])
    application.setApplicationName("fieldkm")
    workplace = Workplace(home)
    window = MainWindow(
        workplace, ThreadTasks(application), Appearance(application, workplace), SCREENS
    )
    bugs = BugReports(window)
    interrupts = Interrupts(application)
    window.show()
    # After the first paint: what opens the manuals must not keep the window from the screen.
    QTimer.singleShot(0, lambda: window.begin(wanted, place))
    QTimer.singleShot(_SYNC_AFTER_MS, window.keep_in_sync)
    with bugs, interrupts:
        status = application.exec()
        window.wind_down()
    return status


class BugReports:
    """Logs what nobody caught; the first of it is shown to the user, with a report to copy."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._was_shown = False
        self._before = sys.excepthook

    def __enter__(self) -> None:
        sys.excepthook = self.take

    def __exit__(self, *_: object) -> None:
        sys.excepthook = self._before

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error; show it when it is the first of this run."""
        logger.error("a bug", exc_info=(kind, error, trace))
        if self._was_shown:
            return
        self._was_shown = True
        from fieldkm.desktop.kit.error_report import ErrorReportDialog, report_of
        from fieldkm.host.release import program_version

        ErrorReportDialog(report_of(kind, error, trace, program_version()), self._window).open()


class Interrupts(QObject):
    """Lets Ctrl+C in the terminal end the window as its close button does.

    Python runs signal handlers only between its own instructions, and there are none while Qt
    waits: the socket that Python writes to on a signal wakes Qt up.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._ours, self._theirs = socket.socketpair()
        self._theirs.setblocking(False)
        notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._drain)

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self._quit)
        self._fd_before = signal.set_wakeup_fd(self._theirs.fileno())

    def __exit__(self, *_: object) -> None:
        signal.set_wakeup_fd(self._fd_before)
        signal.signal(signal.SIGINT, self._before)
        self._ours.close()
        self._theirs.close()

    def _drain(self) -> None:
        self._ours.recv(64)

    def _quit(self, number: int, frame: FrameType | None) -> None:
        self._application.closeAllWindows()
