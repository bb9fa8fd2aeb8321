"""The form in which a step is written down: what kind, the words, what the next visitor is told."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QWidget

from fieldkm.desktop.incidents.view_model import Detail, State, Step
from fieldkm.desktop.incidents.words import IncidentWords
from fieldkm.desktop.kit.buttons import PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import ErrorLabel
from fieldkm.desktop.kit.segments import Segment
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.incidents import IncidentStep

_TEXT_HIGH = 84


class StepForm(Panel):
    """`taken` has the step when it is to be saved. What was typed stays until it is."""

    taken = Signal(object)

    def __init__(self, theme: Theme, words: IncidentWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._detail: Detail | None = None
        self._taken = 0
        self.step = IncidentStep.REMARK
        self._group = QButtonGroup(self)
        self._buttons: dict[IncidentStep, Segment] = {}
        for at, step in enumerate(IncidentStep):
            self._buttons[step] = self._button(at)
        self.text, self.visitor, self.colleague = QPlainTextEdit(), QLineEdit(), DropDown(theme)
        self._text, self._visitor = Field(self.text), Field(self.visitor)
        self._colleague = Field(self.colleague)
        self.problem = ErrorLabel()
        self.save = PrimaryButton("", theme, "check")
        self._lay_out()
        self._connect()
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show what can be done with the incident that is open."""
        detail = state.detail
        if detail is None:
            return
        is_other = self._detail is None or detail.incident.id != self._detail.incident.id
        if is_other or state.taken != self._taken:
            self._empty()
        self._taken, self._detail = state.taken, detail
        for step, button in self._buttons.items():
            button.setVisible(step in detail.steps and len(detail.steps) > 1)
        if is_other or self.step not in detail.steps:
            self._choose(detail.steps[0])
        self._fill_colleagues(detail)
        self.problem.say(str(error_text(state.problem)) if state.problem else "")
        self._show_fields()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.colleague.retheme(theme)
        self.text.setFixedHeight(theme.px(_TEXT_HIGH))

    def retranslate(self) -> None:
        """Show the words in the current language."""
        for step, button in self._buttons.items():
            button.setText(self._words.step(step))
        self._visitor.entitle(self.tr("What the next visitor is told"))
        self._visitor.say(self.tr("One line of what helps at the door. It reaches all colleagues."))
        self._colleague.entitle(self.tr("To whom"))
        self.save.setText(self.tr("Save"))
        self.save.setToolTip("Ctrl+Enter")
        self._choose(self.step)

    def begin(self, step: IncidentStep) -> None:
        """Begin to write a step of that kind."""
        self._choose(step)
        self.text.setFocus()

    def _button(self, at: int) -> Segment:
        button = Segment()
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setMinimumHeight(self._theme.target)
        self._group.addButton(button, at)
        return button

    def _lay_out(self) -> None:
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self._theme.px(_TEXT_HIGH))
        rows: tuple[QWidget, ...] = (
            FoldingRow(*self._buttons.values()),
            self._colleague,
            self._text,
            self._visitor,
            self.problem,
            FoldingRow(self.save),
        )
        self.content.setSpacing(10)
        for row in rows:
            self.content.addWidget(row)

    def _connect(self) -> None:
        self._group.idClicked.connect(lambda at: self._choose(tuple(IncidentStep)[at]))
        self.save.clicked.connect(self._save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save.click)

    def _choose(self, step: IncidentStep) -> None:
        self.step = step
        self._buttons[step].setChecked(True)
        self._text.entitle(self._words.hint(step))
        self._show_fields()

    def _show_fields(self) -> None:
        may = self._detail is not None and self._detail.incident.may_work_off
        self._colleague.setVisible(self.step is IncidentStep.HANDED_ON)
        self._visitor.setVisible(may and self.step is not IncidentStep.CLOSED)

    def _fill_colleagues(self, detail: Detail) -> None:
        chosen = self.colleague.currentData()
        self.colleague.clear()
        self.colleague.addItem(self.tr("Choose a colleague"), "")
        for one in detail.colleagues:
            self.colleague.addItem(one.name, one.id)
        self.colleague.setCurrentIndex(max(self.colleague.findData(chosen), 0))

    def _empty(self) -> None:
        self.text.clear()
        self.visitor.clear()
        self.colleague.setCurrentIndex(0)

    def _save(self) -> None:
        is_handed_on = self.step is IncidentStep.HANDED_ON
        owner = str(self.colleague.currentData() or "") if is_handed_on else ""
        visitor = self.visitor.text() if not self._visitor.isHidden() else ""
        self.taken.emit(Step(self.step, self.text.toPlainText(), visitor, owner))
