"""The dialog in which the machine at hand is chosen: type or scan, Enter, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, ScreenTitle
from fieldkm.desktop.kit.machine_name import machine_words
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.machine_picker.view_model import Choice, MachinePicker, State
from fieldkm.domain.applicability import MachineAtHand

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.places import Place


class MachinePickerDialog(QDialog):
    """Accepted, `machine` is what was chosen (None: none any more) if `takes_machine`, and `place`
    is where to go then; rejected, nothing changes.
    """

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.machine: MachineAtHand | None = workplace.machine_at_hand
        self.takes_machine = True
        self.place: Place | None = None
        self.setWindowTitle(self.tr("Machine at hand"))
        self.resize(theme.px(520), theme.px(480))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Serial number or model"))
        self.field.setAccessibleName(self.tr("Serial number or model"))
        self.field.returnPressed.connect(self._enter)
        self._problem = ErrorLabel()
        self.note = GhostButton(self.tr("Go on with this number…"), theme, "machine")
        self.note.clicked.connect(self._go_on)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._build(theme)
        self._picker = MachinePicker(workplace, self._render)
        self.field.textChanged.connect(self._picker.type)
        self._picker.type("")

    @property
    def problem(self) -> str:
        """What is said about a number that is not known."""
        return self._problem.text()

    def cards(self) -> list[Card]:
        """Return the machines that can be chosen now."""
        return self.findChildren(Card)

    def _build(self, theme: Theme) -> None:
        canvas = QWidget()
        canvas.setObjectName("canvas")
        canvas_column = QVBoxLayout(canvas)
        canvas_column.setContentsMargins(0, 0, 0, 0)
        canvas_column.addLayout(self._cards)
        canvas_column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(canvas)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(ScreenTitle(self.tr("Machine at hand")))
        column.addWidget(
            MutedLabel(
                self.tr(
                    "Type or scan the serial number, or choose the model. What does not hold for"
                    " this machine is then marked or left out."
                )
            )
        )
        column.addWidget(self.field)
        column.addWidget(self._problem)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(area, 1)
        column.addLayout(self._buttons(theme))

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        clear = GhostButton(self.tr("No machine"), theme)
        clear.setEnabled(self.machine is not None)
        clear.clicked.connect(lambda: self._take(None))
        cancel = GhostButton(self.tr("Cancel"), theme)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(clear)
        row.addStretch(1)
        row.addWidget(cancel)
        return row

    def _render(self, state: State) -> None:
        for card in self.cards():
            self._cards.removeWidget(card)
            card.setParent(None)
        for choice in state.choices:
            self._cards.addWidget(self._card(choice))
        self._problem.say(self._problem_words(state))
        self.note.setVisible(state.can_be_noted)

    def _problem_words(self, state: State) -> str:
        if state.error is not None:
            return str(error_text(state.error))
        if not state.is_unknown:
            return ""
        if state.can_be_noted:
            words = self.tr("No machine on this laptop and no installed manual has “{typed}”.")
            return words.replace("{typed}", state.typed)
        words = self.tr("No installed manual covers “{typed}”.")
        advice = self.tr("Check the number, or choose the model from the list with the box empty.")
        return f"{words.replace('{typed}', state.typed)} {advice}"

    def _card(self, choice: Choice) -> Card:
        details = [choice.whereabouts, choice.name]
        if choice.machine.record and not choice.whereabouts:
            details[0] = self.tr("Nobody knows where it stands")
        if self._picker.is_current(choice):
            details.append(self.tr("at hand now"))
        title = machine_words(choice.machine) or self.tr("Model not known")
        card = Card(title, " · ".join(filter(None, details)))
        card.clicked.connect(lambda: self._take(choice.machine))
        return card

    def _enter(self) -> None:
        machine = self._picker.only_choice()
        if machine is not None:
            self._take(machine)
        elif self._picker.state.can_be_noted and not self._picker.state.choices:
            self._go_on()

    def _take(self, machine: MachineAtHand | None) -> None:
        from fieldkm.app.places import MachinePlace, SerialPlace

        self.machine = machine
        if machine is not None and machine.record:
            self.place = MachinePlace(machine.record)
        elif machine is not None and machine.serial and self._picker.state.can_be_noted:
            self.place = SerialPlace(machine.serial)
        self.accept()

    def _go_on(self) -> None:
        from fieldkm.app.places import SerialPlace

        self.takes_machine = False
        self.place = SerialPlace(self._picker.state.typed)
        self.accept()
