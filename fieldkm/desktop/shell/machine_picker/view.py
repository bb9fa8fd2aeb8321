"""The dialog in which the machine at hand is chosen: type or scan, Enter, done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.machine_picker.view_model import Choice, MachinePicker, State
from fieldkm.desktop.shell.top_bar import machine_words
from fieldkm.domain.applicability import MachineAtHand


class MachinePickerDialog(QDialog):
    """Accepted, `machine` is what was chosen (None: none any more); rejected, nothing changes."""

    def __init__(self, workplace: Workplace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.machine: MachineAtHand | None = workplace.machine_at_hand
        self.setWindowTitle(self.tr("Machine at hand"))
        self.resize(theme.px(520), theme.px(480))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Serial number or model"))
        self.field.setAccessibleName(self.tr("Serial number or model"))
        self.field.returnPressed.connect(self._enter)
        self._problem = ErrorLabel()
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
            self._cards.addWidget(self._card(choice, state.current))
        words = self.tr("No installed manual covers “{typed}”.")
        advice = self.tr("Check the number, or choose the model from the list with the box empty.")
        problem = f"{words.replace('{typed}', state.typed)} {advice}"
        self._problem.say(problem if state.is_unknown else "")

    def _card(self, choice: Choice, current: MachineAtHand | None) -> Card:
        detail = choice.name
        if choice.machine == current:
            detail = " · ".join((detail, self.tr("at hand now")))
        card = Card(machine_words(choice.machine), detail)
        card.clicked.connect(lambda: self._take(choice.machine))
        return card

    def _enter(self) -> None:
        machine = self._picker.only_choice()
        if machine is not None:
            self._take(machine)

    def _take(self, machine: MachineAtHand | None) -> None:
        self.machine = machine
        self.accept()
