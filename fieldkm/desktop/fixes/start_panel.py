"""What stands at the right while no fix is open: what came back to this user, and where their fixes
helped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.fixes.view_model import Start
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.labels import MutedLabel, Pill
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.outcomes import counted

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.read_fix import Helped

_MOST_CARDS = 12


class StartPanel(QWidget):
    """Shows a `Start`; `fix_opened` carries the id of a fix."""

    fix_opened = Signal(str)

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__()
        self._words = words
        self._start = Start()
        self._choose = MutedLabel()
        self.returned, self.helped = Group(), Group()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for widget in (self._choose, self.returned, self.helped):
            column.addWidget(widget)

    def show_start(self, start: Start) -> None:
        """Show another one."""
        self._start = start
        self._render()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._choose.setText(
            self.tr("Choose a fix to read it. What you found out yourself helps others too.")
        )
        self.returned.entitle(self.tr("Sent back to you"))
        self.helped.entitle(self.tr("Where your fixes helped"))
        self._render()

    def _render(self) -> None:
        start = self._start
        self.returned.fill(*(self._returned(line) for line in start.returned[:_MOST_CARDS]))
        self.returned.setVisible(bool(start.returned))
        self.helped.fill(*(self._helped(one) for one in start.helped[:_MOST_CARDS]))
        self.helped.setVisible(bool(start.helped))

    def _returned(self, line: FixLine) -> Card:
        card = Card(line.title, line.reason)
        card.add(MutedLabel(self._words.about(line)))
        card.clicked.connect(lambda: self.fix_opened.emit(line.id))
        return card

    def _helped(self, helped: Helped) -> Card:
        """Say how often it was used by others, when last and by whom, and who gave thanks."""
        line = helped.line
        card = Card(line.title, self._used(helped))
        thanks = len(helped.thanks)
        if thanks:
            names = ", ".join(dict.fromkeys(one.author for one in helped.thanks if one.author))
            words = self.tr("Thanks from {names}").replace("{names}", names or "?")
            card.add_row(Pill(words, "ok"))
            for text in [one.text for one in helped.thanks if one.text][:2]:
                card.add(MutedLabel(f"“{text}”"))
        card.clicked.connect(lambda: self.fix_opened.emit(line.id))
        return card

    def _used(self, helped: Helped) -> str:
        if not helped.uses:
            return ""
        told = self._words.counts(counted(use.result for use in helped.uses))
        last = helped.uses[0]
        words = self.tr("used by colleagues: {counts}; last {age}").replace("{counts}", told)
        return words.replace("{age}", self._words.age(last.at))
