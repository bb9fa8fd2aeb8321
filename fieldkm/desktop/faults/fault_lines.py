"""The fault codes and symptoms as a list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from fieldkm.app.faults import FaultLine

LINE = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class FaultLines(QAbstractListModel):
    """One row for each line; `LINE` gives the line itself, for the delegate."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[FaultLine] = ()

    def show_lines(self, lines: Sequence[FaultLine]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> FaultLine | None:
        """Return a row's line, None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.code} {line.title}".strip()
        return None
