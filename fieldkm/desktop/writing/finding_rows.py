"""The findings as rows of a list: a heading over each group, then its findings."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt

from fieldkm.desktop.kit.finding_text import finding_text
from fieldkm.desktop.kit.lines import Index, LineModel
from fieldkm.desktop.writing.finding_order import spot
from fieldkm.domain.checking import Finding

MOST_LISTED = 1000  # of a group; a documentation just imported has thousands of one kind


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a group, or at its end how many more there are."""

    words: str


Row = Heading | Finding


class FindingRows(LineModel[Row]):
    """Rows with their words for a screen reader; headings cannot be chosen."""

    def row_of(self, finding: Finding | None) -> QModelIndex:
        """Return where a finding stands; an invalid index where it does not."""
        if finding is not None and finding in self._lines:
            return self.index(self._lines.index(finding))
        return QModelIndex()

    def words(self, line: Row, role: int) -> str | None:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words if isinstance(line, Heading) else f"{finding_text(line)} {spot(line)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
