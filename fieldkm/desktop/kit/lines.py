"""Lines of any kind as a list model: what the lists of the screens are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Line = TypeVar("Line")

Index = QModelIndex | QPersistentModelIndex
"""What Qt gives to the methods of models and delegates."""

LINE = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class LineModel(QAbstractListModel, Generic[Line]):
    """One row for each line; `LINE` gives the line itself, for the delegate."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return a row's line, None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def words(self, line: Line, role: int) -> str | None:
        """Return what is said of a line in a role of Qt, None where nothing is."""
        return None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        return line if role == LINE else self.words(line, role)
