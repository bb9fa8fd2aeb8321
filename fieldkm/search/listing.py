"""A sorted list of keys, searched by halving: codes, beginnings of titles, words in use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Listing:
    """Keys in order, each with the number of a unit and a value that its maker understands."""

    keys: list[str]
    units: NDArray[np.int32]
    values: NDArray[np.int32]

    def exactly(self, key: str) -> slice:
        """Return where `key` stands."""
        start = bisect_left(self.keys, key)
        return slice(start, bisect_right(self.keys, key, start))

    def pairs(self, place: slice) -> Iterable[tuple[int, int]]:
        """Return unit and value of the keys there; mostly there is none, and that is quick."""
        if place.start == place.stop:
            return ()
        return zip(self.units[place].tolist(), self.values[place].tolist(), strict=True)

    def starting_with(self, prefix: str) -> slice:
        """Return where the keys stand that begin with `prefix`."""
        start = bisect_left(self.keys, prefix)
        return slice(start, bisect_left(self.keys, prefix + LAST_CHARACTER, start))


def listed(entries: Iterable[tuple[str, int, int]]) -> Listing:
    """Return the list of these (key, unit, value), sorted; double entries fall together."""
    rows = sorted(set(entries))
    return Listing(
        [key for key, _, _ in rows],
        np.array([unit for _, unit, _ in rows], np.int32),
        np.array([value for _, _, value in rows], np.int32),
    )
