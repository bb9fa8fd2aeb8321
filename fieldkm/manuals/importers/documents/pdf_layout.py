"""The reading order of a page of PDF: without headers and footers, one column after the other, rows
of tables together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldkm.manuals.importers.documents.pdf_pieces import Piece, Row, rows_of

_MARGIN = 0.15
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|第)?\s*(?:[A-Z\d]{1,3}[-–.])?\d{1,4}\s*(?:(?:of|/|von|共)\s*\d{1,4})?"
    r"\s*页?[-–—|\s]*|[ivxlc]{1,7}",
    re.IGNORECASE,
)
_OUTER_NUMBER = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_MIN_COLUMN = 6
_OUTER_ROWS = 4
_APART = 1.7  # of the size

Line = tuple[str, int]
"""Words with their numbers aside, and a height."""


@dataclass(frozen=True, slots=True)
class PagePieces:
    """The pieces of a page of a certain height."""

    pieces: Sequence[Piece]
    height: float


class Running(NamedTuple):
    """Headers and footers: lines that repeat themselves, and the heights of page numbers with how
    far they are from counting the pages from 0."""

    lines: frozenset[Line]
    numbers: frozenset[tuple[int, int]]


def running_lines(pages: Sequence[PagePieces]) -> Running:
    """Return the headers and footers: lines near an edge that stand at one height on many pages,
    numbers aside, or that hold the number of their page."""
    seen: Counter[Line] = Counter()
    numbers: Counter[tuple[int, int]] = Counter()
    for number, page in enumerate(pages):
        edges = [piece for row in _outer_rows(page) for piece in row.pieces]
        seen.update({_signature(piece) for piece in edges})
        numbers.update({place for piece in edges for place in _numbers(piece, number)})
    enough = max(3, len(pages) // 5) if len(pages) > 3 else 2
    repeated = (line for line, count in seen.items() if count >= enough and _has_letters(line[0]))
    counting = (place for place, count in numbers.items() if count >= max(2, len(pages) // 8))
    return Running(frozenset(repeated), frozenset(counting))


def without_running(page: PagePieces, number: int, running: Running) -> tuple[list[Piece], int]:
    """Return the pieces of a page that are neither header, footer nor page number, and how many
    were; `number` counts pages from 0."""
    outer = _outer_rows(page)
    dropped = {
        id(piece)
        for row in outer
        if any(_is_running(piece, number, running) for piece in row.pieces)
        for piece in row.pieces
    }
    left = [row for row in rows_of(page.pieces) if id(row.pieces[0]) not in dropped]
    for row in left[:1] + left[-1:]:
        is_number = _PAGE_NUMBER.fullmatch(row.text) and _is_near_edge(row, page)
        dropped |= {id(row.pieces[0])} if is_number and len(row.pieces) == 1 else set()
    kept = [piece for piece in page.pieces if id(piece) not in dropped]
    return kept, len(dropped)


def rows_in_order(pieces: Sequence[Piece], width: float) -> tuple[list[Row], bool]:
    """Return the rows of a page as they are read, and whether it has columns."""
    ordered = sorted(pieces, key=lambda piece: (-piece.y, piece.x))
    gutter = _gutter(ordered, 0.0, width)
    if gutter is None:
        return rows_of(ordered), False
    return _in_columns(ordered, gutter, width), True


def _in_columns(pieces: Sequence[Piece], gutter: float, width: float) -> list[Row]:
    rows: list[Row] = []
    left: list[Piece] = []
    right: list[Piece] = []

    def columns() -> list[Row]:
        following = _gutter(right, gutter, width)
        beside = _in_columns(right, following, width) if following else rows_of(right)
        return [*rows_of(left), *beside]

    for piece in pieces:
        if piece.x < gutter - 2 and piece.right > gutter + 8:  # a line across the columns
            rows += [*columns(), Row((piece,), piece.x, piece.right)]
            left, right = [], []
        else:
            (left if piece.x < gutter - 2 else right).append(piece)
    return rows + columns()


def _gutter(pieces: Sequence[Piece], start: float, end: float) -> float | None:
    """Return where the second one of several columns of text begins, None where there is one.

    A column's lines begin at one place and mostly fill it; the cells of a table do not fill
    theirs.
    """
    width = end - start
    words = [piece for piece in pieces if piece.block is None]
    begins = Counter(round(p.x / 3) * 3 for p in words if p.x > start + 0.2 * width)
    often = (place for place, count in sorted(begins.items()) if count >= _MIN_COLUMN)
    places = (float(place) for place in often if place < start + 0.7 * width)
    return next((place for place in places if _is_gutter(words, place, width)), None)


def _is_gutter(pieces: Sequence[Piece], gutter: float, width: float) -> bool:
    right = [p for p in pieces if p.x >= gutter - 2]
    left = [p for p in pieces if p.x < gutter - 2 and p.right <= gutter + 8]
    across = len(pieces) - len(right) - len(left)
    if min(len(left), len(right)) < _MIN_COLUMN or across > 0.3 * len(pieces):
        return False
    space = min(p.x for p in right) - max(p.right for p in left)
    aligned = sum(abs(piece.x - gutter) < 3 for piece in right)
    if space < 0 or aligned < 0.15 * len(right):
        return False
    margin = min(piece.x for piece in left)
    wide = max(piece.right for piece in right) - gutter
    is_filled = _mean_width(left) > 0.55 * (gutter - margin) and _mean_width(right) > 0.4 * wide
    is_filled = is_filled and _has_whole_lines(left) and _has_whole_lines(right)
    is_wide = min(gutter - margin, wide) > 0.18 * width
    are_rows = _are_rows(left, right) or _are_rows(right, left)
    return is_wide and (is_filled or not are_rows)


def _has_whole_lines(pieces: Sequence[Piece]) -> bool:
    """Tell whether lines mostly are of one piece, as lines of text are and rows of a table not."""
    return len(pieces) < 1.3 * len({round(piece.y / 2) for piece in pieces})


def _are_rows(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Tell whether what stands at the right mostly stands beside something at the left."""
    heights = {round(piece.y) for piece in left}
    beside = sum(not heights.isdisjoint(range(round(p.y) - 1, round(p.y) + 2)) for p in right)
    return beside > 0.75 * len(right)


def _mean_width(pieces: Sequence[Piece]) -> float:
    return sum(piece.right - piece.x for piece in pieces) / len(pieces)


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _outer_rows(page: PagePieces) -> list[Row]:
    """Return the rows of a page that may be its header or footer: they stand apart from the
    rest."""
    rows = rows_of(page.pieces)
    outer = [*_apart(rows), *_apart(rows[::-1])]
    return [row for row in outer if _is_near_edge(row, page)]


def _apart(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the first rows up to the first wide gap, none where there is none close by."""
    for end in range(1, min(_OUTER_ROWS + 1, len(rows))):
        gap = abs(rows[end - 1].y - rows[end].y)
        if gap > _APART * max(rows[end - 1].size, rows[end].size):
            return rows[:end]
    return rows if len(rows) == 1 else ()


def _is_near_edge(row: Row, page: PagePieces) -> bool:
    return not _MARGIN * page.height < row.y < (1 - _MARGIN) * page.height


def _is_running(piece: Piece, number: int, running: Running) -> bool:
    text, height = _signature(piece)
    near = (height - 1, height, height + 1)
    return any((text, place) in running.lines for place in near) or any(
        (place, shift) in running.numbers for _, shift in _numbers(piece, number) for place in near
    )


def _numbers(piece: Piece, number: int) -> list[tuple[int, int]]:
    """Return where a number at an edge of a piece stands, and how far it is from the page's own."""
    found = _OUTER_NUMBER.findall(piece.text.strip())
    return [(_signature(piece)[1], int(first or last) - number) for first, last in found]


def _signature(piece: Piece) -> Line:
    return re.sub(r"\d+", "#", piece.text).lower(), round(piece.y / 4)
