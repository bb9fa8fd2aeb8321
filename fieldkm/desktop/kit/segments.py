"""Two controls for settings, large enough for a finger: one of a few, and on or off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from fieldkm.desktop.kit.theme import Theme


class Segment(QPushButton):
    """One of the choices side by side."""


class Segments(QWidget):
    """One of a few choices; `chosen` tells the place of the one that was pressed."""

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for at in range(count):
            button = Segment()
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    def button(self, at: int) -> QAbstractButton:
        """Return the button of a choice."""
        return self._group.button(at)

    def name_all(self, names: Sequence[str]) -> None:
        """Give the choices other words."""
        for at, name in enumerate(names):
            self._group.button(at).setText(name)

    def show_choice(self, at: int) -> None:
        """Show which one holds; none with -1."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == at)
        self._group.setExclusive(True)


class Switch(QAbstractButton):
    """On or off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(56), self._theme.target)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = theme.px(26)
        track = QRectF(3, (self.height() - height) / 2, self.width() - 6, height)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(track.adjusted(-2, -4, 2, 4), height / 2 + 3, height / 2 + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if self.isChecked() else "border-strong"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        knob = QRectF(0, 0, height - 6, height - 6)
        left = track.right() - knob.width() - 3 if self.isChecked() else track.left() + 3
        knob.moveTo(left, track.top() + 3)
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(knob)
