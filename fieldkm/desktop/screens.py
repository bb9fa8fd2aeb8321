"""The screens of the window by name; each is imported when it is first shown."""

from __future__ import annotations

from types import MappingProxyType

from fieldkm.desktop.kit.screen import Screen
from fieldkm.desktop.shell.routes import (
    FAULTS,
    HOME,
    IMPORTING,
    MANUAL,
    PARTS,
    SETTINGS,
    SYNC,
    WRITING,
)
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


def _sync(shell: ShellServices) -> Screen:
    from fieldkm.desktop.sync.view import SyncScreen

    return SyncScreen(shell)


def _settings(shell: ShellServices) -> Screen:
    from fieldkm.desktop.settings.view import SettingsScreen

    return SettingsScreen(shell)


def _importing(shell: ShellServices) -> Screen:
    from fieldkm.desktop.importing.view import ImportingScreen

    return ImportingScreen(shell)


def _writing(shell: ShellServices) -> Screen:
    from fieldkm.desktop.writing.view import WritingScreen

    return WritingScreen(shell)


SCREENS: Screens = MappingProxyType(
    {
        HOME: _home,
        MANUAL: _manual,
        PARTS: _parts,
        FAULTS: _faults,
        SYNC: _sync,
        SETTINGS: _settings,
        IMPORTING: _importing,
        WRITING: _writing,
    }
)
