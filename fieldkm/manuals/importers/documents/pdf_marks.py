"""What links and the outline of a PDF mean on a page: the rows that they lead to, the headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fieldkm.manuals.importers.documents.pdf_blocks import GOES_ON, PageMarks
from fieldkm.manuals.importers.documents.pdf_links import OutlineEntry, Place
from fieldkm.manuals.importers.documents.pdf_pieces import Row, folded

_PREFIX = re.compile(r"(?:chapter|appendix|section|part|kapitel|chapitre|第)?\w{0,6}章?")
_MAX_ROWS = 4  # of a heading
_FARTHEST = 60.0  # points; a heading is no farther below the place that its entry leads to
_INSERTED_LEVELS = 2


def marks_of(
    rows: Sequence[Row], places: Iterable[Place], entries: Iterable[OutlineEntry], body: float
) -> PageMarks:
    """Return the marks of a page's rows; `body` is the size of the document's text."""
    marks = PageMarks()
    if rows:
        for entry in entries:
            _mark_heading(rows, entry, body, marks)
        for place in sorted(places, key=lambda place: -place.y):
            marks.anchors.setdefault(_row_at(rows, place), []).append(place.anchor)
    return marks


def _mark_heading(rows: Sequence[Row], entry: OutlineEntry, body: float, marks: PageMarks) -> None:
    start, end = _named_rows(rows, entry, marks) or _prominent_row(rows, entry, body, marks)
    if end > start:
        marks.levels[start] = entry.level
        marks.levels.update(dict.fromkeys(range(start + 1, end), GOES_ON))
    elif entry.level <= _INSERTED_LEVELS:
        at = _row_at(rows, entry.place)
        marks.titles.setdefault(at, []).append((entry.level, entry.title))


def _named_rows(
    rows: Sequence[Row], entry: OutlineEntry, marks: PageMarks
) -> tuple[int, int] | None:
    """Return the rows that have the words of an entry, those that are nearest to its place."""
    wanted = folded(entry.title)
    found: list[tuple[float, int, int]] = []
    for start, row in enumerate(rows):
        words = ""
        if not folded(row.text):
            continue
        for end in range(start + 1, min(start + _MAX_ROWS, len(rows)) + 1):
            following = rows[end - 1]
            if following.block is not None or end - 1 in marks.levels:
                break
            words += folded(following.text)
            if len(words) > len(wanted) + 12:
                break
            if _is_named(words, wanted):
                found.append((abs(row.y - entry.place.y), start, end))
                break
    return min(found)[1:] if found else None


def _is_named(words: str, wanted: str) -> bool:
    """Tell whether words are those of an entry, but for a number before them."""
    if words == wanted:
        return True
    longer, shorter = (words, wanted) if len(words) > len(wanted) else (wanted, words)
    is_end = len(shorter) > 3 and longer.endswith(shorter)
    return is_end and bool(_PREFIX.fullmatch(longer[: -len(shorter)]))


def _prominent_row(
    rows: Sequence[Row], entry: OutlineEntry, body: float, marks: PageMarks
) -> tuple[int, int]:
    """Return the row that stands out where an entry leads, an empty range where none does."""
    at = _row_at(rows, entry.place)
    row = rows[at]
    is_near = -4 < entry.place.y - row.y < _FARTHEST
    stands_out = row.block is None and (row.size > 1.1 * body or row.is_bold)
    is_free = at not in marks.levels and len(row.text) < 140
    return (at, at + 1) if is_near and stands_out and is_free else (at, at)


def _row_at(rows: Sequence[Row], place: Place) -> int:
    """Return the number of the row that a place is at the top of; on a page with columns the one
    in the column that begins there."""
    below = [n for n, row in enumerate(rows) if row.y <= place.y + 3]
    beside = [n for n in below if rows[n].right > place.x + 1]
    return max(beside or below or [0], key=lambda n: (round(rows[n].y), -n))
