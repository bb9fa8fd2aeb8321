"""What mouse and wheel mean wherever they are used: back, forward, zoom.

The filter stands on the native window, where only the mouse and the wheel pass by; one on the
application would be asked for every event of every widget.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent


class Gestures(QObject):
    """Turns the mouse's side buttons and Ctrl with the wheel into signals."""

    back = Signal()
    forward = Signal()
    zoomed = Signal(int)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._press(event.button())
        return False

    def _wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        turned = event.angleDelta().y()
        if turned:
            self.zoomed.emit(1 if turned > 0 else -1)
        return True

    def _press(self, button: Qt.MouseButton) -> bool:
        if button is Qt.MouseButton.BackButton:
            self.back.emit()
        elif button is Qt.MouseButton.ForwardButton:
            self.forward.emit()
        else:
            return False
        return True
