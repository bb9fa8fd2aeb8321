"""What stands on a page of PDF and where: pieces of lines and pictures, from the operators of the
page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_OPERATORS = 400_000
MAX_CONTENT_BYTES = 8 << 20
UNKNOWN = "\ufffd"
"""Stands for a letter that the PDF draws, but does not name."""
_PATHS = frozenset({b"l", b"c", b"v", b"y", b"re"})
_TEXT_WIDTH = 0.5  # of an average letter, as a part of the size
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|menlo|code", re.IGNORECASE)
_NARROW, _WIDE = frozenset("iljtfr.,:;'|!()[] "), frozenset("WMm@%—")
_CLOSING = tuple(",.;:!?)]}’”»%")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-b\b", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\t": " "}
)  # fmt: skip


class PageTooBusy(Exception):
    """A page has more operators than any that a person made."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: from `x` to about `right` on the baseline `y`, in points from the lower
    left corner."""

    x: float
    y: float
    right: float
    size: float
    is_bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture named `name`; `y` is its upper edge."""

    name: str
    y: float
    width: float
    height: float


@dataclass(slots=True)
class PageContent:
    """A page's content; `strokes` counts the lines of drawings."""

    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    pictures: list[PagePicture] = field(default_factory=list)
    strokes: int = 0
    operators: int = 0


def read_content(page: PageObject) -> PageContent:
    """Return what stands on `page`; raises `PageTooBusy`, and what `pypdf` raises for a broken
    page."""
    box = page.mediabox
    left, bottom = float(box.left), float(box.bottom)
    content = PageContent(max(float(box.width), 1.0), max(float(box.height), 1.0))
    fragments: list[Piece] = []

    def operator(name: bytes, operands: list[Any], cm: list[float], *_: object) -> None:
        content.operators += 1
        if content.operators > MAX_OPERATORS:
            raise PageTooBusy
        if name == b"Do" and operands:
            height, width = math.hypot(cm[2], cm[3]), math.hypot(cm[0], cm[1])
            top = max(cm[5], cm[5] + cm[3]) - bottom
            content.pictures.append(PagePicture(str(operands[0]), top, width, height))
        elif name in _PATHS:
            content.strokes += 1

    def text(words: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4] - left
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5] - bottom
        scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        fragments.extend(_pieces(words, x, y, abs(float(size) * scale), _font_name(font)))

    stream = page.get_contents()
    if stream is not None and len(stream.get_data()) > MAX_CONTENT_BYTES:
        raise PageTooBusy
    page.extract_text(visitor_operand_before=operator, visitor_text=text)
    content.pieces = joined_pieces(fragments)
    return content


def joined_pieces(fragments: Iterable[Piece]) -> list[Piece]:
    """Return fragments on one baseline that lie close to one another as one piece, from the top of
    the page down."""
    rows: list[list[Piece]] = []
    for piece in sorted(fragments, key=lambda piece: (-piece.y, piece.x)):
        if rows and abs(rows[-1][0].y - piece.y) <= 0.35 * max(piece.size, rows[-1][0].size, 1):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in _joined_row(sorted(row, key=lambda p: p.x))]


def _joined_row(row: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in row:
        last = joined[-1] if joined else None
        if last is None or piece.x - last.right > 1.5 * max(last.size, piece.size, 1):
            joined.append(piece)
            continue
        gap = piece.x - last.right
        is_glued = piece.text.startswith(_CLOSING) or last.text.endswith(("(", "[", "‘", "“"))
        is_written = last.text.endswith(" ") or piece.text.startswith(" ")
        is_apart = is_written or gap > (1.0 if is_glued else 0.4) * last.size
        space = " " if is_apart else ""
        biggest = max(last.size, piece.size)
        text = f"{last.text.rstrip()}{space}{piece.text.lstrip()}"
        is_bold = last.is_bold and piece.is_bold
        joined[-1] = Piece(last.x, last.y, max(last.right, piece.right), biggest, is_bold, text)
    return [piece for piece in joined if piece.text.strip()]


def _pieces(words: str, x: float, y: float, size: float, font: str) -> list[Piece]:
    """Return the lines of a fragment; all but the first begin where it began."""
    pieces = []
    is_bold, is_mono = bool(_BOLD.search(font)), bool(_MONO.search(font))
    for number, line in enumerate(words.split("\n")):
        clean = line.translate(_LIGATURES)
        clean = "".join(sign if sign >= " " else UNKNOWN for sign in clean)
        if clean.strip():
            lower = y - number * size * 1.2
            lead = len(clean) - len(clean.lstrip())
            start = x + lead * size * _TEXT_WIDTH * 0.5
            right = start + _width(clean.strip(), is_mono) * size
            keep = clean if number == 0 else clean.strip()
            pieces.append(Piece(x, lower, right, size, is_bold, keep))
    return pieces


def _width(text: str, is_mono: bool) -> float:
    """Return about how wide a text is, as a multiple of its size."""
    if is_mono:
        return len(text) * 0.56
    return sum(_letter_width(sign) for sign in text)


def _letter_width(sign: str) -> float:
    if ord(sign) > 0x2E80:
        return 1.0
    if sign in _NARROW:
        return 0.28
    if sign in _WIDE:
        return 0.87
    return 0.67 if sign.isupper() else 0.53


def _font_name(font: Any) -> str:
    return str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
