"""Fixes as a list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from fieldkm.desktop.kit.lines import LineModel
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine


class FixRows(LineModel[FixLine]):
    """One row for each fix."""

    def __init__(self, words: FixWords) -> None:
        super().__init__()
        self._words = words

    def take(self, lines: Sequence[FixLine]) -> bool:
        """Show these; return whether they are others than before."""
        if tuple(lines) == self._lines:
            return False
        self.show_lines(lines)
        return True

    def row_of(self, fix: str) -> int:
        """Return the row of a fix; -1 where it is not listed."""
        return next((row for row, line in enumerate(self._lines) if line.id == fix), -1)

    def words(self, line: FixLine, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.number} {self._words.title(line)}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (self._words.title(line), self._words.mark(line)[0], self._words.about(line))
            return ", ".join(filter(None, (*told, self._words.counts(line.counts))))
        return None
