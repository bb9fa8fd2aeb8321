"""The timeline as a widget for a page that scrolls: as high as its rows, with a way to the older
ones below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from fieldkm.desktop.history.delegate import EventDelegate
from fieldkm.desktop.history.events_model import EventsModel
from fieldkm.desktop.history.view_model import HistoryViewModel, State
from fieldkm.desktop.history.words import HistoryWords
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.lines import Index
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.desktop.history.view_model import Read


class EventsView(QListView):
    """As high as its rows: the page around it scrolls, and follows the row that is chosen."""

    chosen = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.chosen)

    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() if self.model() else 0
        height = self.sizeHintForRow(0) if rows else 0
        return QSize(super().sizeHint().width(), rows * height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        area = _scroll_area(self)
        page = area.widget() if area else None
        if area is not None and page is not None and self.hasFocus():
            spot = self.mapTo(page, self.visualRect(current).center())
            area.ensureVisible(spot.x(), spot.y(), 0, self.sizeHintForRow(0))


class HistoryList(Panel):
    """A timeline; `opened` carries the place of the row that was clicked or entered."""

    opened = Signal(object)

    def __init__(self, tasks: Tasks, theme: Theme, group: str = "history") -> None:
        super().__init__()
        self._words = HistoryWords(self)
        self._events = EventsModel(self._words)
        self.list = EventsView()
        self.list.setModel(self._events)
        self.list.chosen.connect(self._open)
        self._nothing = MutedLabel()
        self.more = GhostButton("", theme, "down")
        self.content.setContentsMargins(1, 4, 1, 4)
        self.content.setSpacing(0)
        self.content.addWidget(self.list)
        self._below = {"nothing": _padded(self._nothing), "more": _padded(self.more)}
        for row in self._below.values():
            self.content.addWidget(row)
        self.model = HistoryViewModel(tasks, group, self._render)
        self.more.clicked.connect(self.model.more)
        self.retheme(theme)
        self.retranslate()

    def show_history(self, read: Read) -> None:
        """Show a timeline: `read(before)` gives a portion, as `History.of_machine` does."""
        self.model.begin(read)

    def refresh(self) -> None:
        """Read it anew."""
        self.model.refresh()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.list.setItemDelegate(EventDelegate(theme, self._words, self.list))
        self.more.retheme(theme)
        self.list.updateGeometry()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.list.setAccessibleName(self.tr("What has happened, the newest first"))
        self.more.setText(self.tr("Show older"))
        self.list.setItemDelegate(EventDelegate(self._theme, self._words, self.list))
        self._events.say_anew()
        self._render(self.model.state)

    def _render(self, state: State) -> None:
        self._events.show_lines(state.events)
        self.list.setVisible(bool(state.events))
        self.list.updateGeometry()
        self._below["more"].setVisible(state.has_more)
        words = str(error_text(state.error)) if state.error else self._empty(state)
        self._nothing.setText(words)
        self._below["nothing"].setVisible(bool(words))

    def _empty(self, state: State) -> str:
        if state.events or not state.is_ready:
            return ""
        return self.tr("Nothing has been written down yet. Visits appear here as they are made.")

    def _open(self, index: QModelIndex) -> None:
        event = self._events.line(index.row())
        if event is not None and event.place is not None:
            self.opened.emit(event.place)


def _padded(child: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(14, 8, 14, 8)
    column.addWidget(child)
    return holder


def _scroll_area(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
