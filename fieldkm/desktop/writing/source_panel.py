"""At the left: which manual is written, its pages, and whether they come to the front."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.labels import PlainLabel
from fieldkm.desktop.kit.segments import Switch
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.contents_list import ContentsList
from fieldkm.desktop.manual.view_model import ManualChoice
from fieldkm.desktop.writing.finding_delegate import TONES
from fieldkm.desktop.writing.view_model import State
from fieldkm.domain.manuals import ContentsEntry


class SourcePanel(QFrame):
    """Emits `page_chosen` with an id, `folder_chosen` with a path, `follow_chosen` with a bool."""

    page_chosen = Signal(str)
    folder_chosen = Signal(object)
    choosing_wished = Signal()
    follow_chosen = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("source")
        self._state = State()
        self.open = GhostButton("", theme, "open")
        self.open.clicked.connect(self.choosing_wished)
        self.contents = ContentsList(theme)
        self.contents.page_chosen.connect(self.page_chosen)
        self.contents.manual_chosen.connect(lambda folder: self.folder_chosen.emit(Path(folder)))
        self.follow = Switch(theme)
        self.follow.toggled.connect(self.follow_chosen)
        self._follow_words = PlainLabel()
        self._follow_words.setBuddy(self.follow)
        self._top, self._foot = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.open, 1)
        self._foot.addWidget(self._follow_words, 1)
        self._foot.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.contents, 1)
        column.addLayout(self._foot)
        self.retheme(theme)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show the manual, its pages with their marks, and the page in front."""
        before, self._state = self._state, state
        if self.follow.isChecked() != state.follows:
            self.follow.setChecked(state.follows)
        if state.draft is None:
            return
        if before.draft is None or _name(before) != _name(state):
            self._offer_manuals(state)
        if _shown(before) != _shown(state):
            page = state.page.head.id if state.page else ""
            self.contents.show_contents(self._entries(state), page)
        if (before.draft, before.findings) != (state.draft, state.findings):
            marks = state.marks.items()
            self.contents.show_marks({page: f"{TONES[grave]}-bar" for page, grave in marks})

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self.open.retheme(theme)
        self.contents.retheme(theme)
        self.setFixedWidth(self.contents.width())
        self.follow.retheme(theme)
        self._top.setContentsMargins(theme.px(6), theme.px(8), theme.px(6), 0)
        self._foot.setContentsMargins(theme.px(14), theme.px(4), theme.px(6), theme.px(6))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.open.setText(self.tr("Open a folder…"))
        self.open.setToolTip("Ctrl+O")
        self._follow_words.setText(self.tr("Follow the file being edited"))
        self.follow.setAccessibleName(self._follow_words.text())
        self.follow.setToolTip("Ctrl+Shift+F")
        self.contents.retranslate()
        if self._state.draft is not None:
            page = self._state.page.head.id if self._state.page else ""
            self.contents.show_contents(self._entries(self._state), page)

    def _offer_manuals(self, state: State) -> None:
        here = str(state.draft.folder) if state.draft else ""
        choices = [
            ManualChoice(str(folder), folder.name, str(folder))
            for folder in state.recent
            if str(folder) != here
        ]
        self.contents.show_manuals([ManualChoice(here, _name(state)[1], here), *choices], here)

    def _entries(self, state: State) -> tuple[ContentsEntry, ...]:
        """Return the contents; behind them the pages that they leave out, and the drawings."""
        if state.draft is None:
            return ()
        chapters = (
            (self.tr("Not in the contents"), state.draft.unlisted(state.language)),
            (self.tr("Drawings"), state.draft.drawings(state.language)),
        )
        more = (ContentsEntry(title, "", entries) for title, entries in chapters if entries)
        return (*state.draft.contents(state.language), *more)


def _shown(state: State) -> tuple[object, ...]:
    """Return all on which the list of pages depends."""
    return (state.draft, state.language, state.page)


def _name(state: State) -> tuple[str, str]:
    """Return the folder and the title of a manual."""
    draft = state.draft
    return (str(draft.folder), draft.info.title(state.language)) if draft else ("", "")
