"""What all view models have: a state that is shown, and who is told when it changes. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

State = TypeVar("State")


def _nobody(_state: object) -> None:
    """Tell nobody yet."""


class ViewModel(Generic[State]):
    """Begins with a `state`; every other one is shown by `_show`."""

    def __init__(self, state: State, on_change: Callable[[State], None] = _nobody) -> None:
        self.state = state
        self._on_change = on_change

    def watch(self, on_change: Callable[[State], None]) -> None:
        """Tell of every change, beginning with what is now."""
        self._on_change = on_change
        on_change(self.state)

    def _show(self, state: State) -> None:
        self.state = state
        self._on_change(state)
