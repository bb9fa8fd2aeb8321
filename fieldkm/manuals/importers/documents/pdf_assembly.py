"""The pages of a PDF put together: running lines left out, columns in order, tables and pictures in
their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from fieldkm.manuals.importers.documents.pdf_blocks import BlockBuilder, look_of
from fieldkm.manuals.importers.documents.pdf_content import PageContent
from fieldkm.manuals.importers.documents.pdf_fonts import UNKNOWN
from fieldkm.manuals.importers.documents.pdf_geometry import Box
from fieldkm.manuals.importers.documents.pdf_grids import grids_in
from fieldkm.manuals.importers.documents.pdf_layout import (
    PagePieces,
    rows_in_order,
    running_lines,
    without_running,
)
from fieldkm.manuals.importers.documents.pdf_links import OutlineEntry, Place
from fieldkm.manuals.importers.documents.pdf_marks import marks_of
from fieldkm.manuals.importers.documents.pdf_pieces import Piece, Row, joined_pieces, rows_of
from fieldkm.manuals.importers.documents.pdf_spans import Node
from fieldkm.manuals.importers.documents.pdf_tables import parted_by_grids, ruled_table
from fieldkm.manuals.markup.tree import Element

Tell = Callable[[int, str, str], None]
"""Takes a page's number from 1 (0: the file), kind and message of something lost or guessed."""
T = TypeVar("T")
_WORD = re.compile(r"\w+(?:-\w+)*")


class Assembly:
    """Puts together the pages of one document."""

    def __init__(
        self,
        contents: Sequence[PageContent],
        places: Iterable[Place],
        outline: Sequence[OutlineEntry],
        tell: Tell,
    ) -> None:
        self._contents = contents
        self._tell = tell
        self._places = _by_page(places, lambda place: place.page)
        self._outline = _by_page(outline, lambda entry: entry.place.page)
        self._depth = max((entry.level for entry in outline), default=0)
        self._look = look_of((), self._depth)
        self._words: frozenset[str] = frozenset()

    def body(self) -> Element:
        """Return the text of all pages."""
        pages = self._without_running()
        rows = (row for pieces in pages for row in rows_of(pieces))
        self._look = look_of(rows, self._depth)
        self._words = _words_of(pages)
        builder = BlockBuilder(self._look, self._words)
        for number, pieces in enumerate(pages):
            self._add_page(builder, number, pieces)
        body = builder.finish()
        self._tell_guesses(builder)
        return body

    def _without_running(self) -> list[list[Piece]]:
        """Return the pieces of each page but for headers, footers and page numbers."""
        pages = [PagePieces(joined_pieces(c.fragments), c.height) for c in self._contents]
        running = running_lines(pages)
        kept = [without_running(page, number, running) for number, page in enumerate(pages)]
        dropped = sum(count for _, count in kept)
        if dropped:
            self._tell(0, "running-lines", f"{dropped} headers, footers, page numbers left out.")
        return [[p for p in pieces if p.text.strip(f"{UNKNOWN} ")] for pieces, _ in kept]

    def _add_page(self, builder: BlockBuilder, number: int, pieces: Sequence[Piece]) -> None:
        content = self._contents[number]
        unknown = sum(fragment.text.count(UNKNOWN) for fragment in content.fragments)
        if unknown:
            message = f"{unknown} signs have no name in the PDF and are shown as {UNKNOWN}."
            self._tell(number + 1, "unknown-signs", message)
        fragments = [fragment for piece in pieces for fragment in piece.fragments]
        grids = grids_in(content.rules)
        rest, tables = parted_by_grids(fragments, grids, content.height)
        placed = joined_pieces(rest) if tables else list(pieces)
        for grid, cells in tables:
            placed.append(_block_at(grid.box, ruled_table(grid, cells, self._blocks)))
        for picture in content.pictures:
            image = Element("img", {"src": f"{number}{picture.name}"})
            placed.append(_block_at(picture.box, Element("p", {}, [image])))
        rows, has_columns = rows_in_order(placed, content.width)
        if has_columns:
            self._tell(number + 1, "columns-guessed", "The columns are read one after the other.")
        places, entries = self._places.get(number, ()), self._outline.get(number, ())
        builder.add_page(rows, marks_of(rows, places, entries, self._look.body))

    def _blocks(self, rows: Sequence[Row]) -> list[Node]:
        """Return what stands in a cell of a table."""
        builder = BlockBuilder(self._look, self._words)
        builder.add_rows(rows)
        return builder.finish().children

    def _tell_guesses(self, builder: BlockBuilder) -> None:
        if builder.mended:
            message = f"{builder.mended} words parted at line ends are mended."
            self._tell(0, "hyphens-mended", message)
        if builder.guessed_headings and not self._depth:
            message = f"{builder.guessed_headings} headings are taken from how they are set."
            self._tell(0, "headings-guessed", message)


def _words_of(pages: Iterable[Iterable[Piece]]) -> frozenset[str]:
    """Return the words of a document that the end of a line does not part, in small letters."""
    return frozenset(
        word
        for pieces in pages
        for piece in pieces
        for word in _WORD.findall(piece.text.lower())[:-1]
    )


def _block_at(box: Box, block: Element) -> Piece:
    return Piece(box.left, box.top, box.right, block=block)


def _by_page(items: Iterable[T], page_of: Callable[[T], int]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(page_of(item), []).append(item)
    return found
