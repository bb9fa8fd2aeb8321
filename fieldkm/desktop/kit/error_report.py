"""The one dialog for our bugs, with a report to copy; what the user can mend is not shown here."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fieldkm.desktop.kit.labels import PlainLabel, ScreenTitle


def report_of(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, version: str
) -> str:
    """Return the text that we need to mend a bug: where it happened, and in which version."""
    where = "".join(traceback.format_tb(trace))
    system = f"{platform.system()} {platform.release()}"
    versions = f"fieldkm {version}, Python {platform.python_version()}, Qt {qVersion()}, {system}"
    return f"{versions}\n\n{where}\n{kind.__module__}.{kind.__qualname__}: {str(error)[:500]}\n"


class ErrorReportDialog(QDialog):
    """Says that it is our fault, that saved work is safe, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A fault in fieldkm"))
        self.resize(640, 420)
        self._report = report
        title = ScreenTitle(self.tr("Something went wrong in fieldkm itself."))
        advice = PlainLabel(
            self.tr(
                "This is our fault, not yours. What you saved is safe, and you can go on working."
                " Copy the report and send it to whoever looks after fieldkm."
            )
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Go on"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (title, advice, text):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
