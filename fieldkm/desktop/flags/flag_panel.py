"""One report: what it is about, what is wrong there, and the answer or the box to write it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from fieldkm.desktop.flags.flag_editor import AnswerEditor
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Card, Panel
from fieldkm.desktop.kit.days import moment_text
from fieldkm.desktop.kit.labels import Heading, MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.remark_editor import quoted
from fieldkm.desktop.kit.theme import Theme

if TYPE_CHECKING:  # brings the database along
    from fieldkm.app.flags import KnownFlag


class FlagPanel(Panel):
    """`opened` asks for the page or the fix that it is about."""

    opened = Signal(object)
    answering = Signal()

    def __init__(self, known: KnownFlag, answer: Callable[[str], None], theme: Theme) -> None:
        super().__init__()
        self.known = known
        self._answer = answer
        self._theme = theme
        self.editor: AnswerEditor | None = None
        self.open = GhostButton(self.tr("Open"), theme, "go")
        self.open.setAccessibleDescription(known.about)
        self.open.clicked.connect(lambda: self.opened.emit(known.place))
        self.answer = GhostButton(self.tr("Answer"), theme, "edit")
        self.answer.setAccessibleDescription(known.about)
        self.answer.setVisible(known.is_open and known.may_answer)
        self.answer.clicked.connect(self.begin_answer)
        head = QHBoxLayout()
        head.addWidget(Heading(known.about), 1)
        if not known.is_sent:
            head.addWidget(Pill(self.tr("To be sent")), 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)
        if known.quote:
            self.content.addWidget(MutedLabel(quoted(known.quote)))
        self.content.addWidget(_selectable(PlainLabel(known.flag.text)))
        self.content.addWidget(MutedLabel(flag_line(known)))
        if known.flag.answered is not None:
            self._add_answer(known)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.open)
        self._buttons.addWidget(self.answer)
        self._buttons.addStretch(1)
        self.content.addLayout(self._buttons)

    def begin_answer(self) -> None:
        """Open the box for the answer."""
        if self.editor is None and not self.answer.isHidden():
            self.editor = AnswerEditor(self._answer, self._theme)
            self.editor.finished.connect(self._end_answer)
            self.content.addWidget(self.editor)
            self.answer.hide()
        if self.editor is not None:
            self.editor.setFocus()
            self.answering.emit()

    def _end_answer(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.answer.show()
            self.answer.setFocus()

    def _add_answer(self, known: KnownFlag) -> None:
        said = self.tr("Answer: {text}").replace("{text}", known.flag.answer)
        self.content.addWidget(_selectable(PlainLabel(said)))
        when = moment_text(known.flag.answered) if known.flag.answered else ""
        told = " · ".join(filter(None, (known.answered_by, when)))
        self.content.addWidget(MutedLabel(told))


class FlagCard(Card):
    """A report beside the page that it is about; it leads to the report."""

    def __init__(self, known: KnownFlag) -> None:
        words = " ".join(known.flag.text.split())
        super().__init__(words, flag_line(known))
        if known.is_open:
            self.add_row(Pill(self.tr("Waits for an answer"), "warning"))
        else:
            said = self.tr("Answer: {text}").replace("{text}", known.flag.answer)
            self.add(MutedLabel(" ".join(said.split())))


def flag_line(known: KnownFlag) -> str:
    """Say who reported it, and when."""
    return " · ".join(filter(None, (known.author, moment_text(known.flag.at))))


def _selectable(label: PlainLabel) -> PlainLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
