"""How much of the feed is asked for at once: little on a slow line, where a cut costs what came
since the last page; much on a quick one, where each question costs a round trip.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from fieldkm.protocol.envelopes import BYTES_A_PAGE, ROWS_A_PAGE

_LEAST = 16 << 10  # bytes, before they are compressed
_BYTES_A_ROW = BYTES_A_PAGE // ROWS_A_PAGE
_QUICK_SECONDS, _SLOW_SECONDS = 1.0, 8.0


class PageSize:
    """The size of the next page. Every sync begins small: a line is not what it was before."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._began = 0.0
        self.bytes = _LEAST

    @property
    def rows(self) -> int:
        """How many rows may come."""
        return min(self.bytes // _BYTES_A_ROW, ROWS_A_PAGE)

    def begin(self) -> None:
        """Note that a page is asked for."""
        self._began = self._seconds()

    def shrink(self) -> bool:
        """Ask for as little as can be, since a page did not come whole; tells whether that is less
        than before.
        """
        was, self.bytes = self.bytes, _LEAST
        return self.bytes < was

    def end(self) -> None:
        """Take the next page larger or smaller, by the time that this one took."""
        took = self._seconds() - self._began
        if took < _QUICK_SECONDS:
            self.bytes = min(self.bytes * 4, BYTES_A_PAGE)
        elif took > _SLOW_SECONDS:
            self.bytes = max(self.bytes // 4, _LEAST)
