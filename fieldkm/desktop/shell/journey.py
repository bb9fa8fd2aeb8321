"""From place to place over the screens, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.navigation import Navigation
from fieldkm.desktop.shell.routes import screen_for, treated
from fieldkm.desktop.shell.stage import Stage
from fieldkm.errors import BadInput, FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.places import Place


class Journey(QObject):
    """Shows places on their screens.

    `arrived` names the screen in view; `failed` has the error of a place that is not there: the
    reader then stays where they are.
    """

    arrived = Signal(str)
    failed = Signal(object)

    def __init__(self, stage: Stage, workplace: Workplace) -> None:
        super().__init__(stage)
        self._stage = stage
        self._workplace = workplace
        self._way = Navigation()

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a place behind."""
        return self._way.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Tell whether back was gone before."""
        return self._way.can_go_forward

    def go(self, place: Place) -> None:
        """Go to a place."""
        from fieldkm.app.places import WebPlace

        if isinstance(place, WebPlace):
            QDesktopServices.openUrl(QUrl(place.url))
            return
        leaving = self._stage.location()
        try:
            found = treated(place, self._workplace.library, current_language())
            name = screen_for(found)
            self._stage.made(name).show_place(found)
        except FieldkmError as error:
            self.failed.emit(error)
        else:
            self._arrive(name, leaving)

    def show_screen(self, name: str) -> None:
        """Go to a screen as the rail does: it shows what it showed last."""
        leaving = self._stage.location()
        try:
            self._stage.made(name).show_place(None)
        except FieldkmError as error:
            self.failed.emit(error)
        self._arrive(name, leaving)

    def back(self) -> None:
        """Go to the place before."""
        self._step(self._way.back)

    def forward(self) -> None:
        """Undo going back."""
        self._step(self._way.forward)

    def find(self, text: str) -> Place | None:
        """Return what `text` names: a page, a machine by its serial number, or a part; None when it
        is none of them.
        """
        from fieldkm.app.places import PartPlace, SerialPlace

        try:
            return self._workplace.library.find_page(text)
        except BadInput:
            pass
        if any(machine.record for machine in self._workplace.machines.recognise(text)):
            return SerialPlace(text)
        try:
            return PartPlace(self._workplace.parts.card(text, current_language()).asked.number)
        except BadInput:
            return None

    def _step(self, step: Callable[[Location], Location | None]) -> None:
        here = self._stage.location()
        found = step(here) if here else None
        if found is None:
            return
        try:
            self._stage.made(found.screen).restore(found)
        except FieldkmError as error:
            self.failed.emit(error)
        self._stage.bring_up(found.screen)
        self.arrived.emit(found.screen)

    def _arrive(self, name: str, leaving: Location | None) -> None:
        self._stage.bring_up(name)
        if leaving != self._stage.location():
            self._way.leave(leaving)
        self.arrived.emit(name)
