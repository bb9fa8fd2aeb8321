"""XML as a tree of elements with their lines: entities are refused, depth and number are bound.

Names lose their namespaces: `w:p` and `dc:title` become `p` and `title`.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from fieldkm.manuals.importers.documents.source_file import broken
from fieldkm.manuals.markup.tree import Element

LINE = "line"
MAX_XML_DEPTH = 200
MAX_ELEMENTS = 1_000_000


class _Refused(Exception):
    """Stops the parser; says why."""


@dataclass(slots=True)
class _TreeReader:
    """Follows the parser's events."""

    parser: expat.XMLParserType
    root: Element = field(default_factory=lambda: Element("document"))
    open: list[Element] = field(default_factory=list)
    too_deep: int = 0
    count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise _Refused("it has too many elements")
        if len(self.open) >= MAX_XML_DEPTH:
            raise _Refused("it is nested without end")
        own = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        own[LINE] = str(self.parser.CurrentLineNumber)
        element = Element(name.rpartition(":")[2], own)
        self._add(element)
        self.open.append(element)

    def end(self, name: str) -> None:
        self.open.pop()

    def text(self, data: str) -> None:
        self._add(data)

    def skipped_entity(self, name: str, is_parameter: bool) -> None:
        self._add(html.unescape(f"&{name};"))

    def declared_entity(self, *declared: object) -> None:
        """Notations and pictures may be declared; anything that would be put into the text may
        not."""
        is_parameter, value, notation = declared[1], declared[2], declared[6]
        if is_parameter or value is not None or notation is None:
            raise _Refused("it declares entities, which are not read")

    def _add(self, child: Element | str) -> None:
        (self.open[-1] if self.open else self.root).children.append(child)


def xml_tree(data: bytes, name: str) -> Element:
    """Return the outermost element of `data`; raises `BadInput` that names the file `name`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # so that &nbsp; without a declaration is skipped, not an error
    reader = _TreeReader(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.SkippedEntityHandler = reader.skipped_entity
    parser.EntityDeclHandler = reader.declared_entity
    try:
        parser.Parse(data, True)
    except _Refused as refused:
        raise broken(name, f"{refused} (line {parser.CurrentLineNumber})") from None
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise broken(name, f"line {error.lineno} is no XML ({said})") from None
    except (ValueError, LookupError):
        raise broken(name, "its encoding is not known") from None
    return next(reader.root.elements())


def line_of(element: Element) -> int:
    """Return the line in which `element` begins, 0 where it is not known."""
    line = element.get(LINE)
    return int(line) if line.isdigit() else 0


def first(element: Element, *path: str) -> Element | None:
    """Return the element that one name after the other leads to, each among the children."""
    found: Element | None = element
    for name in path:
        found = (
            next((child for child in found.elements() if child.tag == name), None)
            if found
            else None
        )
    return found


def below(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names at any depth, in reading order."""
    return (found for found in element.walk() if found is not element and found.tag in names)


def words_at(element: Element, *path: str) -> str:
    """Return the text of the element at `path` on one line, empty where there is none."""
    found = first(element, *path)
    return found.words() if found else ""
