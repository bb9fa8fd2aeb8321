"""The fault codes and symptoms as a list model."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkm.app.faults import FaultLine
from fieldkm.desktop.kit.lines import LineModel


class FaultLines(LineModel[FaultLine]):
    """One row for each code or symptom."""

    def words(self, line: FaultLine, role: int) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.code} {line.title}".strip()
        return None
