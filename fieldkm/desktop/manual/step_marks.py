"""The tick boxes of a page: where they stand, which one is ticked, touched or in focus.

The page holds an empty picture for each box and the box is painted over it, so that a tick needs
neither a new page nor a new layout.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.painted import SIZE, SMALL_SIZE, paint_tick

_OBJECT = "\ufffc"
_SIDES = {"tick": SIZE, "ack": SMALL_SIZE}


@dataclass(frozen=True, slots=True)
class StepMark:
    """A tick box: the key of its step or alarm, the position of its picture in the document, its
    side in pixels at 100 %, and whether it stands in a line of words."""

    key: str
    position: int
    side: int
    in_line: bool


class StepMarks:
    """The tick boxes of the page that `view` shows."""

    def __init__(self, view: QTextEdit) -> None:
        self._view = view
        self._marks: list[StepMark] = []
        self._focused = -1
        self.ticked: Set[str] = frozenset()
        self.attention = ""

    def locate(self) -> None:
        """Find the boxes of a page that was just set."""
        self._marks = _marks_of(self._view.document())
        self._focused = -1
        self.attention = ""

    @property
    def focused_key(self) -> str:
        """The key of the box in focus, or an empty string."""
        return self._marks[self._focused].key if 0 <= self._focused < len(self._marks) else ""

    def focus(self, key: str) -> None:
        """Give a box the focus."""
        keys = [mark.key for mark in self._marks]
        self._focused = keys.index(key) if key in keys else -1

    def move_focus(self, step: int) -> QRectF | None:
        """Move the focus on or back, from nowhere to the first box in sight; returns the frame
        around it, to be shown."""
        if not self._marks:
            return None
        if self._focused < 0:
            self._focused = self._first_in_sight()
        else:
            self._focused = min(max(self._focused + step, 0), len(self._marks) - 1)
        return self.frame(self.focused_key)

    def at(self, point: QPointF, theme: Theme) -> str:
        """Return the key of the box under a finger, or an empty string."""
        for mark in self._marks:
            box = self._box(mark, theme)
            spare = max(0.0, (theme.target - box.width()) / 2)
            if box.adjusted(-spare, -spare, spare, spare).contains(point):
                return mark.key
        return ""

    def frame(self, key: str) -> QRectF | None:
        """Return the frame of a step or alarm in the coordinates of the viewport."""
        for mark in self._marks:
            if mark.key == key:
                return self._frame(mark)
        return None

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint what is in sight of boxes, focus and attention."""
        height = self._view.viewport().height()
        for mark in self._marks:
            box = self._box(mark, theme)
            if -SIZE * 4 < box.top() < height:
                paint_tick(painter, box, mark.key in self.ticked, theme)
        if self.focused_key and self._view.hasFocus():
            self._outline(painter, self.focused_key, theme, "accent")
        if self.attention:
            self._outline(painter, self.attention, theme, "danger-bar")

    def _outline(self, painter: QPainter, key: str, theme: Theme, token: str) -> None:
        frame = self.frame(key)
        if frame is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(token), 3))
            painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)

    def _first_in_sight(self) -> int:
        for number, mark in enumerate(self._marks):
            if self._frame(mark).bottom() > 0:
                return number
        return len(self._marks) - 1

    def _box(self, mark: StepMark, theme: Theme) -> QRectF:
        """Return where the box stands: as Qt places a picture in the middle of a line, half the
        height of an x above the base line; in a line of words as high as its capitals."""
        cursor = self._cursor(mark)
        block = cursor.block()
        line = block.layout().lineForTextPosition(mark.position - block.position())
        corner = self._view.document().documentLayout().blockBoundingRect(block).topLeft()
        side = theme.page_px(mark.side)
        metrics = QFontMetricsF(block.charFormat().font())
        rise = metrics.capHeight() if mark.in_line else metrics.xHeight() / 2
        top = line.y() + line.ascent() - (side + rise) / 2
        left = line.naturalTextRect().x()  # the box is the first thing in its line
        box = QRectF(corner.x() + left, corner.y() + top, side, side)
        return self._in_view(box)

    def _in_view(self, area: QRectF) -> QRectF:
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        return area.translated(-bars[0].value(), -bars[1].value())

    def _frame(self, mark: StepMark) -> QRectF:
        cursor = self._cursor(mark)
        table = cursor.currentTable()
        view = self._view
        layout = view.document().documentLayout()
        if not table:
            return self._in_view(layout.blockBoundingRect(cursor.block()))
        return self._in_view(layout.frameBoundingRect(table))

    def _cursor(self, mark: StepMark) -> QTextCursor:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(mark.position)
        return cursor


def _marks_of(document: QTextDocument) -> list[StepMark]:
    found: list[StepMark] = []
    cursor = document.find(_OBJECT, 0)
    while not cursor.isNull():
        image = cursor.charFormat()
        name = image.stringProperty(QTextFormat.Property.ImageName)
        scheme, _, key = name.partition(":")
        if scheme in _SIDES:
            found.append(StepMark(key, cursor.selectionStart(), _SIDES[scheme], scheme == "ack"))
        cursor = document.find(_OBJECT, cursor)
    return found
