"""The photos of a revision beside those of the one before: which are new, which are gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.kit.labels import Pill, PlainLabel
from fieldkm.desktop.kit.photo_files import scaled_picture
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.review.difference_text import DifferenceLabel
from fieldkm.domain.revision_difference import PictureDifference
from fieldkm.domain.word_difference import Change

_LARGEST = 260  # logical pixels at 100 %


class PhotoStrip(QWidget):
    """One photo below the other, each with what became of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_photos(self, photos: Sequence[PictureDifference], files: Mapping[str, Path]) -> None:
        """Show photos; `files` are those that are here, by hash."""
        for photo in photos:
            self._column.addWidget(self._photo(photo, files.get(photo.picture.sha256)))

    def _photo(self, photo: PictureDifference, file: Path | None) -> QWidget:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if photo.change is not Change.SAME:
            is_new = photo.change is Change.NEW
            words = self.tr("New photo") if is_new else self.tr("Photo left out")
            column.addWidget(Pill(words, "ok" if is_new else "danger"))
        picture = QLabel()
        picture.setAccessibleName(photo.picture.caption or self.tr("Photo"))
        pixels = scaled_picture(file, self._theme.px(_LARGEST)) if file else QPixmap()
        if pixels.isNull():
            column.addWidget(PlainLabel(self.tr("This photo has not come yet.")))
        else:
            picture.setPixmap(pixels)
            column.addWidget(picture, 0, Qt.AlignmentFlag.AlignLeft)
        if photo.picture.caption:
            caption = DifferenceLabel(self._theme)
            caption.show_pieces(photo.caption)
            column.addWidget(caption)
        return frame
