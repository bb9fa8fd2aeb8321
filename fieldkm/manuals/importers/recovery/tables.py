"""Tables of a page, in Markdown or in HTML, row by row with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from fieldkm.manuals.importers.draft import Line
from fieldkm.manuals.importers.markdown_scan import code_lines

_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table with its header as plain words; each row has its line in the source and its cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def tables_in(lines: list[Line]) -> list[FoundTable]:
    """Return the tables of a page, in reading order."""
    code = code_lines([line.text for line in lines])
    found: list[FoundTable] = []
    at = 0
    while at < len(lines):
        text = lines[at].text
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        if at in code:
            at += 1
        elif "|" in text and "|" in following and _RULE.match(following):
            end = at + 2
            while end < len(lines) and "|" in lines[end].text:
                end += 1
            rows = [(line.number, _cells(line.text)) for line in lines[at + 2 : end]]
            found.append(FoundTable(_cells(text), tuple(rows)))
            at = end
        elif "<table" in text.lower():
            at = _html_table(lines, at, found)
        else:
            at += 1
    return found


def _html_table(lines: list[Line], start: int, found: list[FoundTable]) -> int:
    reader = _HtmlRows()
    at = start
    while at < len(lines):
        reader.number = lines[at].number
        reader.feed(lines[at].text + "\n")
        at += 1
        if "</table" in lines[at - 1].text.lower():
            break
    rows = [row for row in reader.rows if any(row[1])]
    if len(rows) > 1:
        found.append(FoundTable(rows[0][1], tuple(rows[1:])))
    return at


class _HtmlRows(HTMLParser):
    """Gathers the cells of a table of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.number = 0
        self.rows: list[tuple[int, tuple[str, ...]]] = []
        self._cells: list[str] = []
        self._row_number = 0
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self._close_row()
            self._row_number = self.number
        elif tag in ("td", "th"):
            self._cells.append("")
            self._is_open = True

    def handle_endtag(self, tag: str) -> None:
        """End a row or a cell."""
        if tag in ("tr", "table"):
            self._close_row()
        elif tag in ("td", "th"):
            self._is_open = False

    def handle_data(self, data: str) -> None:
        """Take the words of a cell."""
        if self._is_open and self._cells:
            self._cells[-1] += data

    def _close_row(self) -> None:
        if self._cells:
            cells = tuple(" ".join(cell.split()) for cell in self._cells)
            self.rows.append((self._row_number, cells))
        self._cells = []
        self._is_open = False


def _cells(text: str) -> tuple[str, ...]:
    inner = text.strip().removeprefix("|").removesuffix("|")
    return tuple(plain_words(cell) for cell in re.split(r"(?<!\\)\|", inner))


def plain_words(cell: str) -> str:
    """Return what a cell says without its marks."""
    words = _LINK.sub(r"\1", cell)
    words = re.sub(r"<br\s*/?>", "; ", words)
    words = re.sub(r"<[^<>]+>|\*\*|`|\\(?=[|_*])", "", words)
    return " ".join(words.split())
