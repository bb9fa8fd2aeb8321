"""Tables of a PDF, drawn with lines or told by how their rows stand below one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fieldkm.manuals.importers.documents.alarm_marks import gather_marked_alarms
from fieldkm.manuals.importers.documents.pdf_content import Fragment
from fieldkm.manuals.importers.documents.pdf_geometry import Box
from fieldkm.manuals.importers.documents.pdf_grids import Grid, GridCell
from fieldkm.manuals.importers.documents.pdf_pieces import Piece, Row, Span, joined_pieces, rows_of
from fieldkm.manuals.importers.documents.pdf_spans import (
    Node,
    joined_lines,
    nodes_of,
    without_strength,
)
from fieldkm.manuals.markup.tree import Element

EDGES = "edges"
"""The attribute of a table that says where its columns are, to be compared on the next page."""

_MARK = re.compile(r"[•▪●○◦■□➢►‣·∙–—*-]$|\(?\d{1,3}[.)]$|\(?[a-h][.)]$")
_FULLEST = 0.6  # of a page's height; a frame around most of it is none of a table

Blocks = Callable[[Sequence[Row]], list[Node]]
"""Makes blocks of the rows that stand in one cell."""


def parted_by_grids(
    fragments: Sequence[Fragment], grids: Sequence[Grid], page_height: float
) -> tuple[list[Fragment], list[tuple[Grid, dict[GridCell, list[Fragment]]]]]:
    """Return the fragments that stand in no grid, and each grid that is a table with what stands in
    its cells."""
    rest = list(fragments)
    found = []
    for grid in grids:
        if grid.box.height > _FULLEST * page_height and len(grid.cells) < 4:
            continue
        inside = [f for f in rest if _is_in(grid.box, f)]
        cells = {cell: [f for f in inside if _is_in(cell.box, f)] for cell in grid.cells}
        filled = sum(bool(held) for held in cells.values())
        if filled * 3 >= len(cells):  # else it is a drawing, and its words are labels
            found.append((grid, cells))
            kept = {id(f) for f in inside}
            rest = [f for f in rest if id(f) not in kept]
    return rest, found


def ruled_table(grid: Grid, cells: dict[GridCell, list[Fragment]], blocks: Blocks) -> Element:
    """Return a grid as a table; what stands in nothing but a frame as a danger, if it is one."""
    if len(grid.cells) == 1:
        return _framed(blocks(rows_of(joined_pieces(cells[grid.cells[0]]))))
    rows: dict[int, list[Node]] = {}
    head = _head_rows(grid, cells)
    for cell in grid.cells:
        attributes = {"colspan": str(cell.wide)} if cell.wide > 1 else {}
        attributes |= {"rowspan": str(cell.high)} if cell.high > 1 else {}
        content = blocks(rows_of(joined_pieces(cells[cell])))
        rows.setdefault(cell.row, []).append(
            Element("th", attributes, without_strength(_unwrapped(content)))
            if cell.row < head
            else Element("td", attributes, _unwrapped(content))
        )
    edges = " ".join(str(round(edge)) for edge in grid.edges)
    return Element("table", {EDGES: edges}, [Element("tr", {}, row) for row in rows.values()])


def _framed(content: list[Node]) -> Element:
    cell = Element("td", {}, content)
    holder = Element("div", {}, [Element("table", {}, [Element("tr", {}, [cell])])])
    gather_marked_alarms(holder)
    found = next(holder.elements())
    return found if found.tag == "alarm" else Element("div", {}, content)


def _head_rows(grid: Grid, cells: dict[GridCell, list[Fragment]]) -> int:
    """Return how many rows are the header: one, if it is bold and the others are not."""
    first = [f for cell in grid.cells if cell.row == 0 for f in cells[cell]]
    rest = [f for cell in grid.cells if cell.row > 0 for f in cells[cell]]
    is_head = bool(first) and all(f.style.is_bold for f in first)
    return int(is_head and not all(f.style.is_bold for f in rest))


def _unwrapped(content: list[Node]) -> list[Node]:
    """Return a cell's only paragraph without what stands around it."""
    only = content[0] if len(content) == 1 else None
    return list(only.children) if isinstance(only, Element) and only.tag == "p" else content


def aligned_end(rows: Sequence[Row], start: int) -> int:
    """Return the end of the rows from `start` on that are a table's: several pieces each, that
    begin where those above begin."""
    first = rows[start]
    if first.block is not None or len(first.pieces) < 2 or _MARK.match(first.pieces[0].text):
        return start
    columns = [piece.x for piece in first.pieces]
    end, full = start + 1, 1
    while end < len(rows) and _goes_on(rows, end, columns):
        full += len(rows[end].pieces) > 1
        end += 1
    return end if full > 1 else start


def _goes_on(rows: Sequence[Row], at: int, columns: Sequence[float]) -> bool:
    row, before = rows[at], rows[at - 1]
    if row.block is not None or _MARK.match(row.pieces[0].text):
        return False
    size = max(row.size, before.size)
    gap = before.y - row.y
    if not 0 < gap < 4 * size or not all(_column(piece, columns, size) for piece in row.pieces):
        return False
    is_wrapped = len(row.pieces) == 1 and _column(row.pieces[0], columns, size) > 1
    return len(row.pieces) > 1 or (is_wrapped and gap < 1.6 * size)


def _column(piece: Piece, columns: Sequence[float], size: float) -> int:
    """Return the number of the column in which a piece begins, from 1; 0 where in none."""
    fitting = (n for n, x in enumerate(columns, 1) if abs(piece.x - x) < 1.2 * size)
    return next(fitting, 0)


def aligned_table(rows: Sequence[Row]) -> Element:
    """Return rows whose pieces stand below one another as a table."""
    columns = [piece.x for piece in rows[0].pieces]
    lines: list[list[list[Span]]] = []
    for row in rows:
        cells: list[list[Span]] = [[] for _ in columns]
        for piece in row.pieces:
            nearest = min(range(len(columns)), key=lambda n: abs(columns[n] - piece.x))
            cells[nearest] += piece.spans
        if lines and not cells[0] and len(row.pieces) < len(columns):
            lines[-1] = [_below(*pair) for pair in zip(lines[-1], cells, strict=True)]
        else:
            lines.append(cells)
    is_head = rows[0].is_bold and not rows[-1].is_bold
    made: list[Node] = [] if is_head else [Element("tr", {}, [Element("th") for _ in columns])]
    for number, line in enumerate(lines):
        texts = [nodes_of(cell) for cell in line]
        if is_head and number == 0:
            made.append(Element("tr", {}, [Element("th", {}, without_strength(t)) for t in texts]))
        else:
            made.append(Element("tr", {}, [Element("td", {}, text) for text in texts]))
    edges = " ".join(str(round(column)) for column in columns)
    return Element("table", {EDGES: edges}, made)


def _below(above: list[Span], cell: list[Span]) -> list[Span]:
    """Return a cell with the line that stands below it."""
    return joined_lines(above, cell)[0] if above and cell else above + cell


def gone_on(table: Element, following: Element) -> bool:
    """Add a table to the one at the end of the page before, if it goes on with it."""
    before, now = (_edges(element) for element in (table, following))
    if not before or len(before) != len(now):
        return False
    if any(abs(a - b) > 4 for a, b in zip(before, now, strict=True)):
        return False
    first = next(table.elements()).words()
    table.children += [row for row in following.elements() if row.words() != first]
    return True


def _edges(table: Element) -> list[int]:
    return [int(edge) for edge in table.get(EDGES).split()]


def _is_in(box: Box, fragment: Fragment) -> bool:
    middle = (fragment.x + fragment.right) / 2
    return box.holds(middle, fragment.y + 0.3 * fragment.size)
