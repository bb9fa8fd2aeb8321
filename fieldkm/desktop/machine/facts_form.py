"""The form in which facts of a machine are mended, or a new one is written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.machine.view_model import MachineViewModel
from fieldkm.errors import BadInput

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.machine_book import KnownMachine, MachineFacts
    from fieldkm.domain.machines import Machine

_LONGEST = 200


class FactsForm(Panel):
    """`saved` carries the `MachineFacts`; what is wrong or strange stands below its field."""

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, model: MachineViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._title = Heading()
        names = ("serial", "model", "location", "configuration", "kits", "meter")
        self.fields = {name: Field(_line()) for name in names}
        self.knows_kits = QCheckBox()
        self.save = PrimaryButton("", theme, "check")
        self.cancel = GhostButton("", theme)
        self._lay_out()
        self._line("serial").textChanged.connect(self._look_at_serial)
        self._line("meter").textChanged.connect(self._look_at_meter)
        self.knows_kits.toggled.connect(self.fields["kits"].setVisible)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.cancelled)
        for field in self.fields.values():
            _line_of(field).returnPressed.connect(self._save)
        self.setFocusProxy(self._line("serial"))
        self.retranslate()

    def show_machine(self, machine: Machine) -> None:
        """Fill the form with what is known."""
        kits = machine.modifications
        texts = {
            "serial": machine.serial,
            "model": machine.model,
            "location": machine.location,
            "configuration": ", ".join(machine.configuration),
            "kits": ", ".join(item.kit for item in kits or ()),
            "meter": "",
        }
        for name, text in texts.items():
            self._line(name).setText(text)
        self.knows_kits.setChecked(kits is not None)
        self.fields["kits"].setVisible(kits is not None)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Facts of the machine"))
        self.fields["serial"].entitle(self.tr("Serial number"))
        self.fields["model"].entitle(self.tr("Model"))
        self.fields["location"].entitle(self.tr("Location at the site"))
        self.fields["configuration"].entitle(self.tr("Configuration"))
        self.fields["kits"].entitle(self.tr("Modifications"))
        self.fields["meter"].entitle(self.tr("Meter reading now"))
        self.fields["configuration"].say(self.tr("Options as installed, separated by commas."))
        self.fields["kits"].say(self.tr("Change kits, separated by commas; empty for none."))
        self.fields["location"].say(self.tr("Floor and room, so that the next one finds it."))
        self.knows_kits.setText(self.tr("It is known which modifications are in it"))
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))

    def _lay_out(self) -> None:
        self.content.setSpacing(12)
        self.content.addWidget(self._title)
        self.extra = QVBoxLayout()
        self.content.addLayout(self.extra)
        for name, field in self.fields.items():
            if name == "kits":
                self.content.addWidget(self.knows_kits)
            self.content.addWidget(field)
        self.content.addWidget(FoldingRow(self.save, self.cancel))

    def _line(self, name: str) -> QLineEdit:
        return _line_of(self.fields[name])

    def _look_at_serial(self, text: str) -> None:
        twins = self._model.twins_of(text)
        self.fields["serial"].say(self._twin_words(twins[0]) if twins else "")
        self.fields["serial"].complain("")

    def _twin_words(self, twin: KnownMachine) -> str:
        words = self.tr("Another machine has this number too: {machine}.")
        told = filter(None, (twin.machine.model, twin.whereabouts))
        return words.replace("{machine}", " · ".join(told))

    def _look_at_meter(self, text: str) -> None:
        problem = self._model.doubt_of_meter(text)
        self.fields["meter"].complain(str(error_text(problem)) if problem else "")

    def _save(self) -> None:
        facts = self._checked(self._facts)
        if facts is not None:
            self.saved.emit(facts)

    def _checked(self, read: Callable[[], MachineFacts]) -> MachineFacts | None:
        """Return what is typed; None where a field must be mended first, which then says so."""
        try:
            return read()
        except BadInput as problem:
            name = "serial" if problem.code == "no-serial" else "meter"
            self.fields[name].complain(str(error_text(problem)))
            self._line(name).setFocus()
            return None

    def _facts(self) -> MachineFacts:
        from fieldkm.app.machine_book import MachineFacts
        from fieldkm.domain.machines import checked_serial

        return MachineFacts(
            serial=checked_serial(self._line("serial").text()),
            model=self._line("model").text().strip(),
            location=self._line("location").text().strip(),
            configuration=_listed(self._line("configuration").text()),
            kits=_listed(self._line("kits").text()) if self.knows_kits.isChecked() else None,
            reading=self._model.reading(self._line("meter").text()),
        )


def _line() -> QLineEdit:
    box = QLineEdit()
    box.setMaxLength(_LONGEST)
    return box


def _line_of(field: Field) -> QLineEdit:
    control = field.control
    if not isinstance(control, QLineEdit):
        raise TypeError("every field of this form is a line")
    return control


def _listed(text: str) -> tuple[str, ...]:
    """Return what stands between commas, western or Chinese."""
    pieces = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip()))
