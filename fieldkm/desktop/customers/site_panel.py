"""A site: where it is, how one gets in, who is there, and the machines that stand there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fieldkm.app.history_events import machine_name
from fieldkm.app.places import MachinePlace
from fieldkm.desktop.kit.buttons import GhostButton, IconButton
from fieldkm.desktop.kit.cards import Card, Panel
from fieldkm.desktop.kit.days import local_time, zone_label
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.machine.words import MachineWords
from fieldkm.domain.customers import Contact, Site
from fieldkm.domain.entitlements import Entitlement, EntitlementKind

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.customers import MachineLine, SitePage

_FIRST_MACHINES = 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Line(QWidget):
    """A sign and a text that can be selected, perhaps with a button at its end."""

    def __init__(self, sign: str, text: str, theme: Theme, button: QWidget | None = None) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(pixmap(sign, theme["muted"], theme.px(18)))
        words = PlainLabel(text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop if button is None else _MIDDLE)
        row.addWidget(words, 1)
        if button is not None:
            row.addWidget(button)


class SitePanel(Panel):
    """`opened` carries the place of a machine, `edit_wished` the site or a person."""

    opened = Signal(object)
    edit_wished = Signal(object)

    def __init__(self, page: SitePage, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = page
        self.content.addLayout(self._head(page.site))
        for sign, text in self._facts(page.site):
            self.content.addWidget(Line(sign, text, theme))
        for contact in page.contacts:
            self.content.addWidget(contact_line(contact, theme, self.edit_wished.emit))
        self._cards: list[Card] = []
        self._add_machines(_FIRST_MACHINES)
        rest = len(page.machines) - _FIRST_MACHINES
        if rest > 0:
            self.more = GhostButton(self.tr("%n more machine(s)", "", rest), theme, "down")
            self.more.clicked.connect(self._show_all)
            self.content.addWidget(self.more)
        if not page.machines:
            self.content.addWidget(MutedLabel(self.tr("No machine is known to stand here.")))

    def _head(self, site: Site) -> QHBoxLayout:
        title = site.name or site.town or self.tr("Site without a name")
        edit = IconButton("edit", self.tr("Change this site"), self._theme)
        edit.clicked.connect(lambda: self.edit_wished.emit(site))
        row = QHBoxLayout()
        row.addWidget(Heading(title), 1)
        row.addWidget(edit)
        return row

    def _facts(self, site: Site) -> list[tuple[str, str]]:
        town = f"{site.postcode} {site.town}".strip()
        address = ", ".join(text for text in (site.address, town, site.country) if text)
        facts = [("site", address), ("key", site.access), ("phone", site.phone)]
        facts.append(("clock", self._clock(site)))
        return [(sign, text) for sign, text in facts if text]

    def _clock(self, site: Site) -> str:
        """Say what time it is there."""
        now = datetime.now(UTC)
        label = zone_label(now, site.zone)
        if not label:
            return ""
        words = self.tr("{time} there now ({zone}, {distance})")
        words = words.replace("{time}", f"{local_time(now, site.zone):%H:%M}")
        return words.replace("{zone}", site.zone).replace("{distance}", label)

    def _add_machines(self, count: int) -> None:
        for line in self._page.machines[len(self._cards) : count]:
            card = self._card(line)
            self._cards.append(card)
            self.content.addWidget(card)

    def _show_all(self) -> None:
        self.more.hide()
        self._add_machines(len(self._page.machines))

    def _card(self, line: MachineLine) -> Card:
        machine = line.machine
        service = self._service(line.entitlement)
        title = machine_name(machine) or self.tr("Machine without a serial number")
        name = machine.name if machine.name != title else ""
        detail = " · ".join(text for text in (name, machine.location, service) if text)
        card = Card(title, detail)
        card.clicked.connect(lambda: self.opened.emit(MachinePlace(machine.id)))
        return card

    def _service(self, entitlement: Entitlement | None) -> str:
        words = MachineWords(self)
        if entitlement is None:
            return words.entitlement(EntitlementKind.NONE)
        told = (words.entitlement(entitlement.kind), entitlement.response_class)
        return " · ".join(text for text in told if text)


def contact_line(contact: Contact, theme: Theme, edit: Callable[[Contact], None]) -> QWidget:
    """Return a person with what they do and how they are reached, to be changed by `edit`."""
    name = contact.name or contact.function
    translate = QCoreApplication.translate
    button = IconButton(
        "edit", translate("SitePanel", "Change {name}").replace("{name}", name), theme
    )
    button.clicked.connect(lambda: edit(contact))
    lines = (
        (contact.name, contact.function),
        (contact.phone, contact.mobile, contact.email),
    )
    told = (" · ".join(text for text in line if text) for line in lines)
    return Line("customer", "\n".join(line for line in told if line), theme, button)
