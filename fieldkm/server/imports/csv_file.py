"""A CSV file as other programs write it: with or without a BOM, any line end, `;`, `,` or tab.

Line numbers are those of an editor, also where a cell goes over several lines.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.checking import Problem, error, problem, warning
from fieldkm.errors import from_os_error
from fieldkm.server.imports.findings import Findings
from fieldkm.server.imports.layout import Table
from fieldkm.server.imports.mapping import Format, TableMap

_DELIMITERS = (";", ",", "\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """A row by our names of its columns, from the line `line`; cells are stripped."""

    line: int
    cells: Mapping[str, str]


class CsvFile:
    """One file of a folder, with how it is written."""

    def __init__(self, path: Path, table: Table, form: Format, named: TableMap) -> None:
        self.path = path
        self.table = table
        self._form = form
        self._named = named

    @property
    def name(self) -> str:
        """The file as findings name it."""
        return self.path.name

    def rows(self, findings: Findings) -> Iterator[Row]:
        """Yield the rows that can be read; what cannot stands in `findings`."""
        lines = _Lines(self.path, self._form.encoding)
        try:
            yield from self._read(lines, findings)
        except OSError as reason:
            raise from_os_error(reason, str(self.path)) from reason
        except csv.Error as reason:
            findings.add(
                error(
                    self.name,
                    lines.number,
                    "broken-csv",
                    "From here on the file cannot be read: {reason}",
                    reason=str(reason),
                )
            )
        finally:
            for number in lines.broken:
                findings.add(
                    error(
                        self.name,
                        number,
                        "broken-encoding",
                        "There are bytes that are not {encoding}. Save the file as UTF-8, or say"
                        " in the mapping how it is encoded.",
                        encoding=self._form.encoding or "UTF-8",
                    )
                )

    def _read(self, lines: _Lines, findings: Findings) -> Iterator[Row]:
        reader = csv.reader(lines, delimiter=self._delimiter(), strict=True)
        header: list[str] | None = None
        line = 0
        for cells in reader:
            line, last = reader.line_num, line
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = self._header(cells, findings)
                if header is None:
                    return
            else:
                row = self._row(header, cells, last + 1, findings)
                if row:
                    yield row
        if header is None:
            findings.add(error(self.name, 1, "empty-file", "There is no line with columns."))

    def _row(
        self, header: Sequence[str], cells: list[str], line: int, findings: Findings
    ) -> Row | None:
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if len(cells) != len(header):
            findings.add(
                error(
                    self.name,
                    line,
                    "wrong-cells",
                    "There are {found} cells; the first line has {wanted}.",
                    found=len(cells),
                    wanted=len(header),
                )
            )
            return None
        found = {name: cell.strip() for name, cell in zip(header, cells, strict=True) if name}
        for name, value in self._named.defaults.items():
            found[name] = found.get(name) or value
        return Row(line, found)

    def _header(self, cells: Sequence[str], findings: Findings) -> list[str] | None:
        """Return our names of the columns, empty for one that is not used; None where the file
        cannot be read with them.
        """
        header = [self._ours(cell) for cell in cells]
        for cell, name in zip(cells, header, strict=True):
            if not name and cell.strip():
                findings.add(
                    warning(
                        self.name,
                        1,
                        "unknown-column",
                        "The column “{column}” is not used.",
                        column=cell.strip()[:80],
                    )
                )
        wrong = list(self._wrong(header))
        for item in wrong:
            findings.add(item.at(self.name, 1))
        return None if wrong else header

    def _wrong(self, header: Sequence[str]) -> Iterator[Problem]:
        there = {*header, *self._named.defaults}
        for column in self.table.columns.values():
            if column.is_required and column.name not in there:
                yield problem(
                    "missing-column",
                    "The column “{column}” is missing. Known are: {known}.",
                    column=self._theirs(column.name),
                    known=", ".join(self.table.columns),
                )
            if header.count(column.name) > 1:
                yield problem(
                    "column-twice", "The column “{column}” is there twice.", column=column.name
                )

    def _ours(self, cell: str) -> str:
        """Return our name of a column; what the mapping renames has its other name no more."""
        theirs = _folded(cell)
        for ours, named in self._named.columns.items():
            if _folded(named) == theirs:
                return ours
        is_ours = theirs in self.table.columns and theirs not in self._named.columns
        return theirs if is_ours else ""

    def _theirs(self, ours: str) -> str:
        return self._named.columns.get(ours, ours)

    def _delimiter(self) -> str:
        """Return what stands between the cells: what parts the first line into most columns that
        are known.
        """
        if self._form.delimiter:
            return self._form.delimiter
        first = next((line for line in _Lines(self.path, self._form.encoding) if line.strip()), "")

        def known(delimiter: str) -> int:
            cells = next(csv.reader([first], delimiter=delimiter), [])
            return sum(bool(self._ours(cell)) for cell in cells)

        return max(_DELIMITERS, key=known)


class _Lines(Iterable[str]):
    """The lines of a file as text. Bytes that are none are replaced, and their lines are `broken`;
    `number` is that of the last line.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._encoding = encoding
        self.number = 0
        self.broken: list[int] = []

    def __iter__(self) -> Iterator[str]:
        with self._path.open("rb") as file:
            start = file.read(2)
        is_wide = start in _UTF16
        encoding = self._encoding or ("utf-16" if is_wide else "utf-8-sig")
        errors = "replace" if is_wide else "surrogateescape"
        # Line ends are left as they are: they may stand in a cell.
        with self._path.open(encoding=encoding, errors=errors, newline="") as file:
            for self.number, line in enumerate(file, 1):
                if line.isascii() or (_is_text(line) and not (is_wide and "\ufffd" in line)):
                    yield line
                else:
                    self.broken.append(self.number)
                    yield line.encode("utf-8", "replace").decode("utf-8")


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _folded(name: str) -> str:
    # A mark of the encoding may stand before the first.
    words = name.removeprefix("\ufeff").casefold().replace("-", " ").split()
    return "_".join(words)
