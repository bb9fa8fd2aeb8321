"""Slow work as those see it who give it away, without Qt: view models use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Tasks(Protocol):
    """Does work off the interface's thread and brings the result back to it."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        group: str = "",
    ) -> None:
        """Do `work` elsewhere, then call `done` or `failed` on the interface's thread.

        A later task of the same `group` makes the earlier one's result unwanted: it is dropped.
        What is no `FieldkmError` is a bug and is reported as one too, after `failed` was called.
        """
        ...

    def close(self) -> None:
        """Take no more work, forget what waits, and wait a bounded time for what runs."""
        ...
