"""Slow work without threads: done at once, or when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fieldkm.errors import FieldkmError

T = TypeVar("T")


class ImmediateTasks:
    """`Tasks` that are done before `run` returns. Bugs are raised where the task was given."""

    def __init__(self) -> None:
        self.is_closed = False

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        group: str = "",
    ) -> None:
        if self.is_closed:
            return
        try:
            result = work()
        except FieldkmError as error:
            failed(error)
        else:
            done(result)

    def close(self) -> None:
        self.is_closed = True


class HeldTasks:
    """`Tasks` that wait until the test lets them go; late results of a group are dropped."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, int, Callable[[], None]]] = []
        self._newest: dict[str, int] = {}
        self._given = 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        group: str = "",
    ) -> None:
        self._given += 1
        self._newest[group] = self._given
        ticket = self._given
        immediate = ImmediateTasks()

        def finish() -> None:
            if not group or self._newest[group] == ticket:
                immediate.run(work, done, failed, group)

        self._waiting.append((group, ticket, finish))

    @property
    def waiting(self) -> list[str]:
        """The groups of the tasks that wait, the oldest first."""
        return [group for group, _, _ in self._waiting]

    def finish(self, position: int = 0) -> None:
        """Let the task at `position` among those that wait be done."""
        self._waiting.pop(position)[2]()

    def finish_all(self) -> None:
        """Let all be done, and those that they give in turn."""
        while self._waiting:
            self.finish()

    def close(self) -> None:
        self._waiting.clear()
