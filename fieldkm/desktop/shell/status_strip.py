"""The strip at the bottom: how far the search is, and how many manuals are installed."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import CHINESE, current_language
from fieldkm.desktop.shell.indexing import IndexingState, Phase

_HEIGHT = 34


class StatusStrip(QFrame):
    """Shows an `IndexingState` in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusStrip")
        self._theme = theme
        self._state = IndexingState()
        self._dot = QLabel("●")
        self._words = QLabel()
        self._manuals = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self._words, 1)
        row.addWidget(self._manuals)
        self.retheme(theme)
        self.render_state(self._state)

    @property
    def words(self) -> str:
        """What is said of the search."""
        return self._words.text()

    def render_state(self, state: IndexingState) -> None:
        """Show how far the search is."""
        self._state = state
        self._words.setText(self._said(state))
        self._words.setAccessibleName(self._words.text())
        self._manuals.setText(self.tr("%n manual(s) installed", "", state.manuals))
        self._manuals.setVisible(state.phase is not Phase.STARTING)
        self._dot.setStyleSheet(f"color: {self._theme[_COLORS[state.phase]]}")

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(_HEIGHT))
        self.render_state(self._state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.render_state(self._state)

    def _said(self, state: IndexingState) -> str:
        match state.phase:
            case Phase.STARTING:
                return self.tr("Opening the manuals…")
            case Phase.EMPTY:
                return self.tr("No manual is installed yet")
            case Phase.READY:
                return self.tr("Ready")
            case Phase.BUILDING:
                return self._counted(state)
            case Phase.FAILED:
                return str(error_text(state.error)) if state.error else ""

    def _counted(self, state: IndexingState) -> str:
        if not state.total:
            return self.tr("Search is being built…")
        english, chinese = QLocale(QLocale.Language.English), QLocale(QLocale.Language.Chinese)
        locale = chinese if current_language() == CHINESE else english
        words = self.tr("Search is being built: {done} of {total}")
        done, total = locale.toString(state.done), locale.toString(state.total)
        return words.replace("{done}", done).replace("{total}", total)


_COLORS = {
    Phase.STARTING: "muted",
    Phase.EMPTY: "muted",
    Phase.BUILDING: "warning-bar",
    Phase.READY: "ok",
    Phase.FAILED: "danger-bar",
}
