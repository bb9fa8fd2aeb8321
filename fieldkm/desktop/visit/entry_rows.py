"""What was written down: a row each, with the time, and buttons that amend it or take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import IconButton
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.form import FIELDS
from fieldkm.desktop.visit.state import Line
from fieldkm.desktop.visit.words import ICONS, TONES, VisitWords
from fieldkm.domain.visit_state import within_limits
from fieldkm.domain.visits import EntryKind, VisitEntry

_CLOCK = frozenset({EntryKind.STARTED, EntryKind.STOPPED})


class EntryRow(QFrame):
    """One entry: sign, words, time, buttons."""

    def __init__(self, line: Line, words: VisitWords, theme: Theme, zone: str) -> None:
        super().__init__()
        entry = self.entry = line.entry
        self.amend = IconButton("edit", self.tr("Amend"), theme)
        self.withdraw = IconButton("remove", self.tr("Take back"), theme)
        self.amend.setVisible(entry.kind in FIELDS)
        self.withdraw.setVisible(entry.kind not in (EntryKind.CLOSED, EntryKind.PROCEDURE))
        sign = QLabel()
        sign.setPixmap(pixmap(_icon(entry), theme[_tint(entry)], theme.px(20)))
        self.words = PlainLabel(words.title(entry, line.title))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self.words)
        told = (
            words.time(entry.at, zone),
            "" if entry.kind in _CLOCK else words.kind(entry.kind),
            words.detail(entry),
            self.tr("amended") if entry.amends else "",
        )
        self.detail = MutedLabel(" · ".join(filter(None, told)))
        said.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 4, 5)
        row.setSpacing(12)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.amend)
        row.addWidget(self.withdraw)
        outside = within_limits(entry) is False
        self.setProperty("tone", "warning" if outside else "plain")


class EntryRows(QFrame):
    """All of them, one below the other."""

    amend_wished = Signal(object)
    withdraw_wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._look: tuple[object, ...] = ()
        self._rows: dict[Line, EntryRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[Line], words: VisitWords, theme: Theme, zone: str) -> None:
        """Show these, in this order; only rows that differ are made anew."""
        look = (theme, zone, words.kind(EntryKind.NOTE))
        kept = self._rows if look == self._look else {}
        self._look = look
        for line, row in self._rows.items():
            if line not in lines or not kept:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self._rows = {line: kept.get(line) or self._row(line, words, theme, zone) for line in lines}
        for at, row in enumerate(self._rows.values()):
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)

    def _row(self, line: Line, words: VisitWords, theme: Theme, zone: str) -> EntryRow:
        row = EntryRow(line, words, theme, zone)
        row.amend.clicked.connect(lambda: self.amend_wished.emit(line.entry))
        row.withdraw.clicked.connect(lambda: self.withdraw_wished.emit(line.entry))
        return row

    def rows(self) -> list[EntryRow]:
        """Return the rows that are shown."""
        return list(self._rows.values())


def clear(column: QVBoxLayout | QHBoxLayout) -> None:
    """Remove all widgets of a layout."""
    while (item := column.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _icon(entry: VisitEntry) -> str:
    """The sign of a measured value tells whether it lies within its limits."""
    verdict = within_limits(entry)
    return ICONS[entry.kind] if verdict is None else "check" if verdict else "alert"


def _tint(entry: VisitEntry) -> str:
    if within_limits(entry) is False:
        return "warning-fg"
    if entry.result and TONES[entry.result] != "ok":
        return f"{TONES[entry.result]}-fg"
    return "ok" if entry.result or within_limits(entry) else "muted"
