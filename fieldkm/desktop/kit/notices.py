"""Small notices at the bottom of the window, perhaps with an action such as "Undo"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import PlainLabel

_STAYS_MS = 7000
_MOST_WIDTH = 640
_ABOVE_BOTTOM = 52


class Notice(QFrame):
    """The one notice of a window; a newer one takes its place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._on_action: Callable[[], None] | None = None
        self._text = PlainLabel()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(18, 8, 10, 8)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text()

    def say(self, text: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Show a text for some seconds, with a button when there is an action."""
        self._on_action = on_action
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_STAYS_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _act(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()

    def _place(self) -> None:
        width = min(_MOST_WIDTH, self._window.width() - 48)
        height = max(self._row.totalHeightForWidth(width), self._row.totalSizeHint().height())
        left = (self._window.width() - width) // 2
        self.setGeometry(left, self._window.height() - height - _ABOVE_BOTTOM, width, height)


def notify(
    near: QWidget, text: str, action: str = "", on_action: Callable[[], None] | None = None
) -> None:
    """Show a notice in the window in which `near` stands."""
    notice_of(near).say(text, action, on_action)


def notify_error(near: QWidget, error: Exception) -> None:
    """Show an error that needs no place of its own."""
    notify(near, str(error_text(error)))


def notice_of(near: QWidget) -> Notice:
    """Return the notice of the window in which `near` stands, made when first needed."""
    window = near.window()
    found = window.findChild(Notice)
    return found if isinstance(found, Notice) else Notice(window)
