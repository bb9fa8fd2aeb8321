"""The bar that finds words on the page: how many there are, the next and the one before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldkm.desktop.kit.buttons import IconButton
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.page_search import MOST_MATCHES, matches
from fieldkm.desktop.manual.page_view import PageView

_ALL, _ONE = "found", "found-now"


class FindBar(QWidget):
    """Marks the words on the page that `view` shows; hidden until it is opened."""

    closed = Signal()

    def __init__(self, view: PageView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.box = QLineEdit()
        self.box.setClearButtonEnabled(True)
        self.box.setMaxLength(200)
        self.box.setMaximumWidth(theme.px(360))
        self.box.textChanged.connect(self.search)
        self.box.installEventFilter(self)
        self.count = MutedLabel("", wrap=False)
        self._previous = IconButton("up", "", theme)
        self._next = IconButton("down", "", theme)
        self._close = IconButton("close", "", theme)
        self._previous.clicked.connect(self.show_previous)
        self._next.clicked.connect(self.show_next)
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self.count)
        for button in (self._previous, self._next, self._close):
            row.addWidget(button)
        row.addStretch(1)
        self.retranslate()
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with what is selected on the page, ready to type."""
        selected = self._view.textCursor().selectedText()
        if selected and len(selected) <= self.box.maxLength():
            self.box.setText(selected)
        self.show()
        self.box.setFocus()
        self.box.selectAll()
        self.search()

    def close_bar(self) -> None:
        """Hide the bar and take its marks from the page."""
        if self.isVisible():
            self.hide()
            self._mark([])
            self.closed.emit()

    def search(self) -> None:
        """Find the words of the box on the page as it is now, beginning with what is in sight."""
        if self.isHidden():
            return
        self._found = matches(self._view.document(), self.box.text())
        top = self._view.reading_place().position
        later = [at for at, (start, _) in enumerate(self._found) if start >= top]
        self._at = later[0] if later else (0 if self._found else -1)
        self._show_place()

    def show_next(self) -> None:
        """Go to the next place; after the last comes the first."""
        self._move(1)

    def show_previous(self) -> None:
        """Go to the place before; before the first comes the last."""
        self._move(-1)

    def retheme(self, theme: Theme) -> None:
        """Mark in other colours."""
        self.box.setMaximumWidth(theme.px(360))
        self.search()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.box.setPlaceholderText(self.tr("Find on this page"))
        self.box.setAccessibleName(self.tr("Find on this page"))
        self._previous.describe(self.tr("Previous place"), "Shift+F3")
        self._next.describe(self.tr("Next place"), "F3")
        self._close.describe(self.tr("Close"), "Esc")
        self._say_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return True
        return False

    def _move(self, step: int) -> None:
        if self.isHidden():
            self.open_bar()
        elif self._found:
            self._at = (self._at + step) % len(self._found)
            self._show_place()

    def _show_place(self) -> None:
        self._mark(self._found)
        if self._at >= 0:
            start, end = self._found[self._at]
            self._view.highlight(_ONE, [(start, end)], "accent", "accent-fg")
            self._view.show_range(start, end)
        self._say_count()

    def _mark(self, ranges: list[tuple[int, int]]) -> None:
        self._view.highlight(_ALL, ranges, "mark")
        self._view.highlight(_ONE, [], "mark")

    def _say_count(self) -> None:
        if not self.box.text().strip():
            self.count.setText("")
        elif not self._found:
            self.count.setText(self.tr("Not on this page"))
        else:
            more = "+" if len(self._found) >= MOST_MATCHES else ""
            text = self.tr("{number} of {total}")
            self.count.setText(text.format(number=self._at + 1, total=f"{len(self._found)}{more}"))
