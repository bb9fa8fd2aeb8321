"""What is written down next: one large button a kind, each with a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QToolButton, QWidget

from fieldkm.desktop.kit.icons import icon
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.words import ICONS, VisitWords
from fieldkm.domain.visits import EntryKind

KINDS: Sequence[EntryKind] = (
    EntryKind.CODE,
    EntryKind.SYMPTOM,
    EntryKind.TEST,
    EntryKind.MEASUREMENT,
    EntryKind.CAUSE,
    EntryKind.ACTION,
    EntryKind.PART,
    EntryKind.METER,
    EntryKind.NOTE,
    EntryKind.FOLLOW_UP,
)
_HEIGHT, _WIDTH, _ICON = 60, 92, 22


class KindButton(QToolButton):
    """A kind: its icon above its name."""

    def __init__(self, kind: EntryKind) -> None:
        super().__init__()
        self.kind = kind
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and size."""
        size = theme.px(_ICON)
        self.setIcon(icon(ICONS[self.kind], theme["link" if self.isChecked() else "muted"], size))
        self.setIconSize(QSize(size, size))
        self.setFixedHeight(max(theme.px(_HEIGHT), theme.target))


class KindBar(QWidget):
    """The buttons, in as many rows as the width asks for."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._columns = 0
        self.buttons = [KindButton(kind) for kind in KINDS]
        for number, button in enumerate(self.buttons):
            self._group.addButton(button)
            button.clicked.connect(lambda _=False, kind=button.kind: self.chosen.emit(kind))
            key = QShortcut(QKeySequence(f"Alt+{(number + 1) % 10}"), self)
            key.activated.connect(button.click)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.retheme(theme)
        self.retranslate()

    def show_kind(self, kind: EntryKind) -> None:
        """Show which kind is written."""
        for button in self.buttons:
            if button.isChecked() != (button.kind is kind):
                button.setChecked(button.kind is kind)
            button.retheme(self._theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for button in self.buttons:
            button.retheme(theme)
        self._arrange()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        for number, button in enumerate(self.buttons):
            name = self._words.kind(button.kind)
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  (Alt+{(number + 1) % 10})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() // self._theme.px(_WIDTH)
        columns = 10 if room >= 10 else 5 if room >= 5 else 4 if room == 4 else 3
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self.buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        self.updateGeometry()
