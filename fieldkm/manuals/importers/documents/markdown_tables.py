"""Tables as Markdown: merged cells are repeated, several lines of a cell are kept as breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldkm.manuals.importers.documents.markdown_spans import SpanWriter
from fieldkm.manuals.importers.documents.page_context import (
    BLOCK_TAGS,
    PageContext,
    own_and_inner_ids,
)
from fieldkm.manuals.importers.markdown_text import BREAK
from fieldkm.manuals.markup.tree import Element

MAX_COLUMNS = 60
MAX_SPAN = 200
_CELLS = ("td", "th")
_STRONG = re.compile(r"^\*\*((?:(?!\*\*).)+)\*\*$")
"""A cell that is strong throughout, as a header is by itself."""


class TableWriter:
    """Writes the tables of one page."""

    def __init__(self, context: PageContext, spans: SpanWriter) -> None:
        self._context = context
        self._spans = spans

    def lines(self, table: Element) -> list[str]:
        """Return the lines of a table, none where it has no cells."""
        rows = list(_rows(table))
        grid, has_merged = self._grid(rows)
        columns = min(max((len(row) for row in grid), default=0), MAX_COLUMNS)
        if not columns:
            return []
        if any(len(row) > MAX_COLUMNS for row in grid):
            self._context.tell("table-too-wide", f"Only {MAX_COLUMNS} columns of a table are kept.")
        if has_merged:
            message = "Merged cells of a table are repeated: " + _described(grid)
            self._context.tell("table-merged-cells", message)
        head, body = self._head(rows, grid, columns)
        rule = ["---"] * columns
        plain = [_STRONG.sub(r"\1", cell) for cell in head]
        return [_row(row, columns) for row in (plain, rule, *body)]

    def _head(
        self, rows: list[Element], grid: list[list[str]], columns: int
    ) -> tuple[list[str], list[list[str]]]:
        """Return the header and the rest; the first row is taken where none is marked."""
        is_marked = all(cell.tag == "th" for cell in rows[0].elements() if cell.tag in _CELLS)
        if is_marked:
            return grid[0], grid[1:]
        if len(grid) == 1 or not all(grid[0]):
            return [""] * columns, grid
        message = "The first row of a table is taken as its header: " + _described(grid)
        self._context.tell("table-header-guessed", message)
        return grid[0], grid[1:]

    def _grid(self, rows: list[Element]) -> tuple[list[list[str]], bool]:
        grid: list[list[str]] = []
        hanging: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, with what
        has_merged = False
        for row in rows:
            texts: list[str] = []
            for cell in _cells(row):
                _fill(texts, hanging)
                text = self._cell(cell)
                wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
                has_merged = has_merged or wide > 1 or high > 1
                for _ in range(min(wide, MAX_COLUMNS + 1 - len(texts))):
                    if high > 1:
                        hanging[len(texts)] = (high - 1, text)
                    texts.append(text)
            _fill(texts, hanging)
            grid.append(texts)
        return grid, has_merged

    def _cell(self, cell: Element) -> str:
        """Return a cell's text on one line; its paragraphs and items stand one below the other."""
        names = (self._context.anchor(name) for name in own_and_inner_ids(cell))
        anchors = "".join(f'<a id="{name}"></a>' for name in names if name)
        pieces = [self._spans.line(part) for part in self._parts(cell, 0)]
        text = "<br>".join(piece for piece in pieces if piece)
        return anchors + text.replace(BREAK, "<br>").replace("|", "\\|")

    def _parts(self, element: Element, depth: int) -> Iterator[list[Element | str]]:
        line: list[Element | str] = []
        for child in element.children:
            if isinstance(child, Element) and child.tag in BLOCK_TAGS:
                yield line
                line = []
                yield from self._block(child, depth)
            else:
                line.append(child)
        yield line

    def _block(self, block: Element, depth: int) -> Iterator[list[Element | str]]:
        if block.tag == "table" and depth == 0:
            self._context.tell("table-in-table", "A table within a table became lines of its cell.")
        if block.tag == "alarm":
            words = f"{block.get('signal').upper()}: {block.get('title')}".strip()
            yield [Element("strong", {}, [words])]
        for number, part in enumerate(self._parts(block, depth + 1)):
            if block.tag == "li" and number == 0:
                yield ["• ", *part]
            else:
                yield part


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, not those of tables within it."""
    for child in table.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.elements() if row.tag == "tr")


def _cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a row; the first has the row's own id as well."""
    mark: list[Element | str] = [Element("a", {"id": row.get("id")})] if row.get("id") else []
    for cell in row.elements():
        if cell.tag in _CELLS:
            yield Element(cell.tag, cell.attributes, [*mark, *cell.children])
            mark = []


def _fill(texts: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    """Put what hangs down from rows above where the next cell would stand."""
    while len(texts) in hanging and len(texts) <= MAX_COLUMNS:
        left, text = hanging.pop(len(texts))
        if left > 1:
            hanging[len(texts)] = (left - 1, text)
        texts.append(text)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name)
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _row(cells: list[str], columns: int) -> str:
    padded = [*cells, *[""] * columns][:columns]
    return "| " + " | ".join(padded) + " |"


def _described(grid: list[list[str]]) -> str:
    words = " | ".join(grid[0]) or " | ".join(grid[-1])
    return words if len(words) <= 80 else words[:79] + "…"
