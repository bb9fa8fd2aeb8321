"""The end of a visit: how it ended, what it was, how what was used has worked, what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import ErrorLabel, Heading, MutedLabel
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.closing import CAUSE, CAUSE_WORDS, FOLLOW_UP, RESULT, SUMMARY
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.used_rows import RESULTS, UsedRows, place_of
from fieldkm.desktop.visit.words import VisitWords

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_terms import Term

_TEXT_HEIGHT = 66


class ClosingForm(Panel):
    """`typed` carries a field's name and its text."""

    typed = Signal(str, str)
    close_wished = Signal()
    back_wished = Signal()
    fix_wished = Signal()

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._state = State()
        self._is_filling = False
        self._causes: tuple[Term, ...] = ()
        self._titles = [Heading() for _ in range(5)]
        self.results = Segments(len(RESULTS))
        self.summary, self.follow_up = QPlainTextEdit(), QPlainTextEdit()
        self.cause, self.cause_words = DropDown(theme), QLineEdit()
        self.used = UsedRows(theme, words)
        self._worth_telling = MutedLabel(wrap=False)
        self.write_fix = GhostButton("", theme, "fix")
        self.problem = ErrorLabel()
        self.close_button = PrimaryButton("", theme, "check")
        self.back = GhostButton("", theme)
        self._lay_out()
        self._connect()
        self.retheme(theme)
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show what was said so far."""
        self._state = state
        typed = state.typed
        self._is_filling = True
        result = typed.get(RESULT, "")
        self.results.show_choice(place_of(result))
        for box, name in ((self.summary, SUMMARY), (self.follow_up, FOLLOW_UP)):
            if box.toPlainText() != typed.get(name, ""):
                box.setPlainText(typed.get(name, ""))
        if self.cause_words.text() != typed.get(CAUSE_WORDS, ""):
            self.cause_words.setText(typed.get(CAUSE_WORDS, ""))
        self._fill_causes(state)
        self.used.render_state(state)
        self._is_filling = False
        self.close_button.setEnabled(bool(result))
        self.problem.say(str(error_text(state.problem)) if state.problem else "")

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)
        self.cause.retheme(theme)
        for box in (self.summary, self.follow_up):
            box.setFixedHeight(theme.px(_TEXT_HEIGHT))
        for at in range(len(RESULTS)):
            self.results.button(at).setMinimumHeight(theme.px(52))
        self.used.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        titles = (
            self.tr("How did it end?"),
            self.tr("What was it?"),
            self.tr("How did what you used work?"),
            self.tr("What was done, in a sentence"),
            self.tr("What remains to be done"),
        )
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        self.results.name_all([self._words.result(result) for result in RESULTS])
        self.cause.setAccessibleName(titles[1])
        self.summary.setAccessibleName(titles[3])
        self.follow_up.setAccessibleName(titles[4])
        self.cause_words.setAccessibleName(self.tr("The cause in your own words"))
        self.cause_words.setPlaceholderText(self.tr("The cause in your own words"))
        self._worth_telling.setText(self.tr("Have you found out something new?"))
        self.write_fix.setText(self.tr("Write a fix"))
        self.write_fix.setToolTip("Ctrl+Shift+W")
        self.used.retranslate()
        self.close_button.setText(self.tr("Close the visit"))
        self.back.setText(self.tr("Back to the work"))
        self._causes = ()
        self.render_state(self._state)

    def _fill_causes(self, state: State) -> None:
        """The causes that belong to what was seen stand first."""
        if state.causes != self._causes or self.cause.count() == 0:
            self._causes = state.causes
            self.cause.clear()
            self.cause.addItem(self.tr("Not known, or in your own words"), "")
            for at, term in enumerate(state.causes):
                if at == state.likely and at:
                    self.cause.insertSeparator(self.cause.count())
                self.cause.addItem(term.title, term.ref)
        chosen = max(self.cause.findData(state.typed.get(CAUSE, "")), 0)
        if self.cause.currentIndex() != chosen:
            self.cause.setCurrentIndex(chosen)
        self.cause_words.setVisible(not state.typed.get(CAUSE))

    def _lay_out(self) -> None:
        content = self.content
        content.setContentsMargins(20, 18, 20, 18)
        content.setSpacing(8)
        parts: tuple[tuple[QWidget, ...], ...] = (
            (self.results,),
            (self.cause, self.cause_words),
            (self.used, FoldingRow(self._worth_telling, self.write_fix)),
            (self.summary,),
            (self.follow_up,),
        )
        for title, widgets in zip(self._titles, parts, strict=True):
            content.addWidget(title)
            for widget in widgets:
                content.addWidget(widget)
            content.addSpacing(8)
        content.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.close_button)
        content.addLayout(buttons)

    def _connect(self) -> None:
        self.results.chosen.connect(lambda at: self._told(RESULT, RESULTS[at].value))
        self.summary.textChanged.connect(lambda: self._told(SUMMARY, self.summary.toPlainText()))
        self.follow_up.textChanged.connect(
            lambda: self._told(FOLLOW_UP, self.follow_up.toPlainText())
        )
        self.cause.currentIndexChanged.connect(
            lambda at: self._told(CAUSE, self.cause.itemData(at) or "")
        )
        self.cause_words.textChanged.connect(lambda text: self._told(CAUSE_WORDS, text))
        self.used.typed.connect(self._told)
        self.write_fix.clicked.connect(self.fix_wished)
        self.close_button.clicked.connect(self.close_wished)
        self.back.clicked.connect(self.back_wished)

    def _told(self, name: str, text: str) -> None:
        if not self._is_filling:
            self.typed.emit(name, text)
