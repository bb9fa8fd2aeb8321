"""A unit as the index counts it: its terms in each of its parts, and how long the parts are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fieldkm.domain.finding import Unit
from fieldkm.search.words import WORD, counted_length, terms_of, terms_of_latin

# The parts of a unit, in the order in which postings and lengths have them.
HEADING, PATH, TITLE, FILE_NAME, BODY = range(5)
PARTS = 5
MAX_COUNT = 255

_ONLY_IN_BODY = [bytes((0, 0, 0, 0, count)) for count in range(MAX_COUNT + 1)]


@dataclass(frozen=True, slots=True)
class CountedText:
    """The words of a text as written, how often each of its terms stands in it, and its length."""

    words: frozenset[str]
    terms: Mapping[str, int]
    length: int


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """`postings` is term -> one byte a part (at most 255); `words` are as written."""

    postings: Mapping[bytes, bytes]
    lengths: tuple[int, ...]
    words: frozenset[str]


def part_texts(unit: Unit) -> tuple[str, ...]:
    """Return the texts of the parts, in their order."""
    return (unit.heading, unit.path, unit.title, unit.file_name, unit.body)


def counted_text(text: str) -> CountedText:
    """Count the terms of a text."""
    words = Counter(WORD.findall(text))
    counts: dict[str, int] = {}
    terms_of_word = terms_of_latin if text.isascii() else terms_of
    for word, times in words.items():
        for term in terms_of_word(word):
            counts[term] = counts.get(term, 0) + times
    return CountedText(frozenset(words), counts, counted_length(counts))


def counted(unit: Unit) -> CountedUnit:
    """Count the terms of a unit."""
    *short_texts, body_text = part_texts(unit)
    short = [_counted_short_text(text) for text in short_texts]
    body = counted_text(body_text)
    words = body.words.union(*(text.words for text in short))
    lengths = (*(text.length for text in short), body.length)
    return CountedUnit(_postings(short, body), lengths, words)


@lru_cache(maxsize=4096)
def _counted_short_text(text: str) -> CountedText:
    """Titles, paths and file names come again with every section of a page."""
    return counted_text(text)


def _postings(short: list[CountedText], body: CountedText) -> dict[bytes, bytes]:
    postings = {
        term.encode(): _ONLY_IN_BODY[min(times, MAX_COUNT)] for term, times in body.terms.items()
    }
    parts = [text.terms for text in (*short, body)]
    for term in set().union(*(text.terms for text in short)):
        postings[term.encode()] = bytes([min(part.get(term, 0), MAX_COUNT) for part in parts])
    return postings
