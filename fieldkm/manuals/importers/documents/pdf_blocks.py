"""Rows of a PDF as blocks: headings, paragraphs with their hyphens mended, lists, tables, code,
pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fieldkm.manuals.importers.documents.pdf_pieces import Row, Span
from fieldkm.manuals.importers.documents.pdf_spans import (
    Node,
    joined_lines,
    nodes_of,
    text_of,
    without_beginning,
    without_strength,
)
from fieldkm.manuals.importers.documents.pdf_tables import (
    EDGES,
    aligned_end,
    aligned_table,
    gone_on,
)
from fieldkm.manuals.markup.tree import Element

_BULLET = re.compile(r"([•▪●○◦■□➢►‣·∙–—*]|[-])\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(?([a-h])[.)]\s+(?=\S)")
_SECTION = re.compile(r"(\d{1,2}(?:\.\d{1,3})+)\.?\s+\S")
_CONTENTS_LINE = re.compile(r"(?:\.\s?){5,}\s*[\divxlcA-Z-]+\s*$")
_MAX_HEADING = 140
GOES_ON = -1
_MAX_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How the document is set: the size of its text, the sizes of its headings from the largest
    down; `depth` is how deep its outline goes, `pitch` how far its lines are apart, as a multiple
    of their size."""

    body: float
    heading_sizes: tuple[float, ...]
    depth: int = 0
    pitch: float = 1.2


def look_of(rows: Iterable[Row], depth: int) -> Look:
    """Return how a document is set, from all of its rows."""
    letters: Counter[float] = Counter()
    short: Counter[float] = Counter()
    pitches: Counter[float] = Counter()
    above = 0.0
    for row in rows:
        if row.block is None:
            size, text = round(row.size, 1), row.text
            letters[size] += len(text)
            short[size] += len(text) <= _MAX_HEADING
            pitches[round((above - row.y) / row.size, 1)] += 1
            above = row.y
    body = letters.most_common(1)[0][0] if letters else 10.0
    larger = [size for size, count in short.items() if count and size > body * 1.12]
    sizes: list[float] = []
    for size in sorted(larger, reverse=True):
        if not sizes or sizes[-1] - size > 0.6:
            sizes.append(size)
    pitch = max((p for p in pitches if 0.9 < p < 2.2), key=lambda p: pitches[p], default=1.2)
    return Look(body, tuple(sizes[:_MAX_LEVELS]), depth, pitch)


@dataclass(slots=True)
class PageMarks:
    """What there is to know of the rows of a page, by their numbers: anchors of links, the levels
    of headings that the outline names (`GOES_ON` for their further lines), and titles with their
    levels that it names where none of the words stand."""

    anchors: dict[int, list[str]] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    titles: dict[int, list[tuple[int, str]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Paragraph:
    """Lines that are gathered; `left` is where their words begin, `pitch` how far they are apart, 0
    where there is but one."""

    tag: str
    spans: list[Span]
    left: float
    y: float
    size: float
    number: int = 0
    is_bold: bool = False
    is_short: bool = False
    pitch: float = 0.0
    anchors: list[Node] = field(default_factory=list)


class BlockBuilder:
    """Builds the blocks of one document, page after page; `words` are those that it has
    unparted."""

    def __init__(self, look: Look, words: Container[str] = ()) -> None:
        self._look = look
        self._words = words
        self._open: _Paragraph | None = None
        self._marks = PageMarks()
        self._page = 0
        self._is_after_edge = False
        self.blocks: list[Node] = []
        self.mended = 0
        self.guessed_headings = 0

    def add_page(self, rows: Sequence[Row], marks: PageMarks) -> None:
        """Add the rows of a page in reading order; a paragraph may go on over its edge."""
        self._page += 1
        self._is_after_edge = True
        if self._open is not None:
            self._open.y = -1.0
        self._marks = marks
        self.add_rows(rows)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add rows in reading order."""
        at = 0
        while at < len(rows):
            at = self._add_next(rows, at)

    def finish(self) -> Element:
        """Return all blocks; items of lists stand in lists."""
        self._close()
        return Element("div", {}, list(_in_lists(self.blocks)))

    def _add_next(self, rows: Sequence[Row], at: int) -> int:
        """Add what begins with the row `at`, return where what follows begins."""
        row = rows[at]
        for level, title in self._marks.titles.get(at, ()):
            self._close()
            self.blocks.append(Element(f"h{min(level, 6)}", {}, [title]))
        if row.block is not None:
            self._add_anchors(at, at + 1)
            self._add_block(row.block)
            return at + 1
        level = self._level(at, row)
        if level:
            return self._add_heading(rows, at, level)
        end = _code_end(rows, at) if row.is_mono else aligned_end(rows, at)
        if end > at:
            self._add_anchors(at, end)
            self._add_block(_code(rows[at:end]) if row.is_mono else aligned_table(rows[at:end]))
            return end
        self._add_line(row, self._anchors(at))
        return at + 1

    def _anchors(self, at: int) -> list[Node]:
        return [Element("a", {"id": name}) for name in self._marks.anchors.get(at, ())]

    def _add_anchors(self, start: int, end: int) -> None:
        self._close()
        for at in range(start, end):
            self.blocks += self._anchors(at)

    def _add_block(self, block: Element) -> None:
        self._close()
        last = self.blocks[-1] if self.blocks else None
        is_first, self._is_after_edge = self._is_after_edge, False
        if block.tag == "div":
            self.blocks += block.children
            return
        if is_first and block.get(EDGES) and isinstance(last, Element) and gone_on(last, block):
            return
        self.blocks.append(block)

    def _add_line(self, row: Row, anchors: list[Node]) -> None:
        self._is_after_edge = False
        text = row.text
        if _CONTENTS_LINE.search(text):  # the contents are made anew
            self._close()
            return
        for tag, pattern in (("ul", _BULLET), ("ol", _NUMBER), ("ul", _LETTER)):
            mark = pattern.match(text)
            if mark:
                self._close()
                spans = (
                    row.spans if pattern is _LETTER else without_beginning(row.spans, mark.end())
                )
                left = row.pieces[1].x if len(row.pieces) > 1 else row.x + row.size
                number = int(mark[1]) if tag == "ol" else 0
                self._open = _Paragraph(tag, spans, left, row.y, row.size, number, anchors=anchors)
                self._open.is_short = row.is_short
                return
        if self._open is not None and self._goes_on(self._open, row):
            self._join(self._open, row)
            self._open.anchors += anchors
        else:
            self._close()
            self._open = _Paragraph("p", row.spans, row.x, row.y, row.size, anchors=anchors)
            self._open.is_bold = row.is_bold
            self._open.is_short = row.is_short

    def _goes_on(self, open_: _Paragraph, row: Row) -> bool:
        """Tell whether a row goes on with the paragraph that is open."""
        is_ended = text_of(open_.spans)[-1:] in ".:!?"
        if abs(open_.size - row.size) > 0.15 * row.size:
            return False
        if open_.is_bold != row.is_bold and open_.tag == "p" and (open_.is_bold or is_ended):
            return False
        starts_small = row.text[:1].islower()
        if open_.y < 0:  # from the page before
            return starts_small and not is_ended
        gap = open_.y - row.y
        if gap < 0:  # from the column before
            return not is_ended or starts_small
        pitch = open_.pitch or self._look.pitch
        return gap <= max(1.25 * pitch, 1.2) * row.size and self._fits_below(open_, row, gap)

    @staticmethod
    def _fits_below(open_: _Paragraph, row: Row, gap: float) -> bool:
        is_ended = text_of(open_.spans)[-1:] in ".:!?;"
        if not is_ended and not open_.is_short:
            return True
        if is_ended and (open_.is_short or row.x - open_.left > 0.8 * row.size):
            return False
        if open_.tag in ("ul", "ol"):
            return row.x > open_.left - 1.5 * row.size or gap < 1.45 * row.size
        return row.x < open_.left + 4 * row.size

    def _join(self, open_: _Paragraph, row: Row) -> None:
        open_.spans, is_mended = joined_lines(open_.spans, row.spans, self._words)
        self.mended += is_mended
        gap = open_.y - row.y
        open_.pitch = gap / row.size if 0 < gap < 3 * row.size else open_.pitch
        open_.y = row.y
        open_.is_short = row.is_short
        if open_.tag == "p":
            open_.left = min(open_.left, row.x)

    def _add_heading(self, rows: Sequence[Row], at: int, level: int) -> int:
        """Add a heading with the rows below it that it goes on in."""
        end = at + 1
        spans = list(rows[at].spans)
        while end < len(rows) and self._goes_on_heading(rows, at, end):
            spans, _ = joined_lines(spans, rows[end].spans, self._words)
            end += 1
        self._close()
        self._is_after_edge = False
        self.guessed_headings += at not in self._marks.levels
        anchors = [anchor for number in range(at, end) for anchor in self._anchors(number)]
        words = without_strength(nodes_of(spans))
        self.blocks.append(Element(f"h{level}", {}, [*anchors, *words]))
        return end

    def _goes_on_heading(self, rows: Sequence[Row], start: int, at: int) -> bool:
        """Tell whether the heading that begins with a row goes on in the row `at`."""
        levels = self._marks.levels
        if start in levels or at in levels:
            return levels.get(at) == GOES_ON
        row, above = rows[at], rows[at - 1]
        is_alike = abs(row.size - above.size) < 0.3 and row.is_bold == above.is_bold
        is_near = 0 < above.y - row.y < 1.7 * row.size
        return is_near and is_alike and self._level(at, row) == self._level(start, rows[start])

    def _level(self, at: int, row: Row) -> int:
        """Return the level of a row as a heading, 0 where it is none."""
        if at in self._marks.levels:
            return max(0, min(self._marks.levels[at], 6))
        text = row.text
        if len(text) > _MAX_HEADING or not any(sign.isalpha() for sign in text):
            return 0
        level = self._level_by_size(row) or _level_by_number(row, text)
        return min(self._look.depth + 1, 6) if level and self._look.depth else level

    def _level_by_size(self, row: Row) -> int:
        sizes = self._look.heading_sizes
        size = next((size for size in sizes if abs(size - row.size) <= 0.6), None)
        if size is None or (_NUMBER.match(row.text) and row.size < self._look.body * 1.25):
            return 0
        return sizes.index(size) + 1

    def _close(self) -> None:
        done, self._open = self._open, None
        if done is None:
            return
        content = [*done.anchors, *nodes_of(done.spans)]
        if done.tag == "p":
            self.blocks.append(Element("p", {}, content))
        else:
            attributes = {"list": done.tag, "number": str(done.number)}
            self.blocks.append(Element("li", attributes, content))


def _level_by_number(row: Row, text: str) -> int:
    """Return the level of a bold line that begins with the number of a section: “3.2 Fuser”."""
    section = _SECTION.match(text) if row.is_bold else None
    return section[1].count(".") + 1 if section and text[-1:] not in ".:;," else 0


def _code_end(rows: Sequence[Row], start: int) -> int:
    """Return the end of the rows from `start` on that are set as a typewriter writes."""
    end = start + 1
    while end < len(rows) and rows[end].block is None and rows[end].is_mono:
        if not 0 < rows[end - 1].y - rows[end].y < 3.2 * rows[end].size:
            break
        end += 1
    return end


def _code(rows: Sequence[Row]) -> Element:
    """Return rows as code: every letter where it stood."""
    left = min(row.x for row in rows)
    lines: list[str] = []
    for row, above in zip(rows, [None, *rows], strict=False):
        if above is not None and above.y - row.y > 1.9 * row.size:
            lines.append("")
        line = ""
        for piece in row.pieces:
            column = round((piece.x - left) / (0.6 * piece.size))
            line = line.ljust(max(column, len(line) + 1 if line else 0)) + piece.text
        lines.append(line)
    return Element("pre", {}, ["\n".join(lines) + "\n"])


def _in_lists(blocks: Iterable[Node]) -> Iterator[Node]:
    """Yield blocks with items that follow one another in one list; a picture between two steps
    belongs to the first."""
    list_: Element | None = None
    between: list[Node] = []
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


def _may_stand_between(block: Node) -> bool:
    """Tell whether a block can stand between two steps of one list."""
    return isinstance(block, Element) and block.tag in ("p", "table", "pre", "a")
