"""Which rows of the parts lists fit what was typed: a number in any spelling, a callout, words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from fieldkm.desktop.parts.assemblies import Row
from fieldkm.domain.codes import compact, looks_like_code


def fitting(rows: Iterable[Row], typed: str) -> tuple[Row, ...]:
    """Return the rows that fit; the number or callout that was typed exactly comes first.

    `604 1234`, `6041234` and `-1234` are the number 604-1234; words are looked for in number, name,
    note and assembly, and all of them must be there.
    """
    wanted = typed.strip()
    if not wanted:
        return tuple(rows)
    every = list(rows)
    by_code = [(distance, row) for row in every if (distance := _distance(row, wanted)) is not None]
    if by_code:
        return tuple(row for _, row in sorted(by_code, key=lambda found: found[0]))
    words = _plain(wanted).split()
    return tuple(row for row in every if all(word in _text(row) for word in words))


def _distance(row: Row, wanted: str) -> int | None:
    """0 for the very number or callout, then numbers that end or begin so, then those that hold it;
    None for any other row.
    """
    if not looks_like_code(wanted):
        return None
    code, number = compact(wanted), compact(row.part.number)
    if code in (number, compact(row.callout)):
        return 0
    if number.endswith(code) or number.startswith(code):
        return 1
    return 2 if code in number else None


def _text(row: Row) -> str:
    part, use = row.part, row.line.use
    return _plain(f"{part.number} {compact(part.number)} {part.name} {use.note} {use.assembly}")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
