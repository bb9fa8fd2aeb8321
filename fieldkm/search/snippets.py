"""The piece of a text that shows why it was found, and which words of it were meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldkm.search.words import (
    WORD,
    beginnings,
    flattened,
    has_cjk,
    terms_of_latin,
    terms_of_piece,
    without_cjk,
)

WIDTH = 180
_BEFORE = 40  # characters of context before the first marked word
_LONGEST_TEXT = 30_000  # characters looked at
_ELLIPSIS = "…"
_SENTENCE_ENDS = (". ", "! ", "? ", "。", "！", "？")

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A matched word of a text and the term for which it matched."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text with its marks, and the terms that the whole text has."""

    text: str
    marks: Marks
    terms: frozenset[str]


def merged(marks: Iterable[Mark], shift: int = 0) -> Marks:
    """Return the places of marks, those that touch or overlap as one."""
    places: list[tuple[int, int]] = []
    for mark in marks:
        start, end = mark.start + shift, mark.end + shift
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return tuple(places)


class Marker:
    """Finds the words of texts that have one of the terms.

    Ten snippets must cost little: a text is read in words only where a term may begin.
    """

    def __init__(self, terms: Mapping[str, float]) -> None:
        self._terms = terms
        self._latin = {term for term in terms if not has_cjk(term)}
        self._beginnings = {start for term in self._latin for start in beginnings(term)}
        self._cjk = _longest(term for term in terms if has_cjk(term))

    def marks(self, text: str) -> list[Mark]:
        """Return the matched words of `text`, in order."""
        marks: dict[int, Mark] = {}
        flat = flattened(text)
        for beginning in self._beginnings:
            place = flat.find(beginning)
            while place >= 0:
                start, end = flat.rfind(" ", 0, place) + 1, flat.find(" ", place)
                end = end if end >= 0 else len(flat)
                marks.update((mark.start, mark) for mark in self._in_piece(text[start:end], start))
                place = flat.find(beginning, end)
        if not text.isascii():
            marks.update(
                (at, Mark(at, at + len(t), t)) for t in self._cjk for at in _places(t, text)
            )
        return [marks[start] for start in sorted(marks)]

    def _in_piece(self, piece: str, start: int) -> Iterator[Mark]:
        if self._latin.isdisjoint(terms_of_piece(piece)):
            return
        for match in WORD.finditer(without_cjk(piece)):
            for term in terms_of_latin(match.group()):
                if term in self._latin:
                    yield Mark(start + match.start(), start + match.end(), term)
                    break

    def snippet(self, text: str) -> Snippet:
        """Return the piece of `text`, about `WIDTH` long, that has most of the terms."""
        text = text[:_LONGEST_TEXT]
        marks = self.marks(text)
        first = _start_of_best_cluster(marks, self._terms)
        start = _start_of_piece(text, marks[first].start) if marks else 0
        end = _end_of_piece(text, start + WIDTH)
        before = _ELLIPSIS if start else ""
        inside = (mark for mark in marks if start <= mark.start and mark.end <= end)
        return Snippet(
            before + text[start:end] + (_ELLIPSIS if end < len(text) else ""),
            merged(inside, len(before) - start),
            frozenset(mark.term for mark in marks),
        )


def _places(part: str, text: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _longest(terms: Iterable[str]) -> list[str]:
    """Return the terms but for lone characters that were typed as part of a pair."""
    every = list(terms)
    paired = {character for term in every if len(term) > 1 for character in term}
    return [term for term in every if term not in paired]


def _start_of_best_cluster(marks: list[Mark], terms: Mapping[str, float]) -> int:
    """Return the mark from which a piece's width holds the most terms, each counted once."""
    best, best_worth = 0, 0.0
    for first, mark in enumerate(marks):
        seen: set[str] = set()
        last = mark.start + WIDTH - _BEFORE
        for other in marks[first : first + WIDTH // 2]:
            if other.end > last:
                break
            seen.add(other.term)
        worth = sum(terms[term] for term in seen)
        if worth > best_worth:
            best, best_worth = first, worth
        if len(seen) == len(terms):
            break
    return best


def _start_of_piece(text: str, first_mark: int) -> int:
    """Return a start shortly before the mark: the sentence's if it is near, else a word's."""
    earliest = max(0, first_mark - _BEFORE)
    if earliest == 0:
        return 0
    for sentence_end in _SENTENCE_ENDS:
        place = text.rfind(sentence_end, earliest, first_mark)
        if place >= 0:
            return place + len(sentence_end)
    space = text.find(" ", earliest, first_mark)
    return space + 1 if space >= 0 else earliest


def _end_of_piece(text: str, latest: int) -> int:
    if latest >= len(text):
        return len(text)
    space = text.rfind(" ", latest - WIDTH // 4, latest + 1)
    return space if space >= 0 else latest
