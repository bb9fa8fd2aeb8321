"""A timeline as it is shown: read portion by portion off the interface's thread, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.history import Portion
    from fieldkm.app.history_events import Event
    from fieldkm.domain.moments import Moment

    Read = Callable[[Moment | None], Portion]


@dataclass(frozen=True, slots=True)
class State:
    """`is_ready` tells that the first portion was read, `has_more` that there are older events."""

    events: tuple[Event, ...] = ()
    is_ready: bool = False
    has_more: bool = False
    error: Exception | None = None


class HistoryViewModel(ViewModel[State]):
    """Reads a timeline by `read`, which takes the `older` of the portion before."""

    def __init__(self, tasks: Tasks, group: str, on_change: Callable[[State], None]) -> None:
        super().__init__(State(), on_change)
        self._tasks = tasks
        self._group = group
        self._read: Read | None = None
        self._older: Moment | None = None

    def begin(self, read: Read) -> None:
        """Show another timeline, from its newest event."""
        self._read = read
        self._show(State())
        self.refresh()

    def refresh(self) -> None:
        """Read it anew: something was written, or has come by a sync."""
        if self._read is not None:
            self._ask(self._read, None, self._take)

    def more(self) -> None:
        """Read the next portion."""
        if self._read is not None and self._older is not None:
            self._ask(self._read, self._older, self._add)

    def _ask(self, read: Read, before: Moment | None, take: Callable[[Portion], None]) -> None:
        self._tasks.run(lambda: read(before), take, self._fail, group=self._group)

    def _take(self, portion: Portion) -> None:
        self._show_events(portion.events, portion)

    def _add(self, portion: Portion) -> None:
        self._show_events((*self.state.events, *portion.events), portion)

    def _show_events(self, events: tuple[Event, ...], portion: Portion) -> None:
        self._older = portion.older
        self._show(State(events, is_ready=True, has_more=portion.older is not None))

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, is_ready=True, error=error))
