"""One search over everything on the laptop, and the indexes behind it kept in step."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from fieldkm.app.followed_index import FollowedIndex
from fieldkm.app.indexing import run_indexing
from fieldkm.app.joined_answers import joined, joined_suggestions
from fieldkm.app.library import Library
from fieldkm.app.record_search import RecordSearch
from fieldkm.app.record_units import RECORD_KINDS
from fieldkm.app.units import generation_of
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact
from fieldkm.domain.finding import Answer, Query, Suggestion
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home
from fieldkm.search.condition import Condition
from fieldkm.search.opened import IsKnown

logger = logging.getLogger(__name__)

IndexState = Condition


def _silent(_done: int, _total: int) -> None:
    """Tell nobody how far the indexing is."""


def _never() -> bool:
    return False


class Search:
    """Finds pages, procedures, parts and faults in one index, and each of `records` what it holds.
    May be used from several threads.
    """

    def __init__(self, library: Library, records: Sequence[RecordSearch], home: Home) -> None:
        self._library = library
        self._records = records
        self._home = home
        self._index = FollowedIndex(home.library_index, lambda: generation_of(library.revision()))

    def find(self, query: Query) -> Answer:
        """Answer a search; raises `Unavailable` while there is no index to search in.

        An index that is behind answers as well as it can until it is brought up to date. Only what
        may hold what is asked for is asked. With a machine, manuals of other machines are left out,
        unless one of them is asked for; manuals that name no models, such as the guide, hold for
        every machine, and records are found whatever the machine.
        """
        of_library = not query.kinds or not query.kinds <= RECORD_KINDS
        index = self._index.newest() if of_library else None
        asked = self._asked(query)
        answers: list[Answer] = []
        if index is not None:
            is_right = _any_of([records.knows for records in asked])
            answers.append(index.search(self._for_machine(query), is_right))
        for records in asked:
            others = [other.knows for other in asked if other is not records]
            is_right = _any_of([index.is_known, *others] if index else others)
            found = records.find(query, is_right)
            answers += [found] if found else []
        if not answers and of_library:
            raise _not_built()
        return joined(answers, query.limit)

    def _asked(self, query: Query) -> list[RecordSearch]:
        """Return the records that can have what is asked for."""
        return [
            records
            for records in self._records
            if not query.manual and (not query.kinds or not query.kinds.isdisjoint(records.kinds))
        ]

    def _for_machine(self, query: Query) -> Query:
        if query.machine is None or query.manual:
            return query
        return replace(query, left_out=self._manuals_of_others(query.machine))

    def _manuals_of_others(self, machine: MachineAtHand) -> frozenset[str]:
        """Return the manuals of other models; none while no manual knows the machine's model."""
        model = compact(machine.model)
        models = {
            reader.id: {compact(covered.id) for covered in reader.info.models}
            for reader in self._library.readers()
        }
        if not any(model in covered for covered in models.values()):
            return frozenset()
        return frozenset(
            manual for manual, covered in models.items() if covered and model not in covered
        )

    def suggest(self, typed: str, language: str, limit: int = 6) -> list[Suggestion]:
        """Return what may be meant while somebody types."""
        index = self._index.newest()
        offers = [index.suggest(typed, limit, language)] if index else []
        offers += [records.suggest(typed, limit, language) for records in self._records]
        return joined_suggestions(offers, limit)

    def state(self) -> IndexState:
        """Return whether the manuals can be searched as they are installed."""
        return self._index.condition()

    def bring_up_to_date(
        self,
        progress: Callable[[int, int], None] = _silent,
        cancelled: Callable[[], bool] = _never,
        first: PageRef | None = None,
    ) -> None:
        """Build what is missing, mostly in child processes, and search in the result from then on.

        Returns at once when there is nothing to do. Searches find more and more meanwhile, `first`
        (a page, or with an empty page id a manual) and what follows it before all else. `progress`
        is told things done and things in all. Raises `Unavailable` where an index could not be
        built; what there is of it stays in force.
        """
        state = self.state()
        if state is not IndexState.READY:
            logger.info("the search index is %s", state.value)
            run_indexing(self._home, progress, cancelled, first.world_id if first else "")
            self._index.newest()
        self.take_in_records(progress, cancelled)

    def take_in_records(
        self,
        progress: Callable[[int, int], None] = _silent,
        cancelled: Callable[[], bool] = _never,
    ) -> None:
        """Do that for the records alone: what came, changed or went is found as it is now, and of
        what is gone no word is left.
        """
        for records in self._records:
            records.bring_up_to_date(progress, cancelled)

    def close(self) -> None:
        """Close the indexes."""
        self._index.close()
        for records in self._records:
            records.close()


def _any_of(all_known: Sequence[IsKnown]) -> IsKnown:
    def is_known(word: str) -> bool:
        return any(known(word) for known in all_known)

    return is_known


def _not_built() -> Unavailable:
    return Unavailable(
        "search-not-built",
        "The search is not built yet.",
        "It is built when the program starts; until then open pages from the contents.",
    )
