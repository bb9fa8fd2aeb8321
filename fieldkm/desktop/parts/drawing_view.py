"""The sheet as it is handled: zoom, pan, keys, and the callout under the mouse or the finger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGestureEvent,
    QGraphicsView,
    QPinchGesture,
    QToolTip,
    QWidget,
)

from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.parts.artwork import Artwork
from fieldkm.desktop.parts.drawing_scene import DrawingScene
from fieldkm.desktop.parts.tips import plain_tip

_STEP = 1.25
_WHEEL = 1.0015  # to the power of the wheel's eighths of a degree
_FARTHEST, _NEAREST = 0.6, 14.0  # of the size at which the sheet fits
_MARGIN = 12  # pixels around the whole sheet
_ROOM = 60  # pixels kept around a callout that is brought into view


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the sheet is in view: `zoom` by the size at which all fits (1 is the fit), and the
    point of the sheet in the middle.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0


class DrawingView(QGraphicsView):
    """Tells which callout the mouse is over (empty: none), which was clicked, and which was opened
    by a double click or Enter. `say` gives the words for a callout.
    """

    callout_hovered = Signal(str)
    callout_chosen = Signal(str)
    callout_opened = Signal(str)

    def __init__(
        self, say: Callable[[str], str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._current = ""
        self._hovered = ""
        self._pressed_at: QPoint | None = None
        self._zoom = 1.0
        self._looked_at = (Sight(), (0.0, 0, 0))
        self.sheet = DrawingScene()
        self.setScene(self.sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.retheme(theme)

    # ------------------------------------------------------------ showing

    def show_artwork(self, artwork: Artwork, callouts: Sequence[str]) -> None:
        """Show a drawing so that all of it is in view."""
        self._begin()
        self.sheet.show_artwork(artwork, callouts)
        self.fit()

    def show_words(self, words: str) -> None:
        """Show a sheet that says why there is no drawing."""
        self._begin()
        self.sheet.show_words(words)
        self.fit()

    def choose(self, callouts: Sequence[str]) -> None:
        """Show what is selected, and bring the first of it into view."""
        current = callouts[0] if callouts else ""
        self.sheet.choose(callouts)
        spot = self.sheet.hotspot(current)
        if spot is not None and current != self._current:
            self.ensureVisible(spot.bounds, _ROOM, _ROOM)
        self._current = current
        self.setAccessibleDescription(self._say(current) if current else "")

    def hover(self, callout: str) -> None:
        """Show over which callout the mouse is in the parts list."""
        self._hovered = callout
        self.sheet.hover(callout)

    def retheme(self, theme: Theme) -> None:
        """Take another theme: the desk changes its colour, the sheet stays white."""
        self._theme = theme
        self.setBackgroundBrush(theme.color("background"))

    def target(self, callout: str) -> QRect:
        """Return what must be hit to select a callout, in pixels of the view."""
        spot = self.sheet.hotspot(callout)
        if spot is None:
            return QRect()
        return self.mapFromScene(spot.target(self._least_target())).boundingRect()

    # ------------------------------------------------------------ zoom

    def fit(self) -> None:
        """Show all of the sheet."""
        self._zoom = 1.0
        self.resetTransform()
        self.scale(self._fitting(), self._fitting())
        self.centerOn(self.sheet.sheet.center())

    def zoom(self, factor: float) -> None:
        """Come nearer or go away; what is in the middle stays there."""
        self._zoom_at(factor, QPointF(self.viewport().rect().center()))

    def step_zoom(self, direction: int) -> None:
        """Come a step nearer (1), go a step away (-1), or show all (0)."""
        if direction:
            self.zoom(_STEP**direction)
        else:
            self.fit()

    def sight(self) -> Sight:
        """Return what is in view."""
        if self._zoom == 1.0:
            return Sight()
        if self._looked_at[1] == self._scrolled():
            return self._looked_at[0]
        middle = self.mapToScene(self.viewport().rect().center())
        return Sight(round(self._zoom, 4), round(middle.x(), 1), round(middle.y(), 1))

    def look_at(self, sight: Sight) -> None:
        """Show again what was in view."""
        self.fit()
        if sight.zoom != 1.0:
            self.zoom(sight.zoom)
            self.centerOn(sight.x, sight.y)
            # Whole pixels would drift with each look back.
            self._looked_at = (sight, self._scrolled())

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        sight = self.sight()
        super().resizeEvent(event)
        self.look_at(sight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self._zoom_at(_WHEEL**turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._move_to(self._callout_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.accept()
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - pressed_at).manhattanLength()
        callout = self._callout_at(event.position())
        if callout and moved < QApplication.startDragDistance():
            self.callout_chosen.emit(callout)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        callout = self._callout_at(event.position())
        if callout and event.button() is Qt.MouseButton.LeftButton:
            self.callout_opened.emit(callout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ZOOMS:
            self.step_zoom(_ZOOMS[key])
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # back and forward belong to the window
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.callout_opened.emit(self._current)
        elif key in _STEPS and self.sheet.callouts:
            self.callout_chosen.emit(self._neighbour(_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window's own keys for the zoom of pages stand back while the drawing has the focus.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_zoom = Qt.Key(event.key()) in _ZOOMS
            if is_zoom and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            callout = self._callout_at(QPointF(event.pos()))
            words = plain_tip(self._say(callout)) if callout else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if isinstance(event, QGestureEvent):
            return self._pinch(event.gesture(Qt.GestureType.PinchGesture))
        if isinstance(event, QNativeGestureEvent):
            return self._pinch_touchpad(event)
        if event.type() is QEvent.Type.Leave:
            self._move_to("")
        return super().viewportEvent(event)

    # ------------------------------------------------------------ inside

    def _begin(self) -> None:
        self._current = self._hovered = ""

    def _least_target(self) -> float:
        """Return the size of a target in the scene's units, so that on the screen it is large
        enough.
        """
        return self._theme.target / self.transform().m11()

    def _callout_at(self, position: QPointF) -> str:
        point = self.mapToScene(position.toPoint())
        return self.sheet.callout_at(point, self._least_target())

    def _move_to(self, callout: str) -> None:
        if callout == self._hovered:
            return
        self.hover(callout)
        is_over = Qt.CursorShape.PointingHandCursor if callout else Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(is_over)
        self.callout_hovered.emit(callout)

    def _neighbour(self, step: int) -> str:
        callouts = self.sheet.callouts
        if self._current not in callouts:
            return callouts[0 if step > 0 else -1]
        return callouts[(callouts.index(self._current) + step) % len(callouts)]

    def _fitting(self) -> float:
        room, sheet = self.viewport().size(), self.sheet.sheet
        wide = (room.width() - 2 * _MARGIN) / sheet.width()
        high = (room.height() - 2 * _MARGIN) / sheet.height()
        return max(min(wide, high), 1e-3)

    def _zoom_at(self, factor: float, position: QPointF) -> None:
        wanted = min(max(self._zoom * factor, _FARTHEST), _NEAREST)
        factor, self._zoom = wanted / self._zoom, wanted
        before = self.mapToScene(position.toPoint())
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.scale(factor, factor)
        moved = self.mapFromScene(before) - position.toPoint()
        for bar, way in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() + way)

    def _scrolled(self) -> tuple[float, int, int]:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._zoom, across, down

    def _pinch(self, gesture: object) -> bool:
        if isinstance(gesture, QPinchGesture):
            middle = self.viewport().mapFromGlobal(gesture.centerPoint().toPoint())
            self._zoom_at(gesture.scaleFactor(), QPointF(middle))
        return True

    def _pinch_touchpad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom_at(1 + event.value(), event.position())
        return True


_ZOOMS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
