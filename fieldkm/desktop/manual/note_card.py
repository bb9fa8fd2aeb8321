"""A note of the reader beside its page: shown, written, changed in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkm.app.notebook import PlacedNote
from fieldkm.desktop.kit.buttons import IconButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.labels import MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.remark_editor import RemarkEditor, quoted
from fieldkm.desktop.kit.theme import Theme


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
            self.content.addWidget(MutedLabel(quoted(placed.note.place.quote)))
        text = PlainLabel(placed.note.text)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(self.tr("Your note"))
        self.content.addWidget(text)


class NoteEditor(RemarkEditor):
    """Writes a note, perhaps about a quoted text."""

    def __init__(self, quote: str, text: str, save: Callable[[str], None], theme: Theme) -> None:
        super().__init__(save, theme, quote, text)
        hint = self.tr("What should you know here next time?")
        self.entitle(self.tr("Your note"), hint, self.tr("Save"))
