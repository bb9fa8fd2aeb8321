"""Arrows and circles on a photo, in the photo's own pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

_INK, _EDGE = QColor("#FF2D2D"), QColor("#FFFFFF")  # seen on dark metal and on white plastic alike
_WIDTH = 1 / 130  # of the photo's longer side
_EDGE_WIDTH = 1.9  # times as wide as the ink
_HEAD = 5.5  # times the ink's width
_HEAD_ANGLE = math.radians(26)
_LEAST_LENGTH = 1 / 80  # of the longer side; less is a touch by mistake


class Tool(Enum):
    """What is drawn."""

    ARROW = "arrow"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Mark:
    """An arrow from `start` to its point at `end`, or an ellipse between these corners."""

    tool: Tool
    start: QPointF
    end: QPointF

    def is_too_small(self, image: QImage) -> bool:
        """Tell whether it was drawn by mistake."""
        reach = self.end - self.start
        return math.hypot(reach.x(), reach.y()) < _longer(image) * _LEAST_LENGTH


def paint_marks(painter: QPainter, marks: Iterable[Mark], image: QImage) -> None:
    """Paint marks on what is in the photo's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = _longer(image) * _WIDTH
    for mark in marks:
        path = _arrow(mark, width * _HEAD) if mark.tool is Tool.ARROW else _ellipse(mark)
        for ink, wide in ((_EDGE, width * _EDGE_WIDTH), (_INK, width)):
            pen = QPen(ink, wide)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)


def with_marks(image: QImage, marks: Iterable[Mark]) -> QImage:
    """Return a photo with marks drawn into it."""
    drawn = image.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    paint_marks(painter, marks, image)
    painter.end()
    return drawn


def _arrow(mark: Mark, head: float) -> QPainterPath:
    path = QPainterPath(mark.start)
    path.lineTo(mark.end)
    reach = mark.start - mark.end
    back = math.atan2(reach.y(), reach.x())
    for angle in (back - _HEAD_ANGLE, back + _HEAD_ANGLE):
        path.moveTo(mark.end)
        path.lineTo(mark.end + QPointF(math.cos(angle), math.sin(angle)) * head)
    return path


def _ellipse(mark: Mark) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(mark.start, mark.end).normalized())
    return path


def _longer(image: QImage) -> int:
    return max(image.width(), image.height())
