"""The photos of a fix: small, with what each shows; drawn on, removed, added to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.kit.buttons import GhostButton, IconButton, retheme_buttons
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel
from fieldkm.desktop.kit.photo_files import PICTURES, pictures_in, scaled_picture
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.fix_text import MOST_CAPTION
from fieldkm.domain.fixes import Picture

_THUMBNAIL = 64


class PhotoRow(QWidget):
    """One photo; the small picture opens it to be drawn on."""

    captioned = Signal(object, str)
    drawing_wished = Signal(object)
    removed = Signal(object)

    def __init__(self, photo: Picture, picture: QPixmap, theme: Theme) -> None:
        super().__init__()
        self.photo = photo
        size = theme.px(_THUMBNAIL)
        self.open = QToolButton()
        self.open.setIconSize(QSize(size, size))
        self.open.setFixedSize(size + 8, size + 8)
        self.open.setIcon(QIcon(picture))
        self.caption = QLineEdit(photo.caption)
        self.caption.setMaxLength(MOST_CAPTION)
        self.draw = IconButton("edit", self.tr("Draw arrows and circles on it"), theme)
        self.remove = IconButton("remove", self.tr("Remove the photo"), theme)
        self.open.setAccessibleName(self.draw.accessibleName())
        self.caption.setAccessibleName(self.tr("What the photo shows"))
        self.caption.setPlaceholderText(self.tr("What it shows"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.open)
        row.addWidget(self.caption, 1)
        row.addWidget(self.draw)
        row.addWidget(self.remove)
        self.controls = (self.open, self.caption, self.draw, self.remove)
        for button in (self.open, self.draw):
            button.clicked.connect(lambda: self.drawing_wished.emit(self.photo))
        self.remove.clicked.connect(lambda: self.removed.emit(self.photo))
        self.caption.textEdited.connect(lambda text: self.captioned.emit(self.photo, text))


class PhotosPanel(QWidget):
    """`given` carries a picture: a file, or the bytes of one."""

    given = Signal(object)
    captioned = Signal(object, str)
    drawing_wished = Signal(object)
    removed = Signal(object)

    def __init__(self, theme: Theme, file_of: Callable[[Picture], Path | None]) -> None:
        super().__init__()
        self._theme = theme
        self._file_of = file_of
        self._shown: tuple[object, ...] = ()
        self._pictures: dict[str, QPixmap] = {}
        self._title = PlainLabel(wrap=False)
        self.rows: list[PhotoRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.choose = GhostButton("", theme, "photo")
        self.paste = GhostButton("", theme, "paste")
        self._hint = MutedLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._column)
        column.addWidget(FoldingRow(self.choose, self.paste))
        column.addWidget(self._hint)
        self.choose.clicked.connect(self.choose_files)
        self.paste.clicked.connect(self.take_clipboard)

    @property
    def last_control(self) -> QWidget:
        """What Tab reaches last here."""
        return self.rows[-1].remove if self.rows else self.paste

    def render_state(self, state: State) -> None:
        """Show the photos of the draft; a caption that is being typed stays."""
        photos = state.draft.photos if state.draft else ()
        now = (self._theme, *(photo.sha256 for photo in photos))
        if now != self._shown:
            self._shown = now
            self._fill(photos)
        for row, photo in zip(self.rows, photos, strict=True):
            row.photo = photo
            if row.caption.text() != photo.caption:
                row.caption.setText(photo.caption)
        self._hint.setText(self._hint_text(state))

    def choose_files(self) -> None:
        """Ask for files."""
        title, pictures = self.tr("Photos of the fix"), self.tr("Pictures")
        files, _ = QFileDialog.getOpenFileNames(self, title, "", f"{pictures} ({PICTURES})")
        for file in files:
            self.given.emit(Path(file))

    def take_clipboard(self) -> None:
        """Take what was copied elsewhere."""
        for picture in pictures_in(QGuiApplication.clipboard().mimeData()):
            self.given.emit(picture)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)

    def retranslate(self, title: str) -> None:
        """Show the words in the current language."""
        self._title.setText(title)
        self.choose.setText(self.tr("Choose photos"))
        self.paste.setText(self.tr("Paste"))
        self.paste.setToolTip("Ctrl+Shift+V")
        self._shown = ()

    def _hint_text(self, state: State) -> str:
        if state.adding:
            return self.tr("%n photo(s) are being made smaller …", "", state.adding)
        return self.tr("Or drop them anywhere here. Where they were taken is not kept.")

    def _fill(self, photos: tuple[Picture, ...]) -> None:
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [self._row(photo) for photo in photos]
        before: QWidget = self.paste
        for row in self.rows:
            self._column.addWidget(row)
            for control in row.controls:
                QWidget.setTabOrder(before, control)
                before = control

    def _row(self, photo: Picture) -> PhotoRow:
        row = PhotoRow(photo, self._picture(photo), self._theme)
        row.captioned.connect(self.captioned)
        row.drawing_wished.connect(self.drawing_wished)
        row.removed.connect(self.removed)
        return row

    def _picture(self, photo: Picture) -> QPixmap:
        kept = self._pictures.get(photo.sha256)
        if kept is None:
            file = self._file_of(photo)
            kept = scaled_picture(file, self._theme.px(_THUMBNAIL) * 2) if file else QPixmap()
            self._pictures[photo.sha256] = kept
        return kept
