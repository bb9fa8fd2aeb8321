"""What lies on this laptop: photos on their way, manuals and their versions, storage."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel
from fieldkm.desktop.shell.synchronising.words import SyncWords
from fieldkm.desktop.sync.view_model import State


class HoldingsPanel(Panel):
    """Rows of a name and a value."""

    def __init__(self, words: SyncWords) -> None:
        super().__init__()
        self._words = words
        self._table = QWidget()
        self.content.addWidget(self._table)

    def render_state(self, state: State) -> None:
        """Show what is here now."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for name, value, is_head in self._rows(state):
            row = grid.rowCount()
            label = Heading(name) if is_head else PlainLabel(name)
            grid.addWidget(label, row, 0)
            shown = MutedLabel(value, wrap=False)
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignRight)
        self.content.replaceWidget(self._table, table)
        self._table.hide()
        self._table.deleteLater()
        self._table = table

    def _rows(self, state: State) -> list[tuple[str, str, bool]]:
        overview, words = state.status.overview, self._words
        rows: list[tuple[str, str, bool]] = []
        if overview is not None:
            view = overview.view
            rows += [
                (self.tr("Records"), words.number(view.records), True),
                (self.tr("Photos to send"), words.number(view.photos_to_send), True),
                (self.tr("Photos to come"), words.number(view.photos_to_come), True),
            ]
        held = state.holdings
        if held is not None:
            rows += [(self.tr("Manuals"), words.number(len(held.manuals)), True)]
            rows += [(title, version, False) for title, version in held.manuals]
            use = held.storage
            rows += [
                (self.tr("Storage used"), words.size(use.total), True),
                (self.tr("Records and notes"), words.size(use.records), False),
                (self.tr("Manuals"), words.size(use.manuals), False),
                (self.tr("Photos"), words.size(use.photos), False),
                (self.tr("Search"), words.size(use.search), False),
            ]
        return rows
