"""Rows of a PDF as blocks: headings, paragraphs with their hyphens mended, lists, tables,
pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fieldkm.manuals.importers.documents.pdf_layout import Row
from fieldkm.manuals.markup.tree import Element

_BULLET = re.compile(r"([•▪●○◦■□➢►‣·∙–—*]|[-])\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(?([a-h])[.)]\s+(?=\S)")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_CJK_END = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]$")
_MAX_HEADING = 140
_MAX_LEVELS = 4
_CONTENTS_LINE = re.compile(r"(?:\.\s?){5,}\s*[\divxlcA-Z-]+\s*$")


@dataclass(frozen=True, slots=True)
class Look:
    """How the document is set: the size of its text, the sizes of its headings from the largest
    down, and the headings that its outline names, by page."""

    body: float
    heading_sizes: tuple[float, ...]
    outline: dict[tuple[int, str], int] = field(default_factory=dict)
    depth: int = 0


def look_of(rows: Iterable[Row], outline: dict[tuple[int, str], int]) -> Look:
    """Return how a document is set, from all of its rows."""
    letters: Counter[float] = Counter()
    short: Counter[float] = Counter()
    for row in rows:
        size = round(row.size, 1)
        letters[size] += len(row.text)
        if len(row.text) <= _MAX_HEADING:
            short[size] += 1
    body = letters.most_common(1)[0][0] if letters else 10.0
    larger = [size for size in short if size > body * 1.12]
    sizes: list[float] = []
    for size in sorted(larger, reverse=True):
        if not sizes or sizes[-1] - size > 0.6:
            sizes.append(size)
    depth = max(outline.values(), default=0)
    return Look(body, tuple(sizes[:_MAX_LEVELS]), outline, depth)


@dataclass(slots=True)
class _Paragraph:
    """Lines that are gathered; `left` is where their words begin."""

    tag: str
    text: str
    left: float
    y: float
    size: float
    number: int = 0
    is_bold: bool = False
    is_short: bool = False


class BlockBuilder:
    """Builds the blocks of one document, page after page."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._open: _Paragraph | None = None
        self._page = 0
        self._full = 0.0
        self.blocks: list[Element | str] = []
        self.mended = 0
        self.guessed_headings = 0

    def start_page(self, page: int) -> None:
        """Go on on another page; a paragraph may go on over its edge."""
        self._page = page
        if self._open is not None:
            self._open.y = -1.0

    def add_picture(self, source: str) -> None:
        """Add a picture."""
        self._close()
        self.blocks.append(Element("p", {}, [Element("img", {"src": source})]))

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add rows in reading order."""
        widths = sorted(row.right - row.x for row in rows)
        self._full = widths[len(widths) * 9 // 10] if widths else 0.0
        at = 0
        while at < len(rows):
            end = _table_end(rows, at)
            if end - at >= 2 and not self._level(rows[at]):
                self._close()
                self.blocks.append(_table(rows[at:end]))
                at = end
            else:
                self._add(rows[at])
                at += 1

    def finish(self) -> Element:
        """Return all blocks; items of lists stand in lists."""
        self._close()
        return Element("div", {}, list(_in_lists(self.blocks)))

    def _add(self, row: Row) -> None:
        text = row.text
        if _CONTENTS_LINE.search(text):  # the contents are made anew
            self._close()
            return
        level = self._level(row)
        if level:
            self._add_heading(row, level)
            return
        for tag, pattern in (("ul", _BULLET), ("ol", _NUMBER), ("ul", _LETTER)):
            mark = pattern.match(text)
            if mark:
                self._close()
                number = int(mark[1]) if tag == "ol" else 0
                words = text if pattern is _LETTER else text[mark.end() :]
                left = row.pieces[1].x if len(row.pieces) > 1 else row.x + row.size
                self._open = _Paragraph(tag, words, left, row.y, row.size, number)
                self._open.is_short = self._is_short(row)
                return
        if self._open is not None and self._goes_on(self._open, row):
            self._join(self._open, row)
        else:
            self._close()
            self._open = _Paragraph("p", text, row.x, row.y, row.size, is_bold=row.is_bold)
            self._open.is_short = self._is_short(row)

    def _is_short(self, row: Row) -> bool:
        """Tell whether a row is clearly shorter than the others of its page."""
        return row.right - row.x < 0.8 * self._full

    def _goes_on(self, open_: _Paragraph, row: Row) -> bool:
        """Tell whether a row goes on with the paragraph that is open."""
        is_ended = open_.text[-1:] in ".:!?"
        if abs(open_.size - row.size) > 0.15 * row.size:
            return False
        if open_.is_bold != row.is_bold and open_.tag == "p" and (open_.is_bold or is_ended):
            return False
        if open_.y < 0:  # from the page before
            return bool(row.text[:1].islower()) and not is_ended
        gap = open_.y - row.y
        if gap < 0:  # from the column before
            return not is_ended or bool(row.text[:1].islower())
        return gap <= 1.75 * row.size and self._fits_below(open_, row, gap)

    @staticmethod
    def _fits_below(open_: _Paragraph, row: Row, gap: float) -> bool:
        is_ended = open_.text[-1:] in ".:!?;"
        if is_ended and (open_.is_short or row.x - open_.left > 0.8 * row.size):
            return False
        if open_.tag in ("ul", "ol"):
            return row.x > open_.left - 1.5 * row.size or gap < 1.45 * row.size
        return row.x < open_.left + 4 * row.size

    def _join(self, open_: _Paragraph, row: Row) -> None:
        text = row.text
        if open_.text.endswith("\u00ad") or (_HYPHEN.search(open_.text) and text[:1].islower()):
            open_.text = open_.text[:-1] + text
            self.mended += 1
        elif _CJK_END.search(open_.text):
            open_.text += text
        else:
            open_.text += f" {text}"
        open_.y = row.y
        open_.is_short = self._is_short(row)
        if open_.tag == "p":
            open_.left = min(open_.left, row.x)

    def _add_heading(self, row: Row, level: int) -> None:
        last = self.blocks[-1] if self.blocks and self._open is None else None
        tag = f"h{level}"
        is_second_line = (
            isinstance(last, Element)
            and last.tag == tag
            and last.get("page") == str(self._page)
            and 0 < float(last.get("y")) - row.y < 1.7 * row.size
            and (self._page, folded(row.text)) not in self._look.outline
        )
        self._close()
        if is_second_line and isinstance(last, Element):
            last.children.append(f" {row.text}")
            last.attributes["y"] = str(row.y)
            return
        attributes = {"page": str(self._page), "y": str(row.y)}
        self.blocks.append(Element(tag, attributes, [row.text]))

    def _level(self, row: Row) -> int:
        """Return the level of a row as a heading, 0 where it is none."""
        look, text = self._look, row.text
        named = look.outline.get((self._page, folded(text)))
        if named:
            return min(named, 6)
        if len(text) > _MAX_HEADING or not any(sign.isalpha() for sign in text):
            return 0
        size = next((s for s in look.heading_sizes if abs(s - row.size) <= 0.6), None)
        if size is None or (_NUMBER.match(text) and row.size < look.body * 1.25):
            return 0
        level = look.heading_sizes.index(size) + 1
        self.guessed_headings += 1
        return min(look.depth + 1, 6) if look.depth else level

    def _close(self) -> None:
        done, self._open = self._open, None
        if done is None:
            return
        text: list[Element | str] = [done.text.replace("\u00ad", "")]
        if done.tag == "p":
            content: list[Element | str] = [Element("strong", {}, text)] if done.is_bold else text
            self.blocks.append(Element("p", {}, content))
        else:
            attributes = {"list": done.tag, "number": str(done.number)}
            self.blocks.append(Element("li", attributes, text))


def folded(text: str) -> str:
    """Return a heading's words as they are compared."""
    return re.sub(r"\W+", "", text).lower()


def _table_end(rows: Sequence[Row], start: int) -> int:
    """Return the end of the rows from `start` on that are a table's: several pieces each, that
    begin where those above begin."""
    if len(rows[start].pieces) < 2 or _BULLET.match(rows[start].text + " "):
        return start
    if len(rows[start].pieces) == 2 and _NUMBER.match(rows[start].text):
        return start
    columns = [piece.x for piece in rows[start].pieces]
    end = start + 1
    while end < len(rows):
        row, before = rows[end], rows[end - 1]
        is_near = 0 < before.y - row.y < 4 * max(row.size, before.size)
        fits = all(any(abs(p.x - x) < 1.2 * row.size for x in columns) for p in row.pieces)
        if not is_near or not fits or (len(row.pieces) < 2 and len(columns) < 3):
            break
        end += 1
    while end > start + 1 and len(rows[end - 1].pieces) < 2:
        end -= 1
    return end


def _table(rows: Sequence[Row]) -> Element:
    columns = [piece.x for piece in rows[0].pieces]
    lines: list[list[str]] = []
    for row in rows:
        cells = [""] * len(columns)
        for piece in row.pieces:
            nearest = min(range(len(columns)), key=lambda n: abs(columns[n] - piece.x))
            cells[nearest] = f"{cells[nearest]} {' '.join(piece.text.split())}".strip()
        if lines and not cells[0] and len(row.pieces) < len(columns):
            lines[-1] = [f"{a} {b}".strip() for a, b in zip(lines[-1], cells, strict=True)]
        else:
            lines.append(cells)
    tag = "th" if rows[0].is_bold and not rows[-1].is_bold else "td"
    made: list[Element | str] = []
    for number, line in enumerate(lines):
        name = tag if number == 0 else "td"
        made.append(Element("tr", {}, [Element(name, {}, [cell]) for cell in line]))
    return Element("table", {}, made)


def _in_lists(blocks: Iterable[Element | str]) -> Iterator[Element | str]:
    """Yield blocks with items that follow one another in one list; a picture between two steps
    belongs to the first."""
    list_: Element | None = None
    between: list[Element | str] = []
    last = 0
    for block in blocks:
        if isinstance(block, Element) and block.tag == "li":
            tag, number = block.get("list"), int(block.get("number"))
            is_next = list_ is not None and tag == list_.tag and (tag == "ul" or number == last + 1)
            if list_ is not None and is_next and (not between or tag == "ol"):
                _last_item(list_).children += between
                between = []
            else:
                yield from [list_] if list_ is not None else []
                yield from between
                between = []
                list_ = Element(tag, {"start": str(number)} if number > 1 else {})
            list_.children.append(Element("li", {}, [Element("p", {}, block.children)]))
            last = number
        elif list_ is not None and _may_stand_between(block) and len(between) < 4:
            between.append(block)
        else:
            yield from [list_] if list_ is not None else []
            yield from between
            list_, between = None, []
            yield block
    yield from [list_] if list_ is not None else []
    yield from between


def _last_item(list_: Element) -> Element:
    return list(list_.elements())[-1]


def _may_stand_between(block: Element | str) -> bool:
    """Tell whether a block can stand between two steps of one list."""
    return isinstance(block, Element) and block.tag in ("p", "table")
