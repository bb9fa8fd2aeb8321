"""Blocks that are larger than a page - a table of thousands of rows, a log in one paragraph - as
several of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fieldkm.manuals.markup.tree import Element

Node = Element | str

_WEIGHT_OF_ELEMENT = 5  # a page of 20,000 cells is the largest that is shown


def letters(node: Node) -> int:
    """Return the number of letters of a node's text."""
    return len(node if isinstance(node, str) else node.words())


def weight(node: Node) -> int:
    """Return how much a node adds to a page: its letters, and as much as five for each element."""
    elements = 0 if isinstance(node, str) else sum(1 for _ in node.walk())
    return letters(node) + _WEIGHT_OF_ELEMENT * elements


def in_portions(nodes: Iterable[Node], limit: int) -> Iterator[list[Node]]:
    """Yield nodes in portions of at most about `limit`; what alone weighs more is cut."""
    portion: list[Node] = []
    length = 0
    for node in _fitting(nodes, limit):
        size = weight(node)
        if portion and length + size > limit:
            yield portion
            portion, length = [], 0
        portion.append(node)
        length += size
    if portion:
        yield portion


def _fitting(nodes: Iterable[Node], limit: int) -> Iterator[Node]:
    for node in nodes:
        if not _is_heavier(node, limit):
            yield node
        elif isinstance(node, str):
            yield from _cut_text(node, limit)
        else:
            yield from _cut(node, limit)


def _is_heavier(node: Node, limit: int) -> bool:
    """Tell whether a node weighs more than `limit`; a much larger one is not read to its end, as
    each of those that hold each other is asked."""
    if isinstance(node, Element):
        least = 0
        for inner in node.walk():
            texts = (child for child in inner.children if isinstance(child, str))
            least += _WEIGHT_OF_ELEMENT + sum(len(word) for text in texts for word in text.split())
            if least > limit:
                return True
    return weight(node) > limit


def _cut(element: Element, limit: int) -> Iterator[Element]:
    """Yield an element as several: a table's begin with its first row, a list's count on."""
    heads, rest = _parted(element)
    start = element.get("start")
    first = int(start) if start.isdigit() and len(start) < 6 else 1
    attributes = dict(element.attributes)
    for portion in in_portions(rest, limit):
        if element.tag == "ol":
            attributes["start"] = str(first)
            first += sum(isinstance(node, Element) and node.tag == "li" for node in portion)
        yield Element(element.tag, dict(attributes), [*heads, *portion])
        attributes.pop("id", None)  # the place is where it begins


def _parted(element: Element) -> tuple[list[Node], list[Node]]:
    """Return what stands at the head of each part of an element, and the rest of it."""
    if element.tag != "table":
        return [], element.children
    heads: list[Node] = [child for child in element.elements() if child.tag in ("thead", "caption")]
    rest = [child for child in element.children if not any(child is head for head in heads)]
    body = next((node for node in rest if isinstance(node, Element)), None)
    if body is not None and not any(child.tag == "thead" for child in element.elements()):
        row = next((node for node in body.elements() if node.tag == "tr"), None)
        if row is not None:
            body.children = [node for node in body.children if node is not row]
            heads.append(Element("thead", {}, [row]))
    return heads, rest


def _cut_text(text: str, limit: int) -> Iterator[str]:
    """Yield a text in pieces that end at the end of a line, else of a word."""
    start = 0
    while len(text) - start > limit:
        places = (text.rfind(sign, start, start + limit) + 1 for sign in "\n ")
        end = next((place for place in places if place > start), start + limit)
        yield text[start:end]
        start = end
    yield text[start:]
