"""The fields of what is written down next; only those that its kind needs are shown.

Enter writes it down: a scanner types a number and ends with Enter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from fieldkm.desktop.kit.buttons import GhostButton, IconButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.days import day_text
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import ErrorLabel, Heading, MutedLabel, PlainLabel
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.form import (
    ANSWER,
    FIELDS,
    HIGH,
    LINE,
    LOW,
    NOTE,
    QUANTITY,
    UNIT,
    VALUE,
    is_from_van,
)
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.words import VisitWords
from fieldkm.domain.visits import EntryKind, Reply

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_terms import Term
    from fieldkm.domain.machines import MeterReading

_NOTE_HEIGHT = 92
_REPLIES = (Reply.YES, Reply.NO, Reply.CANNOT_TELL)


class EntryForm(Panel):
    """`typed` carries a field's name and its text, `entered` that it is meant."""

    typed = Signal(str, str)
    entered = Signal()
    quantity_changed = Signal(int)
    van_changed = Signal(bool)
    amending_ended = Signal()

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._state = State()
        self._is_filling = False
        self._title = Heading()
        self.line = QLineEdit()
        self.note = QPlainTextEdit()
        self.value, self.unit, self.low, self.high = (QLineEdit() for _ in range(4))
        self.quantity = QLineEdit()
        self.fewer = IconButton("minus", "", theme)
        self.more = IconButton("plus", "", theme)
        self.van = QCheckBox()
        self.answers = Segments(len(_REPLIES))
        self.enter = PrimaryButton("", theme, "enter")
        self.cancel = GhostButton("", theme)
        self._sign, self._said = QLabel(), PlainLabel()
        self._last = MutedLabel()
        self._doubts = [PlainLabel() for _ in range(2)]
        self.problem = ErrorLabel()
        self._lay_out()
        self._complete()
        self._connect()
        self.retheme(theme)
        self.retranslate()

    # ------------------------------------------------------------ showing

    def render_state(self, state: State) -> None:
        """Show the fields of the chosen kind, and what stands in them."""
        self._state = state
        fields = FIELDS.get(state.kind, ())
        self._is_filling = True
        for name, box in self._boxes.items():
            box.setVisible(name in fields)
            _fill(box, state.typed.get(name, ""))
        for row, names in ((self._measured, (VALUE, UNIT)), (self._pieces, (QUANTITY,))):
            row.setVisible(any(name in fields for name in names))
        self._limits.setVisible(LOW in fields)
        self.answers.setVisible(ANSWER in fields)
        self._fill_choices(state)
        self._is_filling = False
        self.line.setPlaceholderText(self._hint(state.kind))
        self._title.setText(self._words.kind(state.kind))
        self.cancel.setVisible(state.amending is not None)
        self.enter.setText(self.tr("Save the change") if state.amending else self.tr("Write down"))
        self._say(state)

    def suggest(self, terms: Sequence[Term]) -> None:
        """Offer these while a line is typed."""
        titles = [
            f"{term.ref}  {term.title}" if term.kind is EntryKind.PART else term.title
            for term in terms
        ]
        if self._titles.stringList() != titles:
            self._titles.setStringList(titles)

    def focus_first(self) -> None:
        """Put the cursor where one types first."""
        fields = FIELDS.get(self._state.kind, ())
        box = next((self._boxes[name] for name in fields if name in self._boxes), None)
        if box is not None:
            box.setFocus()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)
        self.note.setFixedHeight(theme.px(_NOTE_HEIGHT))
        self.quantity.setFixedWidth(theme.px(64))
        for at in range(len(_REPLIES)):
            self.answers.button(at).setMinimumHeight(theme.target)
        self._say(self._state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        names = (
            (self.line, self.tr("What it is")),
            (self.note, self.tr("Text")),
            (self.value, self.tr("Value")),
            (self.unit, self.tr("Unit")),
            (self.low, self.tr("Least allowed")),
            (self.high, self.tr("Most allowed")),
            (self.quantity, self.tr("Number of pieces")),
        )
        for box, name in names:
            box.setAccessibleName(name)
            if isinstance(box, QLineEdit) and box is not self.quantity:
                box.setPlaceholderText(name)
        self.note.setPlaceholderText(self.tr("What the next one should know. Ctrl+Enter ends it."))
        self.fewer.describe(self.tr("One less"))
        self.more.describe(self.tr("One more"))
        self.van.setText(self.tr("From the van"))
        self.cancel.setText(self.tr("Leave it as it was"))
        self.answers.name_all([self._words.reply(reply) for reply in _REPLIES])
        self.render_state(self._state)

    def _say(self, state: State) -> None:
        term, theme = state.term, self._theme
        self._sign.setVisible(term is not None)
        self._sign.setPixmap(pixmap("check", theme["ok"], theme.px(18)))
        self._said.setText(self._recognised(term) if term else "")
        self._said.setVisible(term is not None)
        reading = state.reading if state.kind is EntryKind.METER else None
        self._last.setText(self._last_words(reading) if reading else "")
        self._last.setVisible(reading is not None)
        doubts = [str(error_text(doubt)) for doubt in state.doubts]
        for label, text in zip(self._doubts, [*doubts, "", ""], strict=False):
            label.setText(text)
            label.setVisible(bool(text))
            label.setObjectName("doubt")
        self.problem.say(str(error_text(state.problem)) if state.problem else "")

    def _last_words(self, reading: MeterReading) -> str:
        words = self.tr("Last: {value} on {day}").replace("{day}", day_text(reading.at))
        return words.replace("{value}", f"{reading.value:,} {reading.unit}".strip())

    def _recognised(self, term: Term) -> str:
        if term.kind is not EntryKind.PART:
            return " · ".join(filter(None, (self._words.kind(term.kind), term.ref, term.title)))
        said = " ".join(filter(None, (term.ref, term.title)))
        if term.in_van is None:
            return self.tr("{part}; not in the van").replace("{part}", said)
        return self.tr("{part}; %n in the van", "", term.in_van).replace("{part}", said)

    def _fill_choices(self, state: State) -> None:
        _fill(self.quantity, state.typed.get(QUANTITY, "") or "1")
        self.van.setChecked(is_from_van(state.typed, state.term))
        replies = [reply.value for reply in _REPLIES]
        given = state.typed.get(ANSWER, "")
        self.answers.show_choice(replies.index(given) if given in replies else -1)

    def _hint(self, kind: EntryKind) -> str:
        hints = {
            EntryKind.CODE: self.tr("Fault code, as the machine shows it"),
            EntryKind.SYMPTOM: self.tr("What is to be seen, heard or smelt"),
            EntryKind.TEST: self.tr("What was tested"),
            EntryKind.MEASUREMENT: self.tr("What was measured"),
            EntryKind.CAUSE: self.tr("What may have failed"),
            EntryKind.ACTION: self.tr("What was done"),
            EntryKind.PART: self.tr("Part number: type it or scan it"),
        }
        return hints.get(kind, "")

    # ------------------------------------------------------------ putting together

    def _lay_out(self) -> None:
        self._boxes: dict[str, QLineEdit | QPlainTextEdit] = {
            LINE: self.line,
            NOTE: self.note,
            VALUE: self.value,
            UNIT: self.unit,
            LOW: self.low,
            HIGH: self.high,
            QUANTITY: self.quantity,
        }
        self._dash = PlainLabel("–", wrap=False)
        self._limits = _row(self.low, self._dash, self.high)
        self._measured = _row(self.value, self.unit, self._limits)
        self._pieces = _row(self.fewer, self.quantity, self.more, self.van, stretched=True)
        said = _row(self._sign, self._said)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._said.setObjectName("recognised")
        buttons = _row(self.cancel, self.enter, stretched=True, at_end=True)
        self.content.setSpacing(8)
        rows = (self._title, self.line, self.note, self._measured, self._pieces, self.answers, said)
        for widget in (*rows, self._last, *self._doubts, self.problem, buttons):
            self.content.addWidget(widget)

    def _complete(self) -> None:
        self._titles = QStringListModel(self)
        completer = QCompleter(self._titles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.line.setCompleter(completer)

    def _connect(self) -> None:
        for name, box in self._boxes.items():
            if isinstance(box, QLineEdit):
                box.textChanged.connect(lambda text, name=name: self._told(name, text))
                box.returnPressed.connect(self.entered)
        self.note.textChanged.connect(lambda: self._told(NOTE, self.note.toPlainText()))
        self.note.installEventFilter(self)
        self.fewer.clicked.connect(lambda: self.quantity_changed.emit(-1))
        self.more.clicked.connect(lambda: self.quantity_changed.emit(1))
        self.van.toggled.connect(self._van_told)
        self.answers.chosen.connect(lambda at: self._told(ANSWER, _REPLIES[at].value))
        self.enter.clicked.connect(self.entered)
        self.cancel.clicked.connect(self.amending_ended)

    def _told(self, name: str, text: str) -> None:
        if self._is_filling:
            return
        if name == LINE and self._state.kind is EntryKind.PART and "  " in text:
            text = text.partition("  ")[0]  # a suggestion: the number, and the name behind it
        self.typed.emit(name, text)

    def _van_told(self, is_taken: bool) -> None:
        if not self._is_filling:
            self.van_changed.emit(is_taken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            with_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.type() is QEvent.Type.KeyPress and is_enter and with_control:
                self.entered.emit()
                return True
        return False


def _fill(box: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text where it is not what stands there: the cursor stays while one types."""
    if isinstance(box, QPlainTextEdit):
        if box.toPlainText() != text:
            box.setPlainText(text)
    elif box.text() != text:
        box.setText(text)


def _row(*widgets: QWidget, stretched: bool = False, at_end: bool = False) -> QWidget:
    """Return widgets side by side; `stretched` leaves room behind them, or before them."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    if stretched and at_end:
        row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    if stretched and not at_end:
        row.addStretch(1)
    return whole
