"""A row of the fault list: the code, what it means, and what it most likely is."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldkm.app.faults import FaultLine
from fieldkm.desktop.faults.fault_lines import LINE
from fieldkm.desktop.kit.fonts import MONO_FAMILIES, SMALL, interface_font
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

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, max(self._theme.px(ROW), self._theme.target))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line = index.data(LINE)
        if not isinstance(line, FaultLine):
            return
        painter.save()
        self._paint_ground(painter, option)
        theme, area = self._theme, option.rect.adjusted(0, 0, -self._theme.px(_EDGE), 0)
        code = QRect(
            area.left() + theme.px(_EDGE), area.top(), theme.px(_CODE_WIDTH), area.height()
        )
        self._paint_code(painter, code, line)
        text = QRect(code.right(), area.top(), area.right() - code.right(), area.height())
        self._paint_text(painter, text, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme, state = self._theme, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent-bg"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_code(self, painter: QPainter, area: QRect, line: FaultLine) -> None:
        if line.code:
            painter.setFont(self._code_font)
            painter.setPen(self._theme.color("link"))
            words = line.code
        else:
            painter.setFont(self._small_font)
            painter.setPen(self._theme.color("muted"))
            words = QCoreApplication.translate("FaultDelegate", "Symptom")
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, _elided(painter, words, area))

    def _paint_text(self, painter: QPainter, area: QRect, line: FaultLine) -> None:
        causes = " · ".join(line.causes)
        title = QFontMetrics(self._title_font).height()
        small = QFontMetrics(self._small_font).height() if causes else 0
        top = area.top() + (area.height() - title - small) // 2
        upper = QRect(area.left(), top, area.width(), title)
        painter.setFont(self._title_font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, _elided(painter, line.title, upper))
        if causes:
            lower = QRect(area.left(), top + title, area.width(), small)
            painter.setFont(self._small_font)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, _elided(painter, causes, lower))


def _elided(painter: QPainter, text: str, area: QRect) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
