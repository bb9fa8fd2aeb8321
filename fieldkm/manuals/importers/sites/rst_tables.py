"""Tables of reStructuredText: drawn as a grid, ruled with `===`, as lists or as CSV; made tables of
our Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from itertools import pairwise

from fieldkm.manuals.importers.draft import Line, Tell

Inline = Callable[[str], str]

GRID_RULE = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
_BREAK = "\x1e"  # stands for the end of a line in a cell while its words are read
SIMPLE_RULE = re.compile(r"\s*=+(?: +=+)+\s*$")


def table_lines(rows: list[list[str]], has_header: bool, number: int) -> list[Line]:
    """Return a Markdown table; without a header of its own it gets an empty one."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return []
    rows = rows if has_header else [[""] * width, *rows]
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    cells = [[cell.replace("|", "\\|") for cell in row] for row in padded]
    texts = ["| " + " | ".join(row) + " |" for row in cells]
    texts.insert(1, "|" + " --- |" * width)
    return [Line("", number), *(Line(text, number) for text in texts), Line("", number)]


def csv_rows(text: str) -> list[list[str]]:
    """Return the cells of a CSV table that stands in a page."""
    try:
        rows = csv.reader(io.StringIO(text), skipinitialspace=True)
        return [[" ".join(cell.split()) for cell in row] for row in rows if row]
    except csv.Error:
        return [[line] for line in text.split("\n") if line.strip()]


def list_rows(lines: list[Line]) -> list[list[str]]:
    """Return the cells of a list of lists (`* - cell`), as `list-table` has them."""
    rows: list[list[str]] = []
    for line in lines:
        text = line.text.strip()
        opening = re.match(r"(?:[*-] +)?[-*](?: +(.*)|$)", text)
        if opening and re.match(r"[*-] +[-*]", text):
            rows.append([opening[1] or ""])
        elif opening and rows:
            rows[-1].append(opening[1] or "")
        elif text and rows:
            rows[-1][-1] += f" {text}"
    return rows


def grid_table(lines: list[Line], inline: Inline, tell: Tell) -> list[Line]:
    """Return a table drawn with `+---+`."""
    number = lines[0].number
    rule = max((line.text.rstrip() for line in lines if GRID_RULE.match(line.text)), key=_plus)
    edges = [place for place, sign in enumerate(rule) if sign == "+"]
    rows: list[list[str]] = [[]]
    header = 0
    for line in lines[1:]:
        if GRID_RULE.match(line.text):
            header = header or (len(rows) if "=" in line.text else 0)
            rows.append([])
        else:
            rows[-1] = _cells_joined(rows[-1], line.text, edges)
    full = [row for row in rows if any(row)]
    cells = [[inline(cell.strip()).replace(_BREAK, "<br>") for cell in row] for row in full]
    if any("+" in line.text and not GRID_RULE.match(line.text) for line in lines):
        tell(number, "table-simplified", "Cells that span others are written apart.")
    return table_lines(cells, header == 1, number)


def simple_table(lines: list[Line], at: int, inline: Inline) -> tuple[int, list[Line]]:
    """Return the place behind a table ruled with `===` that begins at `at`, and the table. A row
    with an empty first cell goes on with the one above."""
    spans = [match.span() for match in re.finditer(r"=+", lines[at].text)]
    end, has_header = _simple_end(lines, at)
    bounds = [(a, b) for (a, _), (b, _) in pairwise([*spans, (1 << 20, 1 << 20)])]
    rows: list[list[str]] = []
    for line in lines[at:end]:
        if not line.text.strip() or _is_rule(line.text):
            continue
        cells = _columns(line.text, bounds)
        if rows and not cells[0]:
            rows[-1] = [f"{a} {b}".strip() for a, b in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    written = [[inline(cell) for cell in row] for row in rows]
    return end, table_lines(written, has_header, lines[at].number)


def _simple_end(lines: list[Line], at: int) -> tuple[int, bool]:
    """Return the place behind a ruled table, and whether it has a header."""
    rules = 1
    end = at + 1
    while end < len(lines):
        is_rule = bool(SIMPLE_RULE.match(lines[end].text))
        is_last = end + 1 == len(lines) or not lines[end + 1].text.strip()
        rules += is_rule
        end += 1
        if is_rule and (rules > 2 or is_last):
            break
    return end, rules > 2


def _is_rule(text: str) -> bool:
    return bool(SIMPLE_RULE.match(text)) or bool(re.fullmatch(r"\s*-+(?: +-+)*\s*", text))


def _columns(text: str, bounds: list[tuple[int, int]]) -> list[str]:
    """Return the cells between columns; letters of double width are counted as their authors did,
    one column or two."""
    wide = sum(1 for sign in text if sign > "\u2e80")
    if wide and len(re.split(r"\s{2,}", text.strip())) == len(bounds):
        return [cell.strip() for cell in re.split(r"\s{2,}", text.strip())]
    return [text[a:b].strip() for a, b in bounds]


def _plus(rule: str) -> int:
    return rule.count("+")


def _cells_joined(row: list[str], text: str, edges: list[int]) -> list[str]:
    """Return a row with one more line of its cells; a line that begins a list stays a line."""
    pieces = _grid_cells(text, edges)
    if not row:
        return pieces
    joined = []
    for cell, piece in zip(row, pieces, strict=True):
        gap = _BREAK if piece.startswith(("- ", "* ", "• ")) and cell else " "
        joined.append((cell + gap + piece).strip() if piece else cell)
    return joined


def _grid_cells(text: str, edges: list[int]) -> list[str]:
    """Return the cells of a line; where letters of double width have moved the strokes, the strokes
    count."""
    strokes = text.strip().strip("|").split("|")
    if any(sign > "\u2e80" for sign in text) and len(strokes) == len(edges) - 1:
        return [cell.strip() for cell in strokes]
    return [text[a + 1 : b].strip() for a, b in pairwise(edges)]
