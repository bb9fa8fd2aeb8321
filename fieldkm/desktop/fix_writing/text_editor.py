"""A text that is as high as what stands in it, and hands on pictures that are put into it."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from fieldkm.desktop.kit.photo_files import pictures_in
from fieldkm.desktop.kit.theme import Theme

_LEAST_LINES, _MOST_LINES = 2, 14
_PADDING = 30  # pixels above and below the lines, with the borders


class TextEditor(QPlainTextEdit):
    """Tab goes on to the next field; `pictured` carries a picture that was pasted or dropped."""

    pictured = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text where it is not what stands there: the cursor stays while one types."""
        if self.toPlainText() != text:
            self.setPlainText(text)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's sizes."""
        self._theme = theme
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(pictures_in(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pictures = [] if source.hasText() and not source.hasUrls() else pictures_in(source)
        for picture in pictures:
            self.pictured.emit(picture)
        if not pictures and source.hasText():
            self.insertPlainText(source.text())

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        # The layout counts lines where others count pixels.
        lines = math.ceil(self.document().documentLayout().documentSize().height())
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        never, when_needed = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            Qt.ScrollBarPolicy.ScrollBarAsNeeded,
        )
        self.setVerticalScrollBarPolicy(when_needed if lines > _MOST_LINES else never)
        self.setFixedHeight(max(shown * line + self._theme.px(_PADDING), self._theme.target))
