"""The page that is being written, as the technician will see it; it keeps its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.find_bar import FindBar
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.page_search import matches
from fieldkm.desktop.manual.page_view import PageView, ReadingPlace
from fieldkm.desktop.manual.readable_page import readable_page
from fieldkm.desktop.writing.moved_place import moved
from fieldkm.desktop.writing.source_words import line_of, runs, section_at
from fieldkm.desktop.writing.state_bars import StateBars
from fieldkm.desktop.writing.view_model import State
from fieldkm.desktop.writing.writing_bar import WritingBar

_Key = tuple[str, str]
_FOUND = "finding"


class PagePane(QWidget):
    """The page with the bar above it. `link_opened` carries a link as the manual has it."""

    link_opened = Signal(str)
    mark_toggled = Signal(str)

    def __init__(self, theme: Theme, target_words: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._target_words = target_words
        self._state = State()
        self._places: dict[_Key, ReadingPlace] = {}
        self._shown: tuple[str, ...] = ()
        self.bar = WritingBar(theme)
        self.bars = StateBars(theme)
        self.view = PageView(theme, takes_notes=False)
        self.find_bar = FindBar(self.view, theme)
        self.view.link_opened.connect(self.link_opened)
        self.view.link_hovered.connect(self._hover)
        self.view.mark_toggled.connect(self.mark_toggled)
        self.bar.find_wished.connect(self.find_bar.open_bar)
        self.find_bar.closed.connect(self.view.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.bars, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show the page in front; the same page again stays where it is."""
        before, self._state = self._state, state
        self.bar.show_state(state)
        self.bars.show_state(state)
        if state.draft is None or state.page is None:
            self._places.clear()
            self._shown = ()
        elif self._look(state) != self._shown:
            self._shown = self._look(state)
            self._show_page(before, state)
        elif state.ticked != before.ticked:
            self.view.show_ticks(state.ticked)

    def go_to_anchor(self, anchor: str) -> None:
        """Scroll to a section, by its name in any language."""
        page = self._state.page
        if page is not None and anchor:
            self.view.scrollToAnchor(page.anchor_aliases.get(anchor, anchor))

    def go_to_line(self, line: int) -> None:
        """Scroll to what stands nearest to a line of the page's file, and mark its words."""
        state = self._state
        if state.draft is None or state.page is None:
            return
        section = section_at(state.page.sections, line)
        self.view.scrollToAnchor(section.anchor if section else "")
        if not section or not section.anchor:
            self.view.return_to(ReadingPlace())
        start = self.view.reading_place().position
        words = line_of(state.draft.text(state.file), line)
        found = next(filter(None, (self._range(run, start) for run in runs(words))), None)
        self.view.highlight(_FOUND, [found] if found else [], "mark")
        if found:
            self.view.show_range(*found)

    def place(self) -> ReadingPlace:
        """Return what stands at the top of the page."""
        return self.view.reading_place()

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        for part in (self.bar, self.bars, self.view, self.find_bar):
            part.retheme(theme)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.view.setAccessibleName(self.tr("The page as the technician will see it"))
        self.bar.retranslate()
        self.bars.retranslate()
        self.find_bar.retranslate()

    def _look(self, state: State) -> tuple[str, ...]:
        """Return all on which it depends how the page looks."""
        page, draft = state.page, state.draft
        if page is None or draft is None:
            return ()
        pictures = f"{draft.folder} {draft.pictures}"
        return (page.head.id, page.head.language, page.head.title, page.html, pictures)

    def _show_page(self, before: State, state: State) -> None:
        old, new = _key(before), _key(state)
        place, text = self.view.reading_place(), self.view.toPlainText()
        anchor = self.view.anchor_in_sight()
        if old is not None:
            self._places[old] = place
        page = state.page
        html = readable_page(page.head.title, page.html) if page else ""
        self.view.show_page(html, self._pictures(state), state.ticked)
        if old == new:
            position = moved(place.position, text, self.view.toPlainText())
            self.view.return_to(replace(place, position=position))
        elif old and new and old[0] == new[0]:
            self.go_to_anchor(anchor)
        elif new is not None:
            self.view.return_to(self._places.get(new, ReadingPlace()))
        self.find_bar.search()

    def _pictures(self, state: State) -> PictureSource:
        draft = state.draft
        if draft is None:
            return PictureSource("", lambda path: b"")
        return PictureSource(f"{draft.folder} {draft.pictures}", draft.picture)

    def _range(self, words: str, start: int) -> tuple[int, int] | None:
        """Return where words stand on the page, by preference from `start` on."""
        found = matches(self.view.document(), words)
        return next((place for place in found if place[0] >= start), None) or next(
            iter(found), None
        )

    def _hover(self, link: str) -> None:
        self.bar.show_target(self._target_words(link) if link else "")


def _key(state: State) -> _Key | None:
    return (state.page.head.id, state.page.head.language) if state.page else None
