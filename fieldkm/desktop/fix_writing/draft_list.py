"""The drafts on this laptop, where none of them is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.days import day_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.fix_drafts import FixDraft


class DraftList(QWidget):
    """`opened` carries a draft."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.cards: list[Card] = []
        self.begin = PrimaryButton("", theme, "plus")
        self._hint = MutedLabel()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 28)
        column.setSpacing(14)
        column.addWidget(self._hint)
        column.addWidget(FoldingRow(self.begin))
        column.addLayout(self._cards)
        column.addStretch(1)

    def show_drafts(self, drafts: Sequence[FixDraft]) -> None:
        """Show what can be gone on with."""
        for old in self.cards:
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        written = [draft for draft in drafts if not draft.is_blank]
        self.cards = [self._card(draft) for draft in written]
        for card in self.cards:
            self._cards.addWidget(card)
        self._hint.setText(self._hint_text(bool(written)))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.begin.setText(self.tr("Write a new fix"))

    def _hint_text(self, has_drafts: bool) -> str:
        if has_drafts:
            return self.tr("Your drafts. They stay on this laptop until you submit them.")
        return self.tr("Nothing is being written. What you find out can help everybody.")

    def _card(self, draft: FixDraft) -> Card:
        begun = self.tr("begun {day}").replace("{day}", day_text(draft.begun))
        lines = (draft.symptom.partition("\n")[0], begun)
        card = Card(draft.title or self.tr("(no title yet)"), " · ".join(filter(None, lines)))
        card.clicked.connect(lambda: self.opened.emit(draft))
        return card
