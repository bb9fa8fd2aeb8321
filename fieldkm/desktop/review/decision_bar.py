"""The decisions with their keys, below the case; those that cannot be taken are pale, and say why
when they are pressed.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.flow_row import FlowRow
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.review.view_model import State
from fieldkm.desktop.review.words import ReviewWords
from fieldkm.domain.fixes import Verb

KEYS = {
    Verb.APPROVE: "A",
    Verb.SEND_BACK: "B",
    Verb.MERGE: "M",
    Verb.HAND_ON: "H",
    Verb.RETIRE: "R",
    Verb.PROMOTE: "P",
}
UNDO = "Ctrl+Z"


class DecisionBar(QFrame):
    """`asked` carries the decision whose button was pressed; `undo_wished` takes the last back."""

    asked = Signal(object)
    undo_wished = Signal()

    def __init__(self, theme: Theme, words: ReviewWords) -> None:
        super().__init__()
        self._words = words
        self.buttons: dict[Verb, QPushButton] = {verb: self._button(verb, theme) for verb in KEYS}
        self.undo = GhostButton("", theme, "back")
        self.undo.clicked.connect(self.undo_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._row = FlowRow()
        column.addWidget(self._row)
        self._row.show_widgets([*self.buttons.values(), self.undo])
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show what can be decided now."""
        revision = state.revision
        for verb, button in self.buttons.items():
            against = revision.against.get(verb) if revision else None
            button.setVisible(_is_offered(verb, state))
            button.setProperty("isPale", against is not None)
            button.setEnabled(revision is not None and not (state.is_busy or state.is_stale))
            button.setAccessibleDescription(str(error_text(against)) if against else "")
            button.style().polish(button)
        self.undo.setVisible(state.last is not None)
        self.undo.setEnabled(not state.is_busy)
        self._row.arrange()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        for verb, button in self.buttons.items():
            button.setText(f"{self._words.decision(verb)}  {KEYS[verb]}")
        self.undo.setText(self.tr("Undo  {key}").replace("{key}", UNDO))
        self._row.arrange()

    def _button(self, verb: Verb, theme: Theme) -> QPushButton:
        make = PrimaryButton if verb is Verb.APPROVE else GhostButton
        button = make("", theme)
        button.clicked.connect(lambda: self.asked.emit(verb))
        return button


def _is_offered(verb: Verb, state: State) -> bool:
    """Only what is approved can be promoted: with the others there is no such button."""
    revision = state.revision
    if not state.decides or revision is None:
        return False
    return verb is not Verb.PROMOTE or not revision.waits
