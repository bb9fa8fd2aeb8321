"""A card that explains: rows with an icon, a name, and a line of detail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.theme import Theme


class IconRows(Panel):
    """One row for each of `icons`, the names of their icons."""

    def __init__(self, theme: Theme, icons: Sequence[str]) -> None:
        super().__init__()
        self._icons = icons
        self._signs = [QLabel() for _ in icons]
        self._names = [Heading() for _ in icons]
        self._details = [MutedLabel() for _ in icons]
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, sign in enumerate(self._signs):
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(self._names[row])
            words.addWidget(self._details[row])
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(words, row, 1)
        self.content.addLayout(grid)
        self.retheme(theme)

    def say(self, rows: Sequence[tuple[str, str]]) -> None:
        """Give the rows their names and details."""
        for (name, detail), heading, line in zip(rows, self._names, self._details, strict=True):
            heading.setText(name)
            line.setText(detail)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        for sign, name in zip(self._signs, self._icons, strict=True):
            sign.setPixmap(pixmap(name, theme["accent"], theme.px(22)))
