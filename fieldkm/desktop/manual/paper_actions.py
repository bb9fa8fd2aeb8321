"""Printing as the reader sees it: asks where to, keeps nobody waiting, says what came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldkm.desktop.kit.notices import notify, notify_error
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.manual.printing import Sheet, print_sheet, save_pdf


class PaperActions(QObject):
    """Saves a page as PDF, or prints it, for the screen `near`."""

    def __init__(self, tasks: Tasks, near: QWidget) -> None:
        super().__init__(near)
        self._tasks = tasks
        self._near = near

    def save(self, sheet: Sheet) -> None:
        """Ask for a file and save the page in it."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        name = "".join(letter for letter in sheet.title if letter not in '\\/:*?"<>|') or "page"
        path, _ = QFileDialog.getSaveFileName(
            self._near, self.tr("Save as PDF"), str(folder / f"{name}.pdf"), "PDF (*.pdf)"
        )
        if path:
            self.save_to(sheet, path)

    def save_to(self, sheet: Sheet, path: str) -> None:
        """Save the page in a file."""
        self._tasks.run(
            lambda: save_pdf(sheet, path),
            lambda _: self._say_saved(path),
            lambda error: notify_error(self._near, error),
            group="pdf",
        )

    def print(self, sheet: Sheet) -> None:
        """Ask for a printer and print; where there is none, save as PDF."""
        # Loaded here: most pages are never printed, and start-up counts.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.save(sheet)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title)
        dialog = QPrintDialog(printer, self._near)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted and not print_sheet(sheet, printer):
            notify(self._near, self.tr("The printer did not take the page."))

    def _say_saved(self, path: str) -> None:
        text = self.tr("Saved as {name}.").format(name=Path(path).name)
        notify(self._near, text, self.tr("Open"), lambda: _open_file(path))


def _open_file(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))
