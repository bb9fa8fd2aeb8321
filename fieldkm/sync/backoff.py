"""How long to wait before the next try: full jitter, from two seconds to a quarter of an hour."""

from __future__ import annotations

import random
from collections.abc import Callable

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 15 * 60.0


class Backoff:
    """The waits of one laptop; a thousand that were cut off together do not come back together.

    Full jitter: a random time up to the doubled bound (Brooker, "Exponential Backoff and Jitter").
    """

    def __init__(self, draw: Callable[[], float] = random.random) -> None:
        self._draw = draw
        self._failures = 0

    def after_failure(self, retry_after: float = 0.0) -> float:
        """Return the seconds to wait now; never less than the server has asked for."""
        bound = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(self._failures, 20))
        self._failures += 1
        return max(retry_after, self._draw() * bound)

    def after_success(self) -> None:
        """Begin with short waits again."""
        self._failures = 0
