"""A technician at the window: types, clicks where things are drawn, and reads what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.manual.page_view import PageView
from fieldkm.desktop.parts.drawing_view import DrawingView
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.domain.manuals import PageRef

PATIENCE_MS = 10_000


@dataclass(frozen=True, slots=True)
class Technician:
    """Hands and eyes on one window."""

    window: MainWindow
    workplace: Workplace
    hands: QtBot

    def type_into_search(self, words: str) -> None:
        """Type into the box, as after Ctrl+K."""
        self.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.hands.keyClicks(self.window.field, words)

    def enter_first_hit(self) -> None:
        """Wait for results and open the first with Enter."""
        self.wait_until(lambda: self.window.field.is_open)
        self.hands.keyClick(self.window.field, Qt.Key.Key_Return)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        self.hands.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def click_link(self, words: str) -> None:
        """Click on the first link of the page whose text has `words`, where it is drawn."""
        cursor = _link(self.page, words)
        self.page.setTextCursor(cursor)
        self.page.ensureCursorVisible()
        spot = self.page.cursorRect(cursor).center() + QPoint(3, 0)
        self.hands.mouseClick(self.page.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    @property
    def location(self) -> Location:
        """Where the window is."""
        location = self.window.stage.location()
        assert location is not None
        return location

    @property
    def page_id(self) -> str:
        """The page in view, or an empty string."""
        place = self.location.place
        return place.page if isinstance(place, PageRef) else ""

    @property
    def page(self) -> PageView:
        """The page view: the one that is shown, of those of all screens."""
        views = self.window.findChildren(PageView)
        assert views
        return max(views, key=PageView.isVisible)

    @property
    def drawing(self) -> DrawingView:
        """The drawing."""
        view = self.window.findChild(DrawingView)
        assert isinstance(view, DrawingView)
        return view

    @property
    def selected_part(self) -> str:
        """The part number of the row that is selected in the parts list."""
        table = next(t for t in self.window.findChildren(QTableView) if t.isVisible())
        return str(table.model().index(table.currentIndex().row(), 1).data())

    def wait_until_page(self, page_id: str) -> None:
        """Wait until a page is in view."""
        self.wait_until(lambda: self.page_id == page_id)

    def wait_until(self, condition: object) -> None:
        """Wait for a state."""
        self.hands.waitUntil(condition, timeout=PATIENCE_MS)


def _link(page: PageView, words: str) -> QTextCursor:
    block: QTextBlock = page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().isAnchor() and words in piece.text():
                cursor = QTextCursor(page.document())
                cursor.setPosition(piece.position() + 1)
                return cursor
            pieces += 1
        block = block.next()
    raise AssertionError(f"no link with {words!r}")
