"""The reading order of a page of PDF: without headers and footers, one column after the other, rows
of tables together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldkm.manuals.importers.documents.pdf_page import PageContent, Piece

_MARGIN = 0.12
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|第)?\s*(?:[A-Z\d]{1,3}[-–.])?\d{1,4}\s*(?:(?:of|/|von|共)\s*\d{1,4})?"
    r"\s*页?[-–—|\s]*|[ivxlc]{1,7}",
    re.IGNORECASE,
)
_OUTER_NUMBER = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_MIN_COLUMN = 6


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one line of a column, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def y(self) -> float:
        """Return the baseline."""
        return self.pieces[0].y

    @property
    def x(self) -> float:
        """Return where it begins."""
        return self.pieces[0].x

    @property
    def right(self) -> float:
        """Return about where it ends."""
        return self.pieces[-1].right

    @property
    def size(self) -> float:
        """Return the size of its largest piece."""
        return max(piece.size for piece in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(piece.is_bold for piece in self.pieces)

    @property
    def text(self) -> str:
        """Return its words."""
        return " ".join(" ".join(piece.text.split()) for piece in self.pieces)


def running_lines(pages: Sequence[PageContent]) -> frozenset[tuple[str, int]]:
    """Return the headers and footers: lines near an edge that stand at one height on many pages,
    numbers aside, or that hold the number of their page."""
    seen: Counter[tuple[str, int]] = Counter()
    shifts: Counter[int] = Counter()
    numbered: list[tuple[int, Piece]] = []
    for number, page in enumerate(pages):
        edges = [piece for piece in page.pieces if _is_near_edge(piece, page)]
        seen.update({_signature(piece) for piece in edges})
        for piece in edges:
            for found in _OUTER_NUMBER.findall(piece.text.strip()):
                shift = int(found[0] or found[1]) - number
                shifts[shift] += 1
                numbered.append((shift, piece))
    common = {shift for shift, count in shifts.items() if count >= max(3, len(pages) // 3)}
    enough = max(3, len(pages) // 5) if len(pages) > 3 else 2
    repeated = {line for line, count in seen.items() if count >= enough}
    return frozenset(repeated | {_signature(piece) for shift, piece in numbered if shift in common})


def without_running(
    page: PageContent, running: frozenset[tuple[str, int]]
) -> tuple[list[Piece], int]:
    """Return the pieces of a page that are neither header, footer nor page number, and how many
    were."""
    kept = [piece for piece in page.pieces if not _is_running(piece, page, running)]
    return kept, len(page.pieces) - len(kept)


def rows_in_order(pieces: Sequence[Piece], page: PageContent) -> tuple[list[Row], bool]:
    """Return the rows of a page as they are read, and whether it has two columns."""
    gutter = _gutter(pieces, page.width)
    if gutter is None:
        return _rows(pieces), False
    rows: list[Row] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        if piece.x < gutter - 2 and piece.right > gutter + 8:  # a line across both columns
            rows += [*_rows(left), *_rows(right), Row((piece,))]
            left, right = [], []
        else:
            (left if piece.x < gutter - 2 else right).append(piece)
    return [*rows, *_rows(left), *_rows(right)], True


def _rows(pieces: Iterable[Piece]) -> list[Row]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        if rows and abs(rows[-1][0].y - piece.y) <= 0.35 * max(piece.size, 1):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [Row(tuple(sorted(row, key=lambda piece: piece.x))) for row in rows]


def _gutter(pieces: Sequence[Piece], width: float) -> float | None:
    """Return where the right one of two columns of text begins, None where there is one column.

    A column's lines begin at one place and mostly fill it; the cells of a table do not fill
    theirs.
    """
    starts = Counter(round(piece.x / 3) * 3 for piece in pieces if piece.x > 0.35 * width)
    if not starts:
        return None
    start, _ = starts.most_common(1)[0]
    gutter = float(start)
    if gutter > 0.68 * width:
        return None
    right = [p for p in pieces if p.x >= gutter - 2]
    left = [p for p in pieces if p.x < gutter - 2 and p.right <= gutter + 8]
    across = len(pieces) - len(right) - len(left)
    aligned = sum(abs(piece.x - gutter) < 25 for piece in right)
    if min(len(left), len(right)) < _MIN_COLUMN or across > 0.3 * len(pieces):
        return None
    if aligned < 0.7 * len(right):
        return None
    margin = min(piece.x for piece in left)
    is_filled = _mean_width(left) > 0.55 * (gutter - margin) and _mean_width(right) > 0.2 * width
    return gutter if is_filled else None


def _mean_width(pieces: Sequence[Piece]) -> float:
    return sum(piece.right - piece.x for piece in pieces) / len(pieces)


def _is_near_edge(piece: Piece, page: PageContent) -> bool:
    return not _MARGIN * page.height < piece.y < (1 - _MARGIN) * page.height


def _is_running(piece: Piece, page: PageContent, running: frozenset[tuple[str, int]]) -> bool:
    if not _is_near_edge(piece, page):
        return False
    if _PAGE_NUMBER.fullmatch(piece.text.strip()):
        return True
    text, height = _signature(piece)
    return any((text, height + shift) in running for shift in (-1, 0, 1))


def _signature(piece: Piece) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(piece.text.split())).lower(), round(piece.y / 4)
