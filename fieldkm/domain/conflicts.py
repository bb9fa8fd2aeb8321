"""Conflicts: two edits of one field, of which the later one holds and the other is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """Two values of `field` of a record: `kept` holds, `other` gave way; both are JSON text.
    `settled` is when someone looked at it and said so.
    """

    id: str
    kind: str
    record: str
    field: str
    at: datetime
    kept: str = ""
    kept_by: str = ""
    other: str = ""
    other_by: str = ""
    settled: datetime | None = None
    settled_by: str = ""
