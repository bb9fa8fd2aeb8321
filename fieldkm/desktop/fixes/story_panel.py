"""What others made of a fix: where it was used and how it went, what they say, what happened to
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.days import moment_text
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fixes import Verb

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.flags import KnownFlag
    from fieldkm.app.read_fix import ReadFix, ReadUse, Remark, Step

_FEW = 5  # uses that are shown before one asks for all
_STEP_ICONS = {
    Verb.SUBMIT: "go",
    Verb.WITHDRAW: "back",
    Verb.APPROVE: "check",
    Verb.SEND_BACK: "back",
    Verb.MERGE: "forward",
    Verb.RETIRE: "close",
    Verb.PROMOTE: "page",
    Verb.HAND_ON: "forward",
}


class StoryPanel(QWidget):
    """Shows it; `flag_opened` carries the id of a report."""

    flag_opened = Signal(str)

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._read: ReadFix | None = None
        self._flags: tuple[KnownFlag, ...] = ()
        self._has_all = False
        self._uses, self._comments, self._reports = Group(), Group(), Group()
        self._thanks, self._steps = Group(), Group()
        self.groups = (self._uses, self._comments, self._reports, self._thanks, self._steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for group in self.groups:
            column.addWidget(group)

    def show_story(self, read: ReadFix, flags: tuple[KnownFlag, ...]) -> None:
        """Show what is known of a fix beside its text."""
        if (read, flags) == (self._read, self._flags):
            return
        is_same = self._read is not None and self._read.fix.id == read.fix.id
        self._has_all = self._has_all and is_same
        self._read, self._flags = read, flags
        self._render()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._render()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._uses.entitle(self.tr("Where it was used"))
        self._comments.entitle(self.tr("Comments"))
        self._reports.entitle(self.tr("Reported as wrong"))
        self._thanks.entitle(self.tr("Thanks"))
        self._steps.entitle(self.tr("What happened to it"))
        self._render()

    def _render(self) -> None:
        read = self._read
        if read is None:
            return
        self._uses.fill(*self._use_rows(read))
        self._comments.fill(*(self._remark("note", one) for one in read.comments))
        self._reports.fill(*map(self._flag, self._flags))
        self._thanks.fill(*(self._remark("heart", one) for one in read.thanks))
        self._steps.fill(*map(self._step, read.steps))
        filled = (read.uses, read.comments, self._flags, read.thanks, read.steps)
        for group, things in zip(self.groups, filled, strict=True):
            group.setVisible(bool(things))

    def _use_rows(self, read: ReadFix) -> Iterator[QWidget]:
        yield PlainLabel(self._words.counts(read.line.counts))
        for use in read.uses if self._has_all else read.uses[:_FEW]:
            yield self._use(use)
        if len(read.uses) > _FEW and not self._has_all:
            more = LinkButton(self.tr("Show the last %n", "", len(read.uses)), self._theme)
            more.clicked.connect(self._show_all)
            yield more

    def _show_all(self) -> None:
        self._has_all = True
        self._render()

    def _use(self, use: ReadUse) -> QWidget:
        told = [use.author, use.model, self._words.age(use.at)]
        pill = Pill(self._words.result(use.result), self._words.tone(use.result))
        return _Row(pill, self._signed(told, is_sent=use.is_sent), use.text)

    def _remark(self, sign: str, remark: Remark) -> QWidget:
        told = self._signed([remark.author, moment_text(remark.at)], is_sent=remark.is_sent)
        return _Row(self._sign(sign), told, remark.text)

    def _flag(self, flag: KnownFlag) -> QWidget:
        told = self._signed([flag.author, moment_text(flag.flag.at)], is_sent=flag.is_sent)
        answer = "" if flag.is_open else self.tr("Answer: {text}")
        row = _Row(
            self._sign("flag"), told, flag.flag.text, answer.replace("{text}", flag.flag.answer)
        )
        if flag.may_answer and flag.is_open:
            button = LinkButton(self.tr("Answer it"), self._theme, "go")
            button.clicked.connect(lambda: self.flag_opened.emit(flag.id))
            row.texts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _step(self, step: Step) -> QWidget:
        told = " · ".join(
            filter(None, (self._words.verb(step.verb), step.by, moment_text(step.at)))
        )
        return _Row(self._sign(_STEP_ICONS[step.verb]), told, step.reason)

    def _signed(self, told: Sequence[str], *, is_sent: bool) -> str:
        state = "" if is_sent else self.tr("not sent yet")
        return " · ".join(filter(None, (*told, state)))

    def _sign(self, name: str) -> QLabel:
        label = QLabel()
        label.setPixmap(pixmap(name, self._theme["muted"], self._theme.px(18)))
        return label


class _Row(QFrame):
    """A sign or a pill, who and when beside it, and below what they wrote."""

    def __init__(self, mark: QWidget, told: str, *texts: str) -> None:
        super().__init__()
        self.texts = QVBoxLayout()
        self.texts.setSpacing(2)
        self.texts.addWidget(MutedLabel(told))
        for text in filter(None, texts):
            label = PlainLabel(text)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.texts, 1)
