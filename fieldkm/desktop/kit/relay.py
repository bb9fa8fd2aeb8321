"""Brings what a thread has to say to the thread of the interface."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Relay(QObject):
    """Called with a function from any thread, it calls that on the thread where it was made."""

    _given = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given.connect(_call)

    def __call__(self, function: Callable[[], None]) -> None:
        self._given.emit(function)


def _call(function: Callable[[], None]) -> None:
    function()
