"""Watches from outside how an index that is being built can be searched more and more."""

from __future__ import annotations

import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from fieldkm.domain.finding import Query
from fieldkm.errors import FieldkmError
from fieldkm.search.index import SearchIndex, open_index

_LOOK_EVERY = 0.1  # seconds
_WORD = "roller"  # stands on nearly every page of the corpus


class IndexWatch:
    """Use it as a context manager; `seen` are the times at which more was found, and how much."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_over = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self.seen: list[tuple[float, int]] = []

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def longest_wait(self) -> float:
        """Return the most seconds between two looks that found more."""
        times = [moment for moment, _ in self.seen]
        return max((b - a for a, b in pairwise(times)), default=0.0)

    def _watch(self) -> None:
        index = None
        while index is None and not self._is_over.wait(_LOOK_EVERY):
            index = open_index(self._folder).index
        if index is not None:
            with closing(index):
                self._note(index)
                while not self._is_over.wait(_LOOK_EVERY):
                    self._look(index)

    def _look(self, index: SearchIndex) -> None:
        try:
            has_more = index.refresh()
        except FieldkmError:
            return  # just being written: the next look finds it
        if has_more:
            self._note(index)

    def _note(self, index: SearchIndex) -> None:
        found = index.rank(Query(_WORD))
        if not self.seen or found > self.seen[-1][1]:
            self.seen.append((time.time(), found))
