"""Keys that belong to a part of the window, and not to all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def key_within(part: QWidget, keys: str, action: Callable[[], object]) -> QShortcut:
    """Make a key that works while the focus is in this part of the window, or below it."""
    shortcut = QShortcut(QKeySequence(keys), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(action)
    return shortcut
