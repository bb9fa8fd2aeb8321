"""Texts by what they are for; the style sheet gives each class its size, weight and colour."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_ENDLESS_WORD = re.compile(r"[!-~]{28}(?=[!-~])")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class PlainLabel(QLabel):
    """A text that is shown as it is (never as HTML) and wraps where it must: an endless word too,
    which would make its window as wide as itself.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:
        is_wrapped = self.wordWrap()
        super().setText(_ENDLESS_WORD.sub(rf"\g<0>{_MAY_BREAK}", text) if is_wrapped else text)

    def text(self) -> str:
        return super().text().replace(_MAY_BREAK, "")


class ScreenTitle(PlainLabel):
    """The title of a screen."""


class Heading(PlainLabel):
    """The title of a card or a group."""


class SectionLabel(PlainLabel):
    """The small heading over a list or a row of cards."""


class MutedLabel(PlainLabel):
    """What explains, in smaller type."""


class ErrorLabel(PlainLabel):
    """What went wrong, beside the control; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.hide()

    def say(self, text: str) -> None:
        """Show a text, or hide when it is empty."""
        self.setText(text)
        self.setVisible(bool(text))


class Pill(QLabel):
    """A short mark on a rounded ground: `tone` is "plain", "ok", "warning" or "danger"."""

    def __init__(self, text: str, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit; the whole text is its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)
