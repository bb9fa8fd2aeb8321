"""Paints a row of the popup: icon, title and second line with the matched words marked, badges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldkm.desktop.kit.fonts import BODY, SMALL, interface_font
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.lines import LINE, Index
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.search_box.row_model import RowModel
from fieldkm.desktop.shell.search_box.rows import (
    CompletionRow,
    CorrectionRow,
    GroupRow,
    HitRow,
    MachineRow,
    NothingRow,
    ProblemRow,
    RecentRow,
    Row,
    excerpt,
)
from fieldkm.domain.finding import Kind

_GROUP_HEIGHT = 30
_HIT_HEIGHT = 54
_TEXT_LEFT = 52
_ENDLESS = 100_000
_DOTS = "…"
_KIND_ICONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.FAULT: "fault",
        Kind.PROCEDURE: "procedure",
        Kind.PAGE: "page",
        Kind.PART: "parts",
        Kind.FIX: "fix",
        Kind.CUSTOMER: "customer",
        Kind.MACHINE: "machine",
        Kind.VISIT: "visit",
    }
)
_ROW_ICONS: Mapping[type[Row], str] = MappingProxyType(
    {
        MachineRow: "machine",
        CompletionRow: "search",
        CorrectionRow: "edit",
        RecentRow: "clock",
        NothingRow: "info",
        ProblemRow: "alert",
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: its text, the token of its colour, (start, end) of its marked words."""

    text: str
    token: str
    marks: Sequence[tuple[int, int]] = ()


class RowDelegate(QStyledItemDelegate):
    """Paints the rows in the theme that is current."""

    def __init__(self, model: RowModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.height_of(index.data(LINE)))

    def height_of(self, row: Row) -> int:
        """Return the height of a row in pixels."""
        if isinstance(row, GroupRow):
            return self.theme.px(_GROUP_HEIGHT)
        if isinstance(row, HitRow | MachineRow | NothingRow | ProblemRow):
            return max(self.theme.px(_HIT_HEIGHT), self.theme.target)
        return self.theme.target

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(LINE)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, GroupRow):
            self._paint_group(painter, area, row)
        else:
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, area, is_selected)
            self._paint_icon(painter, area, row, is_selected)
            self._paint_row(painter, area, row)
        painter.restore()

    def _paint_group(self, painter: QPainter, area: QRect, row: GroupRow) -> None:
        painter.setFont(interface_font(self.theme, SMALL, bold=True))
        painter.setPen(self.theme.color("muted"))
        room = area.adjusted(self.theme.px(16), self.theme.px(6), 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._model.title(row))

    def _paint_ground(self, painter: QPainter, area: QRect, is_selected: bool) -> None:
        if is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent-bg"))
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 8, 8)

    def _paint_icon(self, painter: QPainter, area: QRect, row: Row, is_selected: bool) -> None:
        name = _KIND_ICONS.get(row.hit.kind, "page") if isinstance(row, HitRow) else ""
        size = self.theme.px(22)
        color = self.theme["accent" if is_selected else "muted"]
        drawn = pixmap(
            name or _ROW_ICONS[type(row)], color, size, painter.device().devicePixelRatio()
        )
        top = area.center().y() - size // 2
        painter.drawPixmap(area.left() + self.theme.px(16), top, drawn)

    def _paint_row(self, painter: QPainter, area: QRect, row: Row) -> None:
        room = area.adjusted(self.theme.px(_TEXT_LEFT), 0, -self.theme.px(16), 0)
        if isinstance(row, HitRow):
            room.setRight(self._paint_badges(painter, room, row))
            self._paint_hit(painter, room, row)
        elif detail := self._model.detail(row):
            upper, lower = _halves(room)
            self._line(painter, upper, BODY, [Part(self._model.title(row), "text")])
            self._line(painter, lower, SMALL, [Part(detail, "muted")])
        else:
            self._line(painter, room, BODY, [Part(self._model.title(row), "text")])

    def _paint_hit(self, painter: QPainter, room: QRect, row: HitRow) -> None:
        upper, lower = _halves(room)
        self._line(painter, upper, BODY, [Part(row.hit.title, "text", row.hit.title_marks)])
        snippet, marks = excerpt(row.hit)
        where = self._model.detail(row)
        between = "   " if where and snippet else ""
        parts = [Part(where + between, "faint"), Part(snippet, "muted", marks)]
        self._line(painter, lower, SMALL, parts)

    def _line(self, painter: QPainter, room: QRect, size: int, parts: Sequence[Part]) -> None:
        """Draw texts one after the other on one line, the marked words bold; elided at the end."""
        font = interface_font(self.theme, size)
        text = "".join(part.text for part in parts)
        formats = self._formats(parts)
        line = _laid_out(text, font, formats)
        if line.lineAt(0).naturalTextWidth() > room.width():
            dots = QFontMetrics(font).horizontalAdvance(_DOTS)
            end = line.lineAt(0).xToCursor(room.width() - dots)
            line = _laid_out(text[:end].rstrip() + _DOTS, font, formats)
        metrics = QFontMetrics(font)
        baseline = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
        line.draw(painter, QPointF(room.left(), baseline - line.lineAt(0).ascent()))

    def _formats(self, parts: Sequence[Part]) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for part in parts:
            formats.append(_range(start, start + len(part.text), self._format(part.token)))
            marked = self._format("link", bold=True)
            formats += [_range(start + first, start + end, marked) for first, end in part.marks]
            start += len(part.text)
        return formats

    def _format(self, token: str, bold: bool = False) -> QTextCharFormat:
        text_format = QTextCharFormat()
        text_format.setForeground(self.theme.color(token))
        if bold:
            text_format.setFontWeight(QFont.Weight.DemiBold)
        return text_format

    def _paint_badges(self, painter: QPainter, room: QRect, row: HitRow) -> int:
        """Draw the badges from the right; returns where the room for the text ends."""
        font = interface_font(self.theme, 11, bold=True)
        metrics = QFontMetrics(font)
        right = room.right()
        height = metrics.height() + self.theme.px(6)
        for text, tone in self._model.marks_of(row):
            width = metrics.horizontalAdvance(text) + self.theme.px(18)
            badge = QRect(right - width, room.center().y() - height // 2, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(f"{tone}-bg"))
            painter.drawRoundedRect(badge, height / 2, height / 2)
            painter.setPen(self.theme.color(f"{tone}-fg"))
            painter.setFont(font)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
            right = badge.left() - self.theme.px(8)
        return right


def _halves(room: QRect) -> tuple[QRect, QRect]:
    """Return the places of the two lines: a little closer to each other than to the edges."""
    inner = room.adjusted(0, room.height() // 10, 0, -(room.height() // 9))
    middle = inner.top() + inner.height() * 11 // 20
    upper, lower = QRect(inner), QRect(inner)
    upper.setBottom(middle)
    lower.setTop(middle)
    return upper, lower


def _laid_out(text: str, font: QFont, formats: Sequence[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(list(formats))
    layout.beginLayout()
    layout.createLine().setLineWidth(_ENDLESS)
    layout.endLayout()
    return layout


def _range(start: int, end: int, text_format: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = end - start
    found.format = text_format
    return found
