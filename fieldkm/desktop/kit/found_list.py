"""A box that filters a list, and that list below it: one pair of hands for both; and the side of a
screen where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QVBoxLayout

from fieldkm.desktop.kit.columns import hold_width
from fieldkm.desktop.kit.theme import Theme

_MOST_TYPED = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBox(QLineEdit):
    """Where one types what is looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.setMaxLength(_MOST_TYPED)


class FoundList(QListView):
    """What fits the words in `box`; rows are equally high.

    `chosen` carries the row that was clicked or entered, -1 where none is marked. In the box Enter
    chooses too, the arrow leads down into the list, and Escape empties what was typed.
    """

    chosen = Signal(int)

    def __init__(self, box: QLineEdit) -> None:
        super().__init__()
        self._box = box
        box.installEventFilter(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._box
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
        ):
            return self._on_key_in_box(event)
        return super().eventFilter(watched, event)

    def _on_key_in_box(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Down:
            self._take_keys()
        elif event.key() == Qt.Key.Key_Escape and self._box.text():
            self._box.clear()
        else:
            return False
        return True

    def _take_keys(self) -> None:
        self.setFocus()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0, QModelIndex()))

    def _enter(self) -> None:
        self.chosen.emit(self.currentIndex().row())


@dataclass(frozen=True, slots=True)
class SideWidths:
    """Pixels at 100 %: how wide a side is, and how wide on a screen narrower than `roomy`."""

    wide: int
    narrow: int
    roomy: int


class FinderSide(QFrame):
    """The left side of a screen, where one of many is found: `head` above the list."""

    def __init__(self, theme: Theme, widths: SideWidths) -> None:
        super().__init__()
        self.setObjectName("finder")
        self._theme = theme
        self._widths = widths
        self.head = QVBoxLayout()
        self.head.setSpacing(10)

    def put_list(self, found: FoundList) -> None:
        """Put the list below the head; it takes the height that is left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addWidget(found, 1)
        column.addStretch(0)

    def fit(self, screen_width: int, *, is_alone: bool) -> None:
        """Take the width that a screen of this width leaves for it: all of it where it is alone."""
        is_narrow = screen_width < self._theme.px(self._widths.roomy)
        width = self._widths.narrow if is_narrow else self._widths.wide
        hold_width(self, self._theme.px(width), is_alone=is_alone)
