"""The findings as rows of a list: a heading over each group, then its findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from fieldkm.desktop.kit.finding_text import finding_text
from fieldkm.desktop.writing.finding_order import spot
from fieldkm.domain.checking import Finding

ROW = Qt.ItemDataRole.UserRole
MOST_LISTED = 1000  # of a group; a documentation just imported has thousands of one kind

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a group, or at its end how many more there are."""

    words: str


Row = Heading | Finding


class FindingRows(QAbstractListModel):
    """Rows with their words for a screen reader; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_of(self, finding: Finding | None) -> QModelIndex:
        """Return where a finding stands; an invalid index where it does not."""
        if finding in self._rows:
            return self.index(self._rows.index(finding))
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words if isinstance(row, Heading) else f"{finding_text(row)} {spot(row)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
