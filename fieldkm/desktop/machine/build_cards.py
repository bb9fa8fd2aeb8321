"""What fixes and manuals have for this machine, as cards that lead there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import FixPlace, PartPlace, Place
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Card, Panel
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.labels import Heading, MutedLabel, Pill
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.card import FixCard

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.build_manuals import LikelyCode, ManualOfBuild, UsedPart
    from fieldkm.app.cockpit import Cockpit
    from fieldkm.app.library import Mention


class BuildCards(QWidget):
    """`opened` carries the place of a card; `codes_wished` asks for the list of all codes."""

    opened = Signal(object)
    codes_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        names = ("fixes", "codes", "parts", "opened", "steps", "manuals")
        self._groups = {name: Group() for name in names}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for group in self._groups.values():
            column.addWidget(group)

    def show_cockpit(self, cockpit: Cockpit) -> None:
        """Show what there is for a machine."""
        there = cockpit.manuals
        self._fill("codes", self.tr("Fault codes of this machine"), self._codes(there.codes))
        fixes = [self._leading(FixCard(line), FixPlace(line.id)) for line in cockpit.fixes]
        self._fill("fixes", self.tr("Known fixes"), fixes)
        self._fill("parts", self.tr("Parts used here before"), list(map(self._part, there.parts)))
        opened = list(map(self._page, cockpit.opened))
        self._fill("opened", self.tr("Opened in this work session"), opened)
        self._fill("steps", self.tr("Procedures"), list(map(self._page, there.procedures)))
        manuals = list(map(self._manual, there.manuals)) or [self._no_manual(cockpit)]
        self._fill("manuals", self.tr("Manuals for this build"), manuals)

    def retheme(self, theme: Theme) -> None:
        """Take another theme; the cards are made anew by the next `show_cockpit`."""
        self._theme = theme

    def _fill(self, name: str, title: str, cards: Sequence[QWidget]) -> None:
        group = self._groups[name]
        group.entitle(title)
        group.fill(*cards)
        group.setVisible(bool(cards))

    def _codes(self, codes: Sequence[LikelyCode]) -> list[QWidget]:
        cards: list[QWidget] = [self._code(code) for code in codes]
        if not codes:
            cards.append(MutedLabel(self.tr("No visit here has written down a fault code yet.")))
        every = GhostButton(self.tr("All fault codes of this model"), self._theme, "fault")
        every.clicked.connect(self.codes_wished)
        return [*cards, every]

    def _code(self, code: LikelyCode) -> QWidget:
        title = f"{code.code}  {code.title}".strip()
        times = self.tr("%n time(s) here", "", code.times) if code.times else ""
        if code.page is None:
            untreated = self.tr("No installed manual treats this code.")
            return _panel(title, " · ".join(filter(None, (times, untreated))))
        card = Card(title, " · ".join(filter(None, (times, *code.causes))))
        if code.is_present:
            card.add_row(Pill(self.tr("reported for this visit"), "warning"))
        return self._leading(card, code.page)

    def _part(self, part: UsedPart) -> QWidget:
        used = self.tr("%n used", "", part.quantity)
        title = f"{part.number}  {part.name}".strip()
        if not part.manual:
            return _panel(title, used)
        card = self._leading(Card(title, used), PartPlace(part.number, part.manual))
        if part.current != part.number:
            order = self.tr("Order now {number}").replace("{number}", part.current)
            card.add_row(Pill(order, "warning"))
        return card

    def _page(self, page: Mention) -> QWidget:
        return self._leading(Card(page.title), page.ref)

    def _manual(self, manual: ManualOfBuild) -> QWidget:
        version = self.tr("Version {version}").replace("{version}", manual.version)
        return self._leading(Card(manual.title, version), manual.first)

    def _no_manual(self, cockpit: Cockpit) -> QWidget:
        model = cockpit.machine.model
        if not model:
            return MutedLabel(self.tr("The model is not known: say it under “Change facts”."))
        words = self.tr("No installed manual covers the model {model}.")
        return MutedLabel(words.replace("{model}", model))

    def _leading(self, card: Card, place: Place) -> Card:
        card.clicked.connect(lambda: self.opened.emit(place))
        return card


def _panel(title: str, detail: str) -> QWidget:
    """Return what looks like a card and leads nowhere."""
    panel = Panel()
    panel.content.setContentsMargins(14, 11, 14, 11)
    panel.content.setSpacing(3)
    panel.content.addWidget(Heading(title))
    panel.content.addWidget(MutedLabel(detail))
    return panel
