"""The Manuals screen: contents on the left, the page, and on the right what belongs to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkm.app.places import FaultPlace, Place
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify, notify_error
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.manual.contents_list import ContentsList
from fieldkm.desktop.manual.find_bar import FindBar
from fieldkm.desktop.manual.folding import Folding
from fieldkm.desktop.manual.page_bar import PageBar
from fieldkm.desktop.manual.page_links import PageLinks
from fieldkm.desktop.manual.page_notices import MarkBars, ProgressBar
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.page_search import matches
from fieldkm.desktop.manual.page_view import PageView, ReadingPlace
from fieldkm.desktop.manual.paper_actions import PaperActions
from fieldkm.desktop.manual.printing import Sheet
from fieldkm.desktop.manual.readable_page import readable_page
from fieldkm.desktop.manual.related_panel import RelatedPanel
from fieldkm.desktop.manual.surroundings import bare
from fieldkm.desktop.manual.view_model import ManualViewModel, State
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.reading import Note
from fieldkm.errors import FieldkmError


class ManualScreen(QWidget):
    """Shows pages; `zoom_wished` asks for larger (1) or smaller (-1) text, `written` tells of a
    note or a favourite."""

    name = "manual"
    zoom_wished = Signal(int)
    written = Signal()

    def __init__(
        self, workplace: Workplace, tasks: Tasks, go: Callable[[Place], None], theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._go = go
        self._theme = theme
        self._shown = State()
        self._folding = Folding()
        self.model = ManualViewModel(
            workplace,
            tasks,
            self._render,
            lambda error: notify_error(self, error),
            on_written=self.written.emit,
        )
        self.contents = ContentsList(theme)
        self.bar = PageBar(theme)
        self.marks = MarkBars(theme)
        self.progress = ProgressBar(theme)
        self.page = PageView(theme)
        self.find_bar = FindBar(self.page, theme)
        self.panel = RelatedPanel(self.model, theme)
        self.paper = PaperActions(tasks, self)
        self._links = PageLinks(go, self.model.title_of, self)
        self._empty = PlainLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setFocusProxy(self.page)
        self.retheme(theme)
        self._say_words()
        self._render(self._shown)

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a page; None stays, or begins with the first manual. Raises `FieldkmError`."""
        language = current_language()
        self._keep_draft(place)
        match place:
            case PageRef() as ref:
                self.model.open(ref, language)
                self._go_to_anchor()
            case FaultPlace() as fault:
                self.model.open(self.model.fault_page(fault, language), language)
                self._go_to_anchor()
            case _ if self.model.state.open is None:
                self.model.start(language)

    def location(self) -> Location:
        """Return the open page and how it is scrolled."""
        page, place = self.model.state.open, self.page.reading_place()
        scroll = self.page.verticalScrollBar().value()
        detail = f"{place.position} {place.offset}"
        return Location(self.name, page.ref if page else None, scroll, detail)

    def restore(self, location: Location) -> None:
        """Go back to a page, with what stood at its top."""
        self.show_place(location.place)
        position, _, offset = location.detail.partition(" ")
        if position.isdecimal():
            self.page.return_to(ReadingPlace(int(position), int(offset or 0)))

    def on_machine_changed(self) -> None:
        """Show again what depends on the machine at hand."""
        self._reopen()

    def on_library_changed(self) -> None:
        """Show again what depends on the installed manuals."""
        self._reopen()

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        self._theme = theme
        for part in (self.contents, self.bar, self.marks, self.progress, self.page, self.panel):
            part.retheme(theme)
        self.find_bar.retheme(theme)
        self.setStyleSheet(
            f"ContentsList{{background:{theme['raised']};border-right:1px solid {theme['border']}}}"
            "ContentsList QTreeView{background:transparent;selection-background-color:transparent}"
            f"#centre{{background:{theme['surface']}}}"
            f"RelatedPanel{{border-left:1px solid {theme['border']}}}"
        )
        self._fold()

    def retranslate(self) -> None:
        """Show all words, and the page, in the current language."""
        self._say_words()
        self._reopen()

    # ------------------------------------------------------------ showing

    def _render(self, state: State) -> None:
        before, self._shown = self._shown, state
        page = state.open
        if page is not None and (before.open is None or before.open.page is not page.page):
            self._show_page(state)
        elif state.procedure != before.procedure:
            self.page.show_ticks(state.procedure.ticked)
        if page is not None and state.around.notes != before.around.notes:
            self._mark_quotes(state)
        self.bar.show_page(page, state.around)
        self.marks.show_state(state)
        self.progress.show_procedure(state.procedure)
        if page is not None:
            if (state.manuals, page.ref.manual) != (before.manuals, _manual_of(before)):
                self.contents.show_manuals(state.manuals, page.ref.manual)
            self.contents.show_contents(state.contents, page.ref.page)
        if not self.panel.isHidden():
            self.panel.show_state(state)
        self._stack.setCurrentIndex(0 if page is not None else 1)
        self._fold()

    def _show_page(self, state: State) -> None:
        page = state.open
        if page is not None:
            html = readable_page(page.title, page.page.html)
            self.page.show_page(html, self._pictures(), state.procedure.ticked)
            self.find_bar.search()

    def _pictures(self) -> PictureSource:
        page = self.model.state.open or self._shown.open
        if page is None:
            return PictureSource("", lambda path: b"")
        manual = page.ref.manual
        release = f"{manual} {page.version}"
        return PictureSource(release, lambda path: self.model.picture(manual, path))

    def _keep_draft(self, place: Place | None) -> None:
        """A note that is being written is kept when the reader goes to another page."""
        page = self._shown.open
        stays = place is None or (
            isinstance(place, PageRef) and page and bare(place) == bare(page.ref)
        )
        if not stays and self.panel.finish_editing():
            notify(self, self.tr("Your note was saved."))

    def _mark_quotes(self, state: State) -> None:
        """Show on the page which words the reader's notes are about."""
        quotes = [placed.note.place.quote for placed in state.around.notes]
        document = self.page.document()
        found = [place for quote in quotes for place in matches(document, quote, most=1)]
        self.page.highlight("notes", found, "sel")

    def _go_to_anchor(self) -> None:
        page = self.model.state.open
        if page is not None and page.ref.anchor:
            self.page.scrollToAnchor(page.ref.anchor)
        elif page is not None:
            self.page.verticalScrollBar().setValue(0)
        self._folding = self._folding.settled()
        self._fold()

    def _reopen(self) -> None:
        if self.model.state.open is None and not self.isVisible():
            return
        place = self.page.reading_place()
        language = self._shown.open.language if self._shown.open else ""
        try:
            self.model.reopen(current_language())
        except FieldkmError as error:
            notify_error(self, error)
            return
        page = self.model.state.open
        if page is not None and page.language == language:
            self.page.return_to(place)

    # ------------------------------------------------------------ what the reader does

    def _open_link(self, link: str) -> None:
        page = self.model.state.open
        if page is not None:
            self._links.open(link, page.ref)

    def _hover(self, link: str) -> None:
        page = self.model.state.open
        self.bar.show_target(self._links.words(link, page.ref) if page and link else "")

    def _choose_page(self, page_id: str) -> None:
        page = self.model.state.open
        if page is not None:
            self._go(PageRef(page.ref.manual, page_id))

    def _toggle(self, key: str) -> None:
        try:
            unread = self.model.toggle(key)
        except FieldkmError as error:
            notify_error(self, error)
            return
        if unread:
            self.page.call_attention(unread)
            notify(self, self.tr("Read this warning first, then tick the step."))

    def _start_over(self) -> None:
        taken_back = self.model.start_over()
        text = self.tr("All ticks of this page are taken back.")
        notify(self, text, self.tr("Undo"), lambda: self.model.tick_again(taken_back))

    def _toggle_favourite(self) -> None:
        try:
            self.model.toggle_favourite()
        except FieldkmError as error:
            notify_error(self, error)

    def _write_note(self) -> None:
        self._write_beside(self.panel.write_note)

    def _report(self) -> None:
        if self.model.state.around.is_answered_for:
            self._write_beside(self.panel.report)

    def _write_beside(self, write: Callable[[str, str], None]) -> None:
        """Open the box for a text about what is marked on the page."""
        if self.model.state.open is not None:
            if not self._folding.shows_panel:
                self._toggle_panel()
            write(*self.page.selected_quote())

    def _remove_note(self, note: Note) -> None:
        self.model.remove_note(note)
        notify(
            self,
            self.tr("The note is removed."),
            self.tr("Undo"),
            lambda: self.model.restore_note(note),
        )

    def _sheet(self) -> Sheet | None:
        state = self.model.state
        page = state.open
        if page is None:
            return None
        return Sheet(
            html=readable_page(page.title, page.page.html),
            source=self._pictures(),
            title=page.title,
            manual=page.manual_title,
            version=page.version,
            ticked=state.procedure.ticked,
        )

    def _save_pdf(self) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self.paper.save(sheet)

    def _print(self) -> None:
        sheet = self._sheet()
        if sheet is not None:
            self.paper.print(sheet)

    # ------------------------------------------------------------ layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding = self._folding.for_width(self.window().width() / self._theme.interface_zoom)
        self._fold()

    def _toggle_contents(self) -> None:
        self._folding = self._folding.toggled_contents()
        self._fold()

    def _toggle_panel(self) -> None:
        self._folding = self._folding.toggled_panel()
        self._fold()

    def _fold(self) -> None:
        has_page = self._shown.open is not None
        folding = self._folding
        self.contents.setVisible(has_page and folding.shows_contents)
        self.bar.show_folding(folding.contents_fold, folding.panel_folds)
        was_hidden = self.panel.isHidden()
        self.panel.setVisible(has_page and folding.shows_panel)
        if was_hidden and not self.panel.isHidden():
            self.panel.show_state(self._shown)

    def _lay_out(self) -> None:
        centre = QWidget()
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.marks, self.progress, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(centre)
        self._stack.addWidget(self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self._stack, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.contents.page_chosen.connect(self._choose_page)
        self.contents.manual_chosen.connect(lambda one: self._go(self.model.first_page(one)))
        self.page.link_opened.connect(self._open_link)
        self.page.link_hovered.connect(self._hover)
        self.page.mark_toggled.connect(self._toggle)
        self.page.note_wished.connect(self._write_note)
        self.page.zoom_wished.connect(self.zoom_wished)
        self.progress.start_over_wished.connect(self._start_over)
        self.panel.place_chosen.connect(self._go)
        self.panel.note_removed.connect(self._remove_note)
        self.panel.editing_ended.connect(self.page.setFocus)
        self.find_bar.closed.connect(self.page.setFocus)
        bar = self.bar
        bar.contents_wished.connect(self._toggle_contents)
        bar.find_wished.connect(self.find_bar.open_bar)
        bar.favourite_toggled.connect(self._toggle_favourite)
        bar.note_wished.connect(self._write_note)
        bar.report_wished.connect(self._report)
        bar.zoom_wished.connect(self.zoom_wished)
        bar.pdf_wished.connect(self._save_pdf)
        bar.print_wished.connect(self._print)
        bar.panel_wished.connect(self._toggle_panel)

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+F", self.find_bar.open_bar),
            ("F3", self.find_bar.show_next),
            ("Shift+F3", self.find_bar.show_previous),
            ("Ctrl+D", self._toggle_favourite),
            ("Ctrl+Shift+N", self._write_note),
            ("Ctrl+Shift+G", self._report),
            ("Ctrl+P", self._print),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _say_words(self) -> None:
        self.page.setAccessibleName(self.tr("Manual page"))
        self._empty.setText(self.tr("No manual is installed. Install a pack to begin."))
        self.contents.retranslate()
        self.bar.retranslate()
        self.marks.retranslate()
        self.progress.retranslate()
        self.find_bar.retranslate()
        self.panel.retranslate()


def _manual_of(state: State) -> str:
    return state.open.ref.manual if state.open else ""
