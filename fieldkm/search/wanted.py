"""From what was typed to what is searched for: terms with weights and reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fieldkm.search.synonyms import Synonyms
from fieldkm.search.words import (
    QUESTION_TERMS,
    STOP_TERMS,
    WORD,
    folded_word,
    terms_of,
    terms_of_latin,
)

SYNONYM_WEIGHT = 0.7
SPELLING_WEIGHT = 0.8
QUESTION_WEIGHT = 0.25
COMPOUND_WEIGHT = 0.5
_SHORTEST_COMPOUND = 6
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """`terms` is term -> weight, `reasons` term -> why it was added; `suggestion` is a spelling.
    `codes` are the terms that were found as codes.
    """

    terms: Mapping[str, float]
    reasons: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    codes: tuple[str, ...] = ()


def wanted_terms(
    words: Sequence[str],
    codes: tuple[str, ...],
    synonyms: Synonyms,
    is_known: Callable[[str], bool],
    correction: Callable[[str], str],
) -> Wanted:
    """Return the terms to search for: of the words, of codes that were found, and what is added.

    What is added weighs less: synonyms, and the likely spelling of a word that no unit has.
    """
    terms = {**_weighted(content_terms(words)), **dict.fromkeys(codes, 1.0)}
    reasons: dict[str, str] = {}
    explained: set[str] = set()
    for synonym in synonyms.found_in(words):
        explained.update(_terms(WORD.findall(synonym.words)))
        reason = f"synonym: {synonym.words} -> {synonym.means}"
        # Together they weigh about what one does: a word must not count for more because the table
        # knows many for it.
        shared = SYNONYM_WEIGHT / max(1, len(content_terms(WORD.findall(synonym.means)))) ** 0.5
        _add(terms, reasons, synonym.means, shared, reason)
    for one, other in pairwise(words):
        if (compound := _compound(one, other)) and is_known(terms_of_latin(compound)[0]):
            _add(
                terms, reasons, compound, COMPOUND_WEIGHT, f"spelling: {one} {other} -> {compound}"
            )
    better = {}
    for word in words:
        if any(term in explained or is_known(term) for term in terms_of(word)):
            continue
        if right := correction(word):
            better[word] = right
            _add(terms, reasons, right, SPELLING_WEIGHT, f"spelling: {word} -> {right}")
    suggestion = " ".join(better.get(word, word) for word in words) if better else ""
    return Wanted(terms, reasons, suggestion, codes)


def content_terms(words: Iterable[str]) -> list[str]:
    """Return the terms of the words that say something; of all words where none does."""
    terms = _terms(words)
    return [term for term in terms if term not in STOP_TERMS] or terms


def _weighted(terms: Sequence[str]) -> dict[str, float]:
    """Return the terms of a question with their weights, alike where all are question words."""
    weak = QUESTION_TERMS.intersection(terms)
    if len(weak) == len(set(terms)):
        weak = frozenset()
    return {term: QUESTION_WEIGHT if term in weak else 1.0 for term in terms}


def _compound(one: str, other: str) -> str:
    """Return two words written as one (`pick up`), or an empty string if they may not be."""
    compound = folded_word(one + other)
    is_word = (
        compound.isascii() and compound.isalpha() and min(len(one), len(other)) >= _SHORTEST_PART
    )
    return compound if is_word and len(compound) >= _SHORTEST_COMPOUND else ""


def _terms(words: Iterable[str]) -> list[str]:
    return [term for word in words for term in terms_of(word)]


def _add(
    terms: dict[str, float], reasons: dict[str, str], text: str, weight: float, reason: str
) -> None:
    for term in content_terms(WORD.findall(text)):
        if term not in terms:
            terms[term] = weight
            reasons[term] = reason
