"""The contents of the open manual: choose a manual, filter by typing, choose a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.fonts import interface_font
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.lines import Index
from fieldkm.desktop.kit.rows import paint_rounded_ground, write_line
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.contents_filter import count, filtered
from fieldkm.desktop.manual.view_model import ManualChoice
from fieldkm.domain.manuals import ContentsEntry

WIDTH = 204
_PAGE = Qt.ItemDataRole.UserRole
_MARK = Qt.ItemDataRole(_PAGE + 1)
_MOST_OPEN = 40  # lines; a longer contents begins with its chapters closed


class ContentsList(QWidget):
    """Emits `page_chosen` with a page's id and `manual_chosen` with a manual's."""

    page_chosen = Signal(str)
    manual_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._entries: tuple[ContentsEntry, ...] = ()
        self._page = ""
        self._marks: Mapping[str, str] = {}
        self._lines: dict[str, QTreeWidgetItem] = {}
        self.manuals = DropDown(theme)
        self.manuals.activated.connect(
            lambda row: self.manual_chosen.emit(self.manuals.itemData(row))
        )
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self._fill)
        self.box.installEventFilter(self)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setRootIsDecorated(False)
        self.tree.itemActivated.connect(self._activate)
        self.tree.itemClicked.connect(self._activate)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 0)
        column.setSpacing(6)
        for widget in (self.manuals, self.box, self.tree):
            column.addWidget(widget)
        self.retheme(theme)
        self.retranslate()

    def show_manuals(self, manuals: Sequence[ManualChoice], current: str) -> None:
        """Offer the installed manuals."""
        self.box.clear()
        self.manuals.clear()
        for row, manual in enumerate(manuals):
            self.manuals.addItem(manual.title, manual.id)
            tip = f"{manual.title}\n{manual.version}"
            self.manuals.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
        self.manuals.setCurrentIndex(self.manuals.findData(current))
        self.manuals.setToolTip(self.manuals.currentText())

    def show_marks(self, marks: Mapping[str, str]) -> None:
        """Put a dot in the colour of a token at the end of the lines of these pages."""
        if marks != self._marks:
            before, self._marks = self._marks, marks
            self._paint_marks(before)

    def show_contents(self, entries: tuple[ContentsEntry, ...], page: str) -> None:
        """Show the contents of a manual with the open page marked."""
        if entries != self._entries:
            self._entries = entries
            self._page = page
            self._fill()
        elif page != self._page:
            self._page = page
            self._mark_page()

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self.setFixedWidth(theme.px(WIDTH))
        self.manuals.retheme(theme)
        self.tree.setItemDelegate(_LineDelegate(theme, self.tree))
        self.tree.setIndentation(theme.px(12))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.manuals.setAccessibleName(self.tr("Manual"))
        self.box.setPlaceholderText(self.tr("Filter contents"))
        self.box.setAccessibleName(self.tr("Filter contents"))
        self.tree.setAccessibleName(self.tr("Contents"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down:
            self.tree.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            first = next(iter(self._lines.values()), None)
            if first is not None:
                self._activate(first)
            return True
        if event.key() == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
            return True
        return False

    def _fill(self) -> None:
        words = self.box.text()
        shown = filtered(self._entries, words)
        self._lines = {}
        self.tree.clear()
        self.tree.addTopLevelItems([self._line(entry) for entry in shown])
        if words.strip() or count(shown) <= _MOST_OPEN:
            self.tree.expandAll()
        self._paint_marks({})
        self._mark_page()

    def _mark_page(self) -> None:
        item = self._lines.get(self._page)
        if item is None:
            self.tree.clearSelection()
        else:
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)

    def _paint_marks(self, before: Mapping[str, str]) -> None:
        """Mark lines, and the chapters of marked lines, in place of those that were before."""
        for token, pages in (("", before), ("faint", self._marks)):
            for page in pages:
                item = self._lines.get(page)
                while item is not None:
                    item.setData(0, _MARK, token)
                    item = item.parent()
        for page, token in self._marks.items():
            if page in self._lines:
                self._lines[page].setData(0, _MARK, token)

    def _line(self, entry: ContentsEntry) -> QTreeWidgetItem:
        """Return an entry's line with those below it; pages are found again by their id."""
        item = QTreeWidgetItem([entry.title])
        item.setData(0, _PAGE, entry.page)
        item.setToolTip(0, entry.title)
        if entry.page:
            self._lines.setdefault(entry.page, item)
        item.addChildren([self._line(child) for child in entry.children])
        return item

    def _activate(self, item: QTreeWidgetItem) -> None:
        page = item.data(0, _PAGE)
        if page:
            self.page_chosen.emit(page)
        else:
            item.setExpanded(not item.isExpanded())


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: chapters bold, the open page on its own ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page_font = interface_font(theme, 13)
        self._chapter_font = interface_font(theme, 13, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.target)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_rounded_ground(painter, area, option.state, theme)
        has_pages = bool(index.model().rowCount(index))
        is_chapter = has_pages or not index.data(_PAGE)
        font = self._chapter_font if is_chapter else self._page_font
        token = "link" if is_selected else "muted" if is_chapter else "text"
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        mark = "" if has_pages and is_open else index.data(_MARK)
        right = (26 if has_pages else 4) + (14 if mark else 0)
        text_area = area.adjusted(theme.px(8), 0, -theme.px(right), 0)
        write_line(painter, text_area, index.data(), font, theme.color(token))
        if has_pages:
            sign = pixmap("up" if is_open else "down", theme["muted"], theme.px(14))
            top = area.center().y() - theme.px(7)
            painter.drawPixmap(area.right() - theme.px(20), top, sign)
        if mark:
            middle = QPointF(area.right() - theme.px(30 if has_pages else 10), area.center().y())
            self._paint_dot(painter, middle, mark)
        painter.restore()

    def _paint_dot(self, painter: QPainter, middle: QPointF, token: str) -> None:
        radius = self._theme.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(token))
        painter.drawEllipse(middle, radius, radius)
