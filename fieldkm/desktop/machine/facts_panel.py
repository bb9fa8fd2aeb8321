"""The facts of a machine: what is built in, how it stands by contract, where it stood, who is
there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.days import day_text
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.machine.words import MachineWords

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.cockpit import Cockpit
    from fieldkm.domain.customers import Contact

_NAME_WIDTH = 112

Row = tuple[str, str]


class FactsPanel(QWidget):
    """Three groups of rows; `edit_wished` asks for the form."""

    edit_wished = Signal()

    def __init__(self, theme: Theme, words: MachineWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.edit = GhostButton("", theme, "edit")
        self.edit.clicked.connect(self.edit_wished)
        self._groups = {name: Group() for name in ("facts", "people", "places")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for group in self._groups.values():
            column.addWidget(group)
            if group is self._groups["facts"]:
                column.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)

    def show_cockpit(self, cockpit: Cockpit) -> None:
        """Show a machine's facts."""
        self.edit.setText(self.tr("Change facts"))
        self._fill("facts", self.tr("This machine"), self._facts(cockpit))
        self._fill("people", self.tr("On the spot"), self._people(cockpit))
        places = [
            (self._words.placed_days(p), self._words.placement(p)) for p in cockpit.placements
        ]
        self._fill("places", self.tr("Where it stood"), places)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)

    def _facts(self, cockpit: Cockpit) -> Iterable[Row]:
        machine, words = cockpit.machine, self._words
        yield self.tr("Serial number"), machine.serial
        yield self.tr("Location"), machine.location
        yield self.tr("Configuration"), ", ".join(machine.configuration)
        yield self.tr("Modifications"), self._kits(cockpit)
        yield self.tr("Installed"), day_text(machine.installed) if machine.installed else ""
        readings = [words.reading(reading, cockpit.zone) for reading in cockpit.readings]
        yield self.tr("Meter"), "\n".join(readings)
        entitlement = cockpit.cover.entitlement
        told = words.cover_details(entitlement) if entitlement else ""
        yield self.tr("Entitlement"), told or self.tr("No contract is known.")
        yield self.tr("Office's number"), machine.external_id

    def _kits(self, cockpit: Cockpit) -> str:
        kits = cockpit.machine.modifications
        if kits is None:
            return self.tr("Not known. What depends on them is marked in the manual.")
        return ", ".join(map(self._words.modification, kits)) or self.tr("None")

    def _people(self, cockpit: Cockpit) -> Iterable[Row]:
        site = cockpit.known.site
        if site is not None:
            town = " ".join(filter(None, (site.postcode, site.town)))
            yield self.tr("Address"), ", ".join(filter(None, (site.address, town, site.country)))
            yield self.tr("Access"), site.access
            yield self.tr("Telephone"), site.phone
        for person in cockpit.contacts:
            yield person.name, _reach(person)

    def _fill(self, name: str, title: str, rows: Iterable[Row]) -> None:
        told = [row for row in rows if row[1]]
        group = self._groups[name]
        group.entitle(title)
        if told:
            panel = Panel()
            panel.content.addLayout(self._grid(told))
            group.fill(panel)
        group.setVisible(bool(told))

    def _grid(self, rows: Iterable[Row]) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, (name, told) in enumerate(rows):
            label = MutedLabel(name)
            label.setFixedWidth(self._theme.px(_NAME_WIDTH))
            value = PlainLabel(told)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        return grid


def _reach(person: Contact) -> str:
    return " · ".join(filter(None, (person.function, person.phone, person.mobile, person.email)))
