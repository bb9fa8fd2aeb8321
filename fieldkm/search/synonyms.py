"""Shop words and the manual's words for the same thing: `stuck paper` is a `paper jam`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fieldkm.search.words import WORD, folded_word, has_cjk, terms_of

LONGEST = 4  # words
LONGEST_CJK = 8  # characters

_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Synonym:
    """Who says `words` may mean `means`; not the other way round."""

    words: str
    means: str


class Synonyms:
    """A table of synonyms, looked up by the terms of what was typed."""

    def __init__(self, synonyms: Iterable[Synonym] = ()) -> None:
        self._by_key: dict[str, list[Synonym]] = {}
        for synonym in synonyms:
            key = _key(WORD.findall(synonym.words))
            if key:
                self._by_key.setdefault(key, []).append(synonym)

    @classmethod
    def read(cls, text: str) -> Synonyms:
        """Read rows of `words;means;language`; bars stand between several, `#` begins a remark.

        A row that is not understood is left out: a table edited by hand must not stop the search.
        """
        lines = (line for line in text.splitlines() if not line.startswith("#"))
        rows = csv.DictReader(lines, delimiter=";")
        return cls(
            Synonym(words, means)
            for row in rows
            for words in _alternatives(row.get("words"))
            for means in _alternatives(row.get("means"))
        )

    def found_in(self, words: Sequence[str]) -> Iterator[Synonym]:
        """Yield the synonyms for words of a search, alone and with those that follow them.

        What lies inside a longer one says nothing more: `timing belt` is no belt of any kind.
        """
        if not self._by_key:
            return
        found = [(place, key) for place, key in _keys_within(words) if key in self._by_key]
        for place, key in found:
            if not any(_is_inside(place, other) for other, _ in found):
                yield from self._by_key[key]


def _alternatives(cell: str | None) -> list[str]:
    return [text.strip() for text in (cell or "").split("|") if text.strip()]


def _key(words: Iterable[str]) -> str:
    """Chinese stands in the table as it is, all else as stems with a space between them."""
    return " ".join(
        folded_word(word) if has_cjk(word) else " ".join(terms_of(word)) for word in words
    )


def _is_inside(place: _Place, other: _Place) -> bool:
    return other[0] <= place[0] and place[1] <= other[1] and place != other


def _keys_within(words: Sequence[str]) -> Iterator[tuple[_Place, str]]:
    """Yield keys with their places: the words' numbers, or inside a Chinese word, parts of them."""
    for start, word in enumerate(words):
        if has_cjk(word):
            for (first, last), part in _parts_of_run(folded_word(word)):
                yield (start + first, start + last), part
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            yield (start, end), _key(words[start:end])


def _parts_of_run(run: str) -> Iterator[tuple[_Place, str]]:
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST_CJK, len(run)) + 1):
            if end - start < len(run):
                yield (start / len(run), end / len(run)), run[start:end]
