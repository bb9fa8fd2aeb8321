"""Before a folder is open: choose one, take one of the last, or see how a manual is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Card, Panel, ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.writing.view_model import State


class StartPage(ColumnsPage):
    """Emits what the writer chooses."""

    choosing_wished = Signal()
    folder_chosen = Signal(object)
    guide_wished = Signal()
    import_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._state = State()
        self._title = ScreenTitle()
        self._words = PlainLabel()
        self.open = PrimaryButton("", theme, "open")
        self.open.clicked.connect(self.choosing_wished)
        self.guide = GhostButton("", theme, "info")
        self.guide.clicked.connect(self.guide_wished)
        self.importing = GhostButton("", theme, "import")
        self.importing.clicked.connect(self.import_wished)
        self._said = MutedLabel()
        self._problem = ProblemPanel()
        self._recent, self._how = Group(), Group()
        self._steps = Panel()
        self._step_words = [PlainLabel() for _ in range(3)]
        self._lay_out()
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show the folders that were open, and what became of the one that was wished for."""
        is_other = state.recent != self._state.recent
        self._state = state
        if is_other:
            self._list_recent()
        self._recent.setVisible(bool(state.recent))
        opening = self.tr("Reading {folder}…").replace("{folder}", str(state.opening))
        self._said.setText(opening)
        self._said.setVisible(state.opening is not None)
        self.open.setEnabled(state.opening is None)
        self._problem.show_error(state.error)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        super().retheme(theme)
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._title.setText(self.tr("Write a manual"))
        self._words.setText(
            self.tr(
                "Open the folder of a manual, or drop it here. Beside your editor you then see the"
                " page that you write as a technician will, and what is wrong with it."
            )
        )
        self.open.setText(self.tr("Open a folder…"))
        self.open.setToolTip("Ctrl+O")
        self.guide.setText(self.tr("How a manual is written"))
        self.importing.setText(self.tr("Import documentation…"))
        self._recent.entitle(self.tr("Written in before"))
        self._how.entitle(self.tr("How it works"))
        steps = (
            self.tr("1. Write in any editor. Nothing is changed here: the folder stays yours."),
            self.tr("2. Save. The page comes to the front by itself; findings stand beside it."),
            self.tr("3. When nothing is wrong, build and sign the pack, and install it."),
        )
        for label, words in zip(self._step_words, steps, strict=True):
            label.setText(words)
        self._list_recent()
        self.show_state(self._state)

    def _list_recent(self) -> None:
        self._recent.fill(*(self._card(folder) for folder in self._state.recent))

    def _card(self, folder: Path) -> Card:
        card = Card(folder.name or str(folder), str(folder))
        card.clicked.connect(lambda: self.folder_chosen.emit(folder))
        return card

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.open, self.importing, self.guide):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head = Panel()
        head.content.setSpacing(10)
        head.content.addWidget(self._title)
        head.content.addWidget(self._words)
        head.content.addLayout(buttons)
        head.content.addWidget(self._said)
        for label in self._step_words:
            self._steps.content.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        self._how.put(self._steps)
        self.head.addWidget(self._problem)
        self.head.addWidget(head)
        self.left.addWidget(self._recent)
        self.left.addStretch(1)
        self.right.addWidget(self._how)
        self.right.addStretch(1)
