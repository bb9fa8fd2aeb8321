"""A row of the list of findings: how grave it is, what is wrong, and where."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from fieldkm.desktop.kit.finding_text import finding_text
from fieldkm.desktop.kit.fonts import MONO_FAMILIES, SMALL, interface_font
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.lines import LINE, Index
from fieldkm.desktop.kit.rows import elided, paint_ruled_ground
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.writing.finding_order import spot
from fieldkm.desktop.writing.finding_rows import Heading
from fieldkm.domain.checking import Finding, Severity

TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning"}
_EDGE, _SIGN, _GAP, _AIR = 16, 18, 10, 9
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class FindingDelegate(QStyledItemDelegate):
    """Paints findings as high as their words need in the width of `view`."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._font = interface_font(theme, 13)
        self._heading_font = interface_font(theme, SMALL, bold=True)
        self._spot_font = QFont(interface_font(theme, SMALL - 1))
        self._spot_font.setFamilies(list(MONO_FAMILIES))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, row = self._theme, index.data(LINE)
        if isinstance(row, Heading):
            return QSize(0, theme.px(34))
        if not isinstance(row, Finding):
            return QSize()
        room = QRect(0, 0, self._text_width(), 10_000)
        words = QFontMetrics(self._font).boundingRect(room, _WRAPPED, finding_text(row)).height()
        height = words + QFontMetrics(self._spot_font).height() + theme.px(2 * _AIR + 3)
        return QSize(0, max(height, theme.target))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(LINE)
        painter.save()
        if isinstance(row, Heading):
            self._paint_heading(painter, option.rect, row)
        elif isinstance(row, Finding):
            paint_ruled_ground(painter, option.rect, option.state, self._theme)
            self._paint_finding(painter, option.rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        theme = self._theme
        painter.setFont(self._heading_font)
        painter.setPen(theme.color("muted"))
        inner = area.adjusted(theme.px(_EDGE), theme.px(6), -theme.px(_EDGE), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, heading.words)

    def _paint_finding(self, painter: QPainter, area: QRect, finding: Finding) -> None:
        theme, tone = self._theme, TONES[finding.severity]
        left, top = area.left() + theme.px(_EDGE), area.top() + theme.px(_AIR)
        sign = pixmap("alert", theme[f"{tone}-fg"], theme.px(_SIGN))
        painter.drawPixmap(left, top, sign)
        left += theme.px(_SIGN + _GAP)
        painter.setFont(self._font)
        painter.setPen(theme.color("text"))
        room = QRect(left, top, self._text_width(), area.height())
        text = finding_text(finding)
        words = painter.boundingRect(room, _WRAPPED, text)
        painter.drawText(room, _WRAPPED, text)
        painter.setFont(self._spot_font)
        painter.setPen(theme.color("muted"))
        lower = QRect(left, words.bottom() + theme.px(4), self._text_width(), area.height())
        place = elided(painter, spot(finding), lower.width(), Qt.TextElideMode.ElideMiddle)
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, place)

    def _text_width(self) -> int:
        theme = self._theme
        return self._view.viewport().width() - theme.px(2 * _EDGE + _SIGN + _GAP)
