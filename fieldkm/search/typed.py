"""What somebody typed into the search box: words, quoted phrases, words not wanted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from fieldkm.domain.codes import looks_like_code
from fieldkm.search.words import WORD

# More is never typed; what is pasted is cut here.
MAX_CHARACTERS = 1000
MAX_WORDS = 32

_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f", '"' * 10)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_PIECE = re.compile(r'([-\u2212]?)"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Typed:
    """`pieces` is what stands between spaces and outside quotes; the others are lists of words."""

    pieces: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[str, ...] = ()


def parse_typed(text: str) -> Typed:
    """Read a search; any text at all is one."""
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).translate(_QUOTES)
    text = _DECIMAL_COMMA.sub(".", text)
    pieces: list[str] = []
    phrases: list[tuple[str, ...]] = []
    unwanted: list[str] = []
    for minus, phrase, piece in _PIECE.findall(text):
        words = WORD.findall(phrase or piece)
        if minus or _is_unwanted(piece):
            unwanted += words
        elif phrase and words:
            phrases.append(tuple(words))
        elif words:
            pieces.append(piece)
    if not pieces and not phrases:  # nothing but unwanted words: somebody who began with a hyphen
        pieces, unwanted = unwanted, []
    return Typed(tuple(pieces[:MAX_WORDS]), tuple(phrases[:MAX_WORDS]), tuple(unwanted[:MAX_WORDS]))


def words_of(pieces: Iterable[str], phrases: Iterable[tuple[str, ...]] = ()) -> tuple[str, ...]:
    """Return the words of pieces and phrases of a search."""
    words = [word for piece in pieces for word in WORD.findall(piece)]
    words += [word for phrase in phrases for word in phrase]
    return tuple(words[:MAX_WORDS])


def _is_unwanted(piece: str) -> bool:
    """`-kit` leaves out what has a kit; `-1234` is the end of a part number."""
    return piece[:1] in {"-", "\u2212"} and not looks_like_code(piece[1:])
