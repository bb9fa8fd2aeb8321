"""Slow work on a thread pool; results come back through a queued signal."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from fieldkm.errors import FieldkmError

T = TypeVar("T")

logger = logging.getLogger(__name__)
# Indexing, a sync, an import and a build each wait in one for minutes; a search must never stand
# behind them.
_THREADS = 6
_PATIENCE_MS = 3000


@dataclass(frozen=True, slots=True)
class _Outcome:
    group: str
    ticket: int
    deliver: Callable[[], None]
    bug: Exception | None = None


class ThreadTasks(QObject):
    """`Tasks` on a pool of threads."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._is_closed = False
        self._finished.connect(self._deliver)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        group: str = "",
    ) -> None:
        """Do `work` on a thread; see `Tasks.run`."""
        if self._is_closed:
            return
        self._tickets += 1
        ticket = self._newest[group] = self._tickets

        def do() -> None:
            outcome = _outcome(work, done, failed, group, ticket)
            if not self._is_closed:  # work may outlast the window: nobody wants its result then
                self._finished.emit(outcome)

        self._pool.start(do)

    def close(self) -> None:
        """Take no more work, forget what waits, and wait a few seconds for what runs."""
        self._is_closed = True
        self._pool.clear()
        self._pool.waitForDone(_PATIENCE_MS)

    def _deliver(self, outcome: _Outcome) -> None:
        overtaken = outcome.group and self._newest[outcome.group] != outcome.ticket
        if self._is_closed or overtaken:
            return
        outcome.deliver()
        if outcome.bug is not None:
            sys.excepthook(type(outcome.bug), outcome.bug, outcome.bug.__traceback__)


def _outcome(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    group: str,
    ticket: int,
) -> _Outcome:
    try:
        result = work()
    except FieldkmError as error:
        return _Outcome(group, ticket, _call(failed, error))
    except Exception as bug:
        logger.exception("a task of group %r failed", group)
        return _Outcome(group, ticket, _call(failed, bug), bug)
    return _Outcome(group, ticket, _call(done, result))


def _call(function: Callable[[T], None], value: T) -> Callable[[], None]:
    return lambda: function(value)
