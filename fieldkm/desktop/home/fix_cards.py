"""Cards about fixes on the Home screen: sent back, to review, decided on, of help to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.labels import MutedLabel, Pill
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_day import FixWork
    from fieldkm.app.flags import KnownFlag
    from fieldkm.app.read_fix import Helped, ReadUse, Remark

_MOST_TOLD = 3  # uses and thanks of one fix; the others are counted


class FixCards(QObject):
    """Makes the cards; it does not say where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self._words = FixWords()

    def back(self, line: FixLine) -> Card:
        """Return the card of a fix of one's own that was sent back, with the reason."""
        card = Card(_name(line), line.reason)
        card.add_row(Pill(self.tr("Sent back to you"), "danger"))
        return card

    def to_review(self, work: FixWork) -> Card:
        """Return the card of what waits for a reviewer."""
        card = Card(
            self.tr("%n fix(es) wait for a decision", "", work.to_review),
            self.tr("On the review desk"),
        )
        if work.risen:
            card.add_row(Pill(self.tr("%n for too long", "", work.risen), "danger"))
        return card

    def to_answer(self, work: FixWork) -> Card:
        """Return the card of the reported errors that wait for an answer."""
        return Card(
            self.tr("%n reported error(s) wait for an answer", "", work.to_answer),
            self.tr("What readers found wrong in manuals and fixes"),
        )

    def decided(self, line: FixLine) -> Card:
        """Return the card of a fix of one's own that was approved or retired."""
        card = Card(_name(line), line.reason)
        mark, tone = self._words.mark(line)
        card.add_row(Pill(mark, tone))
        return card

    def helped(self, helped: Helped) -> Card:
        """Return the card of a fix of one's own that others used, or gave thanks for."""
        card = Card(_name(helped.line), self._words.counts(helped.line.counts))
        told = [*map(self._thanks, helped.thanks), *map(self._use, helped.uses)]
        for words in told[:_MOST_TOLD]:
            card.add(MutedLabel(words))
        if len(told) > _MOST_TOLD:
            card.add(self.more(len(told) - _MOST_TOLD))
        row = []
        if helped.thanks:
            row.append(Pill(self.tr("%n time(s) thanked", "", len(helped.thanks)), "ok"))
        if helped.uses:
            row.append(Pill(self.tr("used %n time(s)", "", len(helped.uses))))
        card.add_row(*row)
        return card

    def more(self, count: int) -> MutedLabel:
        """Return what stands for those that are not shown."""
        return MutedLabel(self.tr("and %n more", "", count))

    def answered(self, known: KnownFlag) -> Card:
        """Return the card of an error that one reported, with the answer."""
        words = " ".join(known.flag.answer.split())
        card = Card(known.about, self.tr("Answer: {text}").replace("{text}", words))
        card.add_row(Pill(self.tr("Your report was answered"), "ok"))
        return card

    def _use(self, use: ReadUse) -> str:
        told = (self._words.result(use.result), use.author, use.model, use.text)
        return " · ".join(" ".join(words.split()) for words in told if words)

    def _thanks(self, thanks: Remark) -> str:
        words = self.tr("Thanks from {name}").replace("{name}", thanks.author)
        said = " ".join(thanks.text.split())
        return f"{words}: {said}" if said else words


def _name(line: FixLine) -> str:
    return f"{line.number}  {line.title}".strip()
