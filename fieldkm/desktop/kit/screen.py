"""What the shell asks of a screen. The shell makes it when it is first shown and keeps it.

Its constructor takes `(workplace, tasks, go, theme)`; `go(place)` leads to any place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldkm.app.places import Place
    from fieldkm.desktop.kit.location import Location
    from fieldkm.desktop.kit.theme import Theme


class Screen(Protocol):
    """One of the window's screens: home, manuals, parts, fault codes, settings."""

    name: str
    """As in `Location.screen`: "home", "manual", "parts", "faults", "settings"."""

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows; a screen may be that widget itself."""
        ...

    def show_place(self, place: Place | None) -> None:
        """Show a place; None is the way in from the rail: stay where it was, or show the start.

        Raises `FieldkmError` where the place is not there; the screen then stays as it was.
        """
        ...

    def location(self) -> Location:
        """Return where the reader is now, for back and forward."""
        ...

    def restore(self, location: Location) -> None:
        """Go back to a location, with its scroll position."""
        ...

    def on_machine_changed(self) -> None:
        """Another machine is at hand: show again what depends on it."""
        ...

    def on_library_changed(self) -> None:
        """Manuals were installed or removed: show again what depends on them."""
        ...

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        ...

    def retranslate(self) -> None:
        """Show all words, and pages, in the language that is current now."""
        ...
