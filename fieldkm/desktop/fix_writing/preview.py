"""A draft as colleagues will read it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.fixes.fix_body import FixBody
from fieldkm.desktop.kit.labels import Pill, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.fix_drafts import revision_of


class FixPreview(QWidget):
    """`link_opened` carries a link of its text."""

    link_opened = Signal(str)

    def __init__(self, workplace: Workplace, theme: Theme) -> None:
        super().__init__()
        self._workplace = workplace
        self._title = ScreenTitle()
        self._mark = Pill("", "plain")
        self.body = FixBody(theme, ground="background")
        self.body.link_opened.connect(self.link_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self._title, self._mark, self.body):
            column.addWidget(widget)
        column.addStretch(1)

    def render_state(self, state: State) -> None:
        """Show the draft as it is now."""
        draft = state.draft
        if draft is None:
            return
        revision = revision_of(draft, "", draft.begun)
        files = {
            photo.sha256: file
            for photo in draft.photos
            if (file := self._workplace.fix_drafts.photo_file(photo))
        }
        titles = {
            term.key: term.title for terms in state.terms.values() for term in terms if term.place
        }
        self._title.setText(revision.title or self.tr("(no title yet)"))
        texts = self._workplace.fix_texts.of(revision)
        self.body.show_revision(revision, texts, files, titles)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.body.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._mark.setText(self.tr("Draft"))
