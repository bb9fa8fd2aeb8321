"""Back and forward as in a browser, without Qt: where the reader was, and how it was scrolled."""

from __future__ import annotations

from fieldkm.desktop.kit.location import Location

_MOST = 200


class Navigation:
    """The way that was gone; each step is told what the reader leaves, as it is scrolled now."""

    def __init__(self) -> None:
        self._behind: tuple[Location, ...] = ()
        self._ahead: tuple[Location, ...] = ()

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Tell whether back was gone before."""
        return bool(self._ahead)

    def leave(self, leaving: Location | None) -> None:
        """Remember a place on the way to another; what was ahead is forgotten."""
        if leaving is not None:
            self._behind = (*self._behind, leaving)[-_MOST:]
            self._ahead = ()

    def back(self, leaving: Location) -> Location | None:
        """Return the place behind, or None at the beginning."""
        if not self._behind:
            return None
        *rest, found = self._behind
        self._behind, self._ahead = tuple(rest), (leaving, *self._ahead)
        return found

    def forward(self, leaving: Location) -> Location | None:
        """Return the place from which back was gone, or None."""
        if not self._ahead:
            return None
        found, *rest = self._ahead
        self._ahead, self._behind = tuple(rest), (*self._behind, leaving)
        return found
