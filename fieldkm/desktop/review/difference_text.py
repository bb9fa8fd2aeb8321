"""Texts with what is gone and what is new marked in them: struck out and underlined, so that nobody
depends on the colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.word_difference import Change, Piece, flowed

_LINE_END = "\N{PILCROW SIGN}"  # shows where nothing but a line's end is gone or new
_ENDLESS = 40  # letters without a gap that would make the window wider


class DifferenceLabel(QLabel):
    """A text in pieces; never HTML that somebody else wrote."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pieces: tuple[Piece, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show a text."""
        self._pieces = tuple(pieces)
        text = "".join(self._html(piece) for piece in self._pieces)
        self.setText(f'<p style="margin:0;white-space:pre-wrap">{text}</p>')
        self.setAccessibleName(self._spoken())

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.show_pieces(self._pieces)

    @property
    def plain(self) -> str:
        """The text as one reads it on paper: `[-gone-]`, `[+new+]`."""
        marks = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}
        return "".join(marks[piece.change].format(piece.text) for piece in self._pieces)

    def _html(self, piece: Piece) -> str:
        text = escape(_breakable(flowed(piece.text)))
        if piece.change is Change.SAME:
            return text
        is_gone = piece.change is Change.GONE
        if not piece.text.strip():
            text = f"{_LINE_END}{text}"
        ground = self._theme["danger-bg" if is_gone else "ok-bg"]
        ink = self._theme["danger-fg" if is_gone else "ok"]
        line = "line-through" if is_gone else "underline"
        style = f"background:{ground};color:{ink};text-decoration:{line}"
        return f'<span style="{style}">{text}</span>'

    def _spoken(self) -> str:
        """Return what a screen reader says."""
        told = {
            Change.SAME: "{}",
            Change.GONE: self.tr("(gone: {words})").replace("{words}", "{}"),
            Change.NEW: self.tr("(new: {words})").replace("{words}", "{}"),
        }
        return "".join(told[piece.change].replace("{}", piece.text) for piece in self._pieces)


def _breakable(text: str) -> str:
    """Return a text whose endless words may be broken."""
    words = text.split(" ")
    return " ".join(
        word if len(word) <= _ENDLESS else "\N{ZERO WIDTH SPACE}".join(_cut(word)) for word in words
    )


def _cut(word: str) -> list[str]:
    return [word[at : at + _ENDLESS] for at in range(0, len(word), _ENDLESS)]
