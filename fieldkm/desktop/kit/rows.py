"""What the rows of lists have in common where they are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from fieldkm.desktop.kit.theme import Theme

_RADIUS = 7


def paint_ruled_ground(
    painter: QPainter, area: QRect, state: QStyle.StateFlag, theme: Theme
) -> None:
    """Paint the ground of a row, marked or under the mouse, over a line that ends it."""
    token = _ground(state)
    if token:
        painter.fillRect(area, theme.color(token))
    painter.setPen(theme.color("border"))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def paint_rounded_ground(
    painter: QPainter, area: QRect, state: QStyle.StateFlag, theme: Theme
) -> None:
    """Paint the rounded ground of a row that is marked or under the mouse."""
    token = _ground(state)
    if token:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(token))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)


def stacked(area: QRect, first: QFont, second: QFont, gap: int = 0) -> tuple[QRect, QRect]:
    """Return the areas of two lines in these fonts, together in the middle of a row."""
    upper, lower = QFontMetrics(first).height(), QFontMetrics(second).height()
    top = area.top() + (area.height() - upper - lower - gap) // 2
    below = QRect(area.left(), top + upper + gap, area.width(), lower)
    return QRect(area.left(), top, area.width(), upper), below


def write_line(
    painter: QPainter,
    area: QRect,
    words: str,
    font: QFont,
    ink: QColor,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Write one line in the middle of an area's height; what does not fit is left out."""
    painter.setFont(font)
    painter.setPen(ink)
    shown = elided(painter, words, area.width(), mode)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


def elided(
    painter: QPainter,
    words: str,
    width: int,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """Return what fits into `width` pixels in the painter's font."""
    return painter.fontMetrics().elidedText(words, mode, width)


def _ground(state: QStyle.StateFlag) -> str:
    """Return the colour's token; empty where the row has the ground of its list."""
    if state & QStyle.StateFlag.State_Selected:
        return "accent-bg"
    return "hover" if state & QStyle.StateFlag.State_MouseOver else ""
