"""What stands beside a fix that is being written: what says the same already, and whom it would
tell of.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.fix_writing.words import WritingWords
from fieldkm.desktop.history.warnings_panel import Banner
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, SectionLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.domain.codes import compact
from fieldkm.domain.fix_lines import LikelyFix

_MOST_SHOWN = 3
_MOST_TOLD = 6
_LEAST_WORD = 3  # letters


class LikelyPanel(QWidget):
    """Fixes that may say the same; `same` carries the one that has just worked again."""

    opened = Signal(object)
    same = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._title = SectionLabel()
        self._hint = MutedLabel()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.entries: list[_LikelyEntry] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addLayout(self._cards)

    def render_state(self, state: State) -> None:
        """Show the likeliest ones."""
        likely = tuple(state.likely[:_MOST_SHOWN])
        self._hint.setVisible(not likely)
        improves = state.draft is not None and state.draft.improves
        now = (self._theme, self._title.text(), improves, *likely)
        if now == self._shown:
            return
        self._shown = now
        for old in self.entries:
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.entries = [_LikelyEntry(one, self._theme) for one in likely]
        for entry in self.entries:
            entry.again.setVisible(not improves)
            entry.opened.connect(self.opened)
            entry.same.connect(self.same)
            self._cards.addWidget(entry)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Likely known already"))
        self._hint.setText(
            self.tr(
                "As you write, fixes that say the same stand here, so that none is written twice."
            )
        )


class _LikelyEntry(QWidget):
    """One of them, with what to do instead of writing it once more."""

    opened = Signal(object)
    same = Signal(object)

    def __init__(self, likely: LikelyFix, theme: Theme) -> None:
        super().__init__()
        self.likely = likely
        self.card = FixCard(likely.line)
        self.again = GhostButton(self.tr("Same fix, worked again"), theme, "check")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.card)
        if likely.why:
            said = self.tr("Both: {what}").replace("{what}", ", ".join(_shared(likely.why)))
            column.addWidget(MutedLabel(said))
        column.addWidget(FoldingRow(self.again))
        self.card.clicked.connect(lambda: self.opened.emit(likely.line))
        self.again.clicked.connect(lambda: self.same.emit(likely.line))
        self.again.setToolTip(self.tr("Counts for that fix; this draft is not needed then."))


class CustomersPanel(QWidget):
    """The customers' words in a draft, and what to do about them before it goes."""

    taken_out = Signal()
    sent_anyway = Signal()

    def __init__(self, theme: Theme, words: WritingWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._shown: object = None
        self.take_out = PrimaryButton("", theme, "remove")
        self.anyway = GhostButton("", theme)
        self._answers = FoldingRow(self.take_out, self.anyway)
        self._banner: Banner | None = None
        self._said = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._answers)
        self.take_out.clicked.connect(self.taken_out)
        self.anyway.clicked.connect(self.sent_anyway)
        self.hide()

    @property
    def text(self) -> str:
        """All that is said now."""
        return self._said if not self.isHidden() else ""

    def render_state(self, state: State) -> None:
        """Show the words that are asked about, else those that stand in the draft."""
        told = state.asks_about or state.told
        self.setVisible(bool(told))
        self.anyway.setVisible(bool(state.asks_about))
        lines = dict.fromkeys(
            f"“{one.telling.words}”: {self._words.personal(one.telling.kind)}"
            f" · {self._words.field(one.field)}"
            for one in told
        )
        now = (self._theme, self.take_out.text(), tuple(lines))
        if now != self._shown:
            self._shown = now
            self._say(list(lines))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.take_out.setText(self.tr("Take them out"))
        self.anyway.setText(self.tr("Submit all the same"))

    def _say(self, lines: list[str]) -> None:
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
        title = self.tr("This would tell whose machine it was")
        self._banner = Banner("warning", "alert", title, self._theme)
        for line in lines[:_MOST_TOLD]:
            self._banner.add(line)
        self._banner.add(self.tr("Everybody reads a fix; it needs none of this."), is_small=True)
        self._said = "\n".join([title, *lines])
        self._column.insertWidget(0, self._banner)


def _shared(why: Sequence[str]) -> list[str]:
    """Return what both have, each once: `code: E21-04` is found among the words too. Scraps of
    words say nothing to a reader.
    """
    words = [reason.partition(": ")[2] or reason for reason in why]
    telling = [word for word in words if len(word) >= _LEAST_WORD or not word.isascii()]
    return list({compact(word): word for word in reversed(telling)}.values())[::-1]
