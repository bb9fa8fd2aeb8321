"""Saving the service report: asks where to, keeps nobody waiting, says what came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.notices import notify, notify_error
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.visit.report import Report, language_for

_UNFIT = '\\/:*?"<>|'


class ReportActions(QObject):
    """Reports of the visits that the screen `near` shows."""

    def __init__(self, workplace: Workplace, tasks: Tasks, near: QWidget) -> None:
        super().__init__(near)
        self._workplace = workplace
        self._tasks = tasks
        self._near = near

    def report(self, visit: str) -> Report:
        """Return the report of a visit in its customer's language."""
        workplace = self._workplace
        state = workplace.visits.state(visit)
        sheet = workplace.visit_sheets.of(state, current_language())
        spoken = sheet.customer.language if sheet.customer else ""
        language = language_for(spoken, current_language())
        return Report(
            workplace.visit_sheets.of(state, language),
            workplace.visit_terms.titles_of(state, language),
            language,
        )

    def save(self, visit: str) -> None:
        """Ask for a file and save the report of a visit in it."""
        report = self.report(visit)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name = "".join(letter for letter in report.name if letter not in _UNFIT)
        path, _ = QFileDialog.getSaveFileName(
            self._near,
            self.tr("Save the service report"),
            str(folder / f"{name}.pdf"),
            "PDF (*.pdf)",
        )
        if path:
            self.save_to(report, Path(path))

    def save_to(self, report: Report, path: Path) -> None:
        """Save a report in a file."""
        from fieldkm.desktop.visit.report_paper import save_report

        self._tasks.run(
            lambda: save_report(report, path),
            lambda _: self._say_saved(path),
            lambda error: notify_error(self._near, error),
            group="report",
        )

    def _say_saved(self, path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        notify(
            self._near,
            self.tr("Saved as {name}.").replace("{name}", path.name),
            self.tr("Open"),
            show,
        )
