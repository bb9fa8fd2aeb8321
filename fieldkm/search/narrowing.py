"""What may be shown at all: kinds, a manual, the machine at hand, phrases, unwanted words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from fieldkm.domain.applicability import MachineAtHand, Verdict, parse_applicability
from fieldkm.domain.finding import Query
from fieldkm.errors import BadInput
from fieldkm.search.columns import APPLIES_TO, KIND, MANUAL
from fieldkm.search.phrases import has_phrases, phrase_pattern
from fieldkm.search.ranking import Floats, Ranking
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.words import terms_of

# So many units with all words of a phrase, the best first, are looked into.
MOST_CANDIDATES = 1000

Mask = NDArray[np.bool_]


def allowed_units(snapshot: Snapshot, query: Query) -> Mask:
    """Return which units the kinds, the manual and the machine of the query leave."""
    allowed = snapshot.live.copy()
    if query.kinds:
        allowed &= _named(snapshot, KIND, {kind.value for kind in query.kinds})
    if query.manual:
        allowed &= _named(snapshot, MANUAL, {query.manual})
    if query.left_out:
        allowed &= ~_named(snapshot, MANUAL, query.left_out)
    if query.machine is not None:
        every = snapshot.applicabilities
        excluded = {name for name in every if _does_not(name, query.machine)}
        allowed &= ~_named(snapshot, APPLIES_TO, excluded)
    return allowed


def verdict_for(applies_to: str, machine: MachineAtHand | None) -> Verdict:
    """Return whether a unit holds for the machine; what cannot be read is unknown."""
    if machine is None or not applies_to:
        return Verdict.APPLIES
    try:
        return parse_applicability(applies_to).verdict(machine)
    except BadInput:
        return Verdict.UNKNOWN


def without_unwanted(allowed: Mask, ranking: Ranking, unwanted: Iterable[str]) -> Mask:
    """Leave out the units that have a word that is not wanted."""
    for word in unwanted:
        having = np.ones(len(allowed), np.bool_)
        for term in terms_of(word):
            having &= _having(ranking, term, len(allowed))
        allowed = allowed & ~having
    return allowed


def with_phrases(
    allowed: Mask,
    snapshot: Snapshot,
    ranking: Ranking,
    phrases: Sequence[tuple[str, ...]],
    scores: Floats,
) -> Mask:
    """Leave only the units in whose text every quoted phrase stands."""
    for words in phrases:
        for word in words:
            for term in terms_of(word):
                allowed = allowed & _having(ranking, term, len(allowed))
    patterns = [phrase_pattern(words) for words in phrases]
    candidates = np.flatnonzero(allowed)
    candidates = candidates[np.argsort(-scores[candidates], kind="stable")][:MOST_CANDIDATES]
    left = np.zeros_like(allowed)
    for unit in candidates.tolist():
        left[unit] = has_phrases(snapshot.unit(unit), patterns)
    return left


def _does_not(applies_to: str, machine: MachineAtHand) -> bool:
    return verdict_for(applies_to, machine) is Verdict.DOES_NOT


def _named(snapshot: Snapshot, column: int, names: Set[str]) -> Mask:
    chosen = np.zeros(len(snapshot.names), np.bool_)
    chosen[[snapshot.numbers[name] for name in names if name in snapshot.numbers]] = True
    return chosen[snapshot.names_of[:, column]]


def _having(ranking: Ranking, term: str, size: int) -> Mask:
    having = np.zeros(size, np.bool_)
    having[ranking.term(term).units] = True
    return having
