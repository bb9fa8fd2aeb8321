"""Decisions that the server has not taken: which, why, and that nothing of them has happened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from fieldkm.app.review_case import RefusedDecision
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.review.words import ReviewWords


class RefusedPanel(QWidget):
    """One after the other; `opened` carries the fix that is to be decided on anew, `settled` the
    decision that was read.
    """

    opened = Signal(str)
    settled = Signal(str)

    def __init__(self, theme: Theme, words: ReviewWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._shown: tuple[RefusedDecision, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._more = MutedLabel()
        self._column.addWidget(self._more)
        self.cards: list[RefusedCard] = []
        self.hide()

    def show_refused(self, refused: tuple[RefusedDecision, ...]) -> None:
        """Show them, or hide where there is none."""
        if refused == self._shown:
            return
        self._shown = refused
        self.render_again()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.render_again()

    def render_again(self) -> None:
        """Show them in the current language and theme."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [RefusedCard(one, self._words, self._theme) for one in self._shown[:1]]
        for card in self.cards:
            card.opened.connect(self.opened)
            card.settled.connect(self.settled)
            self._column.insertWidget(0, card)
        more = len(self._shown) - 1
        self._more.setText(self.tr("and %n more", "", more) if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(self.cards))


class RefusedCard(ProblemPanel):
    """One of them."""

    opened = Signal(str)
    settled = Signal(str)

    def __init__(self, told: RefusedDecision, words: ReviewWords, theme: Theme) -> None:
        super().__init__()
        why = str(error_text(told.problem)) if told.problem else ""
        self.say(words.refused(told), why)
        said = PlainLabel()
        if told.reason:
            said.setText(self.tr("You wrote: {reason}").replace("{reason}", told.reason))
        said.setVisible(bool(told.reason))
        self.look = PrimaryButton(self.tr("Look at it"), theme)
        self.look.clicked.connect(lambda: self.opened.emit(told.fix))
        self.done = GhostButton(self.tr("I have read it"), theme)
        self.done.clicked.connect(lambda: self.settled.emit(told.op_id))
        self.answers.setDirection(QBoxLayout.Direction.TopToBottom)
        for widget in (said, FoldingRow(self.look, self.done)):
            self.answers.addWidget(widget)
