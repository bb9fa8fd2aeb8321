"""A row of a list of fixes: title and how it stands, how it begins, whose it is and how it went."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.lines import LINE, Index
from fieldkm.desktop.kit.rows import paint_ruled_ground, write_line
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine

_EDGE = 16
_PADDING = 9
_GAP = 3
_TONES = {
    "plain": ("accent-bg", "link"),
    "ok": ("ok-bg", "ok"),
    "warning": ("warning-bg", "warning-fg"),
    "danger": ("danger-bg", "danger-fg"),
}


class FixDelegate(QStyledItemDelegate):
    """Paints a row of three lines; nothing is read for it."""

    def __init__(self, theme: Theme, words: FixWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._title = interface_font(theme, bold=True)
        self._small = interface_font(theme, SMALL)
        self._pill = interface_font(theme, 11, bold=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(self._title).height() + 2 * QFontMetrics(self._small).height()
        return QSize(0, lines + self._theme.px(2 * _PADDING + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, FixLine):
            return
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ruled_ground(painter, option.rect, option.state, theme)
        edge, padding = theme.px(_EDGE), theme.px(_PADDING)
        area = option.rect.adjusted(edge, padding, -edge, -padding)
        title, symptom, about = self._lines(area)
        ink = theme.color("muted" if line.is_retired else "text")
        write_line(painter, title, self._words.title(line), self._title, ink)
        write_line(painter, symptom, line.symptom, self._small, theme.color("muted"))
        room = self._paint_pill(painter, about, line)
        brief = self._words.brief(line)
        write_line(painter, room, brief, self._small, theme.color("muted"))
        painter.restore()

    def _lines(self, area: QRect) -> tuple[QRect, QRect, QRect]:
        gap, high = self._theme.px(_GAP), QFontMetrics(self._small).height()
        title = QRect(area.left(), area.top(), area.width(), QFontMetrics(self._title).height())
        symptom = QRect(area.left(), title.bottom() + gap, area.width(), high)
        return title, symptom, QRect(area.left(), symptom.bottom() + gap, area.width(), high)

    def _paint_pill(self, painter: QPainter, area: QRect, line: FixLine) -> QRect:
        """Paint how it stands; return what is left of the line."""
        words, tone = self._words.mark(line)
        ground, ink = _TONES[tone]
        theme, metrics = self._theme, QFontMetrics(self._pill)
        wide = metrics.horizontalAdvance(words) + theme.px(16)
        pill = QRect(area.left(), area.top() - 1, wide, area.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color(ink))
        painter.setFont(self._pill)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return area.adjusted(wide + theme.px(8), 0, 0, 0)
