"""The rows of the popup as a Qt model; what a screen reader says of a row stands here."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.lines import Index, LineModel
from fieldkm.desktop.kit.machine_name import machine_words
from fieldkm.desktop.known_fixes.words import FixWords
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
    is_choosable,
)
from fieldkm.domain.finding import Kind
from fieldkm.domain.fix_lines import FixLine

_DEEPER = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


class RowModel(LineModel[Row]):
    """Rows, their words, and which of them can be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._fixes = FixWords()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Take other rows."""
        if rows != self._lines:
            self.show_lines(rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = is_choosable(self._lines[index.row()])
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if chosen else Qt.ItemFlag.ItemIsEnabled

    def words(self, line: Row, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(filter(None, (self.title(line), self.detail(line))))
        return None

    def title(self, row: Row) -> str:
        """Return the first line of a row."""
        match row:
            case GroupRow(kind):
                return self._group(kind)
            case HitRow(hit):
                return hit.title
            case MachineRow(machine):
                return machine_words(machine)
            case CorrectionRow(words):
                return self.tr("Did you mean: {words}").replace("{words}", words)
            case NothingRow(words):
                return self.tr("Nothing found for “{words}”").replace("{words}", words)
            case ProblemRow(error):
                return error_text(error).title
            case CompletionRow(words) | RecentRow(words):
                return words

    def detail(self, row: Row) -> str:
        """Return the second line of a row, or an empty string."""
        match row:
            case HitRow(fix=FixLine() as line):
                return self._fixes.brief(line)
            case HitRow(hit, manual_title):
                heading = "" if hit.heading in hit.title else hit.heading
                return _DEEPER.join(filter(None, (manual_title, heading)))
            case MachineRow(machine, whereabouts):
                kept = whereabouts or self.tr("A machine that stands nowhere yet")
                return kept if machine.record else self.tr("No record of this machine here")
            case NothingRow():
                return self.tr(
                    "Try fewer or other words, the code that the machine shows, or a part number."
                )
            case ProblemRow(error):
                return error_text(error).advice
            case _:
                return ""

    def marks_of(self, row: HitRow) -> list[tuple[str, str]]:
        """Return what a reader must know before opening a hit: (text, tone) of its badges."""
        found = []
        if row.fix is not None:
            mark = self._fixes.mark(row.fix)
            found += [mark] if mark[1] in ("warning", "danger") or row.fix.is_retired else []
        if not row.hit.certain:
            found.append((self.tr("not for this machine?"), "warning"))
        if row.is_foreign:
            found.append((self._language(row.hit.language), "note"))
        return found

    def _group(self, kind: Kind) -> str:
        names = {
            Kind.FAULT: self.tr("Fault codes"),
            Kind.PROCEDURE: self.tr("Procedures"),
            Kind.PAGE: self.tr("Pages"),
            Kind.PART: self.tr("Parts"),
            Kind.FIX: self.tr("Fixes"),
            Kind.CUSTOMER: self.tr("Customers"),
            Kind.MACHINE: self.tr("Machines"),
            Kind.VISIT: self.tr("Visits"),
        }
        return names.get(kind, kind.value)

    def _language(self, code: str) -> str:
        return {"en": self.tr("in English"), "zh": self.tr("in Chinese")}.get(code, code)
