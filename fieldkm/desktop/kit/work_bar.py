"""How far long work is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.theme import Theme


class WorkBar(QWidget):
    """Words over a bar that fills up, or that only moves while nothing can be counted yet."""

    stop_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = MutedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = GhostButton("", theme, "close")
        self.stop.clicked.connect(self.stop_wished)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(column, 1)
        row.addWidget(self.stop)
        self.retheme(theme)
        self.retranslate()

    @property
    def words(self) -> str:
        """What is said of the work."""
        return self._words.text()

    def show_progress(self, words: str, done: int, total: int, stops: bool = False) -> None:
        """Show how far it is; `stops` tells that it was asked to stop and will soon."""
        self._words.setText(self.tr("Stopping…") if stops else words)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        self.stop.setEnabled(not stops)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        high = theme.px(6)
        self._bar.setFixedHeight(high)
        self._bar.setStyleSheet(
            f"QProgressBar{{background:{theme['border']};border:0;border-radius:{high // 2}px}}"
            f"QProgressBar::chunk{{background:{theme['accent']};border-radius:{high // 2}px}}"
        )
        self.stop.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.stop.setText(self.tr("Stop"))
        self._bar.setAccessibleName(self.tr("Progress"))
