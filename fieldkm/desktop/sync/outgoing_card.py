"""Something that was written here and waits; a rejected one can be mended or discarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import DangerButton, GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import ErrorLabel, Heading, MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.synchronising.words import SyncWords

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.outgoing import Outgoing, OutgoingText, TextPath

_LONG = 60  # characters; a longer text gets a box of several lines
_LINES_HIGH = 96


class OutgoingCard(Panel):
    """One entry of the outbox: what it is, when it was written, and how it stands."""

    def __init__(self, item: Outgoing, words: SyncWords) -> None:
        super().__init__()
        self.item = item
        head = QHBoxLayout()
        head.addWidget(Heading(self._title(item, words)), 1)
        mark, tone = self._mark(item)
        head.addWidget(Pill(mark, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)
        if item.words:
            said = PlainLabel(item.words)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.content.addWidget(said)
        self.content.addWidget(MutedLabel(words.moment(item.written)))
        if item.state == "blocked":
            self.content.addWidget(MutedLabel(self._awaited(item)))

    def _title(self, item: Outgoing, words: SyncWords) -> str:
        if item.kind == "fix":
            return words.fix_step(item.verb, item.fix)
        if item.fix:
            return (
                self.tr("{kind} on {fix}")
                .replace("{kind}", words.kind(item.kind))
                .replace("{fix}", item.fix)
            )
        title = self.tr("{kind}: new") if item.verb == "create" else self.tr("{kind}: changed")
        return title.replace("{kind}", words.kind(item.kind))

    def _mark(self, item: Outgoing) -> tuple[str, str]:
        marks = {
            "rejected": (self.tr("Rejected"), "danger"),
            "blocked": (self.tr("Held back"), "warning"),
            "pending": (self.tr("To be sent"), "plain"),
        }
        return marks[item.state]

    def _awaited(self, item: Outgoing) -> str:
        if item.problem is None:
            return self.tr("It waits for an entry before it that was rejected.")
        return str(error_text(item.problem))


class RejectedCard(OutgoingCard):
    """A rejected entry with the reason; `mend_wished` carries the mended texts by their paths."""

    mend_wished = Signal(object)
    discard_wished = Signal()

    def __init__(self, item: Outgoing, words: SyncWords, theme: Theme) -> None:
        super().__init__(item, words)
        if item.problem is not None:
            text = error_text(item.problem)
            reason = ErrorLabel()
            reason.say(text.title)
            self.content.addWidget(reason)
            self.content.addWidget(PlainLabel(text.advice))
        self.editor = TextEditor(item.texts, words)
        self.edit = PrimaryButton(self.tr("Edit and send again"), theme, "edit")
        self.discard = GhostButton(self.tr("Discard"), theme, "remove")
        self.send = PrimaryButton(self.tr("Send again"), theme, "go")
        self.cancel = GhostButton(self.tr("Cancel"), theme)
        self.keep = GhostButton(self.tr("Keep it"), theme)
        self.confirm = DangerButton(self.tr("Discard it now"), theme, "remove")
        self._question = MutedLabel(self.tr("What you wrote here is then gone for good."))
        self.content.addWidget(self.editor)
        self.content.addWidget(self._question)
        self._rows = {
            "": FoldingRow(self.edit, self.discard),
            "edit": FoldingRow(self.send, self.cancel),
            "discard": FoldingRow(self.keep, self.confirm),
        }
        for row in self._rows.values():
            self.content.addWidget(row)
        self._connect()
        self._show_mode("")

    def _connect(self) -> None:
        self.edit.clicked.connect(lambda: self._show_mode("edit"))
        self.discard.clicked.connect(lambda: self._show_mode("discard"))
        self.cancel.clicked.connect(lambda: self._show_mode(""))
        self.keep.clicked.connect(lambda: self._show_mode(""))
        self.send.clicked.connect(lambda: self.mend_wished.emit(self.editor.texts()))
        self.confirm.clicked.connect(self.discard_wished)

    def _show_mode(self, mode: str) -> None:
        for name, row in self._rows.items():
            row.setVisible(name == mode)
        self.editor.setVisible(mode == "edit")
        self._question.setVisible(mode == "discard")
        if mode == "edit":
            self.editor.setFocus()
        elif mode == "discard":
            self.keep.setFocus()


class TextEditor(QWidget):
    """A box for each text of an entry."""

    def __init__(self, texts: tuple[OutgoingText, ...], words: SyncWords) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        self.boxes: dict[TextPath, QLineEdit | QPlainTextEdit] = {}
        for text in texts:
            box = _box(text.value)
            field = Field(box)
            field.entitle(words.field(text.name))
            column.addWidget(field)
            self.boxes[text.path] = box
        if not texts:
            column.addWidget(MutedLabel(self.tr("There is no text in it; it is sent as it is.")))
        elif self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def texts(self) -> dict[TextPath, str]:
        """Return what stands in the boxes."""
        return {path: _text_of(box) for path, box in self.boxes.items()}


def _box(value: str) -> QLineEdit | QPlainTextEdit:
    if len(value) <= _LONG and "\n" not in value:
        return QLineEdit(value)
    box = QPlainTextEdit(value)
    box.setTabChangesFocus(True)
    box.setFixedHeight(_LINES_HIGH)
    return box


def _text_of(box: QLineEdit | QPlainTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()
