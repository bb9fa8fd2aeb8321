"""Fault codes and part numbers as keys of a list: `604 1234`, `6041234`, `-1234`, `E2104`."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.codes import compact, variants

_PARTIAL = 1 << 16


def code_keys(codes: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield (key, value) for every spelling of a unit's codes; the value tells how well it fits."""
    crowd = min(len(codes), _PARTIAL - 1)
    for code in codes:
        whole = compact(code)
        for key in {compact(variant) for variant in variants(code)} - {""}:
            yield key, crowd if key == whole else crowd + _PARTIAL


def is_whole(value: int) -> bool:
    """Tell whether a key with this value is the whole code, not a segment or an end of it."""
    return value < _PARTIAL


def crowd(value: int) -> int:
    """Return how many codes the unit has: a part has one, a page that lists parts many."""
    return value % _PARTIAL
