"""One revision on the desk: who wrote it, beside what it is shown, and what it says: as it is read,
or with what is gone and new marked in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldkm.app.review_case import DeskRevision, Touched
from fieldkm.desktop.fixes.fix_body import FixBody
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel, Pill, PlainLabel, SectionLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.review.difference_text import DifferenceLabel
from fieldkm.desktop.review.photo_strip import PhotoStrip
from fieldkm.desktop.review.words import ReviewWords
from fieldkm.domain.word_difference import Change, Piece


class RevisionPanel(Panel):
    """`picked` tells that this one of several is to be decided on; `link_opened` carries a link of
    its text, `photo_opened` the file of a photo.
    """

    picked = Signal()
    link_opened = Signal(str)
    photo_opened = Signal(object)

    def __init__(
        self,
        shown: DeskRevision,
        touched: tuple[Touched, ...],
        words: ReviewWords,
        theme: Theme,
        *,
        as_read: bool,
    ) -> None:
        super().__init__()
        self.shown = shown
        self._theme = theme
        self._words = words
        self._pages = {one.name: one.title for one in touched}
        self.content.setSpacing(8)
        self.head = QVBoxLayout()
        self.content.addLayout(self.head)
        self._add_head()
        if as_read:
            self._add_body()
        else:
            self._add_difference()
        self.content.addStretch(1)

    def mark(self, place: int, *, is_chosen: bool) -> None:
        """Say that it is one of several: the key that picks it, and whether it is picked."""
        self.setProperty("isOpen", is_chosen)
        words = self.tr("Decided on here") if is_chosen else self.tr("Press {key} for this one")
        pill = Pill(words.replace("{key}", str(place + 1)), "ok" if is_chosen else "plain")
        self.head.insertWidget(0, pill)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.picked.emit()

    @property
    def text(self) -> str:
        """All that is marked in it, as one reads it on paper."""
        return "\n".join(label.plain for label in self.findChildren(DifferenceLabel))

    def _add_head(self) -> None:
        shown, words = self.shown, self._words
        self.head.addWidget(Heading(words.written(shown)))
        compared = words.compared(shown)
        if compared:
            self.head.addWidget(MutedLabel(compared))
        if shown.revision.reason:
            reason = self.tr("Why it was written: {reason}")
            self.head.addWidget(PlainLabel(reason.replace("{reason}", shown.revision.reason)))
        self.head.addWidget(self._safety())

    def _safety(self) -> QWidget:
        touches, before = self.shown.revision.safety, self.shown.difference.safety_before
        tone = "warning" if touches else "plain"
        pills: list[QWidget] = [Pill(self._words.safety(touches=touches), tone)]
        if before is not None:
            said = self.tr("Before: {said}").replace("{said}", self._words.safety(touches=before))
            pills.append(Pill(said, "danger"))
        return FoldingRow(*pills)

    def _add_body(self) -> None:
        body = FixBody(self._theme)
        titles: Mapping[str, str] = self._pages
        shown = self.shown
        body.show_revision(shown.revision, shown.texts, shown.photos, titles)
        body.link_opened.connect(self.link_opened)
        body.photo_opened.connect(lambda name: self.photo_opened.emit(shown.photos.get(name)))
        self.content.addWidget(body)

    def _add_difference(self) -> None:
        difference = self.shown.difference
        for text in difference.texts:
            if text.pieces:
                self._add(self._words.part(text.part), text.pieces)
        for names in difference.lists:
            if names.items:
                self._add(self._words.part(names.part), _in_a_row(names.items))
        pages = [
            Piece(one.change, self._pages.get(name, name))
            for one in difference.pages
            for name in (f"{one.place.manual}/{one.place.page}",)
        ]
        if pages:
            self._add(self.tr("Pages"), _in_a_row(tuple(pages)))
        if difference.pictures:
            self.content.addWidget(SectionLabel(self.tr("Photos")))
            strip = PhotoStrip(self._theme)
            strip.show_photos(difference.pictures, self.shown.photos)
            self.content.addWidget(strip)
        if self.shown.before is not None and not difference.is_changed:
            self.content.addWidget(MutedLabel(self.tr("It says the same as the one before.")))

    def _add(self, title: str, pieces: tuple[Piece, ...]) -> None:
        heading: QLabel = SectionLabel(title)
        self.content.addWidget(heading)
        label = DifferenceLabel(self._theme)
        label.show_pieces(pieces)
        heading.setBuddy(label)
        self.content.addWidget(label)


def _in_a_row(items: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return names with commas between them, which are nobody's change."""
    row: list[Piece] = []
    for item in items:
        if row:
            row.append(Piece(Change.SAME, ", "))
        row.append(item)
    return tuple(row)
