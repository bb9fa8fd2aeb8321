"""The strip at the bottom: the search, how this laptop stands to its server, the number of
installed manuals.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import CHINESE, current_language
from fieldkm.desktop.shell.indexing import IndexingState, Phase
from fieldkm.desktop.shell.synchronising.status import Standing, SyncStatus
from fieldkm.desktop.shell.synchronising.words import SyncWords


class StatusStrip(QFrame):
    """Shows an `IndexingState` and a `SyncStatus` in words; `sync` leads to the Sync screen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusStrip")
        self._theme = theme
        self._state = IndexingState()
        self._sync_status = SyncStatus()
        self._sync_words = SyncWords()
        self._sync_dot = QLabel("●")
        self.sync = LinkButton("", theme)
        self._dot = QLabel("●")
        self._words = QLabel()
        self._manuals = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self._words, 1)
        row.addWidget(self._sync_dot)
        row.addWidget(self.sync)
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

    def render_sync(self, status: SyncStatus) -> None:
        """Show how this laptop stands to its server."""
        self._sync_status = status
        words = self._sync_words.standing(status)
        self.sync.setText(words)
        self.sync.setAccessibleName(words)
        tip = self.tr("Open the Sync screen")
        self.sync.setToolTip(f"{tip}  (Ctrl+8)")
        for widget in (self._sync_dot, self.sync):
            widget.setVisible(bool(words))
        color = self._theme[_SYNC_COLORS[status.standing]]
        self._sync_dot.setStyleSheet(f"color: {color}")

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.sync.retheme(theme)
        self.sync.setMinimumWidth(theme.target)  # its words never make the window wider
        self.setFixedHeight(theme.target)
        self.render_state(self._state)
        self.render_sync(self._sync_status)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.render_state(self._state)
        self.render_sync(self._sync_status)

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
_SYNC_COLORS = {
    Standing.UNKNOWN: "muted",
    Standing.SIGNED_OUT: "muted",
    Standing.SYNCING: "accent",
    Standing.NEEDS_YOU: "danger-bar",
    Standing.TROUBLE: "danger-bar",
    Standing.OFFLINE: "muted",
    Standing.WAITING: "warning-bar",
    Standing.UP_TO_DATE: "ok",
}
