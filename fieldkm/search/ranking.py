"""The ranking: BM25F over sections (S) and over whole things (P), half and half, vectorised.

    x = sum_f W_f * tf_f / (1 - b + b * len_f / avg_f)        over the parts f
    r_t = ln(1 + (N - df + .5) / (df + .5))
    score = (1 + .5 fit) * sum_t w_t * r_t * x (k1 + 1) / (x + k1)
    L = .5 S / max S + .5 P / max P

S is the best section of a thing in a language; P takes the thing in that language as one unit: its
sections' postings added up, its title once. w_t is 1 for what was typed and less for what was added
to it. `fit` is how well what was typed, rare terms counting more, and a name cover one another: of
a section its heading or title, of a thing the best of its sections; 1 where the very name was
typed. `tests/support/exhaustive.py` says the same in plain Python, and a test compares the two.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fieldkm.search.columns import KIND, LANGUAGE, THING
from fieldkm.search.counting import BODY, FILE_NAME, HEADING, PARTS, PATH, TITLE
from fieldkm.search.postings import Postings

K1 = 1.2
B = 0.75
SECTION_WEIGHTS = {HEADING: 2.0, PATH: 1.0, TITLE: 2.0, FILE_NAME: 1.0, BODY: 1.0}
THING_WEIGHTS = {HEADING: 2.0, TITLE: 3.0, BODY: 1.0}
FIT_SHARE = 0.5
CACHE_BYTES = 64 << 20
_NAMES = (HEADING, TITLE)

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Scores:
    """What one term adds: to sections (`units`) and to things in a language (`groups`). `named` are
    the sections that have it in their heading and in their title; `rarity` is over things."""

    units: Numbers
    of_units: Floats
    groups: Numbers
    of_groups: Floats
    named: tuple[Numbers, Numbers]
    rarity: float

    @property
    def nbytes(self) -> int:
        """Return the memory that the arrays take."""
        arrays = (self.units, self.of_units, self.groups, self.of_groups, *self.named)
        return sum(array.nbytes for array in arrays)


@dataclass(frozen=True, slots=True)
class Groups:
    """The live units in groups: things in one language; the groups of a thing are neighbours.

    `order` lists the units group by group, `starts` is where in it each group begins;
    `thing_starts` is where each thing's groups begin; `shares` is what its kind leaves a group of
    its score.
    """

    of_unit: Numbers
    order: Numbers
    starts: Numbers
    thing_starts: Numbers
    thing_names: Numbers
    languages: Numbers
    shares: Floats

    def units(self, group: int) -> Numbers:
        """Return the units of a group."""
        start = self.starts[group]
        end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.order)
        return self.order[start:end]

    @property
    def are_single(self) -> bool:
        """Tell whether each group is one unit, as those of records are."""
        return len(self.order) == len(self.starts)

    def of_thing(self, thing: int) -> range:
        """Return the groups of a thing: one for each of its languages."""
        is_last = thing + 1 == len(self.thing_starts)
        end = len(self.starts) if is_last else self.thing_starts[thing + 1]
        return range(int(self.thing_starts[thing]), int(end))


def grouped(
    names_of: Numbers, live: NDArray[np.bool_], shares: Mapping[int, float] | None = None
) -> Groups:
    """Group the live units; a deleted unit is said to be of group 0 and is in no group's list.

    `shares` is the name of a kind -> what it leaves of a score.
    """
    units = np.flatnonzero(live).astype(np.int32)
    keys = names_of[units, THING].astype(np.int64) << 32 | names_of[units, LANGUAGE]
    unique, group = np.unique(keys, return_inverse=True)
    sorting = np.argsort(group, kind="stable")
    of_unit = np.zeros(len(live), np.int32)
    of_unit[units] = group
    things = (unique >> 32).astype(np.int32)
    order = units[sorting]
    starts = np.searchsorted(group[sorting], np.arange(len(unique))).astype(np.int32)
    return Groups(
        of_unit,
        order,
        starts,
        np.flatnonzero(np.diff(things, prepend=-1)).astype(np.int32),
        things,
        (unique & 0xFFFFFFFF).astype(np.int32),
        _shares(names_of[order[starts], KIND], shares or {}),
    )


def _shares(kinds: Numbers, shares: Mapping[int, float]) -> Floats:
    of_groups = np.ones(len(kinds), np.float32)
    for kind, share in shares.items():
        of_groups[kinds == kind] = share
    return of_groups


class Ranking:
    """Scores terms over one state of an index, and keeps what was decoded."""

    def __init__(
        self,
        groups: Groups,
        lengths: Numbers,
        postings: Callable[[str], Postings],
        cache_bytes: int = CACHE_BYTES,
    ) -> None:
        self._groups = groups
        self._postings = postings
        self._live_units = len(groups.order)
        self._name_lengths = np.maximum(lengths[:, _NAMES], 1).astype(np.float32)
        self._of_section = _normalised(lengths.astype(np.float64), groups.order, SECTION_WEIGHTS)
        of_things = _thing_lengths(lengths, groups)
        self._of_thing = _normalised(of_things, slice(None), THING_WEIGHTS)
        self._cache: OrderedDict[str, Scores] = OrderedDict()
        self._cache_bytes = cache_bytes
        self._cached_bytes = 0

    @property
    def cached_bytes(self) -> int:
        """Return the memory that decoded terms take."""
        return self._cached_bytes

    def forget(self) -> None:
        """Let go of what was decoded."""
        self._cache.clear()
        self._cached_bytes = 0

    def scores(self, terms: Mapping[str, float]) -> tuple[Floats, Floats]:
        """Return the scores of all units and of all groups for these weighted terms."""
        of_units = np.zeros(len(self._of_section), np.float32)
        of_groups = np.zeros(len(self._of_thing), np.float32)
        for term, weight in terms.items():
            scores = self.term(term)
            of_units[scores.units] += np.float32(weight) * scores.of_units
            of_groups[scores.groups] += np.float32(weight) * scores.of_groups
        typed = [self.term(term) for term, weight in terms.items() if weight >= 1]
        if any(len(units) for scores in typed for units in scores.named):
            self._raise(of_units, of_groups, self._fit(typed))
        return of_units, of_groups

    def _fit(self, typed: Sequence[Scores]) -> Floats:
        """Return how well the names of all units fit what was typed."""
        wanted = sum(scores.rarity for scores in typed)
        best = np.zeros(len(self._of_section), np.float32)
        for name in range(len(_NAMES)):
            words, worth = np.zeros((2, len(best)), np.float32)
            for scores in typed:
                words[scores.named[name]] += 1
                worth[scores.named[name]] += np.float32(scores.rarity / wanted)
            named = np.flatnonzero(words > 0)
            covered = np.minimum(words[named] / self._name_lengths[named, name], 1)
            best[named] = np.maximum(best[named], covered * worth[named])
        return best

    def _raise(self, of_units: Floats, of_groups: Floats, fit: Floats) -> None:
        """Raise the scores of units by their fit, those of groups by the best of their units."""
        groups, named = self._groups, np.flatnonzero(fit > 0)
        factors = 1 + FIT_SHARE * fit[named]
        of_units[named] *= factors
        if groups.are_single:
            of_groups[groups.of_unit[named]] *= factors
        else:
            best = np.maximum.reduceat(fit[groups.order], groups.starts)
            of_groups *= 1 + FIT_SHARE * best

    def term(self, term: str) -> Scores:
        """Return what `term` adds to each unit and group that has it."""
        scores = self._cache.get(term)
        if scores is None:
            scores = self._cache[term] = self._decoded(self._postings(term))
            self._cached_bytes += scores.nbytes
            while self._cached_bytes > self._cache_bytes and len(self._cache) > 1:
                self._cached_bytes -= self._cache.popitem(last=False)[1].nbytes
        else:
            self._cache.move_to_end(term)
        return scores

    def is_known(self, term: str) -> bool:
        """Tell whether any live unit has `term`."""
        return len(self.term(term).units) > 0

    def _decoded(self, postings: Postings) -> Scores:
        units, counts = postings
        in_section = np.einsum("ij,ij->i", counts, self._of_section[units], dtype=np.float32)
        groups, in_thing = self._added_up(self._groups.of_unit[units], counts)
        all_groups = len(self._groups.starts)
        return Scores(
            units,
            _saturated(in_section, self._live_units),
            groups,
            _saturated(in_thing, all_groups),
            (units[counts[:, HEADING] > 0], units[counts[:, TITLE] > 0]),
            _rarity(len(groups), all_groups) if len(groups) else 0.0,
        )

    def _added_up(self, group_of: Numbers, counts: NDArray[np.uint8]) -> tuple[Numbers, Floats]:
        size = len(self._groups.starts)
        weights = self._of_thing
        totals = np.zeros(size)
        for part in (HEADING, BODY):
            totals += np.bincount(group_of, counts[:, part], size) * weights[:, part]
        in_title = np.zeros(size, np.uint8)
        np.maximum.at(in_title, group_of, counts[:, TITLE])
        totals += in_title * weights[:, TITLE]
        groups = np.flatnonzero(totals).astype(np.int32)
        return groups, totals[groups].astype(np.float32)


def _normalised(
    lengths: NDArray[np.float64], live: Numbers | slice, weights: Mapping[int, float]
) -> Floats:
    """Return W_f / (1 - b + b * len_f / avg_f) of every row; the mean is over live rows."""
    factors = np.zeros(lengths.shape, np.float32)
    for part, weight in weights.items():
        column = lengths[:, part]
        mean = max(float(column[live].mean()), 1e-9) if len(column[live]) else 1.0
        factors[:, part] = weight / (1 - B + B * column / mean)
    return factors


def _thing_lengths(lengths: Numbers, groups: Groups) -> NDArray[np.float64]:
    if not len(groups.starts):
        return np.zeros((0, PARTS))
    in_order = lengths[groups.order].astype(np.float64)
    totals = np.add.reduceat(in_order, groups.starts, axis=0)
    totals[:, TITLE] = np.maximum.reduceat(in_order[:, TITLE], groups.starts)
    return totals


def _saturated(x: Floats, total: int) -> Floats:
    scores: Floats = (_rarity(len(x), total) * x * (K1 + 1) / (x + K1)).astype(np.float32)
    return scores


def _rarity(frequency: int, total: int) -> float:
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
