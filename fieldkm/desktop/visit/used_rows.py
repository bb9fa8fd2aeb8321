"""At the end of a visit: how each procedure and each fix that was used has worked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldkm.desktop.kit.labels import MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.closing import FIX, USED, WHY
from fieldkm.desktop.visit.entry_rows import clear
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.words import TONES, VisitWords
from fieldkm.domain.outcomes import Result

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_fixes import FixUsed
    from fieldkm.app.visit_sheet import ProcedureUse

RESULTS = tuple(Result)


class UsedRows(QWidget):
    """`typed` carries a field's name and its text."""

    typed = Signal(str, str)

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._shown: object = None
        self._state = State()
        self._rows: list[UsedRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._hint = MutedLabel()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._column)
        whole.addWidget(self._hint)

    @property
    def rows(self) -> list[UsedRow]:
        """The rows in which something can be said."""
        return list(self._rows)

    def render_state(self, state: State) -> None:
        """Show what was used, and what was said of it so far."""
        self._state = state
        procedures = state.sheet.procedures if state.sheet else ()
        fixes = state.sheet.fixes if state.sheet else ()
        shown = tuple((use.ref, use.title) for use in procedures), fixes
        if shown != self._shown:
            self._shown = shown
            self._fill(procedures, fixes)
        for row in self._rows:
            row.show_said(state.typed)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._shown = None
        self.render_state(self._state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._hint.setText(self.tr("No procedure was ticked and no fix was used in this visit."))
        self._shown = None
        self.render_state(self._state)

    def _fill(self, procedures: tuple[ProcedureUse, ...], fixes: tuple[FixUsed, ...]) -> None:
        clear(self._column)
        self._rows = [self._row(USED + use.ref, use.title) for use in procedures]
        asked = [fix for fix in fixes if fix.is_asked]
        self._rows += [self._row(FIX + fix.ref, fix.name, WHY + fix.ref) for fix in asked]
        said = [self._said(fix) for fix in fixes if fix.result is not None]
        for widget in (*self._rows, *said):
            self._column.addWidget(widget)
        self._hint.setVisible(not (self._rows or said))

    def _row(self, field: str, title: str, why: str = "") -> UsedRow:
        row = UsedRow(field, title, why, self._words, self._theme)
        row.typed.connect(self.typed)
        return row

    def _said(self, fix: FixUsed) -> QWidget:
        """A fix of which it was said on its own page how it went."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(fix.name), 1)
        if fix.result is not None:
            row.addWidget(Pill(self._words.result(fix.result), TONES[fix.result]))
        return whole


class UsedRow(QWidget):
    """Something that was used, and how it worked; of a fix also why, as soon as that is said.

    `field` and `why` are the names under which these are kept.
    """

    typed = Signal(str, str)

    def __init__(self, field: str, title: str, why: str, words: VisitWords, theme: Theme) -> None:
        super().__init__()
        self.field, self._why = field, why
        self._is_filling = False
        self.results = Segments(len(RESULTS))
        self.results.name_all([words.result(result) for result in RESULTS])
        for at, result in enumerate(RESULTS):
            self.results.button(at).setMinimumHeight(theme.target)
            self.results.button(at).setAccessibleName(f"{title}: {words.result(result)}")
        self.results.chosen.connect(lambda at: self.typed.emit(field, RESULTS[at].value))
        self.why = QLineEdit()
        self.why.setPlaceholderText(self.tr("Why, in a few words: colleagues read it"))
        self.why.setAccessibleName(f"{title}: {self.why.placeholderText()}")
        self.why.setMinimumHeight(theme.target)
        self.why.hide()
        self.why.textChanged.connect(self._explain)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(PlainLabel(title), 1)
        row.addWidget(self.results)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.why)

    def show_said(self, typed: Mapping[str, str]) -> None:
        """Show what was said so far."""
        self.results.show_choice(place_of(typed.get(self.field, "")))
        self._is_filling = True
        if self.why.text() != typed.get(self._why, ""):
            self.why.setText(typed.get(self._why, ""))
        self._is_filling = False
        self.why.setVisible(bool(self._why and typed.get(self.field)))

    def _explain(self, text: str) -> None:
        if not self._is_filling:
            self.typed.emit(self._why, text)


def place_of(result: str) -> int:
    """Return the place of a result among the buttons; -1 for none."""
    values = [choice.value for choice in RESULTS]
    return values.index(result) if result in values else -1
