"""Where a position of a text is once the text was changed somewhere else."""

from __future__ import annotations


def moved(position: int, before: str, after: str) -> int:
    """Return where in `after` what stood at `position` of `before` stands.

    What is the same at the beginning and at the end of both did not change; whoever reads below a
    change keeps what they read, and above it nothing moves.
    """
    start = _common(before, after)
    if position <= start:
        return position
    end = _common(before[start:][::-1], after[start:][::-1])
    if position >= len(before) - end:
        return position + len(after) - len(before)
    return start


def _common(first: str, second: str) -> int:
    """Return how long the same beginning of two texts is, by halving: pages have many letters."""
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
