"""Small pictures of drawings, made between events when they come into view.

Not on a pool of threads: Qt keeps the fonts of the drawings' texts once for each thread, and that
took 28 MB.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap, QPixmapCache

from fieldkm.desktop.manual.pictures import PagePictures

ReadFile = Callable[[str, str], bytes]  # of a manual, at a path

_AT_ONCE = 2  # some 15 milliseconds each


@dataclass(frozen=True, slots=True)
class Wanted:
    """A drawing's file in a release of a manual, `width` logical pixels wide, for a screen with
    `ratio` device pixels to one.
    """

    release: str
    manual: str
    path: str
    width: int
    ratio: float


class Thumbnails(QObject):
    """Pictures of drawings; `arrived` tells that another can be shown."""

    arrived = Signal()

    def __init__(self, read: ReadFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._asked: set[Wanted] = set()
        self._waiting: deque[Wanted] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_some)

    def picture(self, wanted: Wanted) -> QPixmap | None:
        """Return a drawing's picture, or None; it is made then, where it can be made at all."""
        kept = QPixmap()
        if QPixmapCache.find(_key(wanted), kept):
            return kept
        if wanted not in self._asked:
            self._asked.add(wanted)
            self._waiting.append(wanted)
            self._timer.start()
        return None

    def _make_some(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._waiting))):
            self._make(self._waiting.popleft())
        if not self._waiting:
            self._timer.stop()

    def _make(self, wanted: Wanted) -> None:
        image = PagePictures().picture(
            wanted.release,
            wanted.path,
            wanted.width,
            wanted.ratio,
            lambda path: self._read(wanted.manual, path),
        )
        # What cannot be drawn stays asked for: nobody tries again at every repaint.
        if image is not None:
            QPixmapCache.insert(_key(wanted), QPixmap.fromImage(image))
            self._asked.discard(wanted)
            self.arrived.emit()


def _key(wanted: Wanted) -> str:
    return f"fieldkm/drawing/{wanted}"
