"""The index of one folder as the program uses it: opened when first asked, and kept up with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import RLock

from fieldkm.errors import FieldkmError
from fieldkm.host.resources import resource
from fieldkm.search.condition import Condition
from fieldkm.search.folder import read_pointer
from fieldkm.search.index import SearchIndex, open_index
from fieldkm.search.synonyms import Synonyms


class FollowedIndex:
    """Another process may write a newer state, or remove the index. `generation` is the mark of an
    index that agrees with what it is made of.
    """

    def __init__(self, folder: Path, generation: Callable[[], str]) -> None:
        self._folder = folder
        self._generation = generation
        self._turn = RLock()
        self._index: SearchIndex | None = None

    def newest(self) -> SearchIndex | None:
        """Return the newest state that can be searched, or None; never raises."""
        with self._turn:
            if self._index is None:
                self._open()
            else:
                self._follow(self._index)
            return self._index

    def condition(self) -> Condition:
        """Return whether the index can be searched and agrees with what it is made of."""
        with self._turn:
            if self._index is not None:
                self._follow(self._index)
            if self._index is None:
                return self._open()
            is_right = self._index.generation == self._generation()
            return Condition.READY if is_right else Condition.BEHIND

    def close(self) -> None:
        """Close every file."""
        with self._turn:
            if self._index is not None:
                self._index.close()
                self._index = None

    def _follow(self, index: SearchIndex) -> None:
        """Read a newer state; an index that is damaged or gone is closed."""
        with suppress(FieldkmError):
            if read_pointer(self._folder) is not None:
                index.refresh()
                return
        self.close()

    def _open(self) -> Condition:
        synonyms = Synonyms.read(resource("synonyms.csv").read_text(encoding="utf-8"))
        found = open_index(self._folder, generation=self._generation(), synonyms=synonyms)
        self._index = found.index
        return found.condition
