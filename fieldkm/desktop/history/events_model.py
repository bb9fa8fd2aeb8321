"""The events of a timeline as a list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from fieldkm.app.history_events import Event
from fieldkm.desktop.history.words import HistoryWords
from fieldkm.desktop.kit.lines import LineModel

_NO_PARENT = QModelIndex()


class EventsModel(LineModel[Event]):
    """One row for each event."""

    def __init__(self, words: HistoryWords) -> None:
        super().__init__()
        self._words = words

    def show_lines(self, lines: Sequence[Event]) -> None:
        """Take these events; where they only go on, the rows that are shown stay."""
        shown = len(self._lines)
        if not shown or tuple(lines[:shown]) != self._lines:
            super().show_lines(lines)
        elif len(lines) > shown:
            self.beginInsertRows(_NO_PARENT, shown, len(lines) - 1)
            self._lines = tuple(lines)
            self.endInsertRows()

    def say_anew(self) -> None:
        """Tell the views that the words are others now."""
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def words(self, line: Event, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.title(line)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words.whole(line)
        return None
