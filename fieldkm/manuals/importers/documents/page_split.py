"""Where a document falls into pages: at its headings of level 1, and at the next where that leaves
pages that are long."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fieldkm.manuals.importers.documents.oversize import in_portions, letters, weight
from fieldkm.manuals.importers.documents.page_context import CONTAINERS, own_and_inner_ids
from fieldkm.manuals.markup.tree import HEADINGS, Element

LONG = 12_000
VERY_LONG = 3 * LONG
MAX_LENGTH = 100_000  # what a page without headings to cut it at may weigh: 30 pages of paper
MAX_PIECES = 5000  # more headings of a level than that do not head pages
_MAX_TITLE = 160


@dataclass(slots=True)
class Piece:
    """What stands on one page; `chapter` is the title of the piece that it was cut from."""

    title: str
    children: list[Element | str]
    chapter: str = ""

    @property
    def length(self) -> int:
        """Return the number of characters of its text."""
        return sum(letters(child) for child in self.children)

    @property
    def weight(self) -> int:
        """Return how much stands on the page, letters and elements."""
        return sum(weight(child) for child in self.children)


def split(body: Element, title: str, is_whole: bool) -> list[Piece]:
    """Return the pieces of `body`; what stands before the first heading is called `title`."""
    pieces = _split_at_headings(body, title, is_whole)
    return [part for piece in pieces for part in _cut_by_length(piece)]


def _split_at_headings(body: Element, title: str, is_whole: bool) -> list[Piece]:
    children = _flat(body)
    counts = Counter(_level(child) for child in children)
    levels = sorted(level for level, count in counts.items() if level and count <= MAX_PIECES)
    whole = Piece(title, children)
    if is_whole:
        return [whole]
    if not levels:
        return [_named(whole, title)]
    top = levels[0]
    if counts[top] == 1 and _begins_with(children, top):
        return _without_empty(_cut_where_long(_named(whole, title), levels[1:]))
    if top > 1 and whole.length < LONG:
        return [_named(whole, title)]
    pieces = [_named(piece, title) for piece in _cut(children, top, title)]
    cut = [part for piece in pieces for part in _cut_where_long(piece, levels[1:])]
    return _without_empty(cut)


def shifted(children: list[Element | str]) -> list[Element | str]:
    """Return children with their headings from level 2 on, as below a page's title."""
    headings = [
        inner
        for child in children
        if isinstance(child, Element)
        for inner in child.walk()
        if inner.tag in HEADINGS
    ]
    if headings:
        shift = 2 - min(int(heading.tag[1]) for heading in headings)
        for heading in headings:
            heading.tag = f"h{min(int(heading.tag[1]) + shift, 6)}"
    return children


def _flat(element: Element) -> list[Element | str]:
    """Return what stands in `element`, with what only holds headings and blocks opened."""
    flat: list[Element | str] = []
    for child in element.children:
        is_box = isinstance(child, Element) and child.tag in CONTAINERS
        if isinstance(child, Element) and is_box and any(i.tag in HEADINGS for i in child.walk()):
            if child.get("id"):
                flat.append(Element("a", {"id": child.get("id")}))
            flat += _flat(child)
        else:
            flat.append(child)
    return flat


def _level(child: Element | str) -> int:
    """Return the level of a heading that has words, 0 for anything else."""
    is_heading = isinstance(child, Element) and child.tag in HEADINGS and bool(child.words())
    return int(child.tag[1]) if isinstance(child, Element) and is_heading else 0


def _begins_with(children: list[Element | str], level: int) -> bool:
    """Tell whether nothing with words stands before the first heading of `level`."""
    for child in children:
        if _level(child) == level:
            return True
        if (child if isinstance(child, str) else child.words()).strip():
            return False
    return False


def _cut(children: list[Element | str], level: int, title: str) -> list[Piece]:
    pieces = [Piece(title, [])]
    anchors: list[Element | str] = []  # an anchor right before a heading belongs to it
    for child in children:
        if _level(child) == level:
            pieces.append(Piece("", [*anchors, child]))
            anchors = []
        elif isinstance(child, Element) and _is_anchor(child):
            anchors.append(child)
        elif isinstance(child, str) and not child.strip():
            continue
        else:
            pieces[-1].children += [*anchors, child]
            anchors = []
    pieces[-1].children += anchors
    return [piece for piece in pieces if _has_content(piece)]


def _is_anchor(element: Element) -> bool:
    """Tell whether an element is nothing but a place that links lead to."""
    shows = any(inner.tag in ("img", "table", "hr", "br") for inner in element.walk())
    return bool(own_and_inner_ids(element)) and not shows and not element.words()


def _has_content(piece: Piece) -> bool:
    return piece.length > 0 or any(
        inner.tag in ("img", "table")
        for child in piece.children
        if isinstance(child, Element)
        for inner in child.walk()
    )


def _cut_where_long(piece: Piece, levels: list[int], limit: int = LONG) -> list[Piece]:
    """Return a piece cut at the first of `levels` that has several headings in it, if it is
    long; parts that are still very long are cut again."""
    if piece.length < limit:
        return [piece]
    for place, level in enumerate(levels, 1):
        if sum(_level(child) == level for child in piece.children) > 1:
            cut = [_named(part, piece.title) for part in _cut(piece.children, level, piece.title)]
            for part in cut:
                part.chapter = f"{piece.chapter}: {piece.title}" if piece.chapter else piece.title
            deeper = levels[place:]
            return [p for part in cut for p in _cut_where_long(part, deeper, VERY_LONG)]
    return [piece]


def _named(piece: Piece, title: str) -> Piece:
    """Give a piece the title of the heading that it begins with, which then stands no more in its
    text; anchors of the heading stay."""
    for at, child in enumerate(piece.children):
        if _level(child) and isinstance(child, Element):
            ids = [inner.get("id") or inner.get("name") for inner in child.walk()]
            anchors: list[Element | str] = [Element("a", {"id": name}) for name in ids if name]
            rest = piece.children[:at] + anchors + piece.children[at + 1 :]
            return Piece(_shortened(child.words()), rest, piece.chapter)
        if (child if isinstance(child, str) else child.words()).strip():
            break
        if isinstance(child, Element) and any(inner.tag == "img" for inner in child.walk()):
            break
    return Piece(_shortened(piece.title or title), piece.children, piece.chapter)


def _cut_by_length(piece: Piece) -> list[Piece]:
    """Return a piece without headings to cut it at in parts that can be read."""
    if piece.weight <= MAX_LENGTH:
        return [piece]
    chapter = piece.chapter or piece.title
    portions = enumerate(in_portions(piece.children, MAX_LENGTH), 1)
    return [
        Piece(f"{piece.title} ({number})" if number > 1 else piece.title, children, chapter)
        for number, children in portions
    ]


def _without_empty(pieces: list[Piece]) -> list[Piece]:
    """Return pieces without those that are nothing but a heading: it becomes the chapter of those
    that follow, up to the next such one."""
    if not any(_has_content(piece) for piece in pieces):
        return pieces
    kept: list[Piece] = []
    chapter = ""
    anchors: list[Element | str] = []
    for piece in pieces:
        if not _has_content(piece) and piece is not pieces[-1]:
            chapter = f"{piece.chapter}: {piece.title}" if piece.chapter else piece.title
            anchors += piece.children
            continue
        children = [*anchors, *piece.children]
        kept.append(Piece(piece.title, children, chapter or piece.chapter))
        anchors = []
    return kept


def _shortened(title: str) -> str:
    return title if len(title) <= _MAX_TITLE else title[: _MAX_TITLE - 1].rstrip() + "…"
