"""What stands on a page of PDF and where: pieces of lines, pictures and ruled lines, from the
operators of the page."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldkm.manuals.importers.documents.pdf_faults import BAD_OPERANDS
from fieldkm.manuals.importers.documents.pdf_fonts import PdfFont
from fieldkm.manuals.importers.documents.pdf_geometry import (
    IDENTITY,
    Box,
    Matrix,
    box_around,
    matrix_of,
    multiplied,
    point_at,
)
from fieldkm.manuals.importers.documents.pdf_paths import DrawnPath

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_OPERATORS = 400_000
MAX_CONTENT_BYTES = 8 << 20
_MAX_FORMS_IN_FORMS = 6
_MAX_SAVED_STATES = 500
WORD_GAP = 0.16  # of the size, between two letters; more parts words


class PageTooBusy(Exception):
    """A page has more operators than any that a person made."""


class Style(NamedTuple):
    """How letters are set; `shift` is `sup` or `sub` for raised or lowered ones, `link` is where a
    click on them leads."""

    is_bold: bool = False
    is_mono: bool = False
    shift: str = ""
    link: str = ""


class Fragment(NamedTuple):
    """Letters from `x` to `right` on the baseline `y`, in points from the lower left corner."""

    x: float
    y: float
    right: float
    size: float
    text: str
    style: Style


class PagePicture(NamedTuple):
    """A picture; `name` leads to it through the forms of the page."""

    name: str
    box: Box


@dataclass(slots=True)
class PageContent:
    """A page's content. `rules` are horizontal and vertical lines as thin boxes; `strokes` counts
    what other lines are drawn, `rotated` the letters that do not stand upright,
    `faults` the operators that could not be carried out."""

    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)
    pictures: list[PagePicture] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    strokes: int = 0
    rotated: int = 0
    operators: int = 0
    faults: int = 0


@dataclass(slots=True)
class _State:
    """The graphics state that `q` saves."""

    matrix: Matrix = IDENTITY
    font: PdfFont | None = None
    size: float = 1.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


LinkAt = Callable[[float, float], str]
"""Takes a point of the page, returns where a link there leads, empty where there is none."""


def read_content(
    page: PageObject, placing: Matrix, link_at: LinkAt, fonts: dict[int, PdfFont]
) -> PageContent:
    """Return what stands on `page`; raises `PageTooBusy`, and what `pypdf` raises for a broken
    page. `placing` turns the page upright; `fonts` keeps what is known of those met before."""
    from pypdf.generic import ContentStream

    box = page.cropbox
    width, height = float(box.width), float(box.height)
    if page.rotation % 180:
        width, height = height, width
    content = PageContent(max(width, 1.0), max(height, 1.0))
    reader = _Reader(content, link_at, fonts, ContentStream, page.pdf)
    reader.read(page.get("/Contents"), page.get("/Resources"), placing, "")
    content.rules, content.strokes = reader.path.rules, reader.path.strokes
    return content


class _Reader:
    """Carries out the operators of one page that place text, pictures and lines."""

    def __init__(
        self,
        content: PageContent,
        link_at: LinkAt,
        fonts: dict[int, PdfFont],
        stream_type: Any,
        pdf: Any,
    ) -> None:
        self._content = content
        self._link_at = link_at
        self._fonts = fonts
        self._stream_type = stream_type
        self._pdf = pdf
        self._state = _State()
        self._saved: list[_State] = []
        self._line = self._text = IDENTITY
        self.path = DrawnPath()
        self._forms: list[str] = []
        self._resources: Any = {}
        self._inline_pictures = 0
        self._operators: dict[bytes, Callable[[list[Any]], None]] = {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform, b"BT": self._begin_text,
            b"Tf": self._set_font, b"Td": self._move, b"TD": self._move_and_lead,
            b"Tm": self._place, b"T*": self._next_line, b"TL": self._set_leading,
            b"Tc": self._set_letter_space, b"Tw": self._set_word_space, b"Tz": self._set_stretch,
            b"Ts": self._set_rise, b"Tj": self._show, b"TJ": self._show_spaced,
            b"'": self._show_next, b'"': self._show_next_spaced, b"Do": self._paint,
            b"INLINE IMAGE": self._inline_picture,
        }  # fmt: skip

    def read(self, contents: Any, resources: Any, matrix: Matrix, name: str) -> None:
        """Carry out a page's content, or that of the form that `name` leads to."""
        if contents is None:
            return
        stream = self._stream_type(contents.get_object(), self._pdf, "bytes")
        if len(stream.get_data()) > MAX_CONTENT_BYTES:
            raise PageTooBusy
        before = (self._state, self._saved, self._resources, self._line, self._text)
        self._state, self._saved = _State(matrix), []
        self._resources = resources.get_object() if resources is not None else {}
        self._forms.append(name)
        for operands, operator in stream.operations:
            self._content.operators += 1
            if self._content.operators > MAX_OPERATORS:
                raise PageTooBusy
            self._carry_out(operator, operands)
        self._forms.pop()
        self._state, self._saved, self._resources, self._line, self._text = before

    def _carry_out(self, operator: bytes, operands: list[Any]) -> None:
        handler = self._operators.get(operator)
        try:
            if handler is not None:
                handler(operands)
            else:
                self.path.operator(operator, operands, self._state.matrix)
        except BAD_OPERANDS:
            self._content.faults += 1

    # ------------------------------------------------------------ the state

    def _save(self, operands: list[Any]) -> None:
        if len(self._saved) < _MAX_SAVED_STATES:
            self._saved.append(replace(self._state))

    def _restore(self, operands: list[Any]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._state.matrix = multiplied(matrix_of(operands), self._state.matrix)

    def _set_font(self, operands: list[Any]) -> None:
        self._state.size = float(operands[1])
        fonts = self._resources.get("/Font")
        entry = fonts.get_object().raw_get(operands[0]) if fonts is not None else None
        key = getattr(entry, "idnum", None) or id(entry)
        if key not in self._fonts:
            self._fonts[key] = PdfFont(entry.get_object() if entry is not None else None)
        self._state.font = self._fonts[key]

    def _set_leading(self, operands: list[Any]) -> None:
        self._state.leading = float(operands[0])

    def _set_letter_space(self, operands: list[Any]) -> None:
        self._state.letter_space = float(operands[0])

    def _set_word_space(self, operands: list[Any]) -> None:
        self._state.word_space = float(operands[0])

    def _set_stretch(self, operands: list[Any]) -> None:
        self._state.stretch = float(operands[0]) / 100

    def _set_rise(self, operands: list[Any]) -> None:
        self._state.rise = float(operands[0])

    # ------------------------------------------------------------ where text stands

    def _begin_text(self, operands: list[Any]) -> None:
        self._line = self._text = IDENTITY

    def _move(self, operands: list[Any]) -> None:
        step = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
        self._line = self._text = multiplied(step, self._line)

    def _move_and_lead(self, operands: list[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _place(self, operands: list[Any]) -> None:
        self._line = self._text = matrix_of(operands)

    def _next_line(self, operands: list[Any]) -> None:
        self._move([0, -self._state.leading])

    # ------------------------------------------------------------ text

    def _show(self, operands: list[Any]) -> None:
        if operands and isinstance(operands[0], bytes):
            self._add_letters(operands[0])

    def _show_spaced(self, operands: list[Any]) -> None:
        for item in operands[0]:
            if isinstance(item, bytes):
                self._add_letters(item)
            else:
                self._advance(-float(item) / 1000 * self._state.size * self._state.stretch)

    def _show_next(self, operands: list[Any]) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_next_spaced(self, operands: list[Any]) -> None:
        self._state.word_space, self._state.letter_space = float(operands[0]), float(operands[1])
        self._show_next(operands[2:])

    def _advance(self, by: float) -> None:
        self._text = multiplied((1.0, 0.0, 0.0, 1.0, by, 0.0), self._text)

    def _add_letters(self, data: bytes) -> None:
        state = self._state
        font = state.font or PdfFont(None)
        matrix = multiplied(self._text, state.matrix)
        is_upright = matrix[0] > 0 and abs(matrix[1]) < 0.2 * matrix[0]
        size = abs(state.size) * math.hypot(matrix[2], matrix[3])
        x = matrix[4] + state.rise * matrix[2]
        y = matrix[5] + state.rise * matrix[3]
        advance = 0.0
        writer = _FragmentWriter(self._content, font, self._link_at, y, size)
        for glyph in font.glyphs(data):
            step = glyph.width * state.size + state.letter_space
            step = (step + (state.word_space if glyph.is_space else 0.0)) * state.stretch
            drawn = glyph.width * state.size * state.stretch
            if is_upright:
                left = x + advance * matrix[0]
                writer.add(glyph.text, left, left + drawn * matrix[0])
            advance += step
        writer.close()
        self._content.rotated += 0 if is_upright else len(data)
        self._advance(advance)

    # ------------------------------------------------------------ pictures and forms

    def _paint(self, operands: list[Any]) -> None:
        name = str(operands[0])
        entry = self._resources["/XObject"].get_object().raw_get(operands[0])
        found = entry.get_object()
        path = self._forms[-1] + name
        if found.get("/Subtype") == "/Image":
            self._add_picture(path)
        elif found.get("/Subtype") == "/Form" and len(self._forms) <= _MAX_FORMS_IN_FORMS:
            inner = matrix_of(found["/Matrix"]) if "/Matrix" in found else IDENTITY
            own = found.get("/Resources", self._resources)
            self.read(found, own, multiplied(inner, self._state.matrix), path)

    def _inline_picture(self, operands: Any) -> None:
        if len(self._forms) == 1:
            self._add_picture(f"/~{self._inline_pictures}~")
            self._inline_pictures += 1

    def _add_picture(self, name: str) -> None:
        corners = [point_at(self._state.matrix, x, y) for x in (0, 1) for y in (0, 1)]
        self._content.pictures.append(PagePicture(name, box_around(corners)))


class _FragmentWriter:
    """Gathers the letters of one string, parted where a link begins or ends, and at gaps as wide as
    those between columns."""

    def __init__(
        self, content: PageContent, font: PdfFont, link_at: LinkAt, y: float, size: float
    ) -> None:
        self._into = content.fragments
        self._page = Box(-2, -2, content.width + 2, content.height + 2)
        self._font = font
        self._link_at = link_at
        self._y = y
        self._size = size
        self._text: list[str] = []
        self._x = self._right = 0.0
        self._link = ""
        self._is_after_space = False

    def add(self, text: str, left: float, right: float) -> None:
        if text.isspace():
            self._is_after_space = True
            return
        link = self._link_at((left + right) / 2, self._y + self._size * 0.3)
        gap = left - self._right
        if self._text and (link != self._link or gap > column_gap(self._font.is_mono, self._size)):
            self.close()
        if not self._text:
            self._x, self._link = left, link
        elif self._is_after_space or gap > WORD_GAP * self._size:
            self._text.append(" ")
        self._text.append(text)
        self._right, self._is_after_space = right, False

    def close(self) -> None:
        text = "".join(self._text)
        if text and self._is_on_page():
            style = Style(self._font.is_bold, self._font.is_mono, link=self._link)
            self._into.append(Fragment(self._x, self._y, self._right, self._size, text, style))
        self._text = []

    def _is_on_page(self) -> bool:
        """Tell whether what was gathered can be seen; numbers without bounds cannot."""
        return self._page.holds(self._x, self._y) and 0.5 < self._size < 2000


def column_gap(is_mono: bool, size: float) -> float:
    """Return how far letters are apart at least that do not stand in one piece of a line: two
    blanks of a typewriter are made on purpose."""
    return (0.9 if is_mono else 1.5) * size
