"""A field that two devices have written: both texts side by side, and which shall hold."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, IconButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel, SectionLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.synchronising.words import SyncWords

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.conflicts import OpenConflict

_SIDE_BY_SIDE = 560


class ConflictCard(Panel):
    """One conflict; `keep_wished` and `other_wished` say how it is settled."""

    keep_wished = Signal()
    other_wished = Signal()

    def __init__(self, conflict: OpenConflict, words: SyncWords, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        title = self.tr("{kind} {record}: {field}")
        title = title.replace("{kind}", words.kind(conflict.kind))
        title = title.replace("{field}", words.field(conflict.field))
        self.content.addWidget(Heading(title.replace("{record}", conflict.record)))
        self.content.addWidget(MutedLabel(self._when(conflict.at, words)))
        self.kept = TextSide(self.tr("As it is"), conflict.kept_by, conflict.kept, theme)
        self.other = TextSide(self.tr("The other"), conflict.other_by, conflict.other, theme)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        self._sides.addWidget(self.kept, 1)
        self._sides.addWidget(self.other, 1)
        self.content.addLayout(self._sides)
        self.keep = PrimaryButton(self.tr("Keep as it is"), theme, "check")
        self.take = GhostButton(self.tr("Take the other"), theme)
        self.keep.clicked.connect(self.keep_wished)
        self.take.clicked.connect(self.other_wished)
        self.content.addWidget(FoldingRow(self.keep, self.take))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(sideways if has_room else downwards)

    def _when(self, at: datetime, words: SyncWords) -> str:
        told = self.tr(
            "Two people changed this, noticed {time}. Both texts are kept until you say."
        )
        return told.replace("{time}", words.moment(at))


class TextSide(QFrame):
    """One of the two texts, with who wrote it; it can be selected and copied."""

    def __init__(self, title: str, author: str, text: str, theme: Theme) -> None:
        super().__init__()
        self._text = text
        self.setObjectName("textSide")
        shown = PlainLabel(text or "–")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        name = f"{title}, {author}" if author else title
        shown.setAccessibleName(f"{name}: {text}")
        self.copy = IconButton("copy", self.tr("Copy this text"), theme)
        self.copy.clicked.connect(self._copy)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(name), 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 12)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(shown)
        column.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
