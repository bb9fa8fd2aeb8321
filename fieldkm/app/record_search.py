"""The search over one kind of the technician's records, and what keeps it in step.

A small change is taken in where it was made: it is found within half a second, in which a child
process would only have started. What takes longer is done by one, beside which the window is alive.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from fieldkm.app.child_process import run_child
from fieldkm.app.followed_index import FollowedIndex
from fieldkm.app.indexing import heard_by
from fieldkm.app.joined_answers import has_code
from fieldkm.app.record_indexes import CUSTOMERS, RecordIndex
from fieldkm.app.record_indexing import RecordIndexing
from fieldkm.domain.finding import Answer, Kind, Query, Suggestion
from fieldkm.domain.phones import phone_tail
from fieldkm.errors import FieldkmError, Unavailable
from fieldkm.host.paths import Home
from fieldkm.search.condition import Condition
from fieldkm.search.index import SearchIndex
from fieldkm.search.opened import IsKnown
from fieldkm.store.database import Database

logger = logging.getLogger(__name__)

PROCESS = "fieldkm.app.record_indexing_process"
AT_ONCE = 50  # records that are taken in without a child process
_MOST_REWRITTEN = 1000  # units that are written anew for them
_BUSY = "index-busy"

Progress = Callable[[int, int], None]


def _never() -> bool:
    return False


class RecordSearch:
    """Finds what one index over records `holds`. `database` is asked for only where its file is
    there; nothing is found while `is_locked`.
    """

    def __init__(
        self,
        home: Home,
        database: Callable[[], Database],
        is_locked: Callable[[], bool] = _never,
        holds: RecordIndex = CUSTOMERS,
    ) -> None:
        self._home = home
        self._folder = holds.folder(home)
        self._database = database
        self._is_locked = is_locked
        self._holds = holds
        self._index = FollowedIndex(self._folder, lambda: holds.recipe)

    @property
    def kinds(self) -> frozenset[Kind]:
        """What is found here."""
        return self._holds.kinds

    def find(self, query: Query, is_right: IsKnown) -> Answer | None:
        """Answer a search, or None where there is nothing to search in. A phone number is found
        however it is written.
        """
        index = self.searchable()
        if index is None:
            return None
        if not self._holds.heeds_machine:
            query = replace(query, machine=None)
        try:
            answer = index.search(query, is_right)
            tail = phone_tail(query.words)
            if tail and not any(map(has_code, answer.hits)):
                by_tail = index.search(replace(query, words=tail))
                answer = by_tail if any(map(has_code, by_tail.hits)) else answer
        except FieldkmError as error:  # found to be damaged: it is built again
            logger.warning("records cannot be searched: %s", error.code)
            self._index.close()
            return None
        return answer

    def suggest(self, typed: str, limit: int, language: str) -> list[Suggestion]:
        """Return what may be meant while somebody types."""
        index = self.searchable()
        try:
            return index.suggest(typed, limit, language) if index else []
        except FieldkmError:
            self._index.close()
            return []

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in some record."""
        index = self.searchable()
        return index is not None and index.is_known(word)

    def bring_up_to_date(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """Take in what has changed; returns at once when nothing has.

        Raises `Unavailable` where that is not possible now; what was not taken in still waits.
        """
        if not self._home.database.exists():
            return
        indexing = self._indexing()
        condition = self._index.condition()
        if condition is Condition.MISSING and not indexing.has_any():
            return
        try:
            if condition is not Condition.READY:
                indexing.begin_anew()
            is_little = indexing.waiting() <= AT_ONCE
            if not (is_little and indexing.take_in(most_rewritten=_MOST_REWRITTEN)):
                self._run_child(progress, cancelled)
        except Unavailable as error:
            if error.code != _BUSY:  # else another process takes in what waits here
                raise
        self._index.condition()

    def forget(self) -> None:
        """Remove the index with every word that is in it; one that is being written is emptied by
        whoever writes it, since the records that are gone are queued.
        """
        self._index.close()
        try:
            self._indexing().forget()
        except Unavailable as error:
            if error.code != _BUSY:
                raise

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def searchable(self) -> SearchIndex | None:
        """Return the index if there is one and it may be searched now."""
        if not self._folder.exists() or self._is_locked():
            return None
        return self._index.newest()

    def _indexing(self) -> RecordIndexing:
        return RecordIndexing(self._database(), self._folder, self._holds)

    def _run_child(self, progress: Progress, cancelled: Callable[[], bool]) -> None:
        failed = Unavailable(
            "record-indexing-failed",
            "Your records could not be made searchable: the program that does it ended.",
            "All can be read all the same. Try again, or restart the program.",
        )
        arguments = [str(self._home.folder), self._holds.name]
        run_child(PROCESS, arguments, heard_by(progress), cancelled, failed)
