"""A note of the reader beside its page: shown, written, changed in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from fieldkm.app.notebook import PlacedNote
from fieldkm.desktop.kit.buttons import GhostButton, IconButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.errors import FieldkmError

_LONGEST_QUOTE = 120


class NoteCard(Panel):
    """A note with its quote; a note that lost its place says so."""

    edit_wished = Signal()
    remove_wished = Signal()

    def __init__(self, placed: PlacedNote, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placed = placed
        self.content.setContentsMargins(14, 8, 6, 12)
        edit = IconButton("edit", self.tr("Change this note"), theme)
        remove = IconButton("remove", self.tr("Remove this note"), theme)
        edit.clicked.connect(self.edit_wished)
        remove.clicked.connect(self.remove_wished)
        head = QHBoxLayout()
        head.setSpacing(0)
        when = placed.note.changed.astimezone()
        head.addWidget(MutedLabel(when.strftime("%Y-%m-%d"), wrap=False))
        head.addStretch(1)
        head.addWidget(edit)
        head.addWidget(remove)
        self.content.addLayout(head)
        if placed.lost:
            self.content.addWidget(Pill(self.tr("Lost its place"), "warning"))
        if placed.note.place.quote:
            self.content.addWidget(MutedLabel(_quoted(placed.note.place.quote)))
        text = PlainLabel(placed.note.text)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(self.tr("Your note"))
        self.content.addWidget(text)


class NoteEditor(Panel):
    """Writes a note; `save` may refuse it and the reason stands below the text."""

    finished = Signal()

    def __init__(self, quote: str, text: str, save: Callable[[str], None], theme: Theme) -> None:
        super().__init__()
        self._save_text = save
        self._text = text
        if quote:
            self.content.addWidget(MutedLabel(_quoted(quote)))
        self.box = QPlainTextEdit(text)
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(theme.px(120))
        self.box.setAccessibleName(self.tr("Your note"))
        self.box.setPlaceholderText(self.tr("What should you know here next time?"))
        self.box.installEventFilter(self)
        self._problem = ErrorLabel()
        keep = PrimaryButton(self.tr("Save"), theme)
        keep.setToolTip("Ctrl+Enter")
        keep.clicked.connect(self.save)
        cancel = GhostButton(self.tr("Cancel"), theme)
        cancel.clicked.connect(self.finished)
        buttons = QHBoxLayout()
        buttons.addWidget(keep)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        self.content.addWidget(self.box)
        self.content.addWidget(self._problem)
        self.content.addLayout(buttons)

    @property
    def is_changed(self) -> bool:
        """Tell whether something was written."""
        return self.box.toPlainText() != self._text

    def save(self) -> bool:
        """Keep the note and tell whether that went; a refused one stays here with the reason."""
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


def _quoted(quote: str) -> str:
    words = " ".join(quote.split())
    short = words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + "…"
    return f"“{short}”"
