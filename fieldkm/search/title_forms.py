"""Titles and headings as keys of a sorted list: the text from each of its words on."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.finding import Kind, Unit
from fieldkm.search.words import WORD, folded_word, has_cjk

KEY_LENGTH = 32
# Nobody types a visit's title, which many others have too; the heading of a customer or a machine
# says where it is.
_WITHOUT_TITLE = frozenset({Kind.VISIT})
_WITHOUT_HEADING = frozenset({Kind.CUSTOMER, Kind.MACHINE, Kind.VISIT})

# A key's value orders suggestions: titles before headings, beginnings before words inside, short
# texts before long ones.
_OF_HEADING = 1 << 13
_INSIDE = 1 << 12


def title_keys(unit: Unit) -> Iterator[tuple[str, int]]:
    """Yield (key, value) for the beginnings of the words of a unit's title and heading."""
    if unit.ordinal == 0 and unit.kind not in _WITHOUT_TITLE:
        yield from _keys_of(unit.title, 0)
    if unit.heading not in {"", unit.title} and unit.kind not in _WITHOUT_HEADING:
        yield from _keys_of(unit.heading, _OF_HEADING)


def is_of_heading(value: int) -> bool:
    """Tell whether a key with this value is of a heading; else it is of a title."""
    return value >= _OF_HEADING


def folded_title(text: str) -> str:
    """Return a text as keys are written: folded words with one space between them."""
    return " ".join(folded_word(word) for word in WORD.findall(text))


def _keys_of(text: str, source: int) -> Iterator[tuple[str, int]]:
    folded = folded_title(text)
    value = source + min(len(folded), _INSIDE - 1)
    for start in _starts(folded):
        yield folded[start : start + KEY_LENGTH], value + (_INSIDE if start else 0)


def _starts(folded: str) -> Iterator[int]:
    """The places where somebody may begin to type: each word and each Chinese character."""
    for place, character in enumerate(folded):
        if place == 0 or folded[place - 1] == " " or has_cjk(character):
            yield place
