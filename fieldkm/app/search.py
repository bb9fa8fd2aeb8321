"""One search over everything on the laptop, and the index behind it kept in step."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from threading import RLock

from fieldkm.app.indexing import run_indexing
from fieldkm.app.library import Library
from fieldkm.app.units import generation_of
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact
from fieldkm.domain.finding import Answer, Query, Suggestion
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import FieldkmError, Unavailable
from fieldkm.host.paths import Home
from fieldkm.host.resources import resource
from fieldkm.search.condition import Condition
from fieldkm.search.index import SearchIndex, open_index
from fieldkm.search.synonyms import Synonyms

logger = logging.getLogger(__name__)

IndexState = Condition


def _silent(_done: int, _total: int) -> None:
    """Tell nobody how far the indexing is."""


def _never() -> bool:
    return False


class Search:
    """Finds pages, procedures, parts and faults. May be used from several threads."""

    def __init__(self, library: Library, home: Home) -> None:
        self._library = library
        self._home = home
        self._turn = RLock()
        self._index: SearchIndex | None = None

    def find(self, query: Query) -> Answer:
        """Answer a search; raises `Unavailable` while there is no index to search in.

        An index that is behind the manuals answers as well as it can until it is brought up to
        date. With a machine, manuals of other machines are left out, unless one of them is asked
        for; manuals that name no models, such as the guide, hold for every machine.
        """
        if query.machine is not None and not query.manual:
            query = replace(query, left_out=self._manuals_of_others(query.machine))
        with self._turn:
            return self._opened().search(query)

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
        with self._turn:
            return self._opened().suggest(typed, limit, language)

    def state(self) -> IndexState:
        """Return whether the index can be searched and agrees with the installed manuals."""
        with self._turn:
            return self._open()

    def bring_up_to_date(
        self,
        progress: Callable[[int, int], None] = _silent,
        cancelled: Callable[[], bool] = _never,
        first: PageRef | None = None,
    ) -> None:
        """Build what is missing in a child process, and search in the result from then on.

        Returns at once when there is nothing to do. Searches find more and more meanwhile, `first`
        (a page, or with an empty page id a manual) and what follows it before all else. `progress`
        is told things done and things in all. Raises `Unavailable` where the index could not be
        built; what there is of it stays in force.
        """
        state = self.state()
        if state is IndexState.READY:
            return
        logger.info("the search index is %s", state.value)
        run_indexing(self._home, progress, cancelled, first.world_id if first else "")
        with self._turn:
            self._open()

    def close(self) -> None:
        """Close the index."""
        with self._turn:
            if self._index is not None:
                self._index.close()
                self._index = None

    def _opened(self) -> SearchIndex:
        if self._index is None:
            self._open()
        else:
            self._follow(self._index)
        if self._index is None:
            raise Unavailable(
                "search-not-built",
                "The search is not built yet.",
                "It is built when the program starts; until then open pages from the contents.",
            )
        return self._index

    def _follow(self, index: SearchIndex) -> None:
        """Another process may have built a newer state; a damaged one is closed and built again."""
        try:
            index.refresh()
        except FieldkmError:
            self.close()

    def _open(self) -> IndexState:
        self.close()
        synonyms = Synonyms.read(resource("synonyms.csv").read_text(encoding="utf-8"))
        generation = generation_of(self._library.revision())
        found = open_index(self._home.library_index, generation=generation, synonyms=synonyms)
        self._index = found.index
        return found.condition
