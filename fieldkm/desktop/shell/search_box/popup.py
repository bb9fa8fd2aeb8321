"""The list that hangs below the search box: a child of the window, so that the typing goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.search_box.delegate import RowDelegate
from fieldkm.desktop.shell.search_box.row_model import RowModel
from fieldkm.desktop.shell.search_box.view_model import State

_SHADOW = 14
_PADDING = 6
_GAP = 6
_BELOW = 48  # what of the window stays in view under the list


class Popup(QFrame):
    """Shows the rows of a `State`; it never takes the focus."""

    chosen = Signal(int, bool)
    hovered = Signal(int)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.model = RowModel()
        self.delegate = RowDelegate(self.model, theme, self)
        self._list = QListView()
        self._list.setModel(self.model)
        self._list.setItemDelegate(self.delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.entered.connect(lambda index: self.hovered.emit(index.row()))
        self._list.clicked.connect(self._click)
        self._panel = QFrame()
        self._panel.setObjectName("popup")
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        inner.addWidget(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW, 0, _SHADOW, _SHADOW)
        outer.addWidget(self._panel)
        window.installEventFilter(self)
        self.retranslate()
        self.hide()

    @property
    def list_view(self) -> QListView:
        """The list itself."""
        return self._list

    def render_state(self, state: State, below: QWidget) -> None:
        """Show the rows under the widget `below`, or hide."""
        self.model.show(state.rows)
        if not (state.is_shown and state.rows):
            self.hide()
            return
        index = self.model.index(state.selected) if state.selected >= 0 else QModelIndex()
        self._list.setCurrentIndex(index)
        self._below = below
        self._place()
        self.show()
        self.raise_()
        if index.isValid():
            self._list.scrollTo(index)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.delegate.theme = theme
        self._list.doItemsLayout()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._list.setAccessibleName(self.tr("Search results"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        panel = QRectF(self._panel.geometry())
        for spread in range(_SHADOW):
            painter.setBrush(QColor(0, 0, 0, (_SHADOW - spread) // 2))
            radius = 12 + spread
            painter.drawRoundedRect(panel.adjusted(-spread, 8, spread, spread), radius, radius)

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row(), False)

    def _place(self) -> None:
        corner = self._below.mapTo(self._window, QPoint(0, self._below.height() + _GAP))
        rows = (self.model.index(n) for n in range(self.model.rowCount()))
        wanted = sum(self._list.sizeHintForIndex(index).height() for index in rows)
        room = self._window.height() - corner.y() - _BELOW
        height = min(wanted + 2 * _PADDING + 4, room)
        self.setGeometry(
            QRect(corner.x(), corner.y(), self._below.width(), height).adjusted(
                -_SHADOW, 0, _SHADOW, _SHADOW
            )
        )
