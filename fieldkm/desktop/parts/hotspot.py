"""The place of a callout on a drawing: a ring shows what is hovered and selected."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from fieldkm.desktop.kit.theme import LIGHT

_GAP, _LINE = 0.14, 0.11  # of the callout's height
_LEAST_LINE = 2.0  # pixels on the screen
_FILLING = 50  # of 255


class Hotspot(QGraphicsItem):
    """One callout. The view finds it itself, by the nearest centre: where a drawing is shown small,
    the targets of neighbours overlap.
    """

    def __init__(self, callout: str, bounds: QRectF) -> None:
        super().__init__()
        self.callout = callout
        self.bounds = bounds
        middle = bounds.center()
        self._centre = (middle.x(), middle.y(), bounds.width(), bounds.height())
        self.is_hovered = False
        self.is_chosen = False
        self.setZValue(2)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def mark(self, *, is_hovered: bool, is_chosen: bool) -> None:
        """Show whether the mouse is over it and whether it is selected."""
        if (self.is_hovered, self.is_chosen) != (is_hovered, is_chosen):
            self.is_hovered, self.is_chosen = is_hovered, is_chosen
            self.update()

    def target(self, least: float) -> QRectF:
        """Return what is hit as this callout: `least` wide and high, or its own size if larger."""
        width = max(least, self.bounds.width())
        height = max(least, self.bounds.height())
        target = QRectF(0, 0, width, height)
        target.moveCenter(self.bounds.center())
        return target

    def is_hit(self, point: QPointF, least: float) -> bool:
        """Tell whether `point` lies in the target; asked for every callout at every move of the
        mouse.
        """
        x, y, width, height = self._centre
        return abs(point.x() - x) <= max(least, width) / 2 and (
            abs(point.y() - y) <= max(least, height) / 2
        )

    def distance(self, point: QPointF) -> float:
        """Return how far `point` is from its centre."""
        way = point - self.bounds.center()
        return float((way.x() ** 2 + way.y() ** 2) ** 0.5)

    def boundingRect(self) -> QRectF:
        room = self.bounds.height()
        return self.bounds.adjusted(-room, -room, room, room)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(self._ring())
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not (self.is_hovered or self.is_chosen):
            return
        detail = QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.worldTransform())
        color = chosen_color() if self.is_chosen else LIGHT.color("accent")
        line = max(_LINE * self.bounds.height(), _LEAST_LINE / max(detail, 0.01))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, line))
        painter.setBrush(see_through(color))
        painter.drawEllipse(self._ring())

    def _ring(self) -> QRectF:
        side = max(self.bounds.width(), self.bounds.height()) * (1 + 2 * _GAP)
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(self.bounds.center())
        return ring


def chosen_color() -> QColor:
    """Return the colour of what is selected on a sheet, which is white in every theme."""
    return LIGHT.color("warning-bar")


def see_through(color: QColor) -> QColor:
    """Return `color` thin enough to see a drawing through it."""
    thin = QColor(color)
    thin.setAlpha(_FILLING)
    return thin
