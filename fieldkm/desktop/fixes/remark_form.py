"""What a reader writes about a fix: a comment, thanks to its author, a report that it is wrong, why
they take back their own.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.labels import ErrorLabel, Heading
from fieldkm.desktop.kit.theme import Theme

_LINES_HIGH = 84  # pixels at 100 %


class RemarkKind(StrEnum):
    """What is written."""

    COMMENT = "comment"
    THANKS = "thanks"
    REPORT = "report"
    WITHDRAWAL = "withdrawal"


class RemarkForm(Panel):
    """One text at a time; `sent` carries its kind and the text, which stays until it is kept, also
    while another fix is read. `begun` tells that one is asked for.

    Ctrl+Enter sends, Escape leaves.
    """

    sent = Signal(object, str)
    begun = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = RemarkKind.COMMENT
        self._fix = ""
        self._typed: dict[tuple[str, RemarkKind], str] = {}
        self._title = Heading()
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.installEventFilter(self)
        self._problem = ErrorLabel()
        self.send = PrimaryButton("", theme, "check")
        self.send.setToolTip("Ctrl+Enter")
        self.send.clicked.connect(self._send)
        self.cancel = GhostButton("", theme)
        self.cancel.clicked.connect(self.leave)
        buttons = QHBoxLayout()
        buttons.addWidget(self.send)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        for widget in (self._title, self.box, self._problem):
            self.content.addWidget(widget)
        self.content.addLayout(buttons)
        self.retheme(theme)
        self.hide()

    def show_fix(self, fix: str) -> None:
        """Belong to another fix; what was typed about the one before is kept for it."""
        self._put_aside()
        self._fix = fix
        self._problem.say("")
        self.box.clear()
        self.hide()

    def begin(self, kind: RemarkKind) -> None:
        """Ask for a text of a kind, or go on with the one that was begun."""
        self._put_aside()
        self.kind = kind
        self.box.setPlainText(self._typed.pop((self._fix, kind), ""))
        self._problem.say("")
        self._say_words()
        self.show()
        self.box.setFocus()
        self.begun.emit()

    def leave(self) -> None:
        """Write nothing, or no more: it is kept."""
        self.box.clear()
        self._problem.say("")
        self.hide()

    def complain(self, problem: str) -> None:
        """Say why the text was not kept."""
        self._problem.say(problem)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.box.setFixedHeight(theme.px(_LINES_HIGH))
        self.send.retheme(theme)
        self.cancel.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.cancel.setText(self.tr("Cancel"))
        self._say_words()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._send()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False

    def _put_aside(self) -> None:
        text = self.box.toPlainText()
        if text.strip():
            self._typed[self._fix, self.kind] = text

    def _send(self) -> None:
        self.sent.emit(self.kind, self.box.toPlainText())

    def _say_words(self) -> None:
        title, hint, send = {
            RemarkKind.COMMENT: (
                self.tr("A comment"),
                self.tr("What others should know when they use it"),
                self.tr("Comment"),
            ),
            RemarkKind.THANKS: (
                self.tr("Thank the author"),
                self.tr("A word to the author (may stay empty)"),
                self.tr("Thank"),
            ),
            RemarkKind.REPORT: (
                self.tr("Report an error"),
                self.tr("What is wrong, and what is right; a reviewer answers you"),
                self.tr("Report"),
            ),
            RemarkKind.WITHDRAWAL: (
                self.tr("Take it back"),
                self.tr("Why you take it back (may stay empty)"),
                self.tr("Withdraw"),
            ),
        }[self.kind]
        self._title.setText(title)
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(title)
        self.send.setText(send)
