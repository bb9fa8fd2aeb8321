"""What the Settings screen shows, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.host.release import program_version
from fieldkm.host.settings import Settings


@dataclass(frozen=True, slots=True)
class ManualLine:
    """An installed manual."""

    id: str
    title: str
    version: str


@dataclass(frozen=True, slots=True)
class State:
    """The settings, what is installed, which fieldkm this is and where its files lie."""

    settings: Settings
    manuals: tuple[ManualLine, ...] = ()
    version: str = ""
    home: str = ""


class SettingsViewModel:
    """Reads the settings and the installed manuals."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, on_change: Callable[[State], None]
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._on_change = on_change
        self._manuals: tuple[ManualLine, ...] = ()

    def load(self, language: str) -> None:
        """Show the settings now, and what is installed as soon as it is read."""
        self._show()
        self._tasks.run(
            lambda: self._installed(language), self._take, lambda _: self._show(), group="settings"
        )

    def _installed(self, language: str) -> tuple[ManualLine, ...]:
        """Runs off the interface's thread."""
        return tuple(
            ManualLine(manual.id, manual.titles.get(language, manual.title), manual.version)
            for manual in self._workplace.library.installed()
        )

    def _take(self, manuals: tuple[ManualLine, ...]) -> None:
        self._manuals = manuals
        self._show()

    def _show(self) -> None:
        home = str(self._workplace.home.folder)
        self._on_change(State(self._workplace.settings, self._manuals, program_version(), home))
