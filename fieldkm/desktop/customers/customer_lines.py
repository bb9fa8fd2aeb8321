"""The customers as a list model, and a row of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldkm.app.customer_directory import CustomerLine
from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.lines import LINE, Index, LineModel
from fieldkm.desktop.kit.rows import paint_ruled_ground, stacked, write_line
from fieldkm.desktop.kit.theme import Theme

DETAIL = Qt.ItemDataRole.StatusTipRole
_ROW = 58
_EDGE = 16


class CustomerLines(LineModel[CustomerLine]):
    """One row for each customer; `DETAIL` gives what stands below the name."""

    def take(self, lines: Sequence[CustomerLine]) -> bool:
        """Show these lines; tell whether they differ from those before."""
        differ = tuple(lines) != self._lines
        if differ:
            self.show_lines(lines)
        return differ

    def row_of(self, customer: str) -> int:
        """Return the row of a customer; -1 where it is not listed."""
        rows = (row for row, line in enumerate(self._lines) if line.id == customer)
        return next(rows, -1)

    def detail(self, line: CustomerLine) -> str:
        """Return what was found, else the town and how many machines there are."""
        machines = self.tr("%n machine(s)", "", line.machines)
        return line.matched or " · ".join(text for text in (line.town, machines) if text)

    def words(self, line: CustomerLine, role: int) -> str | None:
        if role == DETAIL:
            return self.detail(line)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{line.name}\n{self.detail(line)}"
        return None


class CustomerDelegate(QStyledItemDelegate):
    """Paints a row: the name, and below it the town or what was found."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bold = interface_font(theme, bold=True)
        self._small = interface_font(theme, SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(self._theme.px(_ROW), self._theme.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, CustomerLine):
            return
        theme, edge = self._theme, self._theme.px(_EDGE)
        painter.save()
        paint_ruled_ground(painter, option.rect, option.state, theme)
        area = option.rect.adjusted(edge, 0, -edge, 0)
        upper, lower = stacked(area, self._bold, self._small, theme.px(2))
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        name = theme.color("link" if is_chosen else "text")
        write_line(painter, upper, _one_line(line.name), self._bold, name)
        detail = theme.color("link" if line.matched else "muted")
        write_line(painter, lower, _one_line(str(index.data(DETAIL))), self._small, detail)
        painter.restore()


def _one_line(words: str) -> str:
    return " ".join(words.split())
