"""From scores to things in their order: codes that were typed first, then by text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fieldkm.search.code_lookup import FoundCode
from fieldkm.search.ranking import Floats, Groups

SECTION_SHARE = 0.5
THING_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Findings:
    """The things that were found, the best first, with what made the order.

    `things` are places in `Groups.thing_starts`, `total` counts what was found beyond them too;
    `codes` is group -> the best of its codes that was typed.
    """

    things: tuple[int, ...]
    total: int
    of_things: Floats
    of_groups: Floats
    of_units: Floats
    allowed: NDArray[np.bool_]
    codes: Mapping[int, FoundCode]


def ranked(
    groups: Groups,
    scores: tuple[Floats, Floats],
    allowed: NDArray[np.bool_],
    codes: Mapping[int, FoundCode],
    limit: int,
) -> Findings:
    """Order the things by `L` of the recipe times the share of their kind, of allowed units only.

    Typed codes come before all.
    A thing without an allowed unit that has one of the terms is not found.
    """
    of_units, of_groups = scores
    found = np.flatnonzero(of_units > 0)
    if not allowed.all():
        found = found[allowed[found]]
    mixed = np.zeros_like(of_groups)
    hit, best = _best_sections(groups, found, of_units)
    whole = SECTION_SHARE * _out_of_one(best) + THING_SHARE * _out_of_one(of_groups[hit])
    mixed[hit] = whole * groups.shares[hit]
    best_codes = _best_codes(groups, allowed, codes)
    for group, code in best_codes.items():
        mixed[group] += code.worth
    of_things = mixed
    if len(groups.thing_starts) < len(mixed):  # else no thing has two languages
        of_things = np.maximum.reduceat(mixed, groups.thing_starts)
    total = int(np.count_nonzero(of_things))
    things = tuple(best_places(of_things, limit))
    return Findings(things, total, of_things, mixed, of_units, allowed, best_codes)


def _best_sections(
    groups: Groups, found: NDArray[np.intp], of_units: Floats
) -> tuple[NDArray[np.integer], Floats]:
    """Return the groups of the units that were found, each once, and the best score in each."""
    if groups.are_single:
        return groups.of_unit[found], of_units[found]
    best = np.zeros(len(groups.starts), np.float32)
    np.maximum.at(best, groups.of_unit[found], of_units[found])
    hit = np.flatnonzero(best > 0)
    return hit, best[hit]


def _best_codes(
    groups: Groups, allowed: NDArray[np.bool_], codes: Mapping[int, FoundCode]
) -> dict[int, FoundCode]:
    best: dict[int, FoundCode] = {}
    for unit, code in codes.items():
        group = int(groups.of_unit[unit])
        if allowed[unit] and (group not in best or best[group].worth < code.worth):
            best[group] = code
    return best


def best_places(scores: Floats, count: int) -> list[int]:
    """Return the places of the `count` highest scores, the highest first; equal ones in order."""
    if count <= 0:
        return []
    some = np.flatnonzero(scores > 0)
    if len(some) > count:
        values = scores[some]
        some = some[values >= np.partition(values, len(values) - count)[len(values) - count]]
    places: list[int] = some[np.lexsort((some, -scores[some]))][:count].tolist()
    return places


def _out_of_one(scores: Floats) -> Floats:
    highest = scores.max(initial=0)
    return scores / highest if highest > 0 else scores
