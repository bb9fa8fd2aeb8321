"""Which segments are written anew as one: small ones, when there are many."""

from __future__ import annotations

import pytest

from fieldkm.search.merging import crowd_of

LARGE = {"large": 50_000}


def small(count: int, size: int = 100) -> dict[str, int]:
    return {f"s{number}": size for number in range(count)}


@pytest.mark.parametrize(
    ("sizes", "crowd"),
    [
        ({}, []),
        (LARGE, []),
        ({**LARGE, **small(1)}, []),
        ({**LARGE, **small(4)}, []),
        ({**LARGE, **small(5)}, list(small(5))),
        (small(16), []),
        (small(17), list(small(17))),
    ],
)
def test_many_small_segments_become_one(sizes: dict[str, int], crowd: list[str]) -> None:
    assert crowd_of(sizes) == crowd
