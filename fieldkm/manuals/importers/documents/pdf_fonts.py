"""The letters of a PDF's fonts and how wide they are, which tells where words and columns end.

`pypdf` knows both but has no public way to ask for them. This is the one place that reaches for
its `Font`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldkm.manuals.importers.documents.pdf_faults import faults

if TYPE_CHECKING:
    from pypdf.generic._font import Font

UNKNOWN = "\ufffd"
"""Stands for a letter that the PDF draws, but does not name."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-b\b|cmbx", re.IGNORECASE)
_MONO = re.compile(r"mono|courier|consol|typewriter|cmtt|menlo|code", re.IGNORECASE)
_FIXED_PITCH, _FORCE_BOLD = 1, 1 << 18
_LETTERS = str.maketrans(
    {
        "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\t": " ",
        "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◦", "\uf0b0": "°",
        "\uf0e0": "→", "\uf0b1": "±", "\uf06d": "µ", "\uf057": "Ω",
    }
)  # fmt: skip


class Glyph(NamedTuple):
    """A letter (or several, for a ligature); `width` is a multiple of the size. `is_space` is what
    word spacing is added to."""

    text: str
    width: float
    is_space: bool


class PdfFont:
    """A font, or what stands for one that is not there: `resource` is None then."""

    def __init__(self, resource: Any) -> None:
        from pypdf.generic._font import Font

        self._font: Font | None = None
        with suppress(*faults()):
            self._font = Font.from_font_resource(resource) if resource else None
        name = self._font.name if self._font else ""
        flags = int(self._font.font_descriptor.flags) if self._font else 0
        self.is_bold = bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD)
        self.is_mono = bool(_MONO.search(name)) or bool(flags & _FIXED_PITCH)
        self._scale = _scale(resource)
        self._known: dict[str, Glyph] = {}

    def glyphs(self, data: bytes) -> Iterator[Glyph]:
        """Yield the letters of a string of the page."""
        font = self._font
        if font is None:
            yield from (Glyph(UNKNOWN, 0.5, byte == ord(" ")) for byte in data)
        elif isinstance(font.encoding, str):
            for code in data.decode(font.encoding, "replace" if len(data) % 2 else "surrogatepass"):
                yield self._glyph(font, code, code)
        else:
            for byte in data:
                yield self._glyph(font, chr(byte), font.encoding.get(byte, chr(byte)))

    def _glyph(self, font: Font, code: str, sign: str) -> Glyph:
        known = self._known.get(code)
        if known is None:
            width = font.character_widths.get(code, font.character_widths["default"])
            named = str(font.character_map.get(sign, sign)) if font.interpretable else UNKNOWN
            is_space = code == " " and not isinstance(font.encoding, str)
            known = Glyph(_plain(named), float(width) * self._scale, is_space)
            self._known[code] = known
        return known


def _plain(named: str) -> str:
    """Return letters as they are written, `UNKNOWN` for the name of a shape."""
    if len(named) > 2 and named.startswith("/"):
        return UNKNOWN
    text = named.translate(_LETTERS)
    return "".join(sign if sign >= " " and not "\ud800" <= sign < "\uf900" else UNKNOWN
                   for sign in text)  # fmt: skip


def _scale(resource: Any) -> float:
    """Return what a width is multiplied by; only Type 3 has units of its own."""
    if not resource or resource.get("/Subtype") != "/Type3":
        return 0.001
    return abs(float(resource["/FontMatrix"][0])) or 0.001
