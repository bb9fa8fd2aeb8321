"""The page as it is read: a text browser that opens nothing by itself and keeps its place."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextBrowser, QTextEdit, QWidget

from fieldkm.desktop.kit.fonts import page_font
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.page_html import filled_page, page_style, scaled_page
from fieldkm.desktop.manual.page_resources import Canvas, PageResources, PictureSource
from fieldkm.desktop.manual.step_marks import StepMarks

COLUMN = 760
_LEAST_MARGIN = 24
_MOST_LEFT_MARGIN = 96
_PAGE_MARGIN = 18  # inside the document: it scrolls with the page
_INSET = 110  # what a step's card takes from the column at both sides of a picture
_GRAIN = 40  # pictures follow the column in steps, since each step is a new page


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """What stands at the top of the view: a position in the document, and the pixels above it."""

    position: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Layer:
    ranges: Sequence[tuple[int, int]]
    ground: str
    words: str


class PageView(QTextBrowser):
    """Shows compiled pages. `link_opened` and `link_hovered` carry a link as the manual has it (an
    empty one: none), `mark_toggled` the key of a tick box."""

    link_opened = Signal(str)
    link_hovered = Signal(str)
    mark_toggled = Signal(str)
    zoom_wished = Signal(int)
    note_wished = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, takes_notes: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._takes_notes = takes_notes
        self._html = ""
        self._source = PictureSource("", _no_file)
        self._resources = PageResources()
        self._marks = StepMarks(self)
        self._layers: dict[str, _Layer] = {}
        self._has_opened = False
        self._place: ReadingPlace | None = None
        self._is_settling = False
        self._picture_width = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setMouseTracking(True)
        self.document().setDocumentMargin(_PAGE_MARGIN)
        self.anchorClicked.connect(self._open)
        self.highlighted.connect(self._hover)
        self._dress()

    # ------------------------------------------------------------ showing

    def show_page(self, html: str, source: PictureSource, ticked: Set[str] = frozenset()) -> None:
        """Show a page from its beginning."""
        self._html, self._source = html, source
        self._marks.ticked = ticked
        self._layers.clear()
        self._render()
        self.verticalScrollBar().setValue(0)

    def show_ticks(self, ticked: Set[str]) -> None:
        """Show other ticks; nothing moves."""
        self._marks.ticked = ticked
        self._marks.attention = ""
        self.viewport().update()

    def call_attention(self, key: str) -> None:
        """Bring a warning into sight and outline it until a box is touched."""
        self._marks.attention = key
        self._marks.focus(key)
        self._bring_into_sight(self._marks.frame(key))
        self.viewport().update()

    def highlight(
        self, layer: str, ranges: Sequence[tuple[int, int]], ground: str, words: str = "text"
    ) -> None:
        """Put ranges of text on a coloured ground (both are tokens); each layer has its own."""
        self._layers[layer] = _Layer(ranges, ground, words)
        self._paint_layers()

    def retheme(self, theme: Theme) -> None:
        """Show the page in other colours or at another zoom, at the same place."""
        place = self.reading_place()
        focused, attention = self._marks.focused_key, self._marks.attention
        self._theme = theme
        self._dress()
        self._render()
        self._marks.focus(focused)
        self._marks.attention = attention
        self.return_to(place)

    # ------------------------------------------------------------ places

    def reading_place(self) -> ReadingPlace:
        """Return what stands at the top, so that it can stand there again."""
        if self.verticalScrollBar().value() == 0:
            return ReadingPlace()
        cursor = self.cursorForPosition(QPoint(0, 0))
        return ReadingPlace(cursor.position(), self.cursorRect(cursor).top())

    def return_to(self, place: ReadingPlace) -> None:
        """Put `place` at the top again, whatever the width and the zoom are now."""
        bar = self.verticalScrollBar()
        if place == ReadingPlace():
            bar.setValue(0)
            return
        self.document().documentLayout().documentSize()  # lays out the page to its end
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place.position, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - place.offset)

    def anchor_in_sight(self) -> str:
        """Return the anchor of the section that stands at the top; empty before the first."""
        return _anchor_before(self.document(), self.reading_place().position)

    def show_range(self, start: int, end: int) -> None:
        """Bring a range of text into sight, a third of the way down."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(end)
        area = QRectF(self.cursorRect(cursor))
        cursor.setPosition(start)
        self._bring_into_sight(area.united(QRectF(self.cursorRect(cursor))))

    def selected_quote(self) -> tuple[str, str]:
        """Return the anchor of the section where the selection begins, and the selected words."""
        cursor = self.textCursor()
        start = cursor.selectionStart() if cursor.hasSelection() else 0
        words = cursor.selection().toPlainText().replace("\ufffc", " ")
        return _anchor_before(self.document(), start), " ".join(words.split())

    # ------------------------------------------------------------ Qt

    def loadResource(self, kind: int, address: QUrl | str) -> QImage | None:
        """Answer what the page asks for. The base class would look on the disk: never call it."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        canvas = Canvas(self._theme, self._picture_width, self.devicePixelRatioF())
        return self._resources.image(QUrl(address), self._source, canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self._place or self.reading_place()
        self._is_settling = True
        pictures = self._picture_width
        self._fit_column()
        super().resizeEvent(event)
        if self._picture_width != pictures:
            self._render()
        else:
            self._wrap()
        self.return_to(place)
        self._is_settling = False
        self._place = place

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._is_settling:
            self._place = None
        super().scrollContentsBy(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._marks.paint(painter, self._theme)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._marks.at(event.position(), self._theme):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._has_opened = False
        super().mouseReleaseEvent(event)
        key = self._marks.at(event.position(), self._theme)
        is_click = event.button() is Qt.MouseButton.LeftButton and not self._has_opened
        if key and is_click and not self.textCursor().hasSelection():
            self._toggle(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        step = _STEPS.get(Qt.Key(event.key()), 0) if plain else 0
        if step:
            self._bring_into_sight(self._marks.move_focus(step))
            self.viewport().update()
        elif plain and event.key() == Qt.Key.Key_Space and self._marks.focused_key:
            self._toggle(self._marks.focused_key)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # back and forward belong to the window
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def context_menu(self, point: QPoint) -> QMenu:
        """Return the menu for what is under `point`."""
        menu = QMenu(self)
        selected = self.textCursor().hasSelection()
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setEnabled(selected)
        if self._takes_notes:
            note = menu.addAction(self.tr("Add note to selection"), self.note_wished.emit)
            note.setEnabled(selected)
        link = self.anchorAt(point)
        if link.startswith(("http:", "https:")):
            clipboard = QGuiApplication.clipboard()
            menu.addAction(self.tr("Copy address"), lambda: clipboard.setText(link))
        menu.addSeparator()
        menu.addAction(self.tr("Select all"), self.selectAll)
        return menu

    # ------------------------------------------------------------ inside

    def _render(self) -> None:
        document = self.document()
        theme = self._theme
        document.setDefaultStyleSheet(page_style(theme.tokens, theme.page_px, self._picture_width))
        self._place = None
        html = scaled_page(self._html, self._theme.page_px)
        self.setHtml(filled_page(html, self._theme.tokens))
        self._wrap()
        self._marks.locate()
        self._paint_layers()

    def _wrap(self) -> None:
        """Keep words whole where the page has room for them; where not, nothing may be cut off.

        Qt breaks part numbers in tables for want of half a pixel when it may break any word.
        """
        self.setWordWrapMode(_WHOLE_WORDS)
        if self.document().size().width() > self.viewport().width() + 1:
            self.setWordWrapMode(_ANY_WORD)

    def _dress(self) -> None:
        """Take size and colours from the theme; viewport margins show the window's colour."""
        theme = self._theme
        self.setStyleSheet(
            f"PageView{{border:0;border-radius:0;padding:0;background:{theme['surface']};"
            f"font-size:{theme.page_px(15)}px}}"
        )
        self.document().setDefaultFont(page_font(theme))
        self._fit_column()

    def _fit_column(self) -> None:
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        column = min(self._theme.page_px(COLUMN), room - 2 * _LEAST_MARGIN)
        self._picture_width = max(0, column - self._theme.page_px(_INSET)) // _GRAIN * _GRAIN
        left = min(max((room - column) // 2, _LEAST_MARGIN), _MOST_LEFT_MARGIN)
        right = room - column - left
        self.setViewportMargins(left - _PAGE_MARGIN, 0, max(right - _PAGE_MARGIN, 0), 0)

    def _paint_layers(self) -> None:
        selections = []
        for layer in self._layers.values():
            style = QTextCharFormat()
            style.setBackground(self._theme.color(layer.ground))
            style.setForeground(self._theme.color(layer.words))
            selections += [self._selection(start, end, style) for start, end in layer.ranges]
        self.setExtraSelections(selections)

    def _selection(self, start: int, end: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = style
        return selection

    def _bring_into_sight(self, area: QRectF | None) -> None:
        height = self.viewport().height()
        if area is None or (area.top() >= 0 and area.bottom() <= height):
            return
        bar = self.verticalScrollBar()
        above = min(height // 3, max(0, height - round(area.height())) // 2)
        bar.setValue(bar.value() + round(area.top()) - above)

    def _hover(self, address: QUrl) -> None:
        is_box = address.scheme() in ("tick", "ack")
        self.link_hovered.emit("" if is_box else _link(address))

    def _open(self, address: QUrl) -> None:
        self._has_opened = True
        link = _link(address)
        scheme, _, key = link.partition(":")
        if scheme in ("tick", "ack"):
            self._toggle(key)
        elif link:
            self.link_opened.emit(link)

    def _toggle(self, key: str) -> None:
        self._marks.focus(key)
        self._marks.attention = ""
        self.mark_toggled.emit(key)
        self.viewport().update()


_WHOLE_WORDS = QTextOption.WrapMode.WordWrap
_ANY_WORD = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_N: 1, Qt.Key.Key_K: -1, Qt.Key.Key_P: -1}


def _link(address: QUrl) -> str:
    return address.toString()


def _anchor_before(document: QTextDocument, position: int) -> str:
    """Return the anchor of the last heading that begins before `position`."""
    block = document.findBlock(position)
    while block.isValid():
        if block.blockFormat().headingLevel():
            names = block.begin().fragment().charFormat().anchorNames()
            return names[0] if names else ""
        block = block.previous()
    return ""


def _no_file(_path: str) -> bytes:
    return b""
