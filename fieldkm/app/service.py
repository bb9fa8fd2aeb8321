"""A service that is made when it is first asked for: once, whichever thread asks first."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Generic, Protocol, TypeVar, overload


class Holder(Protocol):
    """What has services; `turn` lets one thread after the other make them."""

    turn: RLock


H = TypeVar("H", bound=Holder)
T = TypeVar("T")


class Service(Generic[H, T]):
    """Like `cached_property`, which holds no lock: the window and its tasks ask at the same
    time.
    """

    def __init__(self, make: Callable[[H], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__
        self._name = make.__name__

    @overload
    def __get__(self, holder: None, kind: type) -> Service[H, T]: ...
    @overload
    def __get__(self, holder: H, kind: type) -> T: ...
    def __get__(self, holder: H | None, kind: type) -> Service[H, T] | T:
        """Make the service, and keep it in the holder: the next look-up does not come here."""
        if holder is None:
            return self
        made = holder.__dict__
        with holder.turn:
            if self._name not in made:
                made[self._name] = self._make(holder)
        service: T = made[self._name]
        return service
