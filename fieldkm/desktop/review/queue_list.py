"""The queue: a line for the title, a line for marks, number, author and age."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.lines import LINE, Index, LineModel
from fieldkm.desktop.kit.rows import paint_ruled_ground, stacked, write_line
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.review.words import ReviewWords

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.review_case import Waiting

ROW = 62
_EDGE = 14
_BAR = 4
_INKS: Mapping[str, str] = MappingProxyType(
    {"danger": "danger-fg", "warning": "warning-fg", "ok": "ok", "plain": "link"}
)


class QueueModel(LineModel["Waiting"]):
    """The lines with their words, for screen readers too."""

    def __init__(self, words: ReviewWords) -> None:
        super().__init__()
        self._words = words
        self.now: datetime | None = None

    @property
    def all_lines(self) -> tuple[Waiting, ...]:
        """Return the queue as it is shown."""
        return self._lines

    def words(self, line: Waiting, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return line.fix.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            marks = [word for word, _ in self._words.marks(line)]
            return " · ".join(filter(None, (line.fix.title, *marks, *self.details(line))))
        return None

    def details(self, line: Waiting) -> tuple[str, ...]:
        """Return number, author, age and demand in words."""
        fix = line.fix
        age = self._words.waits(fix.submitted, self.now) if self.now else ""
        told = (fix.shown_number, line.author, age, self._words.demand(line))
        return tuple(filter(None, told))


class QueueDelegate(QStyledItemDelegate):
    """Paints a row; a bar at its left marks what has waited too long."""

    def __init__(self, model: QueueModel, words: ReviewWords, theme: Theme, parent: QWidget):
        super().__init__(parent)
        self._model = model
        self._words = words
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._plain = interface_font(theme, bold=True)
        self._small = interface_font(theme, SMALL)
        self._mark = interface_font(theme, SMALL, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(self._theme.px(ROW), self._theme.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Waiting = index.data(LINE)
        theme, area = self._theme, option.rect
        painter.save()
        paint_ruled_ground(painter, area, option.state, theme)
        if line.has_risen:
            bar = QRect(area.left(), area.top(), theme.px(_BAR), area.height() - 1)
            painter.fillRect(bar, theme.color("danger-bar"))
        edge = theme.px(_EDGE)
        room = area.adjusted(edge, 0, -edge, 0)
        title, below = stacked(room, self._plain, self._small, theme.px(3))
        write_line(painter, title, line.fix.title, self._plain, theme.color("text"))
        self._write_below(painter, below, line)
        painter.restore()

    def _write_below(self, painter: QPainter, area: QRect, line: Waiting) -> None:
        theme, left = self._theme, area.left()
        for words, tone in self._words.marks(line):
            ink = theme.color(_INKS[tone])
            write_line(painter, _from(area, left), words, self._mark, ink)
            left += painter.fontMetrics().horizontalAdvance(words) + theme.px(8)
        details = " · ".join(self._model.details(line))
        write_line(painter, _from(area, left), details, self._small, theme.color("muted"))


class QueueList(QListView):
    """What waits; `wished` carries the fix of the row that was gone to."""

    wished = Signal(str)

    def __init__(self, words: ReviewWords, theme: Theme) -> None:
        super().__init__()
        self.lines = QueueModel(words)
        self._delegate = QueueDelegate(self.lines, words, theme, self)
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._gone_to)

    def show_queue(self, queue: tuple[Waiting, ...], now: datetime, place: int) -> None:
        """Show the queue with the row of the case on the desk marked; -1: none is."""
        self.lines.now = now
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        if queue is not self.lines.all_lines:  # two thousand lines are not compared at each key
            scroll = self.verticalScrollBar().value()
            self.lines.show_lines(queue)
            self.verticalScrollBar().setValue(scroll)
        index = self.lines.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        if index.isValid():
            selection.setCurrentIndex(index, flags.ClearAndSelect)
            self.scrollTo(index)
        else:
            selection.clear()
        selection.blockSignals(blocked)
        self.viewport().update()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._delegate.retheme(theme)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keys; Qt would go to the first row, where none is marked."""
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        super().focusInEvent(event)
        selection.blockSignals(blocked)

    def _gone_to(self, index: Index) -> None:
        line = self.lines.line(index.row())
        if line is not None:
            self.wished.emit(line.id)


def _from(area: QRect, left: int) -> QRect:
    return QRect(left, area.top(), max(area.right() - left, 0), area.height())
