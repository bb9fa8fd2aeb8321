"""Which things are like what somebody describes, though in other words, shorter, in other order.

    x = sum_f W_f * tf_f / (1 - b + b * len / avg)        over the parts f
    r = ln(1 + (N - df + .5) / (df + .5))
    score = m * (sum w * r * x (k1 + 1) / (x + k1) + 2 * sum r of codes and parts that both have)

The first sum is over terms and over groups of words that mean about the same, each group as one
term: a thing has it that has any of its words. A word that stands in a group weighs little besides
it, so that another word for the same is worth nearly as much, in any language. m is less than 1
where the models exclude each other. Measured by `dev bench fixes`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from fieldkm.domain.applicability import MachineAtHand, Verdict
from fieldkm.domain.codes import compact
from fieldkm.search.code_forms import is_whole
from fieldkm.search.columns import APPLIES_TO
from fieldkm.search.counting import BODY, HEADING, PATH, TITLE
from fieldkm.search.findings import best_places
from fieldkm.search.like_words import LikeWords, can_be_told, member_terms
from fieldkm.search.narrowing import verdict_for
from fieldkm.search.postings import NONE, Postings
from fieldkm.search.ranking import Floats, Numbers
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.synonyms import Synonyms
from fieldkm.search.wanted import Wanted, wanted_terms
from fieldkm.search.words import STOP_TERMS, WORD, terms_of

K1 = 1.5
B = 0.85
PART_WEIGHTS = {HEADING: 1.0, PATH: 1.0, TITLE: 1.5, BODY: 1.0}
GROUP_WEIGHT = 1.5
IN_GROUP = 0.4  # what is left of a word's own weight where it stands in a group
MOST_WEIGHT = 2.0  # a word that stands in all texts does not count for more than in two
CODE_WEIGHT = 2.0
OTHER_MODEL = 0.6
LEAST = 0.05  # of what a thing would have that said all the same: below that nothing is like
CACHE_BYTES = 32 << 20
_MOST_WORDS = 400  # of one text
_MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Described:
    """What somebody describes: texts, none more important than another, and the models, codes and
    parts that are named, in any spelling.
    """

    texts: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """A thing like it. `score` is at most 1; `why` as in `app.fix_duplicates.Likely`."""

    thing: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Signal:
    """What one term, group or code adds to the units that have it; `most` is what it adds to one of
    ordinary length that has it once.
    """

    units: Numbers
    scores: Floats
    most: float


@dataclass(slots=True)
class _Asked:
    """The weights of terms and groups, the word as written for which each is asked, and the terms
    that stand in a group.
    """

    terms: dict[str, float] = field(default_factory=dict)
    groups: dict[int, float] = field(default_factory=dict)
    written: dict[str | int, str] = field(default_factory=dict)
    in_groups: set[str] = field(default_factory=set)

    def add_words(self, words: Sequence[str], wanted: Wanted) -> None:
        """Add the terms of a text."""
        for word in words:
            for term in terms_of(word):
                self.written.setdefault(term, word)
        for term, weight in wanted.terms.items():
            if term in STOP_TERMS:  # it has them where a text has nothing else
                continue
            self.terms[term] = min(self.terms.get(term, 0.0) + weight, MOST_WEIGHT)

    def add_group(self, group: int, member: str) -> None:
        """Add a group of which a text has a member."""
        terms = member_terms(member)
        self.groups[group] = min(self.groups.get(group, 0.0) + 1, MOST_WEIGHT)
        self.written.setdefault(group, self.written.get(next(iter(terms), ""), member))
        self.in_groups.update(terms)


class Likeness:
    """Compares over one state of an index, in which each thing is one unit."""

    def __init__(
        self,
        snapshot: Snapshot,
        like_words: LikeWords,
        synonyms: Synonyms,
        correction: Callable[[str], str],
    ) -> None:
        self._snapshot = snapshot
        self._like_words = like_words
        self._synonyms = synonyms
        self._correction = correction
        self._live = int(snapshot.live.sum())
        lengths = snapshot.lengths[:, (TITLE, BODY)].sum(axis=1).astype(np.float32)
        mean = float(lengths[snapshot.live].mean()) if self._live else 1.0
        self._norms = 1 - B + B * lengths / max(mean, 1.0)
        self._signals: dict[str | int, _Signal] = {}
        self._bytes = 0

    def most_alike(self, described: Described, besides: str, limit: int) -> list[Alike]:
        """Return the things most like what is described, but for the thing `besides`."""
        asked = self._asked(described.texts)
        signals = list(self._weighted(asked))
        codes = list(self._codes(described))
        scores = np.zeros(len(self._snapshot.live), np.float32)
        ideal = 0.0
        for _, weight, signal in (*signals, *codes):
            scores[signal.units] += weight * signal.scores
            ideal += weight * signal.most
        fitting = self._fitting(described.models)
        if fitting is not None:
            scores[~fitting] *= OTHER_MODEL
        places = [
            place
            for place in best_places(scores, limit + 1)
            if scores[place] >= LEAST * ideal and self._snapshot.unit(place).thing != besides
        ]
        return [
            Alike(
                self._snapshot.unit(place).thing,
                min(float(scores[place]) / ideal, 1.0),
                self._why(place, described, codes, signals),
            )
            for place in places[:limit]
        ]

    def _asked(self, texts: Iterable[str]) -> _Asked:
        """Add up the terms and groups of all texts."""
        asked = _Asked()
        for text in texts:
            words = WORD.findall(text)[:_MOST_WORDS]
            wanted = wanted_terms(words, (), self._synonyms, self._is_known, self._correction)
            asked.add_words(words, wanted)
            spelt = WORD.findall(wanted.suggestion) or words
            for group, member in dict.fromkeys(self._like_words.found_in(spelt)):
                asked.add_group(group, member)
        return asked

    def _weighted(self, asked: _Asked) -> Iterator[tuple[str, float, _Signal]]:
        """Yield the word as written, the weight and the signal of all that is asked for."""
        for term, weight in asked.terms.items():
            left = IN_GROUP if term in asked.in_groups else 1.0
            yield asked.written.get(term, ""), weight * left, self._of_term(term)
        for group, weight in asked.groups.items():
            yield asked.written[group], weight * GROUP_WEIGHT, self._of_group(group)

    def _codes(self, described: Described) -> Iterator[tuple[str, float, _Signal]]:
        """Yield the name, the weight and the signal of codes and parts."""
        named = {"code": described.codes, "part": described.parts}
        for name, codes in named.items():
            for code in dict.fromkeys(filter(None, map(str.strip, codes))):
                units = self._having_code(compact(code))
                rarity = np.float32(_rarity(len(units), self._live))
                scores = np.full(len(units), rarity, np.float32)
                yield f"{name}: {code}", CODE_WEIGHT, _Signal(units, scores, float(rarity))

    def _having_code(self, key: str) -> Numbers:
        units = [
            first + unit
            for first, listing in self._snapshot.codes
            for unit, value in listing.pairs(listing.exactly(key))
            if is_whole(value) and self._snapshot.live[first + unit]
        ]
        return np.array(sorted(set(units)), np.int32)

    def _fitting(self, models: Sequence[str]) -> NDArray[np.bool_] | None:
        """Return which units may hold for one of the models; None where none is named."""
        machines = [MachineAtHand(model) for model in models if model.strip()]
        if not machines:
            return None
        fits = np.zeros(len(self._snapshot.names), np.bool_)
        for number in np.unique(self._snapshot.names_of[:, APPLIES_TO]).tolist():
            name = self._snapshot.names[number]
            fits[number] = any(
                verdict_for(name, machine) is not Verdict.DOES_NOT for machine in machines
            )
        return fits[self._snapshot.names_of[:, APPLIES_TO]]

    def _why(
        self,
        place: int,
        described: Described,
        codes: Sequence[tuple[str, float, _Signal]],
        signals: Sequence[tuple[str, float, _Signal]],
    ) -> tuple[str, ...]:
        applies_to = self._snapshot.names[self._snapshot.names_of[place, APPLIES_TO]]
        reasons = [name for name, _, signal in codes if _score(signal, place)]
        reasons += [
            f"model: {model}"
            for model in described.models
            if applies_to and verdict_for(applies_to, MachineAtHand(model)) is Verdict.APPLIES
        ]
        told = [(weight * _score(signal, place), word) for word, weight, signal in signals if word]
        told.sort(key=lambda one: -one[0])
        words = dict.fromkeys(word.lower() for worth, word in told if worth > 0)
        return (*reasons, *list(words)[:_MOST_REASONS])

    def _is_known(self, term: str) -> bool:
        return len(self._of_term(term).units) > 0

    def _of_term(self, term: str) -> _Signal:
        return self._kept(term, lambda: self._snapshot.postings(term))

    def _of_group(self, group: int) -> _Signal:
        members = self._like_words.groups[group]
        return self._kept(group, lambda: _any_of(map(self._having, members)))

    def _having(self, member: str) -> Postings:
        """Return the postings of a member: of a Chinese one, where all its pairs stand."""
        if not can_be_told(member):
            return NONE
        return reduce(_both, map(self._snapshot.postings, member_terms(member)))

    def _kept(self, key: str | int, postings: Callable[[], Postings]) -> _Signal:
        signal = self._signals.get(key)
        if signal is None:
            if self._bytes > CACHE_BYTES:
                self._signals.clear()
                self._bytes = 0
            signal = self._signals[key] = self._signal(postings())
            self._bytes += signal.units.nbytes + signal.scores.nbytes
        return signal

    def _signal(self, postings: Postings) -> _Signal:
        units, counts = postings
        rarity = _rarity(len(units), self._live)
        weighed = _weighed(counts, PART_WEIGHTS) / self._norms[units]
        scores = (rarity * weighed * (K1 + 1) / (weighed + K1)).astype(np.float32)
        return _Signal(units, scores, rarity)


def _weighed(counts: NDArray[np.uint8], weights: Mapping[int, float]) -> Floats:
    total = np.zeros(len(counts), np.float32)
    for part, weight in weights.items():
        total += np.float32(weight) * counts[:, part]
    return total


def _both(one: Postings, other: Postings) -> Postings:
    units, mine, others = np.intersect1d(one.units, other.units, return_indices=True)
    return Postings(units, np.minimum(one.counts[mine], other.counts[others]))


def _any_of(members: Iterable[Postings]) -> Postings:
    """Return what any of the members stands in, their counts added up."""
    found = [postings for postings in members if len(postings.units)]
    if not found:
        return NONE
    units, places = np.unique(
        np.concatenate([postings.units for postings in found]), return_inverse=True
    )
    counts = np.zeros((len(units), NONE.counts.shape[1]), np.int32)
    np.add.at(counts, places, np.concatenate([postings.counts for postings in found]))
    return Postings(units.astype(np.int32), np.minimum(counts, 255).astype(np.uint8))


def _score(signal: _Signal, place: int) -> float:
    at = int(np.searchsorted(signal.units, place))
    is_there = at < len(signal.units) and signal.units[at] == place
    return float(signal.scores[at]) if is_there else 0.0


def _rarity(frequency: int, total: int) -> float:
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
