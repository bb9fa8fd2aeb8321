"""Paints a row of the parts list; what is superseded or not for this machine is dimmed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.lines import Index
from fieldkm.desktop.kit.rows import elided, write_line
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.parts.assemblies import Row
from fieldkm.desktop.parts.parts_model import (
    HOVERED_ROLE,
    KIN_ROLE,
    REMARK_ROLE,
    ROW_ROLE,
    Column,
)
from fieldkm.domain.applicability import Verdict

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Two lines in the column of names where there is something to remark, else one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = interface_font(theme)
        self._bold = interface_font(theme, bold=True)
        self._small = interface_font(theme, SMALL)
        self._smaller = interface_font(theme, SMALL - 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index)
        area = option.rect.adjusted(self._theme.px(8), 0, -self._theme.px(4), 0)
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            if index.column() == Column.NAME:
                self._paint_name(painter, area, row, index.data(REMARK_ROLE))
            else:
                self._paint_cell(painter, area, row, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen:
            painter.fillRect(area, theme.color("sel"))
        elif is_hovered or index.data(HOVERED_ROLE):
            painter.fillRect(area, theme.color("hover"))
        painter.fillRect(QRect(area.bottomLeft(), area.bottomRight()), theme.color("border"))
        if index.column() == Column.CALLOUT and index.data(KIN_ROLE):
            bar = QRect(area.topLeft(), QPoint(area.left() + theme.px(3), area.bottom()))
            painter.fillRect(bar, theme.color("warning-bar"))

    def _paint_cell(self, painter: QPainter, area: QRect, row: Row, index: Index) -> None:
        font = QFont(self._bold if index.column() == Column.CALLOUT else self._font)
        font.setStrikeOut(index.column() == Column.NUMBER and bool(row.part.replaced_by))
        painter.setFont(font)
        painter.setPen(self._theme.color(_text_token(row)))
        alignment = _MIDDLE
        if index.column() == Column.QUANTITY:
            alignment |= Qt.AlignmentFlag.AlignHCenter
        painter.drawText(area, alignment, elided(painter, index.data(), area.width()))

    def _paint_name(self, painter: QPainter, area: QRect, row: Row, remark: str) -> None:
        name = " ".join(row.part.name.split())
        painter.setPen(self._theme.color(_text_token(row)))
        painter.setFont(self._font)
        is_long = painter.fontMetrics().horizontalAdvance(name) > area.width()
        if not remark and is_long:
            self._paint_two_lines(painter, area, name)
            return
        upper, lower = QRect(area), QRect(area)
        if remark:
            upper.setBottom(area.center().y() + self._theme.px(2))
            lower.setTop(area.center().y() + self._theme.px(1))
        write_line(painter, upper, name, self._font, self._theme.color(_text_token(row)))
        if remark:
            ink = self._theme.color(_remark_token(row))
            write_line(painter, lower, remark, self._smaller, ink)

    def _paint_two_lines(self, painter: QPainter, area: QRect, name: str) -> None:
        painter.setFont(self._small)
        # Words break a line early: the room of the last word is kept free.
        room = area.width() * 2 - self._theme.px(48)
        words = elided(painter, name, room)
        painter.drawText(area, _MIDDLE | Qt.TextFlag.TextWordWrap, words)


def _text_token(row: Row) -> str:
    return "text" if row.is_to_order else "muted"


def _remark_token(row: Row) -> str:
    if row.verdict is Verdict.APPLIES and not row.part.replaced_by:
        return "muted"
    return "warning-fg"
