"""What the window hands to the screens that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.screen import Screen
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.indexing import Indexing
from fieldkm.desktop.shell.installation.view_model import Installation
from fieldkm.desktop.shell.synchronising.synchroniser import Synchroniser
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Subject
from fieldkm.host.settings import Settings

if TYPE_CHECKING:
    from fieldkm.app.places import Place


@dataclass(frozen=True, slots=True)
class ShellServices:
    """The services of the home, and what a screen may ask of the window.

    `go` leads to a place and `show_screen` to a screen by its name; `choose_machine` opens the
    picker and `take_machine` puts one at hand; `change_settings` keeps other settings and shows
    what they mean; `zoom` goes a step nearer (1) or farther (-1); `library_changed` tells all
    screens of what was installed;
    `report_incident` opens the panel for one, at a place where that is known; `write_fix` begins a
    fix from a visit, by its id, or with an empty one from the visit at hand.
    Whoever has written something that travels calls `synchroniser.wrote()`.
    """

    workplace: Workplace
    tasks: Tasks
    theme: Theme
    installation: Installation
    synchroniser: Synchroniser
    indexing: Indexing
    go: Callable[[Place], None]
    show_screen: Callable[[str], None]
    choose_machine: Callable[[], None]
    take_machine: Callable[[MachineAtHand | None], None]
    change_settings: Callable[[Settings], None]
    zoom: Callable[[int], None]
    library_changed: Callable[[], None]
    report_incident: Callable[[Subject | None], None]
    write_fix: Callable[[str], None]


ScreenMaker = Callable[[ShellServices], Screen]
Screens = Mapping[str, ScreenMaker]
