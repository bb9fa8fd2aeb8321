"""Known fixes as a panel at the right of a list; each card leads to its fix."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fieldkm.desktop.kit.canvas import show_canvas
from fieldkm.desktop.kit.labels import SectionLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.card import FixCard
from fieldkm.domain.fix_lines import FixLine

_WIDTH = 304


class KnownPanel(QScrollArea):
    """`opened` carries the id of the fix that was clicked."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines: tuple[FixLine, ...] = ()
        self._cards: list[FixCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retheme(theme)

    def show_fixes(self, lines: tuple[FixLine, ...]) -> None:
        """Show these fixes instead of those before."""
        self._lines = lines
        self._fill()

    def cards(self) -> list[FixCard]:
        """Return the cards that are shown."""
        return list(self._cards)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.setFixedWidth(theme.px(_WIDTH))
        self._fill()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._fill()

    def _fill(self) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(8)
        title = self.tr("Known fixes")
        self.setAccessibleName(title)
        column.addWidget(SectionLabel(title.upper()))
        self._cards = [self._card(line) for line in self._lines]
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        show_canvas(self, canvas)

    def _card(self, line: FixLine) -> FixCard:
        card = FixCard(line)
        card.clicked.connect(lambda: self.opened.emit(line.id))
        return card
