"""The ranking formula in plain Python, unit by unit, as the vectorised one must agree with."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkm.domain.finding import Unit
from fieldkm.search.words import STOP_TERMS, WORD, terms_of

K1, B = 1.2, 0.75
SECTION = {"heading": 2, "path": 1, "title": 2, "file_name": 1, "body": 1}
THING = {"heading": 2, "title": 3, "body": 1}


@dataclass(frozen=True)
class Document:
    """The terms of each part of a section or of a whole thing."""

    parts: Mapping[str, list[str]]

    def count(self, part: str, term: str) -> int:
        return self.parts[part].count(term)

    def length(self, part: str) -> int:
        return sum(term not in STOP_TERMS for term in self.parts[part])


def exhaustive_ranking(units: Sequence[Unit], terms: Mapping[str, float]) -> dict[str, float]:
    """Return thing -> L, for the things with a score above nothing."""
    sections = [section_document(unit) for unit in units]
    groups: dict[tuple[str, str], list[int]] = {}
    for number, unit in enumerate(units):
        groups.setdefault((unit.thing, unit.language), []).append(number)
    things = [thing_document([sections[n] for n in numbers]) for numbers in groups.values()]
    of_sections = scores(sections, SECTION, terms)
    best = [max(of_sections[n] for n in numbers) for numbers in groups.values()]
    whole = scores(things, THING, terms)
    ranking: dict[str, float] = {}
    for (thing, _), s, p in zip(groups, best, whole, strict=True):
        mixed = 0.5 * s / max(best) + 0.5 * p / (max(whole) or 1) if s > 0 else 0.0
        ranking[thing] = max(mixed, ranking.get(thing, 0.0))
    return {thing: score for thing, score in ranking.items() if score > 0}


def scores(
    documents: Sequence[Document], weights: Mapping[str, float], terms: Mapping[str, float]
) -> list[float]:
    """Return BM25F of every document."""
    mean = {p: sum(d.length(p) for d in documents) / len(documents) for p in weights}
    total = [0.0] * len(documents)
    for term, weight in terms.items():
        x = [weighted_count(document, term, weights, mean) for document in documents]
        df = sum(value > 0 for value in x)
        idf = math.log(1 + (len(documents) - df + 0.5) / (df + 0.5))
        for number, value in enumerate(x):
            total[number] += weight * idf * value * (K1 + 1) / (value + K1)
    return total


def weighted_count(
    document: Document, term: str, weights: Mapping[str, float], mean: Mapping[str, float]
) -> float:
    """Return x of the formula."""
    return sum(
        weight
        * document.count(part, term)
        / (1 - B + B * document.length(part) / max(mean[part], 1e-9))
        for part, weight in weights.items()
    )


def section_document(unit: Unit) -> Document:
    """Return a unit as a document."""
    return Document({part: terms_in(getattr(unit, part)) for part in SECTION})


def thing_document(sections: Sequence[Document]) -> Document:
    """Return sections as one document: their headings and bodies one after the other, one title."""
    joined = {
        part: [term for section in sections for term in section.parts[part]]
        for part in ("heading", "body")
    }
    return Document({**joined, "title": sections[0].parts["title"]})


def terms_in(text: str) -> list[str]:
    """Return the terms of a text, in order."""
    return [term for word in WORD.findall(text) for term in terms_of(word)]
