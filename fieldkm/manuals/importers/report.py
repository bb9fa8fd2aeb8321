"""What an import did, and everything that it lost or had to guess, with file and line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class ReportItem:
    """One thing lost or guessed. `file` is a path in the source, `line` counts from 1 (0: the
    file)."""

    file: str
    line: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was carried over. `links` counts links within the documentation; `summary` counts the
    items by kind."""

    pages: int
    images: int
    links: int
    items: tuple[ReportItem, ...] = ()
    summary: dict[str, int] = field(default_factory=dict)


def summarised(pages: int, images: int, links: int, items: list[ReportItem]) -> ImportReport:
    """Return the report with its items in order."""
    counted = Counter(item.kind for item in items)
    return ImportReport(
        pages, images, links, tuple(sorted(set(items))), dict(sorted(counted.items()))
    )
