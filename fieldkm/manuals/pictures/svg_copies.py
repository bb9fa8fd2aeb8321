"""How much a drawing draws through copies (`<use>`), which can hold copies that hold copies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

_WHOLE = ""
_MOST_DEEP = 100


@dataclass(slots=True)
class CopyCounter:
    """Follows the elements of a drawing and counts what its copies come to."""

    _used_in: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _open_ids: list[str] = field(default_factory=list)

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Take note of an element that begins."""
        self._open_ids.append(attributes.get("id", ""))
        if element == "use":
            address = attributes.get("href") or attributes.get("xlink:href") or ""
            for name in {_WHOLE, *self._open_ids}:
                self._used_in[name].append(address.removeprefix("#"))

    def end(self) -> None:
        """Take note that the element begun last ends."""
        self._open_ids.pop()

    def drawn(self, most: int) -> int:
        """Return how many copies are drawn in all; more than `most` where they go in a circle or
        too deep."""
        counted: dict[str, int] = {}

        def count(name: str, depth: int) -> int:
            if depth > _MOST_DEEP:
                return most + 1
            if name not in counted:
                counted[name] = most + 1  # until it is counted: a circle never ends
                inner = self._used_in.get(name, ())
                counted[name] = 1 + sum(count(copied, depth + 1) for copied in inner)
            return counted[name]

        return sum(count(name, 0) for name in self._used_in.get(_WHOLE, ()))
