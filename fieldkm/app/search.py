"""One search over everything on the laptop, and the indexes behind it kept in step."""

from __future__ import annotations

import logging
from collections.abc import Callable
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

logger = logging.getLogger(__name__)

IndexState = Condition


def _silent(_done: int, _total: int) -> None:
    """Tell nobody how far the indexing is."""


def _never() -> bool:
    return False


class Search:
    """Finds pages, procedures, parts and faults in one index, customers, machines and visits in
    another. May be used from several threads.
    """

    def __init__(self, library: Library, records: RecordSearch, home: Home) -> None:
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
        of_library, of_records = _asked(query)
        index = self._index.newest() if of_library else None
        found = None
        if of_records:
            found = self._records.find(query, index.is_known if index else _knows_nothing)
        if index is None:
            if found is None and of_library:
                raise _not_built()
            return found or Answer()
        is_right = self._records.knows if found else _knows_nothing
        answer = index.search(self._for_machine(query), is_right)
        return joined([answer, found], query.limit) if found else answer

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
        offers.append(self._records.suggest(typed, limit, language))
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
        self._records.bring_up_to_date(progress, cancelled)

    def close(self) -> None:
        """Close the indexes."""
        self._index.close()
        self._records.close()


def _asked(query: Query) -> tuple[bool, bool]:
    """Tell whether the manuals and whether the records can have what is asked for."""
    of_library = not query.kinds or not query.kinds <= RECORD_KINDS
    of_records = not query.manual and (not query.kinds or not query.kinds.isdisjoint(RECORD_KINDS))
    return of_library, of_records


def _knows_nothing(_word: str) -> bool:
    return False


def _not_built() -> Unavailable:
    return Unavailable(
        "search-not-built",
        "The search is not built yet.",
        "It is built when the program starts; until then open pages from the contents.",
    )
