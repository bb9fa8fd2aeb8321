"""The screens of the window by name; each is imported when it is first shown."""

from __future__ import annotations

from types import MappingProxyType

from fieldkm.desktop.kit.screen import Screen
from fieldkm.desktop.shell.routes import (
    CUSTOMERS,
    FAULTS,
    FIXES,
    FLAGS,
    HOME,
    IMPORTING,
    INCIDENTS,
    MACHINE,
    MANUAL,
    PARTS,
    REVIEW,
    SETTINGS,
    SYNC,
    VISIT,
    WRITE_FIX,
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
    screen.written.connect(shell.synchroniser.wrote)
    return screen


def _parts(shell: ShellServices) -> Screen:
    from fieldkm.desktop.parts.view import PartsScreen

    return PartsScreen(shell.workplace, shell.tasks, shell.go, shell.theme)


def _faults(shell: ShellServices) -> Screen:
    from fieldkm.desktop.faults.view import FaultsScreen

    return FaultsScreen(shell.workplace, shell.tasks, shell.go, shell.theme)


def _fixes(shell: ShellServices) -> Screen:
    from fieldkm.desktop.fixes.view import FixesScreen

    return FixesScreen(shell)


def _flags(shell: ShellServices) -> Screen:
    from fieldkm.desktop.flags.view import FlagsScreen

    return FlagsScreen(shell)


def _incidents(shell: ShellServices) -> Screen:
    from fieldkm.desktop.incidents.view import IncidentsScreen

    return IncidentsScreen(shell)


def _machine(shell: ShellServices) -> Screen:
    from fieldkm.desktop.machine.view import MachineScreen

    return MachineScreen(shell)


def _customers(shell: ShellServices) -> Screen:
    from fieldkm.desktop.customers.view import CustomersScreen

    return CustomersScreen(shell)


def _sync(shell: ShellServices) -> Screen:
    from fieldkm.desktop.sync.view import SyncScreen

    return SyncScreen(shell)


def _visit(shell: ShellServices) -> Screen:
    from fieldkm.desktop.visit.view import VisitScreen

    return VisitScreen(shell)


def _review(shell: ShellServices) -> Screen:
    from fieldkm.desktop.review.view import ReviewScreen

    return ReviewScreen(shell)


def _settings(shell: ShellServices) -> Screen:
    from fieldkm.desktop.settings.view import SettingsScreen

    return SettingsScreen(shell)


def _importing(shell: ShellServices) -> Screen:
    from fieldkm.desktop.importing.view import ImportingScreen

    return ImportingScreen(shell)


def _writing(shell: ShellServices) -> Screen:
    from fieldkm.desktop.writing.view import WritingScreen

    return WritingScreen(shell)


def _fix_writing(shell: ShellServices) -> Screen:
    from fieldkm.desktop.fix_writing.view import FixWritingScreen

    return FixWritingScreen(shell)


SCREENS: Screens = MappingProxyType(
    {
        HOME: _home,
        MANUAL: _manual,
        PARTS: _parts,
        FAULTS: _faults,
        FIXES: _fixes,
        FLAGS: _flags,
        CUSTOMERS: _customers,
        INCIDENTS: _incidents,
        MACHINE: _machine,
        SYNC: _sync,
        VISIT: _visit,
        REVIEW: _review,
        SETTINGS: _settings,
        IMPORTING: _importing,
        WRITING: _writing,
        WRITE_FIX: _fix_writing,
    }
)
