"""The parts list beside the drawing: a box to filter it, and the table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QVBoxLayout, QWidget

from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.tables import Table
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.parts.delegate import RowDelegate
from fieldkm.desktop.parts.parts_model import Column, PartsModel
from fieldkm.desktop.parts.view_model import State

_WIDTHS = {Column.CALLOUT: 40, Column.NUMBER: 92, Column.QUANTITY: 44}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PartsTable(Table):
    """`opened` is a double click or Enter on a row; `typed` are letters, which belong into the
    filter.
    """

    opened = Signal(int, bool)
    typed = Signal(str)
    left_rows = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if Qt.Key(event.key()) in _ENTER and row >= 0:
            is_direct = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.opened.emit(row, is_direct)
        elif event.key() == Qt.Key.Key_Up and row == 0:
            self.left_rows.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # back and forward belong to the window
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.entered.emit(QModelIndex())


class PartsList(QWidget):
    """Tells what is typed, which row is selected, which is opened (True: past the list, with Ctrl)
    and over which callout the mouse is.
    """

    filtered = Signal(str)
    row_chosen = Signal(int)
    row_clicked = Signal(int)
    row_opened = Signal(int, bool)
    callout_hovered = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_rendering = False
        self._shown: tuple[object, ...] = ()
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.installEventFilter(self)
        self.model = PartsModel(self)
        self.table = PartsTable("", theme)
        self.table.setModel(self.model)
        self.table.setMouseTracking(True)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        self._empty = MutedLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out(theme)
        self._connect()
        self.setFocusProxy(self.table)
        self.retheme(theme)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show the rows, what is typed and what is selected."""
        self._is_rendering = True
        if self.box.text() != state.words:
            self.box.setText(state.words)
        shown = (state.rows, state.open)
        if shown != self._shown:
            self._shown = shown
            here = sum(1 for row in state.rows if state.is_here(row))
            self.model.show_rows(state.rows, here)
        self.model.choose(state.callouts)
        self._select(self.model.position_of(state.chosen.row) if state.chosen else -1)
        self._empty.setVisible(not state.rows)
        self._is_rendering = False

    def hover(self, callout: str) -> None:
        """Show over which callout the mouse is on the drawing."""
        self.model.hover(callout)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self.table.retheme(theme)
        self.table.setItemDelegate(RowDelegate(theme, self.table))
        for column, width in _WIDTHS.items():
            self.table.horizontalHeader().resizeSection(column, theme.px(width))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.box.setPlaceholderText(self.tr("Number or words, in all drawings"))
        self.box.setAccessibleName(self.tr("Filter the parts lists"))
        self.table.setAccessibleName(self.tr("Parts list"))
        self._empty.setText(self.tr("No part fits."))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.table.currentIndex().isValid():
            self._bring_into_view(self.table.currentIndex().row())

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down or key in _ENTER:
            self.table.setFocus()
            if self.box.text() or not self.table.selectionModel().hasSelection():
                self._select(0)
            return True
        if key == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
            return True
        return False

    def _select(self, position: int) -> None:
        if position < 0:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        elif position < self.model.rowCount() and position != self.table.currentIndex().row():
            self.table.selectRow(position)
            self._bring_into_view(position)

    def _bring_into_view(self, position: int) -> None:
        index = self.model.index(position, 0)
        if not self.table.viewport().rect().contains(self.table.visualRect(index)):
            self.table.scrollTo(index, PartsTable.ScrollHint.PositionAtCenter)

    def _type(self, letters: str) -> None:
        self.box.setFocus()
        self.box.setText(letters)

    def _choose(self, current: QModelIndex) -> None:
        if not self._is_rendering and current.isValid():
            self.row_chosen.emit(current.row())

    def _filter(self, words: str) -> None:
        if not self._is_rendering:
            self.filtered.emit(words)

    def _lay_out(self, theme: Theme) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 10, 12, 8)
        top.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.clicked.connect(lambda index: self.row_clicked.emit(index.row()))
        self.table.doubleClicked.connect(lambda index: self.row_opened.emit(index.row(), False))
        self.table.opened.connect(self.row_opened)
        self.table.typed.connect(self._type)
        self.table.left_rows.connect(self.box.setFocus)
        self.table.entered.connect(
            lambda index: self.callout_hovered.emit(self.model.callout_at(index))
        )
