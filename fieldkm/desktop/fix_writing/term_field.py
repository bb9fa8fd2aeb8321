"""Models, codes, parts or pages: what is named stands as chips, and more is found by a few
letters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fieldkm.desktop.kit.flow_row import FlowRow
from fieldkm.desktop.kit.icons import icon
from fieldkm.desktop.kit.labels import ErrorLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_terms import FixTerm

_BETWEEN = "  "  # between a key and its title in a suggestion
_MOST_CHIP = 34  # letters


class Chip(QPushButton):
    """Something that is named, or could be; a press leaves it out, or takes it."""

    def __init__(self, words: str, tip: str, icon_name: str, theme: Theme) -> None:
        shown = words if len(words) <= _MOST_CHIP else words[: _MOST_CHIP - 1] + "…"
        super().__init__(shown.replace("&", "&&"))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setIcon(icon(icon_name, theme["muted"], theme.px(14)))
        self.setMinimumHeight(theme.target)


class _Box(QLineEdit):
    """Tells when it is entered: what can be named is read then."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


class TermField(QWidget):
    """`typed` carries what was typed and entered, `left_out` what is named no longer."""

    typed = Signal(str)
    left_out = Signal(object)

    def __init__(self, theme: Theme, offered: Callable[[], Sequence[FixTerm]]) -> None:
        super().__init__()
        self._theme = theme
        self._offered = offered
        self._shown: tuple[FixTerm, ...] = ()
        self._name = PlainLabel(wrap=False)
        self.box = _Box()
        self._name.setBuddy(self.box)
        self.chips = FlowRow()
        self._problem = ErrorLabel()
        self._titles = QStringListModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._name, self.chips, self.box, self._problem):
            column.addWidget(widget)
        column.addStretch(1)
        self._complete()
        self.box.entered.connect(self._offer)
        self.box.returnPressed.connect(self._enter)
        self.box.editingFinished.connect(self._enter)
        self.box.textEdited.connect(lambda _: self._problem.say(""))

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    def entitle(self, name: str, hint: str) -> None:
        """Give it a name, and a hint while nothing is typed."""
        self._name.setText(name)
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(hint)

    def show_terms(self, terms: Sequence[FixTerm]) -> None:
        """Show what is named."""
        if tuple(terms) != self._shown:
            self._shown = tuple(terms)
            self.chips.show_widgets([self._chip(term) for term in terms], self.box)

    def complain(self, problem: str) -> None:
        """Say what is wrong; nothing with an empty text."""
        self._problem.say(problem)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.chips.show_widgets([self._chip(term) for term in self._shown], self.box)

    def _chip(self, term: FixTerm) -> Chip:
        words = term.title if term.place else term.key
        tip = self.tr("Leave out {what}").replace("{what}", _line(term))
        chip = Chip(words or term.key, tip, "close", self._theme)
        chip.clicked.connect(lambda: self._leave_out(term))
        return chip

    def _leave_out(self, term: FixTerm) -> None:
        self.left_out.emit(term)
        self.box.setFocus()

    def _complete(self) -> None:
        completer = QCompleter(self._titles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.box.setCompleter(completer)

    def _offer(self) -> None:
        titles = [_line(term) for term in self._offered()]
        if self._titles.stringList() != titles:
            self._titles.setStringList(titles)

    def _take(self, line: str) -> None:
        self._say(line)

    def _enter(self) -> None:
        if self.box.text().strip():
            self._say(self.box.text())

    def _say(self, line: str) -> None:
        self.box.clear()
        self.typed.emit(line.partition(_BETWEEN)[0])


def _line(term: FixTerm) -> str:
    """Return a term as it is offered: its key, and its title behind it."""
    return _BETWEEN.join(dict.fromkeys(filter(None, (term.key, term.title))))
