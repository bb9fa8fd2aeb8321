"""A row of the fault list: the code, what it means, and what it most likely is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldkm.app.faults import FaultLine
from fieldkm.desktop.kit.fonts import MONO_FAMILIES, SMALL, interface_font
from fieldkm.desktop.kit.lines import LINE, Index
from fieldkm.desktop.kit.rows import paint_ruled_ground, stacked, write_line
from fieldkm.desktop.kit.theme import Theme

ROW = 56
_CODE_WIDTH = 108
_EDGE = 20


class FaultDelegate(QStyledItemDelegate):
    """Paints a row; symptoms have no code and say so instead."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title_font = interface_font(theme, bold=True)
        self._small_font = interface_font(theme, SMALL)
        self._code_font = QFont(interface_font(theme, bold=True))
        self._code_font.setFamilies(list(MONO_FAMILIES))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, max(self._theme.px(ROW), self._theme.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, FaultLine):
            return
        painter.save()
        paint_ruled_ground(painter, option.rect, option.state, self._theme)
        theme, area = self._theme, option.rect.adjusted(0, 0, -self._theme.px(_EDGE), 0)
        code = QRect(
            area.left() + theme.px(_EDGE), area.top(), theme.px(_CODE_WIDTH), area.height()
        )
        self._paint_code(painter, code, line)
        text = QRect(code.right(), area.top(), area.right() - code.right(), area.height())
        self._paint_text(painter, text, line)
        painter.restore()

    def _paint_code(self, painter: QPainter, area: QRect, line: FaultLine) -> None:
        if line.code:
            write_line(painter, area, line.code, self._code_font, self._theme.color("link"))
        else:
            words = QCoreApplication.translate("FaultDelegate", "Symptom")
            write_line(painter, area, words, self._small_font, self._theme.color("muted"))

    def _paint_text(self, painter: QPainter, area: QRect, line: FaultLine) -> None:
        upper, lower = stacked(area, self._title_font, self._small_font)
        title = upper if line.causes else area
        write_line(painter, title, line.title, self._title_font, self._theme.color("text"))
        causes = " · ".join(line.causes)
        write_line(painter, lower, causes, self._small_font, self._theme.color("muted"))
