"""Keeps the search in step with the installed manuals and the records while the window is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.domain.manuals import PageRef


class Phase(StrEnum):
    """How far the search is."""

    STARTING = "starting"
    EMPTY = "empty"
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class IndexingState:
    """What the status strip shows; `done` and `total` count the units of the index."""

    phase: Phase = Phase.STARTING
    manuals: int = 0
    done: int = 0
    total: int = 0
    error: Exception | None = None


class Indexing(QObject):
    """Brings the index up to date off the interface's thread; a change makes it run again.

    What is built so far can be searched all the while.
    """

    changed = Signal(object)
    _progressed = Signal(int, int, int)

    def __init__(self, workplace: Workplace, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self._is_cancelled = False
        self._is_running = False
        self._must_repeat = False
        self._first: PageRef | None = None
        self.state = IndexingState()
        # The progress comes from a worker's thread: the signal brings it to this one.
        self._progressed.connect(self._show_progress)

    def bring_up_to_date(self, first: PageRef | None = None) -> None:
        """Compare index and manuals and build what is missing, beginning with the page `first`."""
        self._first = first
        if self._is_running:
            self._must_repeat = True
            return
        self._is_running = True
        self._must_repeat = False
        self._tasks.run(self._work, self._finish, self._fail, group="indexing")

    def cancel(self) -> None:
        """Stop soon; what was built so far is found again at the next start."""
        self._is_cancelled = True

    def _work(self) -> int:
        from fieldkm.app.search import IndexState

        manuals = len(self._workplace.library.installed())
        search = self._workplace.search
        # With no manual an index is only brought up to date to forget one that was removed.
        is_needless = (IndexState.READY, IndexState.MISSING) if not manuals else (IndexState.READY,)

        def told(done: int, total: int) -> None:
            self._progressed.emit(manuals, done, total)

        def is_cancelled() -> bool:
            return self._is_cancelled

        if search.state() not in is_needless and not self._is_cancelled:
            search.bring_up_to_date(told, is_cancelled, self._first)
        else:
            search.take_in_records(told, is_cancelled)
        return manuals

    def _show_progress(self, manuals: int, done: int, total: int) -> None:
        if self._is_running:
            self._show(IndexingState(Phase.BUILDING, manuals, done, total))

    def _finish(self, manuals: int) -> None:
        self._is_running = False
        self._show(IndexingState(Phase.READY if manuals else Phase.EMPTY, manuals))
        if self._must_repeat:
            self.bring_up_to_date(self._first)

    def _fail(self, error: Exception) -> None:
        self._is_running = False
        self._show(IndexingState(Phase.FAILED, self.state.manuals, error=error))

    def _show(self, state: IndexingState) -> None:
        self.state = state
        self.changed.emit(state)
