"""What is filled in: a name above a control, and below it what is wrong or what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, PlainLabel


class Field(QWidget):
    """A control with its name; `say` explains it, `complain` says what is wrong with it."""

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self._name = PlainLabel(wrap=False)
        self._name.setBuddy(control)
        self._hint = MutedLabel()
        self._hint.hide()
        self._problem = ErrorLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        widgets: tuple[QLabel | QWidget, ...] = (self._name, control, self._hint, self._problem)
        for widget in widgets:
            column.addWidget(widget)

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def entitle(self, name: str) -> None:
        """Give it another name."""
        self._name.setText(name)
        self.control.setAccessibleName(name)

    def say(self, hint: str) -> None:
        """Explain it, or not with an empty text."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def complain(self, problem: str) -> None:
        """Say what is wrong; nothing with an empty text."""
        self._problem.say(problem)
        self._hint.setVisible(bool(self._hint.text()) and not problem)
