"""What is shown before there is a machine in view: none chosen, several with one serial number, or
a serial number that no record has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.machine.facts_form import FactsForm
from fieldkm.desktop.machine.view_model import MachineViewModel, State, Unrecognised
from fieldkm.desktop.machine.words import MachineWords
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.machines import Machine

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.machine_book import KnownMachine, KnownSite, MachineFacts

_MOST_WIDTH = 720


class ArrivalPanel(QWidget):
    """`chosen` carries the id of a machine, `go_on_wished` a `MachineAtHand` without a record,
    `written` the facts and the site of a new one.
    """

    chosen = Signal(str)
    go_on_wished = Signal(object)
    written = Signal(object, str)
    machine_wished = Signal()

    def __init__(self, model: MachineViewModel, theme: Theme, words: MachineWords) -> None:
        super().__init__()
        self._model = model
        self._words = words
        self._theme = theme
        self._shown: State | None = None
        self._title = ScreenTitle()
        self._explanation = PlainLabel()
        self.choose = PrimaryButton("", theme, "scan")
        self.choose.clicked.connect(self.machine_wished)
        self.choices = Group()
        self.note = GhostButton("", theme, "plus")
        self.note.clicked.connect(self._open_form)
        self.form: NewMachineForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        for widget in (self._title, self._explanation, self.choices):
            self._column.addWidget(widget)
        for button in (self.choose, self.note):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumWidth(theme.px(_MOST_WIDTH))

    def show_state(self, state: State) -> None:
        """Show which of the three it is."""
        if self.form is not None:
            self.form.show_sites(state.sites)
        before, self._shown = self._shown, state
        if before is not None and _same(before, state):
            return
        self._close_form()
        self.choose.setText(self.tr("Choose the machine"))
        self.note.setText(self.tr("Write this machine down"))
        self.note.setVisible(state.unrecognised is not None)
        self.choose.setVisible(state.unrecognised is None and not state.twins)
        if state.unrecognised is not None:
            self._show_unrecognised(state.unrecognised)
        elif state.twins:
            self._show_twins(state.twins)
        else:
            self._show_none()
        cards = [card for card in self.choices.findChildren(Card) if not card.isHidden()]
        self.setFocusProxy(cards[0] if cards and not self.choices.isHidden() else self.choose)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setMaximumWidth(theme.px(_MOST_WIDTH))
        for button in (self.choose, self.note):
            button.retheme(theme)
        if self.form is not None:
            self.form.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        state, self._shown = self._shown, None
        if state is not None:
            self.show_state(state)

    def _show_none(self) -> None:
        self._title.setText(self.tr("No machine at hand"))
        self._explanation.setText(
            self.tr("Scan or type a serial number: all that is known of the machine stands here.")
        )
        self.choices.setVisible(False)

    def _show_twins(self, twins: tuple[KnownMachine, ...]) -> None:
        title = self.tr("Several machines have the serial number {serial}")
        self._title.setText(title.replace("{serial}", twins[0].machine.serial))
        self._explanation.setText(self.tr("Choose the one in front of you."))
        self.choices.entitle(self.tr("Machines"))
        self.choices.fill(*map(self._twin, twins))
        self.choices.setVisible(True)

    def _twin(self, known: KnownMachine) -> QWidget:
        machine = known.machine
        where = known.whereabouts or self.tr("Nobody knows where it stands")
        card = Card(self._words.name(machine), " · ".join(filter(None, (where, machine.location))))
        card.clicked.connect(lambda: self.chosen.emit(machine.id))
        return card

    def _show_unrecognised(self, unknown: Unrecognised) -> None:
        title = self.tr("No machine with the serial number {serial} is known here")
        self._title.setText(title.replace("{serial}", unknown.serial))
        self._explanation.setText(
            self.tr(
                "Check it on the rating plate: O and 0, I and 1 look alike. If it is right, go on"
                " with the manual of its model, or write the machine down for its next visitor."
            )
        )
        if unknown.fitting:
            self.choices.entitle(self.tr("The number fits this model"))
        else:
            self.choices.entitle(self.tr("The number fits no model; choose it"))
        cards: list[QWidget] = [
            self._model_card(model.id, model.name, unknown.serial)
            for model in unknown.fitting or unknown.models
        ]
        none = MutedLabel(self.tr("No installed manual covers any model."))
        self.choices.fill(*(cards or [none]))
        self.choices.setVisible(True)

    def _model_card(self, model: str, name: str, serial: str) -> QWidget:
        title = self.tr("Go on without a record: {model}").replace("{model}", model)
        card = Card(title, name)
        machine = MachineAtHand(model, serial.upper())
        card.clicked.connect(lambda: self.go_on_wished.emit(machine))
        return card

    def _open_form(self) -> None:
        unknown = self._shown.unrecognised if self._shown else None
        if unknown is None or self.form is not None:
            return
        fitting = unknown.fitting[0].id if len(unknown.fitting) == 1 else ""
        self.form = NewMachineForm(self._model, self._theme)
        self.form.show_machine(Machine("", fitting, unknown.serial.upper()))
        self.form.cancelled.connect(self._close_form)
        self.form.complete.connect(self.written)
        self._column.addWidget(self.form)
        self.note.hide()
        self.form.site_box.setFocus()
        self._model.find_sites("")

    def _close_form(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.note.show()


class NewMachineForm(FactsForm):
    """The same form with the site at which the machine stands; `complete` carries facts and site
    (empty: nobody knows).
    """

    complete = Signal(object, str)

    def __init__(self, model: MachineViewModel, theme: Theme) -> None:
        self.site_box = QLineEdit()
        self._site = Field(self.site_box)
        self._found = Group()
        self._chosen = ""
        super().__init__(model, theme)
        self.extra.addWidget(self._site)
        self.extra.addWidget(self._found)
        self.site_box.textEdited.connect(self._seek)
        self.saved.connect(self._complete)

    def show_sites(self, sites: tuple[KnownSite, ...]) -> None:
        """Offer these sites."""
        if not self._chosen:
            self._found.fill(*map(self._card, sites))

    def retranslate(self) -> None:
        super().retranslate()
        self._site.entitle(self.tr("Site"))
        self._found.entitle(self.tr("Sites"))
        self._site.say(self.tr("Words of customer, town or street, then choose the site below."))

    def _card(self, known: KnownSite) -> QWidget:
        site = known.site
        title = " · ".join(filter(None, (known.customer, site.name)))
        card = Card(title, ", ".join(filter(None, (site.address, site.town))))
        card.clicked.connect(lambda: self._choose(site.id, title))
        return card

    def _choose(self, site: str, title: str) -> None:
        self._chosen = site
        self.site_box.setText(title)
        self._found.fill()
        self.save.setFocus()

    def _seek(self, words: str) -> None:
        self._chosen = ""
        self._model.find_sites(words)

    def _complete(self, facts: MachineFacts) -> None:
        self.complete.emit(facts, self._chosen)


def _same(one: State, other: State) -> bool:
    return (one.place, one.unrecognised, one.twins) == (
        other.place,
        other.unrecognised,
        other.twins,
    )
