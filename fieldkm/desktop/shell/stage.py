"""Where the screens stand: each is made when first shown, and told of every change after that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.screen import Screen
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.services import Screens, ShellServices


class Stage(QStackedWidget):
    """The screens of the window, one of them in view."""

    def __init__(self, screens: Screens, services: Callable[[], ShellServices]) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._makers = screens
        self.services = services
        self._screens: dict[str, Screen] = {}
        self._current = ""

    @property
    def current(self) -> Screen | None:
        """The screen in view; None before the first."""
        return self._screens.get(self._current)

    def made(self, name: str) -> Screen:
        """Return a screen, made now if it was not."""
        if name not in self._screens:
            screen = self._makers[name](self.services())
            self._screens[name] = screen
            self.addWidget(screen.widget)
        return self._screens[name]

    def bring_up(self, name: str) -> Screen:
        """Bring a screen into view."""
        screen = self.made(name)
        self._current = name
        self.setCurrentWidget(screen.widget)
        return screen

    def location(self) -> Location | None:
        """Return where the reader is; None before the first screen."""
        return self.current.location() if self.current else None

    def on_machine_changed(self) -> None:
        """Tell all screens that another machine is at hand."""
        for screen in self._screens.values():
            screen.on_machine_changed()

    def on_library_changed(self) -> None:
        """Tell all screens that manuals were installed or removed."""
        for screen in self._screens.values():
            screen.on_library_changed()

    def retheme(self, theme: Theme) -> None:
        """Give all screens another theme."""
        for screen in self._screens.values():
            screen.retheme(theme)

    def retranslate(self) -> None:
        """Let all screens show the current language."""
        for screen in self._screens.values():
            screen.retranslate()
