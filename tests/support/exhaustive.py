"""The ranking formula in plain Python, unit by unit, as the vectorised one must agree with."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldkm.domain.finding import Unit
from fieldkm.search.words import STOP_TERMS, WORD, terms_of

K1, B, FIT = 1.2, 0.75, 0.5
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
    frequencies = {
        term: sum(any(thing.count(part, term) for part in THING) for thing in things)
        for term, weight in terms.items()
        if weight >= 1
    }
    rarities = {term: rarity(df, len(things)) for term, df in frequencies.items() if df}
    fits = [fit(section, rarities) for section in sections]
    of_sections = scores(sections, SECTION, terms)
    of_sections = [s * (1 + FIT * f) for s, f in zip(of_sections, fits, strict=True)]
    best = [max(of_sections[n] for n in numbers) for numbers in groups.values()]
    best_fits = [max(fits[n] for n in numbers) for numbers in groups.values()]
    whole = scores(things, THING, terms)
    whole = [p * (1 + FIT * f) for p, f in zip(whole, best_fits, strict=True)]
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
        for number, value in enumerate(x):
            r = rarity(df, len(documents))
            total[number] += weight * r * value * (K1 + 1) / (value + K1)
    return total


def rarity(frequency: int, total: int) -> float:
    """Return r of the formula."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def fit(section: Document, rarities: Mapping[str, float]) -> float:
    """Return how well what was typed and the heading or title of a section cover one another."""
    best = 0.0
    for name in ("heading", "title"):
        named = [term for term in rarities if section.count(name, term)]
        covered = min(len(named) / max(section.length(name), 1), 1)
        worth = sum(rarities[term] for term in named) / (sum(rarities.values()) or 1)
        best = max(best, covered * worth)
    return best


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
