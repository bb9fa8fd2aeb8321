"""Letters of a PDF joined to pieces of lines, and pieces to rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldkm.manuals.importers.documents.pdf_content import (
    WORD_GAP,
    Fragment,
    Style,
    column_gap,
)
from fieldkm.manuals.markup.tree import Element

_ON_ONE_LINE = 0.35  # of the size
_SHIFTED = 0.55  # of the size of the line, how far small letters may be raised in it
_SMALL = 0.85


class Span(NamedTuple):
    """Letters of one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: from `x` to `right` on the baseline `y`, in points from the lower left
    corner. Or a `block` that stands there, a picture or table, `y` being its upper edge."""

    x: float
    y: float
    right: float
    size: float = 10.0
    fragments: tuple[Fragment, ...] = ()
    block: Element | None = None

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(span.text for span in self.spans)

    @property
    def spans(self) -> list[Span]:
        """Return its letters by their styles."""
        spans: list[Span] = []
        last: Fragment | None = None
        for fragment in self.fragments:
            is_apart = last is not None and fragment.x - last.right > WORD_GAP * fragment.size
            if is_apart:
                spans.append(Span(" ", Style()))
            spans.append(Span(fragment.text, self._style_of(fragment)))
            last = fragment
        return spans

    def _style_of(self, fragment: Fragment) -> Style:
        """Return how letters are set, with small ones beside the line as raised or lowered."""
        by = fragment.y - self.y
        if fragment.size > _SMALL * self.size or abs(by) < 0.08 * self.size:
            return fragment.style
        return fragment.style._replace(shift="sup" if by > 0 else "sub")

    @property
    def is_bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(fragment.style.is_bold for fragment in self.fragments)

    @property
    def is_mono(self) -> bool:
        """Tell whether all of it is set as a typewriter writes."""
        return bool(self.fragments) and all(f.style.is_mono for f in self.fragments)


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of one line, from left to right; `edge` is where its column ends, `margin` where
    it begins."""

    pieces: tuple[Piece, ...]
    margin: float = 0.0
    edge: float = 0.0

    @property
    def block(self) -> Element | None:
        """Return the block that stands here instead of words."""
        return self.pieces[0].block

    @property
    def y(self) -> float:
        """Return the baseline."""
        return self.pieces[0].y

    @property
    def x(self) -> float:
        """Return where it begins."""
        return self.pieces[0].x

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.pieces[-1].right

    @property
    def size(self) -> float:
        """Return the size of its largest piece."""
        return max(piece.size for piece in self.pieces)

    @property
    def is_short(self) -> bool:
        """Tell whether it ends clearly before its column does."""
        return self.edge - self.right > 0.2 * (self.edge - self.margin)

    @property
    def is_bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(piece.is_bold for piece in self.pieces)

    @property
    def is_mono(self) -> bool:
        """Tell whether all of it is set as a typewriter writes."""
        return all(piece.is_mono for piece in self.pieces)

    @property
    def text(self) -> str:
        """Return its words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def spans(self) -> list[Span]:
        """Return its letters by their styles."""
        spans: list[Span] = []
        for piece in self.pieces:
            if spans:
                spans.append(Span(" ", Style()))
            spans += piece.spans
        return spans


def joined_pieces(fragments: Iterable[Fragment]) -> list[Piece]:
    """Return fragments on one line that lie close to one another as one piece, from the top of the
    page down."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda fragment: (-fragment.y, fragment.x)):
        if lines and _is_on_line(lines[-1], fragment):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    whole = _with_shifted(lines)
    return [piece for line in whole for piece in _joined_line(sorted(line, key=lambda f: f.x))]


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Return the pieces of a column in rows, from the top down; a block is a row of its own."""
    rows: list[list[Piece]] = []
    ordered = sorted(pieces, key=lambda piece: (-piece.y, piece.x))
    words = [piece for piece in ordered if piece.block is None]
    margin = min((piece.x for piece in words), default=0.0)
    edge = max((piece.right for piece in words), default=0.0)
    for piece in ordered:
        last = rows[-1] if rows and rows[-1][0].block is None and piece.block is None else None
        if last and abs(last[0].y - piece.y) <= _ON_ONE_LINE * max(piece.size, last[0].size):
            last.append(piece)
        else:
            rows.append([piece])
    return [Row(tuple(sorted(row, key=lambda piece: piece.x)), margin, edge) for row in rows]


def _is_on_line(line: Sequence[Fragment], fragment: Fragment) -> bool:
    largest = max(line, key=lambda other: other.size)
    return abs(largest.y - fragment.y) <= _ON_ONE_LINE * max(largest.size, fragment.size)


def _with_shifted(lines: list[list[Fragment]]) -> list[list[Fragment]]:
    """Return lines with the small letters that stand a little above or below them."""
    whole: list[list[Fragment]] = []
    raised: list[Fragment] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else []
        if following and all(_is_shifted(fragment, following) for fragment in line):
            raised += line
        elif whole and not raised and all(_is_shifted(f, whole[-1]) for f in line):
            whole[-1] += line
        else:
            whole.append([*raised, *line])
            raised = []
    return whole


def _is_shifted(fragment: Fragment, line: Sequence[Fragment]) -> bool:
    near = max(fragment.size, 4.0)
    return any(
        fragment.size < _SMALL * other.size
        and abs(fragment.y - other.y) < _SHIFTED * other.size
        and (abs(fragment.x - other.right) < near or abs(other.x - fragment.right) < near)
        for other in line
    )


def _joined_line(line: Iterable[Fragment]) -> list[Piece]:
    joined: list[list[Fragment]] = []
    for fragment in line:
        last = joined[-1][-1] if joined else None
        if last is not None and _is_double(last, fragment):
            continue
        if last is None or fragment.x - last.right > _gap_between(last, fragment):
            joined.append([fragment])
        else:
            joined[-1].append(fragment)
    return [_piece(fragments) for fragments in joined]


def _piece(fragments: list[Fragment]) -> Piece:
    largest = max(fragments, key=lambda fragment: fragment.size)
    right = max(fragment.right for fragment in fragments)
    return Piece(fragments[0].x, largest.y, right, largest.size, tuple(fragments))


def _is_double(last: Fragment, fragment: Fragment) -> bool:
    """Tell whether letters are drawn a second time, a little aside, to look bold."""
    return fragment.text == last.text and fragment.x - last.x < 0.15 * fragment.size


def _gap_between(last: Fragment, fragment: Fragment) -> float:
    is_mono = last.style.is_mono and fragment.style.is_mono
    return column_gap(is_mono, max(last.size, fragment.size))


def folded(text: str) -> str:
    """Return words as they are compared."""
    return re.sub(r"\W+", "", text).lower()
