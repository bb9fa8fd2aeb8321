"""A search that answers what the test says, without an index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from fieldkm.app.search import IndexState
from fieldkm.domain.finding import Answer, Hit, Kind, Query, Suggestion
from fieldkm.domain.manuals import PageRef


def a_hit(kind: Kind, thing: str, title: str, **more: object) -> Hit:
    """A hit in the manual mx420."""
    plain = Hit(kind, thing, "mx420", "en", title, "", "", "", "", 1.0)
    return replace(plain, **more)


class FakeSearch:
    """Answers every query with `answer`, but for words in `answers`; keeps the queries it got."""

    def __init__(self, state: IndexState = IndexState.READY) -> None:
        self.answer = Answer()
        self.answers: dict[str, Answer] = {}
        self.completions: list[str] = []
        self.queries: list[Query] = []
        self.error: Exception | None = None
        self.built = 0
        self.taken_in = 0
        self._state = state

    def find(self, query: Query) -> Answer:
        self.queries.append(query)
        if self.error is not None:
            raise self.error
        return self.answers.get(query.words, self.answer)

    def suggest(self, typed: str, language: str, limit: int = 6) -> list[Suggestion]:
        return [Suggestion(text, Kind.PAGE, f"mx420/{text}", language) for text in self.completions]

    def state(self) -> IndexState:
        return self._state

    def bring_up_to_date(
        self,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
        first: PageRef | None = None,
    ) -> None:
        if self.error is not None:
            raise self.error
        progress(0, 5000)
        progress(1234, 5000)
        self.built += 1
        self._state = IndexState.READY

    def take_in_records(
        self, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        self.taken_in += 1

    def close(self) -> None:
        """Nothing is open."""
