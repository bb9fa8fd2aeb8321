"""What stands beside the form: tests that tell the causes apart, procedures, parts, photos."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, LinkButton, retheme_buttons
from fieldkm.desktop.kit.cards import Card, Panel
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.photo_files import png_of, scaled_picture
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.entry_rows import clear
from fieldkm.desktop.visit.state import AskedTest, Line, State
from fieldkm.desktop.visit.words import TONES, VisitWords
from fieldkm.domain.visits import EntryKind, Reply

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.visit_sheet import ProcedureUse, TakenPhoto

_REPLIES = (Reply.YES, Reply.NO, Reply.CANNOT_TELL)
_MOST_TESTS = 4
_THUMBNAIL = 96


class SidePanel(QWidget):
    """Its rows are made anew where what they show differs."""

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._shown = None

    def _differs(self, *shown: object) -> bool:
        """Tell whether something else is to be shown than is; the rows are gone then."""
        now = (*shown, self._words.kind(EntryKind.NOTE))
        if now == self._shown:
            return False
        self._shown = now
        clear(self._column)
        return True


class TestsPanel(SidePanel):
    """The manual's questions, each with its three answers."""

    answered = Signal(object, object)

    def render_state(self, state: State) -> None:
        """Show the tests that are not answered, then those that are."""
        tests = sorted(state.tests, key=lambda test: test.entry is not None)
        shown = tuple(tests[:_MOST_TESTS])
        if not self._differs(shown, state.is_open):
            return
        for test in shown:
            self._column.addWidget(self._card(test, state.is_open))
        self.setVisible(bool(shown))

    def _card(self, test: AskedTest, is_open: bool) -> QWidget:
        card = Panel()
        card.content.addWidget(PlainLabel(test.term.title))
        answers = Segments(len(_REPLIES))
        answers.name_all([self._words.reply(reply) for reply in _REPLIES])
        for at, reply in enumerate(_REPLIES):
            button = answers.button(at)
            button.setMinimumHeight(self._theme.target)
            button.setAccessibleName(f"{test.term.title}: {button.text()}")
            if test.entry and test.entry.answer is reply:
                answers.show_choice(at)
        answers.chosen.connect(lambda at: self.answered.emit(test, _REPLIES[at]))
        answers.setEnabled(is_open)
        card.content.addWidget(answers)
        return card


class ProceduresPanel(SidePanel):
    """The procedures that were followed; a click opens the page."""

    opened = Signal(object)

    def render_state(self, state: State) -> None:
        """Show them with how many of their steps are done."""
        procedures = state.sheet.procedures if state.sheet else ()
        if not self._differs(procedures):
            return
        for use in procedures:
            self._column.addWidget(self._card(use))
        if not procedures:
            hint = self.tr("Tick the steps of a procedure in the manual: they stand here then.")
            self._column.addWidget(MutedLabel(hint))

    def _card(self, use: ProcedureUse) -> QWidget:
        card = Card(use.title, self._done(use))
        if use.result:
            card.add_row(Pill(self._words.result(use.result), TONES[use.result]))
        card.clicked.connect(lambda: self.opened.emit(use.page))
        return card

    def _done(self, use: ProcedureUse) -> str:
        if not use.steps:
            return self.tr("%n step(s) done", "", use.done) if use.done else ""
        said = self.tr("{done} of {steps} steps done").replace("{done}", str(use.done))
        return said.replace("{steps}", str(use.steps))


class PartsPanel(SidePanel):
    """The parts that were used, each number once."""

    opened = Signal(str)

    def render_state(self, state: State) -> None:
        """Add up what was written down."""
        lines = [line for line in state.lines if line.entry.kind is EntryKind.PART]
        if not self._differs(tuple(lines)):
            return
        for number, used in _by_number(lines).items():
            first = used[0]
            quantity = sum(line.entry.quantity for line in used)
            name = first.title or first.entry.text
            link = LinkButton(f"{quantity} × {number}  {name}".replace("&", "&&"), self._theme)
            link.clicked.connect(lambda _=False, part=number: self.opened.emit(part))
            link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._column.addWidget(link)


class PhotosPanel(SidePanel):
    """Photos as small pictures; more by a file, by paste, or dropped on the screen."""

    chosen = Signal(object)
    opened = Signal(object)
    withdrawn = Signal(object)
    file_wished = Signal()

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__(theme, words)
        self.choose = GhostButton("", theme, "photo")
        self.paste = GhostButton("", theme, "paste")
        self._thumbnails: dict[str, QPixmap] = {}
        self._rows = QVBoxLayout()
        self._hint = MutedLabel()
        self._column.addLayout(self._rows)
        self._column.addWidget(FoldingRow(self.choose, self.paste))
        self._column.addWidget(self._hint)
        self.choose.clicked.connect(self.file_wished)
        self.paste.clicked.connect(self.take_clipboard)
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show the photos of a visit."""
        photos = state.sheet.photos if state.sheet else ()
        now = (photos, self._theme)
        if now == self._shown:
            return
        self._shown = now
        clear(self._rows)
        for at in range(0, len(photos), 3):
            self._rows.addWidget(self._row(photos[at : at + 3]))

    def take_clipboard(self) -> None:
        """Take the picture that was copied elsewhere."""
        image = QGuiApplication.clipboard().image()
        if not image.isNull():
            self.chosen.emit(png_of(image))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        super().retheme(theme)
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.choose.setText(self.tr("Choose photos"))
        self.paste.setText(self.tr("Paste"))
        self._hint.setText(self.tr("Or drop them here. Where they were taken is not kept."))

    def _row(self, photos: Sequence[TakenPhoto]) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for taken in photos:
            row.addWidget(self._thumbnail(taken))
        row.addStretch(1)
        return whole

    def _thumbnail(self, taken: TakenPhoto) -> QToolButton:
        button = QToolButton()
        size = self._theme.px(_THUMBNAIL)
        button.setFixedSize(size + 8, size + 8)
        button.setIconSize(QSize(size, size))
        button.setIcon(QIcon(self._picture(taken, size)))
        name = taken.photo.caption or self.tr("Photo")
        button.setAccessibleName(name)
        button.setToolTip(name)
        menu = QMenu(button)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(taken))
        menu.addAction(self.tr("Take back"), lambda: self.withdrawn.emit(taken))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _picture(self, taken: TakenPhoto, size: int) -> QPixmap:
        kept = self._thumbnails.get(taken.photo.sha256)
        if kept is None or kept.width() < size:
            kept = scaled_picture(taken.file, size * 2) if taken.file else QPixmap()
            self._thumbnails[taken.photo.sha256] = kept
        return kept


def _by_number(lines: Sequence[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.entry.ref, []).append(line)
    return found
