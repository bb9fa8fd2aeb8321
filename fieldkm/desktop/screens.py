"""The screens of the window by name; each is imported when it is first shown."""

from __future__ import annotations

from types import MappingProxyType

from fieldkm.desktop.kit.screen import Screen
from fieldkm.desktop.shell.routes import FAULTS, HOME, MANUAL, PARTS, SETTINGS
from fieldkm.desktop.shell.services import Screens, ShellServices


def _home(shell: ShellServices) -> Screen:
    from fieldkm.desktop.home.view import HomeScreen

    return HomeScreen(shell)


def _manual(shell: ShellServices) -> Screen:
    from fieldkm.desktop.manual.view import ManualScreen

    screen = ManualScreen(shell.workplace, shell.tasks, shell.go, shell.theme)
    screen.zoom_wished.connect(shell.zoom)
    return screen


def _parts(shell: ShellServices) -> Screen:
    from fieldkm.desktop.parts.view import PartsScreen

    return PartsScreen(shell.workplace, shell.tasks, shell.go, shell.theme)


def _faults(shell: ShellServices) -> Screen:
    from fieldkm.desktop.faults.view import FaultsScreen

    return FaultsScreen(shell.workplace, shell.tasks, shell.go, shell.theme)


def _settings(shell: ShellServices) -> Screen:
    from fieldkm.desktop.settings.view import SettingsScreen

    return SettingsScreen(shell)


SCREENS: Screens = MappingProxyType(
    {HOME: _home, MANUAL: _manual, PARTS: _parts, FAULTS: _faults, SETTINGS: _settings}
)
