"""The parts list as Qt sees it: the rows of the view model in four columns."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from fieldkm.desktop.kit.lines import Index
from fieldkm.desktop.parts.assemblies import Row
from fieldkm.desktop.parts.conditions import verdict_words
from fieldkm.desktop.parts.tips import plain_tip
from fieldkm.domain.applicability import Verdict

NOWHERE = QModelIndex()

ROW_ROLE = Qt.ItemDataRole.UserRole  # the Row
REMARK_ROLE = Qt.ItemDataRole.UserRole + 1  # what must be known before it is ordered
KIN_ROLE = Qt.ItemDataRole.UserRole + 2  # shares the callout of the selected row
HOVERED_ROLE = Qt.ItemDataRole.UserRole + 3  # the mouse is over its callout


class Column(IntEnum):
    """The columns, from the left."""

    CALLOUT = 0
    NUMBER = 1
    NAME = 2
    QUANTITY = 3


class PartsModel(QAbstractTableModel):
    """The rows, which of them share the selected callout, and which is under the mouse."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._here = 0
        self._chosen: frozenset[str] = frozenset()
        self._hovered = ""

    def show_rows(self, rows: Sequence[Row], here: int) -> None:
        """Show other rows; the first `here` of them belong to the open assembly."""
        self.beginResetModel()
        self._rows, self._here = tuple(rows), here
        self._hovered = ""
        self.endResetModel()

    def choose(self, callouts: Sequence[str]) -> None:
        """Mark the rows of the selected callouts."""
        before, self._chosen = self._chosen, frozenset(callouts)
        self._repaint(before | self._chosen)

    def hover(self, callout: str) -> None:
        """Mark the rows of the callout under the mouse; an empty string is none."""
        before, self._hovered = self._hovered, callout
        self._repaint({before, callout})

    def row(self, index: Index) -> Row | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def position_of(self, row: Row) -> int:
        """Return where a row stands, or -1."""
        return self._rows.index(row) if row in self._rows else -1

    def callout_at(self, index: Index) -> str:
        """Return the callout on the open drawing of the row at an index, or an empty string."""
        row = self.row(index)
        return row.callout if row is not None and index.row() < self._here else ""

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.QUANTITY:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("#"), self.tr("Part no."), self.tr("Description"), self.tr("Qty"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, Column(index.column()), index)
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == Column.QUANTITY:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(filter(None, (row.part.name, self._remark(row, index)))))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._remark(row, index)
            case _:
                return self._mark(row, index, role)

    def _mark(self, row: Row, index: Index, role: int) -> object:
        match role:
            case _ if role == ROW_ROLE:
                return row
            case _ if role == REMARK_ROLE:
                return self._remark(row, index)
            case _ if role == KIN_ROLE:
                return self.callout_at(index) in self._chosen
            case _ if role == HOVERED_ROLE:
                return bool(self._hovered) and self.callout_at(index) == self._hovered
        return None

    def _text(self, row: Row, column: Column, index: Index) -> str:
        match column:
            case Column.CALLOUT:
                return self.callout_at(index)
            case Column.NUMBER:
                return row.part.number
            case Column.NAME:
                return row.part.name
            case Column.QUANTITY:
                return str(row.line.use.quantity)

    def _remark(self, row: Row, index: Index) -> str:
        remarks = []
        if index.row() >= self._here:
            remarks.append(self.tr("In: {assembly}").replace("{assembly}", row.line.use.assembly))
        if row.verdict is not Verdict.APPLIES:
            remarks.append(verdict_words(row))
        if row.part.replaced_by:
            text = self.tr("Superseded by {number}")
            remarks.append(text.replace("{number}", row.part.replaced_by))
        return " · ".join(remarks)

    def _repaint(self, callouts: set[str] | frozenset[str]) -> None:
        for position, row in enumerate(self._rows[: self._here]):
            if row.callout and row.callout in callouts:
                last = self.index(position, len(Column) - 1)
                self.dataChanged.emit(self.index(position, 0), last, [KIN_ROLE, HOVERED_ROLE])
