"""Remarks about files, in groups that open and close: what was lost, what the checker found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.lines import Index
from fieldkm.desktop.kit.rows import paint_ruled_ground, stacked, write_line
from fieldkm.desktop.kit.theme import Theme

_THING = Qt.ItemDataRole.UserRole
_ROW = 50
_EDGE = 14
_SIGN = 14
_TONES = {"plain": "link", "warning": "warning-fg", "danger": "danger-fg"}
_GROUNDS = {"plain": "accent-bg", "warning": "warning-bg", "danger": "danger-bg"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One line: `place` is a file with its line; `key` is handed back when it is chosen."""

    place: str
    message: str
    key: int


@dataclass(frozen=True, slots=True)
class RemarkGroup:
    """Remarks of one kind; `tone` is "plain", "warning" or "danger"."""

    title: str
    remarks: tuple[Remark, ...]
    tone: str = "plain"


class RemarkTree(QTreeWidget):
    """Shows groups with their counts, and below them their remarks.

    `chosen` has the key of the remark that is marked, `opened` of the one that was clicked twice or
    entered.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[RemarkGroup] = ()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(0)
        self.itemExpanded.connect(_fill)
        self.itemClicked.connect(self._click)
        self.itemActivated.connect(self._activate)
        self.currentItemChanged.connect(lambda now, _: self._choose(now))
        self.retheme(theme)

    def show_groups(self, groups: Sequence[RemarkGroup]) -> None:
        """Show other groups; a single one is open at once."""
        if groups == self._groups:
            return
        self._groups = groups
        self.clear()
        self.addTopLevelItems([_group_item(group) for group in groups])
        first = self.topLevelItem(0)
        if len(groups) == 1 and first is not None:
            first.setExpanded(True)

    def choose(self, key: int) -> None:
        """Open the group of a remark and mark it; nothing where it is not listed."""
        for row, group in enumerate(self._groups):
            keys = [remark.key for remark in group.remarks]
            item = self.topLevelItem(row)
            if key in keys and item is not None:
                item.setExpanded(True)
                found = item.child(keys.index(key))
                if found is not None:
                    self.setCurrentItem(found)

    @property
    def chosen_key(self) -> int | None:
        """The key of the remark that is marked."""
        item = self.currentItem()
        thing = item.data(0, _THING) if item is not None else None
        return thing.key if isinstance(thing, Remark) else None

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self.setItemDelegate(_RowDelegate(theme, self))

    def _click(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, _THING), RemarkGroup):
            item.setExpanded(not item.isExpanded())

    def _activate(self, item: QTreeWidgetItem) -> None:
        thing = item.data(0, _THING)
        if isinstance(thing, Remark):
            self.opened.emit(thing.key)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        thing = item.data(0, _THING) if item is not None else None
        if isinstance(thing, Remark):
            self.chosen.emit(thing.key)


def _group_item(group: RemarkGroup) -> QTreeWidgetItem:
    item = QTreeWidgetItem([f"{group.title} ({len(group.remarks)})"])
    item.setData(0, _THING, group)
    item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
    return item


def _fill(item: QTreeWidgetItem) -> None:
    """Make the rows of a group when it is first opened: there can be thousands."""
    group = item.data(0, _THING)
    if isinstance(group, RemarkGroup) and not item.childCount():
        item.addChildren([_remark_item(remark) for remark in group.remarks])


def _remark_item(remark: Remark) -> QTreeWidgetItem:
    item = QTreeWidgetItem([f"{remark.place} {remark.message}"])
    item.setData(0, _THING, remark)
    item.setToolTip(0, f"{remark.place}\n{remark.message}")
    return item


class _RowDelegate(QStyledItemDelegate):
    """Paints a group with its count, and a remark in two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title_font = interface_font(theme, 13, bold=True)
        self._text_font = interface_font(theme, 13)
        self._small_font = interface_font(theme, SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_group = isinstance(index.data(_THING), RemarkGroup)
        target = self._theme.target
        return QSize(0, target if is_group else max(target, self._theme.px(_ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ruled_ground(painter, option.rect, option.state, self._theme)
        area = option.rect.adjusted(self._theme.px(_EDGE), 0, -self._theme.px(_EDGE), 0)
        thing = index.data(_THING)
        if isinstance(thing, RemarkGroup):
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            self._paint_group(painter, area, thing, is_open)
        elif isinstance(thing, Remark):
            self._paint_remark(painter, area.adjusted(self._theme.px(22), 0, 0, 0), thing)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, area: QRect, group: RemarkGroup, is_open: bool
    ) -> None:
        theme, size = self._theme, self._theme.px(_SIGN)
        sign = pixmap("down" if is_open else "forward", theme["muted"], size)
        painter.drawPixmap(area.left(), area.center().y() - size // 2, sign)
        count = str(len(group.remarks))
        painter.setFont(self._small_font)
        wide = painter.fontMetrics().horizontalAdvance(count) + theme.px(16)
        high = theme.px(20)
        pill = QRect(area.right() - wide, area.center().y() - high // 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_GROUNDS[group.tone]))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(theme.color(_TONES[group.tone]))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, count)
        words = area.adjusted(theme.px(22), 0, -wide - theme.px(8), 0)
        write_line(painter, words, group.title, self._title_font, theme.color("text"))

    def _paint_remark(self, painter: QPainter, area: QRect, remark: Remark) -> None:
        theme, middle = self._theme, Qt.TextElideMode.ElideMiddle
        upper, lower = stacked(area, self._small_font, self._text_font)
        write_line(painter, upper, remark.place, self._small_font, theme.color("muted"), middle)
        write_line(painter, lower, remark.message, self._text_font, theme.color("text"))
