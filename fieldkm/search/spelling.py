"""What a word that no manual has was meant to be: the word in use that differs least.

Letters are compared for all words of the index at once; nothing has to be built beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from fieldkm.search.words import folded_word, has_cjk

SHORTEST = 4
_FROM_HERE_TWO_ERRORS = 7
_LONGEST = 24


class Spelling:
    """The words in use, and in how many units each is."""

    def __init__(self, words: Mapping[str, int]) -> None:
        known = [word for word in words if len(word) <= _LONGEST]
        self._frequencies = dict(words)
        self._words = np.array(known, dtype=f"U{_LONGEST}")
        letters = self._words.view(np.uint32).reshape(len(known), -1) if known else _NO_LETTERS
        self._letters: NDArray[np.uint32] = letters
        self._lengths = np.count_nonzero(self._letters, axis=1)

    def correction(self, word: str) -> str:
        """Return the likeliest word in use for one that is not, or an empty string."""
        wrong = folded_word(word)
        if not self._may_be_misspelt(wrong):
            return ""
        errors = 2 if len(wrong) >= _FROM_HERE_TWO_ERRORS else 1
        near = np.flatnonzero(np.abs(self._lengths - len(wrong)) <= errors)
        distances = _distances(wrong, self._letters[near], self._lengths[near])
        found = [
            (int(distance), word[0] != wrong[0], -self._frequencies[word], word)
            for distance, word in zip(distances.tolist(), self._words[near].tolist(), strict=True)
            if distance <= errors and (errors > 1 or is_slip(wrong, word))
        ]
        return min(found)[3] if found else self._parted(wrong)

    def _may_be_misspelt(self, word: str) -> bool:
        is_word = word.isalpha() and not has_cjk(word)
        return is_word and SHORTEST <= len(word) <= _LONGEST and word not in self._frequencies

    def _parted(self, word: str) -> str:
        """Return the two words that were written as one, if they are (`paperjam`)."""
        pairs = [(word[:cut], word[cut:]) for cut in range(3, len(word) - 2)]
        known = [
            (min(self._frequencies.get(one, 0), self._frequencies.get(other, 0)), one, other)
            for one, other in pairs
        ]
        frequency, one, other = max(known, default=(0, "", ""))
        return f"{one} {other}" if frequency else ""


def is_slip(wrong: str, word: str) -> bool:
    """Tell whether one error between two short words is likely to be a slip.

    Short words that differ by one letter are mostly two real words (`sharp`, `share`; `wavy`,
    `wave`). Slips are: letters changed round, one forgotten, one written twice, or one that sounds
    alike or lies beside the right one.
    """
    if sorted(wrong) == sorted(word):
        return True
    place = next(
        (n for n, (one, other) in enumerate(zip(wrong, word, strict=False)) if one != other),
        min(len(wrong), len(word)),
    )
    if place == 0:
        return False
    if len(wrong) < len(word):
        return True
    if len(wrong) > len(word):
        return wrong[place] == wrong[place - 1]
    return _are_alike(wrong[place], word[place], is_last=place == len(word) - 1)


def _are_alike(one: str, other: str, *, is_last: bool) -> bool:
    sounds = _CONSONANTS if is_last else (_VOWELS, *_CONSONANTS)
    return any(one in sound and other in sound for sound in sounds) or any(
        one + other in row or other + one in row for row in _KEYBOARD
    )


_VOWELS = "aeiouy"
_CONSONANTS = ("csz", "ckq", "gj", "vwf", "dt", "bp", "mn")
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NO_LETTERS = np.zeros((0, _LONGEST), np.uint32)


def added_up(lists: Iterable[Iterable[tuple[str, int]]]) -> dict[str, int]:
    """Return word -> number of units, added up over the segments."""
    total: dict[str, int] = {}
    for words in lists:
        for word, units in words:
            total[word] = total.get(word, 0) + units
    return total


def _distances(
    wrong: str, letters: NDArray[np.uint32], lengths: NDArray[np.intp]
) -> NDArray[np.int8]:
    """Return the number of errors between `wrong` and each word, by one table for all of them.

    An error is a letter added, missing or another, or two changed round (string alignment).
    """
    columns = int(lengths.max(initial=0)) + 1
    rows = len(letters)
    before = np.zeros((rows, columns), np.int8)
    last = np.tile(np.arange(columns, dtype=np.int8), (rows, 1))
    for i, letter in enumerate(map(ord, wrong), start=1):
        same = letters[:, : columns - 1] == letter
        row = np.empty_like(last)
        row[:, 0] = i
        for j in range(1, columns):
            cost = np.minimum(last[:, j], row[:, j - 1]) + 1
            row[:, j] = np.minimum(cost, last[:, j - 1] + ~same[:, j - 1])
            if i > 1 and j > 1:
                swapped = same[:, j - 2] & (letters[:, j - 1] == ord(wrong[i - 2]))
                row[:, j] = np.where(
                    swapped, np.minimum(row[:, j], before[:, j - 2] + 1), row[:, j]
                )
        before, last = last, row
    return last[np.arange(rows), lengths]
