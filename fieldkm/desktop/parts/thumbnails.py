"""Small pictures of drawings, made off the interface's thread when they come into view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap, QPixmapCache

from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.manual.pictures import PagePictures
from fieldkm.domain.parts import Drawing

ReadFile = Callable[[str, str], bytes]  # of a manual, at a path


class Thumbnails(QObject):
    """Pictures of drawings of a certain width; `arrived` tells that another can be shown."""

    arrived = Signal()

    def __init__(self, tasks: Tasks, read: ReadFile) -> None:
        super().__init__()
        self._tasks = tasks
        self._read = read
        self._asked: set[str] = set()

    def picture(
        self, release: str, manual: str, drawing: Drawing, width: int, ratio: float
    ) -> QPixmap | None:
        """Return a drawing's picture, or None; it is made then, where it can be made at all."""
        key = f"fieldkm/drawing/{release}/{drawing.file}/{width}/{ratio}"
        kept = QPixmap()
        if QPixmapCache.find(key, kept):
            return kept
        if key not in self._asked:
            self._asked.add(key)
            self._make(key, lambda: self._drawn(release, manual, drawing.file, width, ratio))
        return None

    def _make(self, key: str, draw: Callable[[], QImage | None]) -> None:
        self._tasks.run(draw, lambda image: self._keep(key, image), lambda error: None, group=key)

    def _drawn(
        self, release: str, manual: str, path: str, width: int, ratio: float
    ) -> QImage | None:
        pictures = PagePictures()
        return pictures.picture(release, path, width, ratio, lambda path: self._read(manual, path))

    def _keep(self, key: str, image: QImage | None) -> None:
        # What cannot be drawn stays asked for: nobody tries again at every repaint.
        if image is not None:
            QPixmapCache.insert(key, QPixmap.fromImage(image))
            self._asked.discard(key)
            self.arrived.emit()
