"""A row of a timeline: the day, a sign for its kind, what happened, and what it came to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fieldkm.app.history_events import Event, EventKind
from fieldkm.desktop.history.words import HistoryWords
from fieldkm.desktop.kit.days import day_text
from fieldkm.desktop.kit.fonts import SMALL, interface_font
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.lines import LINE, Index
from fieldkm.desktop.kit.rows import paint_ruled_ground, stacked, write_line
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.outcomes import Result

ROW = 64
_EDGE = 14
_LONGEST_DAY = date(2028, 12, 28)
_SIGN = 34
_NARROW = 520  # pixels; a narrower list leaves out who it was, and which visit is repeated
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_SIGNS: Mapping[EventKind, tuple[str, str]] = MappingProxyType(
    {
        EventKind.VISIT: ("visit", "note"),
        EventKind.PLANNED: ("calendar", "note"),
        EventKind.INCIDENT: ("incident", "warning"),
        EventKind.PHOTO: ("photo", "note"),
        EventKind.PLACED: ("moved", "note"),
        EventKind.MODIFICATION: ("kit", "note"),
        EventKind.PREFERENCE: ("heart", "note"),
        EventKind.HAZARD: ("alert", "danger"),
    }
)
_RESULTS: Mapping[Result, tuple[str, str, str]] = MappingProxyType(
    {
        Result.WORKED: ("check", "ok", "ok-bg"),
        Result.PARTLY: ("minus", "warning-fg", "warning-bg"),
        Result.FAILED: ("close", "danger-fg", "danger-bg"),
    }
)


class EventDelegate(QStyledItemDelegate):
    """Paints a row; two lines beside the day."""

    def __init__(self, theme: Theme, words: HistoryWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._bold = interface_font(theme, bold=True)
        self._plain = interface_font(theme)
        self._small = interface_font(theme, SMALL)
        self._mark = interface_font(theme, SMALL, bold=True)
        self._day_width = QFontMetrics(self._plain).horizontalAdvance(f"{day_text(_LONGEST_DAY)} ")

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        return max(self._theme.px(ROW), self._theme.target)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        event = index.data(LINE)
        if not isinstance(event, Event):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        theme = self._theme
        area = option.rect.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), 0)
        left = self._paint_day(painter, area, event)
        left = self._paint_sign(painter, area, left, event)
        words = area.adjusted(left - area.left(), 0, 0, 0)
        upper, lower = self._lines(words)
        is_narrow = option.rect.width() < self._theme.px(_NARROW)
        right = self._paint_marks(painter, upper, event, is_narrow)
        detail = self._words.detail(event)
        title = (upper if detail else words).adjusted(0, 0, -right, 0)
        self._write(painter, self._bold, "text", title, self._words.title(event))
        right = 0 if is_narrow else self._paint_person(painter, lower, event)
        self._write(painter, self._small, "muted", lower.adjusted(0, 0, -right, 0), detail)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = option.state
        if not state & QStyle.StateFlag.State_HasFocus:
            state &= ~QStyle.StateFlag.State_Selected
        paint_ruled_ground(painter, option.rect, state, self._theme)

    def _paint_day(self, painter: QPainter, area: QRect, event: Event) -> int:
        column = QRect(area.left(), area.top(), self._day_width, area.height())
        upper, lower = self._lines(column)
        time = self._words.time(event)
        is_known = event.when is not None
        day = upper if time else column
        self._write(
            painter, self._plain, "text" if is_known else "faint", day, self._words.day(event)
        )
        self._write(painter, self._small, "muted", lower, time)
        return column.right() + self._theme.px(14)

    def _paint_sign(self, painter: QPainter, area: QRect, left: int, event: Event) -> int:
        name, tone = _SIGNS[event.kind]
        theme, size, inner = self._theme, self._theme.px(_SIGN), self._theme.px(18)
        circle = QRectF(left, area.center().y() - size / 2 + 0.5, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{tone}-bg"))
        painter.drawEllipse(circle)
        gap = (size - inner) // 2
        painter.drawPixmap(
            int(circle.left()) + gap,
            int(circle.top()) + gap,
            pixmap(name, theme[f"{tone}-fg"], inner),
        )
        return left + size + theme.px(12)

    def _paint_marks(self, painter: QPainter, line: QRect, event: Event, is_narrow: bool) -> int:
        """Paint the pills at the right end of a line; return how much room they took."""
        used = 0
        words = self._words.mark(event)
        if words:
            used += self._pill(painter, line, used, words, *self._look(event))
        repeat = self._words.repeat(event, is_short=is_narrow)
        if repeat:
            used += self._pill(painter, line, used, repeat, "sync", "warning-fg", "warning-bg")
        return used

    def _look(self, event: Event) -> tuple[str, str, str]:
        if event.result is not None:
            return _RESULTS[event.result]
        if event.is_open:
            return ("clock", "warning-fg", "warning-bg")
        return ("check", "ok", "ok-bg")

    def _pill(self, painter: QPainter, line: QRect, used: int, words: str, *look: str) -> int:
        sign, ink, ground = look
        theme, inner = self._theme, self._theme.px(13)
        width = QFontMetrics(self._mark).horizontalAdvance(words) + inner + theme.px(20)
        height = theme.px(22)
        top = line.center().y() - height / 2 + 0.5
        pill = QRectF(line.right() - used - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        left = int(pill.left()) + theme.px(8)
        painter.drawPixmap(
            left, int(line.center().y() - inner / 2 + 1), pixmap(sign, theme[ink], inner)
        )
        text = QRect(left + inner + theme.px(4), line.top(), width, line.height())
        painter.setFont(self._mark)
        painter.setPen(theme.color(ink))
        painter.drawText(text, _MIDDLE, words)
        return width + theme.px(8)

    def _paint_person(self, painter: QPainter, line: QRect, event: Event) -> int:
        theme = self._theme
        if not event.who:
            return 0
        room = theme.px(150)
        metrics = QFontMetrics(self._small)
        name = metrics.elidedText(event.who, Qt.TextElideMode.ElideRight, room)
        painter.setFont(self._small)
        painter.setPen(theme.color("muted"))
        painter.drawText(line, _RIGHT, name)
        return metrics.horizontalAdvance(name) + theme.px(12)

    def _lines(self, area: QRect) -> tuple[QRect, QRect]:
        """Return the two lines of text, together in the middle of the row."""
        return stacked(area, self._bold, self._small, self._theme.px(3))

    def _write(self, painter: QPainter, font: QFont, token: str, area: QRect, words: str) -> None:
        write_line(painter, area, words, font, self._theme.color(token))
