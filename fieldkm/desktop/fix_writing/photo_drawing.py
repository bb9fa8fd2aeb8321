"""A photo to be drawn on: arrows and circles, by mouse, pen, finger or keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QTransform,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from fieldkm.desktop.fix_writing.marks import Mark, Tool, paint_marks, with_marks
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.labels import MutedLabel, ScreenTitle
from fieldkm.desktop.kit.photo_files import png_of
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme

_TOOLS = (Tool.ARROW, Tool.CIRCLE)
_STEP, _SMALL_STEP = 1 / 25, 1 / 200  # of the photo's longer side
_CROSS = 14  # pixels of the keyboard's cross
_CROSS_INK = QColor("#0B5FCC")


class DrawingCanvas(QWidget):
    """A mark begins where the mouse is pressed, or the space bar, and ends where it is let go, or
    pressed again.
    """

    changed = Signal()

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.image = image
        self.tool = Tool.ARROW
        self.marks: list[Mark] = []
        self._growing: Mark | None = None
        self._at = QPointF(image.width() / 2, image.height() / 2)
        self._is_led_by_keys = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Photo"))

    def undo(self) -> None:
        """Take the last mark away."""
        if self.marks:
            self.marks.pop()
            self._tell()

    def drawn(self) -> QImage:
        """Return the photo with its marks."""
        return with_marks(self.image, self.marks)

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    # ------------------------------------------------------------ Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(self._to_widget())
        painter.drawImage(QRectF(self.image.rect()), self.image)
        growing = [self._growing] if self._growing else []
        paint_marks(painter, [*self.marks, *growing], self.image)
        painter.resetTransform()
        if self._is_led_by_keys:
            self._paint_cross(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_led_by_keys = False
        self._begin(self._in_photo(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._growing:
            self._move(self._in_photo(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        self._is_led_by_keys |= step is not None or event.key() == Qt.Key.Key_Space
        if step is not None:
            is_small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            longer = max(self.image.width(), self.image.height())
            self._move(self._at + step * longer * (_SMALL_STEP if is_small else _STEP))
        elif event.key() == Qt.Key.Key_Space:
            if self._growing:
                self._end()
            else:
                self._begin(self._at)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ inside

    def _begin(self, point: QPointF) -> None:
        self._at = point
        self._growing = Mark(self.tool, point, point)
        self.update()

    def _move(self, point: QPointF) -> None:
        self._at = self._kept_inside(point)
        if self._growing:
            self._growing = Mark(self._growing.tool, self._growing.start, self._at)
        self.update()

    def _end(self) -> None:
        if self._growing and not self._growing.is_too_small(self.image):
            self.marks.append(self._growing)
        self._growing = None
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _to_widget(self) -> QTransform:
        """Return how the photo lies in the widget: whole, in its middle."""
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        factor = size.width() / max(self.image.width(), 1)
        return QTransform.fromTranslate(left, top).scale(factor, factor)

    def _in_photo(self, point: QPointF) -> QPointF:
        inverted, _ = self._to_widget().inverted()
        return self._kept_inside(inverted.map(point))

    def _kept_inside(self, point: QPointF) -> QPointF:
        across = min(max(point.x(), 0), self.image.width())
        return QPointF(across, min(max(point.y(), 0), self.image.height()))

    def _paint_cross(self, painter: QPainter) -> None:
        """Show where the keyboard is."""
        at = self._to_widget().map(self._at)
        for ink, wide in ((QColor("#FFFFFF"), 5), (_CROSS_INK, 2)):
            painter.setPen(QPen(ink, wide))
            painter.drawLine(at - QPointF(_CROSS, 0), at + QPointF(_CROSS, 0))
            painter.drawLine(at - QPointF(0, _CROSS), at + QPointF(0, _CROSS))


class PhotoDrawingDialog(QDialog):
    """Accepted, `png` is the photo with what was drawn on it."""

    def __init__(self, image: QImage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Draw on the photo"))
        self.resize(theme.px(1040), theme.px(760))
        self.canvas = DrawingCanvas(image)
        self.tools = Segments(len(_TOOLS))
        self.tools.name_all([self.tr("&Arrow"), self.tr("&Circle")])
        self.tools.show_choice(0)
        self.back = GhostButton(self.tr("Undo"), theme, "back")
        self.back.setToolTip("Ctrl+Z")
        self.keep = PrimaryButton(self.tr("Keep it so"), theme, "check")
        self.cancel = GhostButton(self.tr("Cancel"), theme)
        self._lay_out(theme)
        self._connect()
        self.canvas.setFocus()
        self._look()

    @property
    def png(self) -> bytes:
        """The photo as it is now."""
        return png_of(self.canvas.drawn())

    def _lay_out(self, theme: Theme) -> None:
        for at in range(len(_TOOLS)):
            self.tools.button(at).setMinimumHeight(theme.target)
        tools = QHBoxLayout()
        tools.addWidget(self.tools)
        tools.addWidget(self.back)
        tools.addStretch(1)
        tools.addWidget(self.cancel)
        tools.addWidget(self.keep)
        hint = self.tr(
            "Draw from where the arrow begins to its point. With the keyboard: the arrow keys lead"
            " the cross, the space bar begins a mark and ends it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(ScreenTitle(self.tr("Draw on the photo")))
        column.addWidget(MutedLabel(hint))
        column.addWidget(self.canvas, 1)
        column.addLayout(tools)

    def _connect(self) -> None:
        self.tools.chosen.connect(self._choose)
        self.back.clicked.connect(self.canvas.undo)
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.canvas.changed.connect(self._look)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.canvas.undo)

    def _choose(self, at: int) -> None:
        self.canvas.tool = _TOOLS[at]
        self.canvas.setFocus()

    def _look(self) -> None:
        has_marks = bool(self.canvas.marks)
        self.keep.setEnabled(has_marks)
        self.back.setEnabled(has_marks)


_ARROWS: Mapping[Qt.Key, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
