"""The small pictures of pages that no manual brings along: step numbers and tick boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen

from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.pictures import blank

SIZE = 28  # logical pixels at 100 %, of a badge and of a step's tick box
SMALL_SIZE = 22  # of the box that acknowledges a warning


def badge(number: str, theme: Theme, ratio: float) -> QImage:
    """Return the number of a step in a filled circle."""
    side = theme.page_px(SIZE)
    image = blank(QSize(side, side), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("badge"))
    painter.drawEllipse(QRectF(0, 0, side, side))
    font = QFont(painter.font())
    font.setPixelSize(theme.page_px(14 if len(number) < 3 else 11))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.color("badge-fg"))
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, number)
    painter.end()
    return image


def no_tick(size: int, theme: Theme, ratio: float) -> QImage:
    """Return the room that a tick box takes; the page view paints what is in it."""
    side = theme.page_px(size)
    return blank(QSize(side, side), ratio)


def tick(is_ticked: bool, size: int, theme: Theme, ratio: float) -> QImage:
    """Return a tick box as an image, for paper."""
    image = no_tick(size, theme, ratio)
    painter = QPainter(image)
    paint_tick(painter, QRectF(QPointF(0, 0), image.deviceIndependentSize()), is_ticked, theme)
    painter.end()
    return image


def paint_tick(painter: QPainter, box: QRectF, is_ticked: bool, theme: Theme) -> None:
    """Paint a tick box into `box`: empty, or filled with a tick."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(3, 3, -3, -3)
    ground = theme.color("ok") if is_ticked else theme.color("surface")
    painter.setPen(QPen(theme.color("ok" if is_ticked else "border-strong"), 2))
    painter.setBrush(ground)
    painter.drawRoundedRect(inner, 5, 5)
    if is_ticked:
        pen = QPen(theme.color("surface"), inner.width() / 8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = ((0.24, 0.54), (0.43, 0.72), (0.78, 0.32))
        painter.drawPolyline(
            [
                QPointF(inner.left() + x * inner.width(), inner.top() + y * inner.height())
                for x, y in points
            ]
        )
