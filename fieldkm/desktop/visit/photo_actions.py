"""Photos chosen, dropped, opened and taken back, for the Visit screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldkm.desktop.kit.photo_files import PICTURES, picture_files
from fieldkm.desktop.visit.side_panels import PhotosPanel
from fieldkm.desktop.visit.view_model import VisitViewModel

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_sheet import TakenPhoto


class PhotoActions(QObject):
    """What is done with the photos of the visit that the screen `near` shows."""

    def __init__(self, model: VisitViewModel, panel: PhotosPanel, near: QWidget) -> None:
        super().__init__(near)
        self._model = model
        self._near = near
        panel.chosen.connect(model.add_photo)
        panel.file_wished.connect(self.choose)
        panel.opened.connect(self.open)
        panel.withdrawn.connect(model.withdraw_photo)

    def choose(self) -> None:
        """Ask for files and add them."""
        title, pictures = self.tr("Photos of the visit"), self.tr("Pictures")
        files, _ = QFileDialog.getOpenFileNames(self._near, title, "", f"{pictures} ({PICTURES})")
        for file in files:
            self._model.add_photo(Path(file))

    def drop(self, event: QDropEvent) -> None:
        """Add the pictures that were dropped."""
        for path in picture_files(event.mimeData()):
            self._model.add_photo(path)
        event.acceptProposedAction()

    def open(self, taken: TakenPhoto) -> None:
        """Show a photo in the system's viewer."""
        if taken.file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(taken.file)))
