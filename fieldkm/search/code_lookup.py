"""Which units have a code that was typed: the whole, a part of it, or only its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from fieldkm.domain.codes import MAX_CODE_LENGTH, compact, looks_like_code
from fieldkm.search.code_forms import crowd, is_whole
from fieldkm.search.snapshot import Lists

SHORTEST = 3  # characters of a beginning, and of a part of a code among other words
_SURE_DIGITS = 5  # so many digits are the beginning of a number even among other words
_MOST_PIECES = 3  # a code may be typed with two spaces in it
_MOST_BEGINNINGS = 500  # units that one beginning may bring


class CodeMatch(IntEnum):
    """How well a code was met; more is better."""

    BEGINNING = 1
    PART = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A unit with a code that was typed; `crowd` is how many codes it has altogether."""

    unit: int
    match: CodeMatch
    crowd: int

    @property
    def worth(self) -> float:
        """Return what it adds to a score that is at most 1: always more than any text does."""
        return 4.0 * self.match + 2.0 / self.crowd


@dataclass(frozen=True, slots=True)
class FoundCodes:
    """The best code of each unit that was found, and which pieces of the search were codes.

    `keys` are the codes as typed, without hyphens; `rest` is what was typed beside them.
    """

    of_unit: dict[int, FoundCode]
    keys: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def find_codes(pieces: Sequence[str], codes: Lists) -> FoundCodes:
    """Find the codes among the pieces of a search, each in one piece or with spaces."""
    of_unit: dict[int, FoundCode] = {}
    keys: list[str] = []
    rest: list[str] = []
    start = 0
    while start < len(pieces):
        end, key, hits = _code_at(start, pieces, codes)
        for hit in hits:
            if hit.unit not in of_unit or of_unit[hit.unit].worth < hit.worth:
                of_unit[hit.unit] = hit
        if hits:
            keys.append(key)
        else:
            rest += pieces[start:end]
        start = end
    return FoundCodes(of_unit, tuple(keys), tuple(rest))


def _code_at(start: int, pieces: Sequence[str], codes: Lists) -> tuple[int, str, list[FoundCode]]:
    """Return the end, the key and the units of the longest code that begins at a piece."""
    for end in range(min(start + _MOST_PIECES, len(pieces)), start, -1):
        text = " ".join(pieces[start:end])
        alone = end - start == len(pieces)
        if len(text) <= MAX_CODE_LENGTH and (alone or looks_like_code(text)):
            key = compact(text)
            hits = list(_exactly(key, codes, alone=alone))
            if not hits and _may_be_beginning(key, alone=alone):
                hits = list(_starting(key, codes))
            if hits:
                return end, key, hits
    return start + 1, "", []


def _exactly(key: str, codes: Lists, *, alone: bool) -> Iterator[FoundCode]:
    for first, listing in codes:
        for unit, value in listing.pairs(listing.exactly(key)):
            if is_whole(value):
                yield FoundCode(first + unit, CodeMatch.WHOLE, crowd(value))
            elif alone or _is_telling(key):
                yield FoundCode(first + unit, CodeMatch.PART, crowd(value))


def _starting(key: str, codes: Lists) -> Iterator[FoundCode]:
    for first, listing in codes:
        place = listing.starting_with(key)
        place = slice(place.start, min(place.stop, place.start + _MOST_BEGINNINGS))
        for unit, value in listing.pairs(place):
            yield FoundCode(first + unit, CodeMatch.BEGINNING, crowd(value))


def _may_be_beginning(key: str, *, alone: bool) -> bool:
    has_digit = any(character.isdigit() for character in key)
    return len(key) >= SHORTEST and has_digit and (alone or _is_telling(key))


def _is_telling(key: str) -> bool:
    """Tell whether a key means a code among other words: `200` in "at 200 degrees" does not."""
    has_letter = any(character.isalpha() for character in key)
    return len(key) >= (SHORTEST if has_letter else _SURE_DIGITS)
