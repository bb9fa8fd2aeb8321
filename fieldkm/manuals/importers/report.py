"""What an import did, and everything that it lost or had to guess, with file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class ReportItem:
    """One thing lost or guessed. `file` is a path in the source, `line` counts from 1 (0: the
    file)."""

    file: str
    line: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True, order=True)
class PageOrigin:
    """The page with the id `page` was made of `file`, a path in the source, from `line` on (from 1;
    0 where the source has no lines)."""

    file: str
    line: int
    page: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was carried over. `links` counts links within the documentation; `summary` counts the
    items by kind; `origins` tell what was made of what."""

    pages: int
    images: int
    links: int
    items: tuple[ReportItem, ...] = ()
    summary: dict[str, int] = field(default_factory=dict)
    origins: tuple[PageOrigin, ...] = ()


def summarised(
    pages: int,
    images: int,
    links: int,
    items: Iterable[ReportItem],
    origins: Iterable[PageOrigin] = (),
) -> ImportReport:
    """Return the report with its items in order."""
    ordered = tuple(sorted(set(items)))
    counted = Counter(item.kind for item in ordered)
    return ImportReport(
        pages, images, links, ordered, dict(sorted(counted.items())), tuple(sorted(origins))
    )
