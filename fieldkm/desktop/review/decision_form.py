"""What a decision still needs: the reason, the other fix, the reviewer, the manual's folder; asked
in place, below the case that it is about.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.keys import key_within
from fieldkm.desktop.kit.labels import Heading
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.review.view_model import Answer, State
from fieldkm.desktop.review.words import ReviewWords
from fieldkm.domain.fixes import Verb

_REASON_HIGH = 62
_NEEDS_REASON = (Verb.SEND_BACK, Verb.RETIRE)


class DecisionForm(Panel):
    """`answered` has the `Answer`; `left` says that nothing is to be decided."""

    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, words: ReviewWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._asked: tuple[Verb | None, str] = (None, "")
        self._likely: object = None
        self._typed: dict[tuple[Verb | None, str], str] = {}  # reasons that were begun
        self._decided = 0
        self.question = Heading()
        self.reason, self.into, self.folder = QPlainTextEdit(), QLineEdit(), QLineEdit()
        self.like, self.to = DropDown(theme), DropDown(theme)
        self._reason, self._into, self._like = map(Field, (self.reason, self.into, self.like))
        self._to = Field(self.to)
        self.browse = GhostButton("", theme, "open")
        self._folder = Field(_beside(self.folder, self.browse))
        self.do = PrimaryButton("", theme, "check")
        self.cancel = GhostButton("", theme)
        self._lay_out()
        self._connect()
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Ask what a decision needs; hidden while none is asked."""
        asked = (state.asked, state.chosen)
        is_new = asked != self._asked and state.asked is not None
        if state.decided != self._decided:
            self._typed.pop(self._asked, None)
        elif asked != self._asked and self._asked[0] is not None:
            self._typed[self._asked] = self.reason.toPlainText()
        self._asked, self._decided = asked, state.decided
        self.setVisible(state.asked is not None)
        revision = state.revision
        if state.asked is None or state.case is None or revision is None:
            return
        number = state.case.fix.shown_number
        self.question.setText(self._words.question(state.asked, number, revision))
        self.do.setText(self._words.decision(state.asked))
        self.do.setEnabled(not state.is_busy)
        if is_new:
            self._begin(state)
        if state.likely != self._likely:
            self._fill_likely(state)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.reason.setFixedHeight(theme.px(_REASON_HIGH))
        for choice in (self.like, self.to):
            choice.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._like.entitle(self.tr("The fix that stays"))
        self._into.entitle(self.tr("Its number"))
        self._to.entitle(self.tr("Who decides"))
        self._folder.entitle(self.tr("The folder in which the manual is written"))
        self.folder.setAccessibleName(self.tr("The folder in which the manual is written"))
        self.browse.setText(self.tr("Choose…"))
        self.cancel.setText(self.tr("Cancel  (Esc)"))
        self.do.setToolTip(self.tr("Enter, or Ctrl+Enter in the text"))
        if self._asked[0] is not None:
            self._reason.entitle(self._words.reason(self._asked[0]))

    def focus_first(self) -> None:
        """Give the keys to what must be filled in, else to the button."""
        verb = self._asked[0]
        wanted: dict[Verb, QWidget] = {
            Verb.MERGE: self.like if self.like.count() > 1 else self.into,
            Verb.HAND_ON: self.to,
            Verb.PROMOTE: self.do if self.folder.text() else self.folder,
        }
        needs = self.reason if verb in _NEEDS_REASON else self.do
        (wanted.get(verb, needs) if verb else needs).setFocus()

    @property
    def answer(self) -> Answer:
        """What is filled in now."""
        into = self.into.text().strip() or str(self.like.currentData() or "")
        return Answer(
            self.reason.toPlainText(),
            into,
            str(self.to.currentData() or ""),
            self.folder.text().strip(),
        )

    def _begin(self, state: State) -> None:
        verb = state.asked
        self.reason.setPlainText(self._typed.get(self._asked, ""))
        self.into.clear()
        for field, verbs in (
            (self._like, (Verb.MERGE,)),
            (self._into, (Verb.MERGE,)),
            (self._to, (Verb.HAND_ON,)),
            (self._folder, (Verb.PROMOTE,)),
        ):
            field.setVisible(verb in verbs)
        if verb is not None:
            self._reason.entitle(self._words.reason(verb))
        self.to.clear()
        for one in state.case.reviewers if state.case else ():
            self.to.addItem(one.name, one.id)
        if not self.to.count():
            self.to.addItem(self.tr("Nobody else reviews this family"), "")
        self._fill_likely(state)
        self.focus_first()

    def _fill_likely(self, state: State) -> None:
        self._likely = state.likely
        chosen = self.like.currentData()
        self.like.clear()
        for one in state.likely or ():
            line = one.line
            self.like.addItem(f"{line.number}  {line.title}", line.id)
        self.like.addItem(self.tr("Another one, by its number"), "")
        self.like.setCurrentIndex(max(self.like.findData(chosen), 0))
        self._show_number()

    def _show_number(self) -> None:
        asks = self._asked[0] is Verb.MERGE
        self._into.setVisible(asks and not self.like.currentData())

    def _lay_out(self) -> None:
        self.reason.setTabChangesFocus(True)
        self.content.setSpacing(8)
        rows = (self.question, self._like, self._into, self._to, self._folder, self._reason)
        for row in rows:
            self.content.addWidget(row)
        self.content.addWidget(FoldingRow(self.do, self.cancel))
        self.retheme(self._theme)
        self.hide()

    def _connect(self) -> None:
        self.do.clicked.connect(lambda: self.answered.emit(self.answer))
        self.cancel.clicked.connect(self.left)
        self.browse.clicked.connect(self._browse)
        self.like.currentIndexChanged.connect(lambda _: self._show_number())
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Return", "Enter"):
            key_within(self, keys, self._enter).setAutoRepeat(False)
        key_within(self, "Escape", self.left.emit)

    def _enter(self) -> None:
        """Press the button that has the keys, else the one that decides."""
        others = (self.cancel, self.browse)
        next((button for button in others if button.hasFocus()), self.do).click()

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.browse.text(), self.folder.text())
        if folder:
            self.folder.setText(folder)


def _beside(field: QWidget, button: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)
    box.setFocusProxy(field)
    return box
