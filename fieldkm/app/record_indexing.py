"""Keeps a search over records in step with them.

`index_queue` says what has changed. Each portion, the newest first, is written and put in force as
one step, then exactly its numbers are removed from the queue: whoever is killed between loses
nothing and doubles nothing. Where there is no sound index, all that can be found is queued.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Sequence
from pathlib import Path

from fieldkm.app.record_indexes import CUSTOMERS, RecordIndex
from fieldkm.app.record_units import mark_of
from fieldkm.errors import Unavailable
from fieldkm.search.building import can_be_built_upon, update_index, update_things
from fieldkm.search.folder import remove_index
from fieldkm.search.known_units import things_made_of
from fieldkm.store.database import Database
from fieldkm.store.index_queue import Queued

logger = logging.getLogger(__name__)

PORTION = 500  # records of a first portion
_GROWTH = 3  # each portion is at least this part of all before it: few of them, few segments
_DAMAGED = "index-damaged"

Progress = Callable[[int, int], None]


class RecordIndexing:
    """Takes the records of one database into the index of one folder; `index` says which."""

    def __init__(
        self,
        database: Database,
        folder: Path,
        index: RecordIndex = CUSTOMERS,
        portion: int = PORTION,
    ) -> None:
        self._queue = index.queue(database)
        self._things = index.things(database)
        self._folder = folder
        self._index = index
        self._portion = portion

    def waiting(self) -> int:
        """Return how many records wait to be taken in."""
        return self._queue.count()

    def run(
        self,
        progress: Progress = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Take in all that waits; `progress` is told records done and records in all.

        Raises `index-busy` while another process does the same.
        """
        if not can_be_built_upon(self._folder, self._index.recipe):
            self.begin_anew()
        self.take_in(progress, cancelled)

    def take_in(
        self,
        progress: Progress = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
        most_rewritten: float = math.inf,
    ) -> bool:
        """Do what `run` does with an index that was found to be sound.

        False where there is more to do: it was cancelled, or more than `most_rewritten` units had
        to be written anew, to forget what has gone or because the index was damaged.
        """
        done = 0
        while queued := self._queue.newest(max(self._portion, done // _GROWTH)):
            if cancelled() or not self._take(queued, most_rewritten):
                return False
            done += len(queued)
            progress(done, done + self._queue.count())
        return True

    def has_any(self) -> bool:
        """Tell whether there are records that can be found."""
        return self._queue.can_fill(*self._index.findable)

    def begin_anew(self) -> None:
        """Put an empty index in force and let all that can be found wait for it."""
        logger.info("the search over %s is built anew", self._index.name)
        remove_index(self._folder)
        self._queue.refill(*self._index.findable)
        self._queue.hurry(self._index.findable[0], self._portion)
        update_index(self._folder, (), generation=self._index.recipe)

    def forget(self) -> None:
        """Remove the index: nothing that was found in it may be found any more."""
        remove_index(self._folder)

    def _take(self, queued: Sequence[Queued], most_rewritten: float) -> bool:
        things = self._things.concerned(queued)
        try:
            things |= things_made_of(self._folder, {mark_of(item.id) for item in queued})
            units = self._things.units(things)
            written = update_things(
                self._folder,
                things,
                units,
                generation=self._index.recipe,
                most_rewritten=most_rewritten,
            )
        except Unavailable as error:
            if error.code != _DAMAGED:
                raise
            self.begin_anew()
            return most_rewritten == math.inf
        if written is not None:
            self._queue.remove(queued)
        return written is not None
