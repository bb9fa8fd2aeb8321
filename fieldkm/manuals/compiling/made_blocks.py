"""The blocks that pages made by the compiler consist of, as trees like those of authors' pages."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkm.manuals.markup.tree import Element


def paragraph(text: str) -> Element:
    """Return a paragraph."""
    return Element("p", {}, [text])


def strong(text: str) -> Element:
    """Return a paragraph in bold."""
    return Element("p", {}, [Element("b", {}, [text])])


def cell(lines: Iterable[Element | str]) -> Element:
    """Return a cell with each of `lines` on a line of its own."""
    children: list[Element | str] = []
    for line in lines:
        children += [Element("br"), line] if children else [line]
    return Element("td", {}, children)


def table(heads: list[str], rows: list[list[Element]]) -> Element:
    """Return a table with a head and rows of cells."""
    head = Element("tr", {}, [Element("th", {}, [text]) for text in heads])
    return Element("table", {}, [head, *(Element("tr", {}, list(row)) for row in rows)])
