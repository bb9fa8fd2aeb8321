"""A tree as Markdown in our dialect: headings, lists as steps, tables, admonitions, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fieldkm.manuals.importers.documents.markdown_spans import SpanWriter, wrapped
from fieldkm.manuals.importers.documents.markdown_tables import TableWriter
from fieldkm.manuals.importers.documents.page_context import (
    BLOCK_TAGS,
    CONTAINERS,
    PageContext,
    own_and_inner_ids,
)
from fieldkm.manuals.importers.markdown_text import BREAK, at_heading_end, at_line_start
from fieldkm.manuals.markup.tree import HEADINGS, Element

_INDENT = "    "
_NO_TEXT = ("!!! ", "```", "~~~~", "| ", "> ")
_ITEM = re.compile(r"(?:-|\d+\.) ")
MAX_LIST_DEPTH = 7


class BlockWriter:
    """Writes the blocks of one page; `context` knows where its links and pictures lead."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._spans = SpanWriter(context)
        self._tables = TableWriter(context, self._spans)

    def lines(self, children: Iterable[Element | str]) -> list[str]:
        """Return `children` as lines of Markdown, with a blank line between blocks."""
        return _spaced(self._blocks(children, 0))

    def _blocks(self, children: Iterable[Element | str], depth: int) -> Iterator[list[str]]:
        line: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and _is_block(child):
                yield self._paragraph(line)
                line = []
                yield from self._block(child, depth)
            else:
                line.append(child)
        yield self._paragraph(line)

    def _block(self, element: Element, depth: int) -> Iterator[list[str]]:
        tag = element.tag
        if tag in HEADINGS:
            yield self._heading(element) if depth == 0 else self._title(element)
            return
        if tag not in ("p", "li"):
            mark = self._mark(element)
            yield [mark] if mark else []
        if tag in ("ul", "ol"):
            yield from self._list(element, depth)
        elif tag == "alarm":
            yield self._alarm(element, depth)
        elif tag == "table":
            caption = next((e for e in element.elements() if e.tag == "caption"), None)
            yield self._caption(caption) if caption else []
            yield self._tables.lines(element)
        elif tag == "pre":
            yield _fenced("".join(element.texts()))
        elif tag == "hr":
            yield ["---"]
        else:
            yield from self._plain_block(element, depth)

    def _plain_block(self, element: Element, depth: int) -> Iterator[list[str]]:
        tag = element.tag
        if tag == "blockquote":
            lines = _spaced(self._blocks(element.children, depth))
            yield [f"> {line}".rstrip() for line in lines]
        elif tag == "dl":
            yield from self._definitions(element, depth)
        elif tag in ("figcaption", "caption", "summary"):
            yield self._caption(element)
        elif tag in CONTAINERS or any(_is_block(child) for child in element.elements()):
            inner = _captioned(element) if tag == "figure" else element.children
            yield from self._blocks(inner, depth)
        else:
            yield self._paragraph([element])

    def _paragraph(self, children: list[Element | str]) -> list[str]:
        if len(children) == 1 and isinstance(children[0], Element) and children[0].tag == "p":
            text = self._mark(children[0]) + self._spans.line(children[0].children)
        else:
            text = self._spans.line(children)
        if not text:
            return []
        lines = [at_line_start(line.strip()) for line in text.split(BREAK)]
        return [f"{line}  " for line in lines[:-1]] + lines[-1:]

    def _heading(self, element: Element) -> list[str]:
        ids = own_and_inner_ids(element)
        anchors = [anchor for name in ids if (anchor := self._context.anchor(name))]
        bare = Element(element.tag, {}, list(_without_ids(element.children)))
        text = at_heading_end(self._spans.line(bare.children, plain=True).replace(BREAK, " "))
        if not text:
            return [f'<a id="{anchor}"></a>' for anchor in anchors]
        others = [f'<a id="{anchor}"></a>' for anchor in anchors[1:]]
        own = f" {{#{anchors[0]}}}" if anchors else ""
        heading = f"{'#' * int(element.tag[1])} {text}{own}"
        return [*others, "", heading] if others else [heading]

    def _title(self, element: Element) -> list[str]:
        """Return a heading within a list, where there can be none."""
        text = self._spans.line(element.children, plain=True).replace(BREAK, " ")
        return [self._mark(element) + wrapped(text, "**", "**")] if text else []

    def _list(self, element: Element, depth: int) -> Iterator[list[str]]:
        if depth >= MAX_LIST_DEPTH:
            self._context.tell("list-too-deep", "A list within many lists became plain lines.")
            for item in element.elements():
                yield from self._blocks(item.children, depth)
            return
        start = element.get("start")
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        items: list[list[str]] = []
        for item in _items(element):
            guards, rest = _guards(item)
            if guards:  # the danger comes before the step
                yield from _joined_items(items)
                items = []
                yield from self._blocks(guards, depth)
                if not rest:
                    continue
            marker = f"{number}." if element.tag == "ol" else "-"
            items.append(self._item(item, rest, marker, depth))
            number += 1
        yield from _joined_items(items)

    def _item(
        self, item: Element, children: list[Element | str], marker: str, depth: int
    ) -> list[str]:
        lines = _spaced(_text_first(self._blocks(children, depth + 1))) or [""]
        lead = f"{marker:<4}" if any(lines[1:]) else f"{marker} "
        return [
            lead + self._mark(item) + lines[0],
            *(_INDENT + line if line else "" for line in lines[1:]),
        ]

    def _alarm(self, element: Element, depth: int) -> list[str]:
        title = element.get("title").replace('"', "”")
        head = f"!!! {element.get('signal')}" + (f' "{title}"' if title else "")
        lines = _spaced(self._blocks(element.children, depth))
        return [head, *(_INDENT + line if line else "" for line in lines)]

    def _caption(self, element: Element) -> list[str]:
        text = self._spans.line(element.children, plain=True)
        return [wrapped(text.replace(BREAK, " "), "*", "*")] if text else []

    def _definitions(self, element: Element, depth: int) -> Iterator[list[str]]:
        """Yield terms with what they mean; what is more than text stands below its term."""
        entries = [
            (child, self._mark(child), self._meaning(child, depth)) for child in element.elements()
        ]
        is_plain = all(child.tag == "dt" or _is_text(blocks) for child, _, blocks in entries)
        begins = bool(entries) and entries[0][0].tag == "dt" and bool(entries[0][2])
        if depth or not is_plain or not begins:
            for _, mark, blocks in entries:
                yield [mark] if mark else []
                yield from blocks
            return
        lines: list[str] = []
        for child, mark, blocks in entries:
            inner = _spaced(blocks) or [""]
            if child.tag == "dt":
                if lines and lines[-1].startswith((":", _INDENT)):
                    lines.append("")
                lines.append(mark + inner[0])
            else:
                rest = (_INDENT + line if line else "" for line in inner[1:])
                lines += [f":   {mark}{inner[0]}", *rest]
        yield lines

    def _meaning(self, child: Element, depth: int) -> list[list[str]]:
        if child.tag == "dt":
            term = self._spans.line(child.children).replace(BREAK, " ")
            return [[at_line_start(term)]] if term else []
        return [block for block in self._blocks(child.children, depth + 1) if block]

    def _mark(self, element: Element) -> str:
        """Return the anchor of an element's own id, empty where nothing leads to it."""
        anchor = self._context.anchor(element.get("id")) if element.get("id") else ""
        return f'<a id="{anchor}"></a>' if anchor else ""


def _is_block(element: Element) -> bool:
    """Tell whether an element is, or has in it, something that stands by itself."""
    return element.tag in BLOCK_TAGS or any(inner.tag in BLOCK_TAGS for inner in element.walk())


def _captioned(figure: Element) -> list[Element | str]:
    """Return a figure's content; the words below its only picture become those of the picture,
    which are shown below it."""
    pictures = [inner for inner in figure.walk() if inner.tag == "img"]
    captions = [child for child in figure.elements() if child.tag == "figcaption"]
    if len(pictures) != 1 or len(captions) != 1 or own_and_inner_ids(captions[0]):
        return figure.children
    if any(inner.tag in ("a", "img") for inner in captions[0].walk()):
        return figure.children
    pictures[0].attributes["alt"] = captions[0].words()
    return [child for child in figure.children if child is not captions[0]]


def _items(element: Element) -> Iterator[Element]:
    """Yield a list's items; what stands in a list without being one becomes one, but a list within
    a list belongs to the item before it."""
    last: Element | None = None
    for child in element.elements():
        if child.tag in ("ul", "ol") and last is not None:
            last.children.append(child)
            continue
        if last is not None:
            yield last
        last = child if child.tag == "li" else Element("li", {}, [child])
    if last is not None:
        yield last


def _guards(item: Element) -> tuple[list[Element | str], list[Element | str]]:
    """Return the dangers that an item begins with, and the rest of it."""
    guards: list[Element | str] = []
    rest = list(item.children)
    while rest:
        head = rest[0]
        if isinstance(head, Element) and head.tag == "alarm":
            guards.append(head)
        elif not isinstance(head, str) or head.strip():
            break
        rest.pop(0)
    return guards, rest


def _text_first(blocks: Iterable[list[str]]) -> list[list[str]]:
    """Return an item's blocks with one of plain text at their head: an item cannot begin with a
    table or another list."""
    found = [block for block in blocks if block]
    begins = bool(found) and not (found[0][0].startswith(_NO_TEXT) or _ITEM.match(found[0][0]))
    return found if begins or not found else [["…"], *found]


def _is_text(blocks: Sequence[list[str]]) -> bool:
    """Tell whether blocks are paragraphs and lists that begin with a paragraph."""
    is_begun = not blocks or not _ITEM.match(blocks[0][0])
    lines = (line.lstrip("-0123456789. ") for block in blocks for line in block)
    return is_begun and not any(line.startswith((*_NO_TEXT, "#")) for line in lines)


def _joined_items(items: list[list[str]]) -> Iterator[list[str]]:
    """Yield the items of a list, apart from one another where one has several blocks."""
    if any(len(item) > 1 for item in items):
        yield from items
    else:
        yield [line for item in items for line in item]


def _without_ids(children: Iterable[Element | str]) -> Iterator[Element | str]:
    """Yield a heading's content without its anchors, which stand behind it."""
    for child in children:
        if isinstance(child, str):
            yield child
        else:
            kept = {k: v for k, v in child.attributes.items() if k not in ("id", "name")}
            yield Element(child.tag, kept, list(_without_ids(child.children)))


def _fenced(text: str) -> list[str]:
    lines = text.strip("\n").expandtabs(4).split("\n")
    fence = "~~~~" if any("```" in line for line in lines) else "```"
    return [fence, *(line.rstrip() for line in lines), fence] if text.strip() else []


def _spaced(blocks: Iterable[list[str]]) -> list[str]:
    """Return blocks one after the other, with a blank line between them."""
    lines: list[str] = []
    for block in blocks:
        if block:
            lines += ["", *block] if lines else block
    return lines
