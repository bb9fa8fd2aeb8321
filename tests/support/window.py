"""A window over a home of its own, whose slow work is done at once and whose search is a fake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from fieldkm.app.places import Place
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.routes import FAULTS, MANUAL, PARTS, WRITING
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.errors import BadInput
from fieldkm.host.paths import Home
from tests.support.fake_search import FakeSearch
from tests.support.packs import PUBLISHER, a_pack
from tests.support.tasks import ImmediateTasks


class FakeScreen:
    """A screen that keeps what it was told; a place with "missing" in it is not there."""

    def __init__(self, name: str, shell: ShellServices) -> None:
        self.name = name
        self.shell = shell
        self.place: Place | None = None
        self.scroll = 0
        self.told: list[str] = []
        self._widget = QLabel(name)

    @property
    def widget(self) -> QWidget:
        return self._widget

    def show_place(self, place: Place | None) -> None:
        if "missing" in str(place):
            raise BadInput("no-such-page", "There is no page “{page}”.", page="missing")
        self.place = place or self.place
        self.scroll = 0

    def location(self) -> Location:
        return Location(self.name, self.place, self.scroll)

    def restore(self, location: Location) -> None:
        self.place = location.place
        self.scroll = location.scroll

    def on_machine_changed(self) -> None:
        self.told.append("machine")

    def on_library_changed(self) -> None:
        self.told.append("library")

    def retheme(self, theme: Theme) -> None:
        self.told.append(f"theme {theme.name} {round(theme.zoom * 100)}")

    def retranslate(self) -> None:
        self.told.append("language")


@dataclass(frozen=True)
class Desk:
    """The window and what stands behind it."""

    window: MainWindow
    workplace: Workplace
    search: FakeSearch

    def screen(self, name: str) -> FakeScreen:
        """The fake screen of that name."""
        screen = self.window.stage.made(name)
        assert isinstance(screen, FakeScreen)
        return screen


OpenWindow = Callable[..., Desk]


def a_home(folder: Path, with_manual: bool = True) -> Home:
    """A home, perhaps with the small manual of `packs`, signed by a publisher that it trusts."""
    home = Home(folder)
    home.make()
    workplace = Workplace(home)
    workplace.keyring.trust(PUBLISHER.public())
    if with_manual:
        workplace.manuals.install(a_pack(folder / "build"))
    return home


def a_desk(application: QApplication, home: Home, real_screens: bool = False) -> Desk:
    """A window on `home` that has not begun yet, with fakes for the screens that have tests of
    their own."""
    workplace = Workplace(home)
    workplace.change_settings(replace(workplace.settings, language="en", theme="light"))
    search = FakeSearch()
    vars(workplace)["search"] = search
    faked = (MANUAL, PARTS, FAULTS, WRITING)
    fakes = {name: (lambda shell, name=name: FakeScreen(name, shell)) for name in faked}
    screens = SCREENS if real_screens else {**SCREENS, **fakes}
    window = MainWindow(workplace, ImmediateTasks(), Appearance(application, workplace), screens)
    return Desk(window, workplace, search)
