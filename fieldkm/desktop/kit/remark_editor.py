"""A box in which a short text is written in place: a note, a report, an answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.errors import FieldkmError

_LONGEST_QUOTE = 120


class RemarkEditor(Panel):
    """Writes a text about a quote, where there is one; `save` may refuse it and the reason stands
    below the text. Ctrl+Enter saves, Escape leaves.
    """

    finished = Signal()

    def __init__(
        self, save: Callable[[str], None], theme: Theme, quote: str = "", text: str = ""
    ) -> None:
        super().__init__()
        self._save_text = save
        self._text = text
        if quote:
            self.content.addWidget(MutedLabel(quoted(quote)))
        self.box = QPlainTextEdit(text)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(theme.px(120))
        self.box.installEventFilter(self)
        self._problem = ErrorLabel()
        self.keep = PrimaryButton("", theme)
        self.keep.setToolTip("Ctrl+Enter")
        self.keep.clicked.connect(self.save)
        self.cancel = GhostButton(self.tr("Cancel"), theme)
        self.cancel.clicked.connect(self.finished)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.content.addWidget(self.box)
        self.content.addWidget(self._problem)
        self.content.addLayout(buttons)
        self.setFocusProxy(self.box)

    @property
    def is_changed(self) -> bool:
        """Tell whether something was written."""
        return self.box.toPlainText() != self._text

    def entitle(self, name: str, hint: str, keep: str) -> None:
        """Name the box and the button that keeps what is in it; `hint` stands in the empty box."""
        self.box.setAccessibleName(name)
        self.box.setPlaceholderText(hint)
        self.keep.setText(keep)

    def save(self) -> bool:
        """Keep the text and tell whether that went; a refused one stays here with the reason."""
        try:
            self._save_text(self.box.toPlainText())
        except FieldkmError as error:
            self._problem.say(str(error_text(error)))
            return False
        self.finished.emit()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
            return True
        return False


def quoted(quote: str) -> str:
    """Return a text in quotation marks on one line, cut where it is long."""
    words = " ".join(quote.split())
    short = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
    return f"“{short}”"
