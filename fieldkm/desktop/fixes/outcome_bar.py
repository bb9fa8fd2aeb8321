"""Did it help? Three answers, and a word of why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from fieldkm.desktop.kit.buttons import PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_text import MOST_REMARK
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import Visit

_RESULTS = tuple(Result)


class OutcomeBar(Panel):
    """`told` carries the result and the word of why, which is asked for once a result is chosen;
    `begun` tells that it is.
    """

    told = Signal(object, str)
    begun = Signal()

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__()
        self._words = words
        self._visit: Visit | None = None
        self._chosen: Result | None = None
        self._title = Heading()
        self.results = Segments(len(_RESULTS))
        self.results.chosen.connect(lambda at: self._choose(_RESULTS[at]))
        for at in range(len(_RESULTS)):
            button, key = self.results.button(at), f"Alt+{at + 1}"
            QShortcut(QKeySequence(key), button).activated.connect(button.click)
            button.setToolTip(key)
        self.why = QLineEdit()
        self.why.setMaxLength(MOST_REMARK)
        self.why.returnPressed.connect(self._tell)
        self.save = PrimaryButton("", theme, "check")
        self.save.clicked.connect(self._tell)
        self._about = MutedLabel()
        row = QHBoxLayout()
        row.addWidget(self.why, 1)
        row.addWidget(self.save)
        self.content.setSpacing(10)
        self.content.addWidget(FoldingRow(self._title, self.results))
        self.content.addLayout(row)
        self.content.addWidget(self._about)
        self.begin(None)

    def begin(self, visit: Visit | None) -> None:
        """Ask anew; the answer belongs to `visit` where there is one."""
        self._visit, self._chosen = visit, None
        self.results.show_choice(-1)
        self.why.clear()
        self._ask()
        self._say_about()

    def show_visit(self, visit: Visit | None) -> None:
        """Let the answer belong to another visit; what is typed stays."""
        self._visit = visit
        self._say_about()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.save.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Did it help?"))
        self.results.name_all([self._words.result(result) for result in _RESULTS])
        self.why.setAccessibleName(self.tr("A word of why"))
        self.save.setText(self.tr("Save"))
        self._ask()
        self._say_about()

    def _choose(self, result: Result) -> None:
        self._chosen = result
        self._ask()
        self.why.setFocus()
        self.begun.emit()

    def _ask(self) -> None:
        hints = {
            Result.WORKED: self.tr("What helps others to know (may stay empty)"),
            Result.PARTLY: self.tr("What was left, what else it took"),
            Result.FAILED: self.tr("What it was instead, or why it did not help"),
        }
        is_asked = self._chosen is not None
        self.why.setPlaceholderText(hints[self._chosen] if self._chosen else "")
        self.why.setVisible(is_asked)
        self.save.setVisible(is_asked)

    def _say_about(self) -> None:
        visit = self._visit
        name = " ".join(filter(None, (visit.model, visit.serial))) if visit else ""
        words = self.tr("It is kept with your visit at {machine}.") if name else ""
        self._about.setText(words.replace("{machine}", name))
        self._about.setVisible(bool(words))

    def _tell(self) -> None:
        if self._chosen is not None:
            self.told.emit(self._chosen, self.why.text())
