"""What a fix says, as it is read: text, photos, what it is about. It opens nothing by itself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from fieldkm.desktop.fixes.fix_html import PHOTO, BodyWords, body_html
from fieldkm.desktop.kit.fonts import page_font
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.page_html import filled_page, page_style, scaled_page
from fieldkm.desktop.manual.page_resources import Canvas, PageResources, PictureSource
from fieldkm.domain.fixes import FixRevision
from fieldkm.errors import from_os_error

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_texts import RevisionTexts

_MOST_PICTURE = 340  # logical pixels at 100 %: two stand side by side
_GRAIN = 40  # pictures follow the width in steps, since each step is laid out anew


class FixBody(QTextBrowser):
    """As high as what it shows: it stands in something that scrolls. `link_opened` carries a link
    (`part:604-1234`, `page:mx420/fuser`), `photo_opened` the hash of a photo.
    """

    link_opened = Signal(str)
    photo_opened = Signal(str)

    def __init__(self, theme: Theme, ground: str = "surface") -> None:
        super().__init__()
        self._theme = theme
        self._ground = ground
        self._html = ""
        self._photos: Mapping[str, Path] = {}
        self._resources = PageResources()
        self._picture_width = _MOST_PICTURE
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._open)
        self.retheme(theme)

    def show_revision(
        self,
        revision: FixRevision,
        texts: RevisionTexts,
        photos: Mapping[str, Path],
        titles: Mapping[str, str],
    ) -> None:
        """Show what a fix says. `photos` are the files of those that are here, by hash; `titles`
        the titles of pages by `manual/page`.
        """
        self._photos = photos
        self._html = body_html(revision, texts, photos, titles, self._words())
        self._render()

    def clear_body(self) -> None:
        """Show nothing."""
        self._html, self._photos = "", {}
        self._render()

    def retheme(self, theme: Theme) -> None:
        """Show it in other colours or at another zoom."""
        self._theme = theme
        ground = theme[self._ground]
        self.setStyleSheet(
            f"FixBody{{border:0;border-radius:0;padding:0;background:{ground};"
            f"font-size:{theme.page_px(15)}px}}"
        )
        self.document().setDefaultFont(page_font(theme))
        self._render()

    # ------------------------------------------------------------ Qt

    def loadResource(self, kind: int, address: QUrl | str) -> QImage | None:
        """Answer what the text asks for. The base class would look on the disk: never call it."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        canvas = Canvas(self._theme, self._picture_width, self.devicePixelRatioF())
        source = PictureSource("fix", self._photo_file)
        return self._resources.image(QUrl(address), source, canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, most = self._picture_width, self._theme.page_px(_MOST_PICTURE)
        room = self.viewport().width() // _GRAIN * _GRAIN
        self._picture_width = max(_GRAIN, min(most, room))
        if self._picture_width != before:
            self._render()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it stands in scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OF_THE_PAGE:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ inside

    def _render(self) -> None:
        theme, document = self._theme, self.document()
        document.setDefaultStyleSheet(page_style(theme.tokens, theme.page_px, self._picture_width))
        self.setHtml(filled_page(scaled_page(self._html, theme.page_px), theme.tokens))
        self._fit()

    def _fit(self) -> None:
        height = math.ceil(self.document().size().height())
        self.setFixedHeight(max(height, 1))

    def _open(self, address: QUrl) -> None:
        link = address.toString()
        scheme, _, name = link.partition(":")
        if scheme == PHOTO:
            self.photo_opened.emit(name)
        elif link:
            self.link_opened.emit(link)

    def _photo_file(self, sha256: str) -> bytes:
        path = self._photos.get(sha256)
        try:
            return path.read_bytes() if path else b""
        except OSError as error:
            raise from_os_error(error, str(path)) from error

    def _words(self) -> BodyWords:
        return BodyWords(
            symptom=self.tr("What was seen"),
            cause=self.tr("What it was"),
            remedy=self.tr("What fixes it"),
            models=self.tr("For"),
            codes=self.tr("Fault codes"),
            parts=self.tr("Parts"),
            pages=self.tr("Pages"),
            not_here=self.tr("This photo has not come yet: it comes with the next sync."),
            too_large=self.tr("This text cannot be shown: it holds too large a table."),
        )


_OF_THE_PAGE = frozenset(
    {
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space,
    }
)  # fmt: skip
