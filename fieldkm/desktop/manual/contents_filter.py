"""Which lines of the contents are shown while a reader types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fieldkm.domain.manuals import ContentsEntry


def filtered(entries: Sequence[ContentsEntry], words: str) -> tuple[ContentsEntry, ...]:
    """Return the entries that have all `words` in their title or in those of the chapters above;
    a chapter stays as long as one of its pages does."""
    wanted = tuple(words.casefold().split())
    return tuple(entries) if not wanted else _kept(entries, wanted, "")


def count(entries: Sequence[ContentsEntry]) -> int:
    """Return the number of lines, those of all levels."""
    return sum(1 + count(entry.children) for entry in entries)


def _kept(
    entries: Sequence[ContentsEntry], wanted: Sequence[str], above: str
) -> tuple[ContentsEntry, ...]:
    kept = []
    for entry in entries:
        titles = f"{above} {entry.title}".casefold()
        children = _kept(entry.children, wanted, titles)
        if children or (entry.page and all(word in titles for word in wanted)):
            kept.append(replace(entry, children=children))
    return tuple(kept)
