"""An index that is open for searching: what the application talks to."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.finding import Answer, Query, Suggestion
from fieldkm.errors import Unavailable
from fieldkm.search.alike import Alike, Described
from fieldkm.search.condition import Condition, damaged
from fieldkm.search.folder import ENGINE, NO_SEALS, Seals, check_seals, read_pointer
from fieldkm.search.like_words import LikeWords
from fieldkm.search.opened import IsKnown, OpenedIndex, never
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.synonyms import Synonyms
from fieldkm.search.type_ahead import suggestions

_ATTEMPTS = (
    3  # a writer may clear away a directory between its name being read and its being opened
)


class SearchIndex:
    """The index of one folder; may be used from several threads, which then take turns."""

    def __init__(self, folder: Path, opened: OpenedIndex, synonyms: Synonyms) -> None:
        self._folder = folder
        self._opened = opened
        self._synonyms = synonyms
        self._turn = threading.RLock()

    @property
    def generation(self) -> str:
        """Return the marker with which the index was written."""
        return self._opened.pointer.generation

    def search(self, query: Query, is_right: IsKnown = never) -> Answer:
        """Answer a search, whatever was typed; raises `index-damaged` only.

        A word that no unit has is not taken for a misspelt one where it `is_right`.
        """
        with self._turn:
            return self._opened.answer(query, self._synonyms, is_right)

    def is_known(self, word: str) -> bool:
        """Tell whether some unit has this word in some form."""
        with self._turn:
            return self._opened.is_known(word)

    def rank(self, query: Query) -> int:
        """Find and order the things of a search, read no text, and return how many there are."""
        with self._turn:
            return self._opened.find(query, self._synonyms)[1].total

    def forget_decoded(self) -> None:
        """Forget the terms that were decoded: the next search reads them from the disk."""
        with self._turn:
            self._opened.ranking.forget()

    def alike(
        self, described: Described, like_words: LikeWords, besides: str, limit: int
    ) -> list[Alike]:
        """Return the things most like what somebody describes, but for the thing `besides`."""
        with self._turn:
            likeness = self._opened.likeness(like_words, self._synonyms)
            return likeness.most_alike(described, besides, limit)

    def suggest(self, typed: str, limit: int = 10, language: str = "en") -> list[Suggestion]:
        """Return what may be meant while somebody types."""
        with self._turn:
            return suggestions(self._opened.snapshot, typed, limit, language)

    def did_you_mean(self, words: str) -> str:
        """Return a better spelling of `words`, or an empty string."""
        with self._turn:
            return self._opened.better_spelling(words)

    def use_synonyms(self, synonyms: Synonyms) -> None:
        """Search with another table of synonyms from now on."""
        with self._turn:
            self._synonyms = synonyms

    def refresh(self) -> bool:
        """Read a newer state, and tell whether there was one; raises `index-damaged`."""
        with self._turn:
            pointer = read_pointer(self._folder)
            if pointer is None or pointer == self._opened.pointer:
                return False
            newer = _read_newest(self._folder, self._opened.pointer.seals)
            if newer is None:
                raise damaged()
            older, self._opened = self._opened, newer
            older.snapshot.close()
            return True

    def close(self) -> None:
        """Close every file."""
        with self._turn:
            self._opened.snapshot.close()


@dataclass(frozen=True, slots=True)
class FoundIndex:
    """The condition in which an index was found, and the index if it can be searched."""

    condition: Condition
    index: SearchIndex | None = None


def open_index(
    folder: Path, *, generation: str = "", synonyms: Synonyms | None = None
) -> FoundIndex:
    """Open the index of a folder if it can be searched; never raises.

    With `generation`, an index that was written with another marker is `BEHIND`.
    """
    try:
        pointer = read_pointer(folder)
        if pointer is None:
            return FoundIndex(Condition.MISSING)
        if pointer.engine != ENGINE:
            return FoundIndex(Condition.OTHER_ENGINE)
        opened = _read_newest(folder)
    except Unavailable:
        return FoundIndex(Condition.DAMAGED)
    if opened is None:
        return FoundIndex(Condition.MISSING)
    index = SearchIndex(folder, opened, synonyms or Synonyms())
    behind = generation and generation != index.generation
    return FoundIndex(Condition.BEHIND if behind else Condition.READY, index)


def _read_newest(folder: Path, checked: Seals = NO_SEALS) -> OpenedIndex | None:
    """Open what is in force; tries again if a writer was quicker. None if nothing is there."""
    for _ in range(_ATTEMPTS - 1):
        with suppress(Unavailable):
            return _read(folder, checked)
    return _read(folder, checked)


def _read(folder: Path, checked: Seals) -> OpenedIndex | None:
    pointer = read_pointer(folder)
    if pointer is None:
        return None
    return OpenedIndex(pointer, Snapshot(check_seals(folder, pointer, checked)))
