"""A fix as a card, beside what it concerns."""

from __future__ import annotations

from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.labels import Pill
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine


class FixCard(Card):
    """Its title; on one line whose it is, how often it has worked and how old it is; below, how it
    stands, and `marks` of whoever shows it.
    """

    def __init__(self, line: FixLine, *marks: Pill) -> None:
        words = FixWords()
        mark, tone = words.mark(line)
        super().__init__(line.title, words.brief(line))
        self.line = line
        self.setAccessibleDescription(f"{words.brief(line)}, {mark}")
        self.add_row(Pill(mark, tone), *marks)
