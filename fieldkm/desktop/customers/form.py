"""A form in a dialog: what is known of a customer, a site, a person; a wish, a danger, a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fieldkm.desktop.kit.buttons import DangerButton, GhostButton, PrimaryButton
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import ErrorLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme

_WIDTH = 520
_TEXT_HEIGHT = 110
_MOST_HEIGHT = 460
_MOST_LENGTH = 5000  # of a line; what is too long is told, not cut off


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of a form. With `choices` (value, words) it is chosen; with `completions` these are
    offered while typing; `is_long` gives it several lines.
    """

    key: str
    name: str
    value: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    completions: tuple[str, ...] = ()
    is_long: bool = False


class RecordForm(QDialog):
    """Shows entries. `saved` carries the values by their keys: whoever takes them ends the form
    with `accept`, or says with `complain` what is wrong.
    """

    saved = Signal(dict)
    removal_wished = Signal()

    def __init__(
        self, title: str, entries: Sequence[Entry], theme: Theme, parent: QWidget, *, removable: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(_WIDTH))
        self._theme = theme
        self._reads: dict[str, Callable[[], str]] = {}
        self._problem = ErrorLabel()
        self.save = PrimaryButton(self.tr("Save"), theme, "check")
        self.cancel = GhostButton(self.tr("Cancel"), theme)
        self.remove = DangerButton(removable, theme, "remove")
        self.remove.setVisible(bool(removable))
        self.save.clicked.connect(lambda: self.saved.emit(self.values()))
        self.cancel.clicked.connect(self.reject)
        self.remove.clicked.connect(self.removal_wished)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save.click)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(ScreenTitle(title))
        column.addWidget(self._fields(entries), 1)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def values(self) -> Mapping[str, str]:
        """Return what stands in the fields now."""
        return {key: read() for key, read in self._reads.items()}

    def complain(self, error: Exception) -> None:
        """Say what is wrong; the form stays with all that was typed."""
        self._problem.say(str(error_text(error)))

    def _fields(self, entries: Sequence[Entry]) -> QWidget:
        """Return the fields, which scroll where the window is too low for them."""
        canvas = QWidget()
        canvas.setObjectName("canvas")
        fields = QVBoxLayout(canvas)
        fields.setContentsMargins(0, 0, 8, 0)
        fields.setSpacing(12)
        for entry in entries:
            fields.addWidget(self._field(entry))
        fields.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        area.setMinimumHeight(min(canvas.sizeHint().height(), self._theme.px(_MOST_HEIGHT)))
        return area

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        return buttons

    def _field(self, entry: Entry) -> Field:
        if entry.choices:
            control: QWidget = self._choice(entry)
        elif entry.is_long:
            control = self._text(entry)
        else:
            control = self._line(entry)
        field = Field(control)
        field.entitle(entry.name)
        field.say(entry.hint)
        return field

    def _choice(self, entry: Entry) -> QWidget:
        box = DropDown(self._theme)
        for value, words in entry.choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(entry.value), 0))
        self._reads[entry.key] = lambda: str(box.currentData())
        return box

    def _text(self, entry: Entry) -> QWidget:
        box = QPlainTextEdit(entry.value)
        box.setTabChangesFocus(True)
        box.setFixedHeight(self._theme.px(_TEXT_HEIGHT))
        self._reads[entry.key] = box.toPlainText
        return box

    def _line(self, entry: Entry) -> QWidget:
        box = QLineEdit(entry.value)
        box.setMaxLength(_MOST_LENGTH)
        if entry.completions:
            completer = QCompleter(list(entry.completions), box)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            box.setCompleter(completer)
        self._reads[entry.key] = box.text
        return box
