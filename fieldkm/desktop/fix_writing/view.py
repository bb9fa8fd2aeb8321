"""The Write a fix screen: the form, and beside it what says the same already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import FixDraftPlace, FixPlace, Place
from fieldkm.desktop.fix_writing.beside_panel import CustomersPanel, LikelyPanel
from fieldkm.desktop.fix_writing.draft_list import DraftList
from fieldkm.desktop.fix_writing.form import FixForm
from fieldkm.desktop.fix_writing.head import SentBack, WritingHead
from fieldkm.desktop.fix_writing.photos_panel import PhotosPanel
from fieldkm.desktop.fix_writing.preview import FixPreview
from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.fix_writing.view_model import FixWritingViewModel
from fieldkm.desktop.fix_writing.words import WritingWords
from fieldkm.desktop.kit.buttons import GhostButton, retheme_buttons
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage
from fieldkm.desktop.kit.keys import key_within
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.kit.photo_files import pictures_in, read_picture
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.routes import WRITE_FIX
from fieldkm.desktop.shell.services import ShellServices

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_terms import FixTerm, TermKind
    from fieldkm.domain.fix_lines import FixLine
    from fieldkm.domain.fixes import Picture

SAVE_AFTER_MS = 150  # from the first letter that is not saved yet
LOOK_AFTER_MS = 300  # from the last letter: a pause in typing
_MOST_PIXELS = 4000  # of a photo's longer side while it is drawn on


class FixWritingScreen(QWidget):
    """One draft; without one the drafts that can be gone on with."""

    name = WRITE_FIX

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._theme = shell.theme
        self._words = WritingWords(self)
        self._is_previewed = False
        self.model = FixWritingViewModel(shell.workplace, shell.tasks, shell.synchroniser.wrote)
        self._make_parts(shell.theme)
        self._saving, self._looking = self._timer(SAVE_AFTER_MS), self._timer(LOOK_AFTER_MS)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setAcceptDrops(True)
        self.retranslate()
        self.model.watch(self._render)

    # ------------------------------------------------------------ the screen's duties

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a draft, or begin one; without a place the one in view, else the drafts there
        are.
        """
        if isinstance(place, FixDraftPlace) and place.draft:
            if place.draft != self.model.draft:
                self.model.load(place.draft, current_language())
        elif isinstance(place, FixDraftPlace):
            self.model.begin(current_language())
        elif not self.model.draft:
            self.model.choose(current_language())
        self._show_preview(False)
        self.form.title.setFocus()

    def location(self) -> Location:
        """Return where the writer is."""
        place = FixDraftPlace(self.model.draft) if self.model.draft else None
        return Location(WRITE_FIX, place, self._page.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to a draft, or to those that are left."""
        self.show_place(location.place)
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Another customer's words are looked for."""
        self.model.look()

    def on_library_changed(self) -> None:
        """Other terms can be named."""
        self.model.look()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._page.retheme(theme)
        retheme_buttons(self, theme)
        for part in self._parts:
            part.retheme(theme)
        self._render(self.model.state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        for part in (self.head, self.form, self.likely, self.customers, self.preview, self.drafts):
            part.retranslate()
        self.photos.retranslate(self._words.field("photos"))
        self._as_new.setText(self.tr("Make it a fix of its own"))
        self._render(self.model.state)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.save()

    # ------------------------------------------------------------ rendering

    def _render(self, state: State) -> None:
        has_draft = state.draft is not None
        self._page.setVisible(has_draft)
        self.drafts.setVisible(not has_draft)
        self.head.render_state(state, self._is_previewed)
        self._show_problem(state)
        if not has_draft:
            self.drafts.show_drafts(state.drafts)
            return
        self.form.setVisible(not self._is_previewed)
        self.preview.setVisible(self._is_previewed)
        self.form.render_state(state)
        for part in (self.sent_back, self.photos, self.likely, self.customers):
            part.render_state(state)
        if self._is_previewed:
            self.preview.render_state(state)

    def _show_problem(self, state: State) -> None:
        self.problem.show_error(self._words.named(state.problem) if state.problem else None)
        self._as_new.setVisible(self.model.is_gone())

    # ------------------------------------------------------------ what the user does

    def _type(self, field: str, text: str) -> None:
        self.model.type(field, text)
        self._wait_for_pause()

    def _wait_for_pause(self) -> None:
        if not self._saving.isActive():
            self._saving.start()
        self._looking.start()

    def _choose_safety(self, is_safety: bool) -> None:
        self.model.change(safety=is_safety)
        self._done_with_field()

    def _done_with_field(self) -> None:
        """Something was chosen: there is no next letter to wait for."""
        self.model.save()
        self.model.look()

    def _name(self, kind: TermKind, text: str) -> None:
        if self.model.name(kind, text):
            self._done_with_field()
        else:
            said = self.tr("No installed manual has a page “{words}”.").replace("{words}", text)
            self.form.terms[kind.value].complain(said)

    def _take(self, term: FixTerm) -> None:
        self.model.take(term)
        self._done_with_field()

    def _leave_out(self, term: FixTerm) -> None:
        self.model.leave_out(term)
        self._done_with_field()

    def _caption(self, photo: Picture, caption: str) -> None:
        self.model.caption(photo, caption)
        self._wait_for_pause()

    def _remove_photo(self, photo: Picture) -> None:
        undo = self.model.remove_photo(photo)
        notify(self, self.tr("The photo is removed."), self.tr("Undo"), undo)

    def _draw(self, photo: Picture) -> None:
        file = self.model.photo_file(photo)
        image = read_picture(file, _MOST_PIXELS) if file else None
        if image is None or image.isNull():
            notify(self, self.tr("This photo has not come yet: it comes with the next sync."))
            return
        from fieldkm.desktop.fix_writing.photo_drawing import PhotoDrawingDialog

        dialog = PhotoDrawingDialog(image, self._theme, self)
        if dialog.exec():
            self.model.redraw(photo, dialog.png)

    def _show_preview(self, is_previewed: bool) -> None:
        self._is_previewed = is_previewed
        self._render(self.model.state)

    def _toggle_preview(self) -> None:
        self._show_preview(not self._is_previewed)

    def _submit(self) -> None:
        self._end(anyway=False)

    def _submit_anyway(self) -> None:
        self._end(anyway=True)

    def _end(self, *, anyway: bool) -> None:
        self._saving.stop()
        self._looking.stop()
        self._show_preview(False)
        fix = self.model.submit(anyway)
        if fix is not None:
            said = self.tr("{number} is submitted. Thank you for writing it down.")
            notify(self, said.replace("{number}", fix.shown_number))
            self._shell.go(FixPlace(fix.id))
            return
        self.model.look()
        if self.model.state.lacking:
            self.form.focus_lack(self.model.state)
        elif self.model.state.asks_about:
            self.customers.take_out.setFocus()
            self._page.ensureWidgetVisible(self.customers)

    def _worked_again(self, line: FixLine) -> None:
        bring_back = self.model.worked_again(line)
        if bring_back is not None:
            said = self.tr("Counted: {number} has worked again. Your draft is thrown away.")
            self._shell.go(FixPlace(line.id))
            again = self._brought_back(bring_back)
            text = said.replace("{number}", line.number)
            notify(self, text, self.tr("Keep the draft"), again)

    def _throw_away(self) -> None:
        bring_back = self._brought_back(self.model.forget())
        notify(self, self.tr("The draft is thrown away."), self.tr("Undo"), bring_back)

    def _brought_back(self, bring_back: Callable[[], None]) -> Callable[[], None]:
        def again() -> None:
            bring_back()
            self._shell.go(FixDraftPlace(self.model.draft))

        return again

    def _open_link(self, link: str) -> None:
        """Links are tried where the fix is read: here they would lead away from what is written."""
        notify(self, self.tr("The link leads to {where}.").replace("{where}", link))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.model.draft and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        pictures = pictures_in(event.mimeData())
        for picture in pictures:
            self.model.add_photo(picture)
        if not pictures:
            notify(self, self.tr("This is no picture: photos are JPEG, PNG or WebP files."))
        event.acceptProposedAction()

    # ------------------------------------------------------------ putting together

    def _make_parts(self, theme: Theme) -> None:
        words, model = self._words, self.model
        self.head = WritingHead(theme, words)
        self.sent_back = SentBack(theme)
        self.problem = ProblemPanel()
        self._as_new = GhostButton("", theme, "copy")
        self.photos = PhotosPanel(theme, model.photo_file)
        self.form = FixForm(theme, words, model.suggestions, self.photos)
        self.customers = CustomersPanel(theme, words)
        self.likely = LikelyPanel(theme)
        self.preview = FixPreview(self._shell.workplace, theme)
        self.drafts = DraftList(theme)
        self._parts = (
            self.head, self.sent_back, self.form, self.photos, self.customers, self.likely,
            self.preview, self.drafts,
        )  # fmt: skip
        self._page = ColumnsPage(theme, is_centred=False, shares=(5, 3), most_width=1320)

    def _lay_out(self) -> None:
        page = self._page
        self.problem.answers.addWidget(self._as_new)
        self.problem.answers.addStretch(1)
        page.head.addWidget(self.problem)
        page.head.addWidget(self.sent_back)
        for widget in (self.form, self.preview):
            page.left.addWidget(widget)
        page.left.addStretch(1)
        page.right.addWidget(self.customers)
        page.right.addWidget(self.likely)
        page.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(page, 1)
        whole.addWidget(self.drafts, 1)
        self.setFocusProxy(self.form.title)

    def _connect(self) -> None:
        form, model, go = self.form, self.model, self._shell.go
        self._saving.timeout.connect(model.save)
        self._looking.timeout.connect(model.look)
        form.typed.connect(self._type)
        form.chosen.connect(self._choose_safety)
        form.named.connect(self._name)
        form.taken.connect(self._take)
        form.left_out.connect(self._leave_out)
        form.pictured.connect(model.add_photo)
        self.photos.given.connect(model.add_photo)
        self.photos.captioned.connect(self._caption)
        self.photos.drawing_wished.connect(self._draw)
        self.photos.removed.connect(self._remove_photo)
        self.likely.opened.connect(lambda line: go(FixPlace(line.id)))
        self.likely.same.connect(self._worked_again)
        self.customers.taken_out.connect(model.take_out)
        self.customers.sent_anyway.connect(self._submit_anyway)
        self.preview.link_opened.connect(self._open_link)
        self.drafts.opened.connect(lambda draft: go(FixDraftPlace(draft.id)))
        self.drafts.begin.clicked.connect(lambda: go(FixDraftPlace("")))
        self.head.submit.clicked.connect(self._submit)
        self.head.preview.clicked.connect(self._toggle_preview)
        self.head.discard.clicked.connect(self._throw_away)
        self._as_new.clicked.connect(model.make_new)

    def _add_keys(self) -> None:
        for keys, action in (
            ("Ctrl+Return", self._submit),
            ("Ctrl+Enter", self._submit),
            ("Ctrl+E", self._toggle_preview),
            ("Ctrl+Shift+V", self.photos.take_clipboard),
        ):
            key_within(self, keys, action)

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        return timer
