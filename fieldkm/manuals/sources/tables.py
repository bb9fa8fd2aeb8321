"""The CSV tables of a manual: rows with their lines, read so that one broken line harms no other.

Headers are compared without case, spaces and underscores, and known by their common other names,
because tables come out of spreadsheets.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fieldkm.domain.checking import Finding, error, warning

MAX_LINES_IN_ROW = 40

PARTS, CODES, CAUSES, FAULTS = "parts.csv", "codes.csv", "causes.csv", "faults.csv"
SYMPTOMS, TESTS, CALLOUTS = "symptoms.csv", "tests.csv", "callouts.csv"

COLUMNS: dict[str, tuple[str, ...]] = {
    PARTS: (
        "number", "name", "assembly", "quantity", "drawing", "callout",
        "replaced_by", "alternates", "procedure", "note", "applies_to",
    ),
    CODES: ("code", "title", "text", "page", "applies_to"),
    CAUSES: ("id", "title", "remedy", "procedure", "part", "minutes", "access"),
    FAULTS: ("code", "cause", "likelihood"),
    SYMPTOMS: ("id", "title", "words"),
    TESTS: ("id", "question", "minutes", "cause", "p"),
    CALLOUTS: ("drawing", "callout", "x", "y"),
}  # fmt: skip

REQUIRED: dict[str, tuple[str, ...]] = {
    PARTS: ("number",),
    CODES: ("code",),
    CAUSES: ("id",),
    FAULTS: ("code", "cause"),
    SYMPTOMS: ("id",),
    TESTS: ("id",),
    CALLOUTS: ("drawing", "callout"),
}

_OTHER_NAMES: dict[str, dict[str, str]] = {
    PARTS: {
        "partnumber": "number", "partno": "number", "part": "number", "no": "number",
        "description": "name", "partname": "name", "title": "name", "qty": "quantity",
        "supersededby": "replaced_by", "alternate": "alternates", "alternative": "alternates",
        "item": "callout", "notes": "note", "procedureid": "procedure", "appliesto": "applies_to",
    },
    CODES: {"faultcode": "code", "id": "code", "description": "text", "name": "title"},
    CAUSES: {"cause": "id", "causeid": "id", "name": "title", "partnumber": "part",
             "time": "minutes", "covers": "access", "procedureid": "procedure"},
    FAULTS: {"faultcode": "code", "symptom": "code", "codeorsymptom": "code", "symptomid": "code",
             "codeorsymptomid": "code", "id": "code", "causeid": "cause", "weight": "likelihood"},
    SYMPTOMS: {"symptom": "id", "symptomid": "id", "name": "title",
               "wordsthattechniciansuse": "words"},
    TESTS: {"test": "id", "testid": "id", "time": "minutes", "causeid": "cause", "pyes": "p",
            "pyescause": "p", "pyesgivencause": "p", "probability": "p", "title": "question"},
    CALLOUTS: {"drawingid": "drawing", "number": "callout", "item": "callout"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, by column; `line` is where it begins."""

    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return the cell of `column`, empty where there is none."""
        return self.cells.get(column, "")

    def items(self, column: str) -> tuple[str, ...]:
        """Return the cell of `column` as a list; semicolons stand between its items."""
        pieces = re.split("[;；]", self.text(column))
        return tuple(piece.strip() for piece in pieces if piece.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `file` is its path in the manual, `kind` its plain name (`parts.csv`)."""

    file: str
    kind: str
    rows: tuple[Row, ...] = ()


def number(text: str) -> float | None:
    """Read a number with a decimal point or a decimal comma; None if it is none (or not finite)."""
    match = re.fullmatch(r"\s*([-+]?\d+(?:[.,]\d+)?)\s*", text, re.ASCII)
    return float(match[1].replace(",", ".")) if match else None


def read_table(file: str, kind: str, text: str) -> tuple[Table, list[Finding]]:
    """Read a CSV table of `kind`; what is wrong with a row is a finding, and the rest is read."""
    findings: list[Finding] = []
    records = _records(file, text, findings)
    _, header = next(records, (1, []))
    columns = [_column(kind, cell) for cell in header]
    findings += _header_findings(file, kind, header, columns)
    rows = []
    for line, cells in records:
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            findings.append(
                error(
                    file,
                    line,
                    "row-too-long",
                    "The row has {cells} cells, the header {columns}.",
                    cells=len(cells),
                    columns=len(columns),
                )
            )
        named = zip(columns, cells, strict=False)
        rows.append(Row(line, {column: cell.strip() for column, cell in named if column}))
    return Table(file, kind, tuple(rows)), findings


def _column(kind: str, header: str) -> str:
    """Return the column that a header cell names, empty where it is not known."""
    bare = re.sub(r"[\W_]+", "", header.lower())
    known = {name.replace("_", ""): name for name in COLUMNS[kind]}
    return known.get(bare) or _OTHER_NAMES[kind].get(bare, "")


def _header_findings(
    file: str, kind: str, header: list[str], columns: list[str]
) -> Iterator[Finding]:
    if not header:
        yield warning(file, 1, "table-empty", "The table has no header line.")
        return
    for cell, column in zip(header, columns, strict=True):
        if not column and cell.strip():
            yield warning(
                file,
                1,
                "unknown-column",
                "The column “{column}” is not known.",
                column=cell.strip(),
            )
    for column in sorted({column for column in columns if column and columns.count(column) > 1}):
        yield error(
            file, 1, "duplicate-column", "The column “{column}” stands here twice.", column=column
        )
    for column in REQUIRED[kind]:
        if column not in columns:
            yield error(
                file, 1, "missing-column", "The column “{column}” is missing.", column=column
            )


def _records(file: str, text: str, findings: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of each row that is not empty; a row that is broken is read by itself."""
    lines = text.split("\n")
    delimiter = _delimiter(lines)
    start = 0
    while start < len(lines):
        cells, consumed = _record(lines, start, delimiter)
        if cells is None:
            findings.append(
                error(
                    file,
                    start + 1,
                    "row-broken",
                    "A quotation mark in this line is not closed or stands wrong.",
                )
            )
            cells, consumed = _lenient(lines[start], delimiter), 1
        if any(cell.strip() for cell in cells):
            yield start + 1, cells
        start += consumed


def _record(lines: list[str], start: int, delimiter: str) -> tuple[list[str] | None, int]:
    """Return the cells of the row that begins at `start` (None if broken) and how many lines it
    takes."""
    stretch = (line + "\n" for line in lines[start : start + MAX_LINES_IN_ROW])
    reader = csv.reader(stretch, delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except (csv.Error, StopIteration):
        return None, 1


def _lenient(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"').replace('""', '"') for cell in line.split(delimiter)]


def _delimiter(lines: list[str]) -> str:
    header = next((line for line in lines if line.strip()), "")
    return max(",;\t", key=header.count)
