"""The customer's signature on the screen: by pen, finger or mouse."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import MutedLabel, ScreenTitle
from fieldkm.desktop.kit.photo_files import png_of
from fieldkm.desktop.kit.theme import Theme

_PAPER, _INK, _LINE = QColor("#FFFFFF"), QColor("#14233A"), QColor("#B9C3CC")
_WIDTH = 2.6  # pixels of the pen
_RATIO = 2.0  # of the picture that is kept
_EDGE = 8  # pixels around it
_LEAST_LENGTH = 40  # pixels; less is a touch by mistake


class SignaturePad(QWidget):
    """White in every theme, as the paper on which it will stand."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._strokes: list[list[QPointF]] = []
        self._is_down = False
        self.setMinimumSize(theme.px(440), theme.px(180))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Signature"))

    @property
    def is_signed(self) -> bool:
        """Tell whether more than a dot was drawn."""
        return sum(_length(stroke) for stroke in self._strokes) >= _LEAST_LENGTH

    def clear(self) -> None:
        """Take everything away."""
        self._strokes = []
        self.update()
        self.changed.emit()

    def png(self) -> bytes:
        """Return the signature alone, black on white, as the bytes of a PNG."""
        drawn = self._bounds()
        image = QImage((drawn.size() * _RATIO).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(_PAPER)
        painter = QPainter(image)
        painter.translate(-drawn.topLeft())
        self._draw(painter)
        painter.end()
        return png_of(image)

    def sizeHint(self) -> QSize:
        return QSize(640, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        painter.setPen(QPen(_LINE, 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        foot = round(self.height() * 0.78)
        painter.drawLine(24, foot, self.width() - 24, foot)
        self._draw(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        match event.type():
            case QEvent.Type.TabletPress:
                self._begin(event.position())
            case QEvent.Type.TabletMove:
                self._go_on(event.position())
            case QEvent.Type.TabletRelease:
                self._end()
        event.accept()

    def _begin(self, point: QPointF) -> None:
        self._is_down = True
        self._strokes.append([point])
        self.update()

    def _go_on(self, point: QPointF) -> None:
        if self._is_down:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        self._is_down = False
        self.changed.emit()

    def _bounds(self) -> QRectF:
        points = [point for stroke in self._strokes for point in stroke] or [QPointF()]
        across, down = [point.x() for point in points], [point.y() for point in points]
        corner, end = QPointF(min(across), min(down)), QPointF(max(across), max(down))
        return QRectF(corner, end).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(_INK, _WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._strokes:
            painter.drawPath(_curve(stroke))


class SignatureDialog(QDialog):
    """Accepted, `name` is who signed and `png` the signature."""

    def __init__(self, theme: Theme, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Signature"))
        self.resize(theme.px(720), theme.px(460))
        self.pad = SignaturePad(theme)
        self._name = QLineEdit()
        field = Field(self._name)
        field.entitle(self.tr("Name of who signs"))
        self.sign = PrimaryButton(self.tr("Sign"), theme, "sign")
        wipe = GhostButton(self.tr("Sign again"), theme)
        cancel = GhostButton(self.tr("Cancel"), theme)
        buttons = QHBoxLayout()
        buttons.addWidget(wipe)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(ScreenTitle(self.tr("Signature")))
        column.addWidget(MutedLabel(said))
        column.addWidget(field)
        column.addWidget(self.pad, 1)
        column.addLayout(buttons)
        wipe.clicked.connect(self.pad.clear)
        cancel.clicked.connect(self.reject)
        self.sign.clicked.connect(self.accept)
        self.pad.changed.connect(self._look)
        self._name.textChanged.connect(self._look)
        self._look()

    @property
    def name(self) -> str:
        """Who signed."""
        return " ".join(self._name.text().split())

    @property
    def png(self) -> bytes:
        """The signature."""
        return self.pad.png()

    def write_name(self, name: str) -> None:
        """Put a name into its field."""
        self._name.setText(name)

    def _look(self) -> None:
        self.sign.setEnabled(self.pad.is_signed and bool(self.name))


def _length(stroke: list[QPointF]) -> float:
    return sum((one - other).manhattanLength() for one, other in pairwise(stroke))


def _curve(stroke: list[QPointF]) -> QPainterPath:
    """Return a smooth line through the middles of what the pen has touched."""
    path = QPainterPath(stroke[0])
    for one, other in pairwise(stroke[1:]):
        path.quadTo(one, (one + other) / 2)
    path.lineTo(stroke[-1])
    return path
