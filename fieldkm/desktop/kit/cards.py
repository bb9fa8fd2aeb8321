"""Cards: a title, a line that explains, perhaps marks; a card that leads somewhere is a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.labels import ErrorLabel, Heading, MutedLabel, PlainLabel


class Panel(QFrame):
    """A card that only shows something; `content` is its vertical layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(16, 14, 16, 14)
        self.content.setSpacing(6)


class Card(QPushButton):
    """A card that can be clicked and reached by Tab; `content` is its vertical layout."""

    def __init__(self, title: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(14, 11, 14, 11)
        self.content.setSpacing(3)
        self.add(Heading(title))
        if detail:
            self.add(MutedLabel(detail))

    def add(self, child: QWidget) -> None:
        """Put a widget below the others; it lets the mouse through to the card."""
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.content.addWidget(child)

    def add_row(self, *children: QWidget) -> None:
        """Put small widgets side by side below the others."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for child in children:
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(child)
        row.addStretch(1)
        self.content.addLayout(row)

    def sizeHint(self) -> QSize:
        return self.content.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.content.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.content.totalHeightForWidth(width)


class ProblemPanel(QFrame):
    """What went wrong, where it went wrong: a title and advice; hidden while all is well.

    `answers` is the row for buttons, should there be something to decide.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        self._title = ErrorLabel()
        self._advice = PlainLabel()
        self.answers = QHBoxLayout()
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addLayout(self.answers)
        self.hide()

    def say(self, title: str, advice: str = "") -> None:
        """Show what happened and what to do; an empty title hides the panel."""
        self._title.say(title)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self.setVisible(bool(title))

    def show_error(self, error: Exception | None) -> None:
        """Show what an error says; without one the panel hides."""
        text = error_text(error) if error else None
        self.say(text.title if text else "", text.advice if text else "")

    @property
    def text(self) -> str:
        """All that is said now."""
        return f"{self._title.text()} {self._advice.text()}".strip()
