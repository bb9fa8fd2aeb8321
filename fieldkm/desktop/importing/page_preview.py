"""A page of an imported manual as a reader would see it, before anybody has installed it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldkm.app.importing import Imported, ReportLine
from fieldkm.app.places import Place
from fieldkm.desktop.importing.kinds import kind_title
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.labels import ElidedLabel, MutedLabel, PlainLabel
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.page_links import PageLinks
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.page_view import PageView
from fieldkm.desktop.manual.readable_page import readable_page
from fieldkm.domain.manuals import Page, PageRef

ReadFile = Callable[[str], bytes]


class PagePreview(QWidget):
    """Shows one page, and above it the line of the report that led here.

    `page_wished` carries the id of a page that a link leads to; `edit_wished` asks to write in the
    page's file.
    """

    page_wished = Signal(str)
    edit_wished = Signal()

    def __init__(self, theme: Theme, picture: ReadFile) -> None:
        super().__init__()
        self._picture = picture
        self._imported: Imported | None = None
        self._shown: Page | None = None
        self._remark = QFrame()
        self._remark.setObjectName("remark")
        self._kind, self._message = PlainLabel(), PlainLabel()
        self._kind.setObjectName("kind")
        self._bar = QFrame()
        self._bar.setObjectName("previewBar")
        self._file = ElidedLabel()
        self.edit = GhostButton("", theme, "edit")
        self.edit.clicked.connect(self.edit_wished)
        self.page = PageView(theme)
        self._links = PageLinks(self._follow, self._title_of, self)
        self.page.link_opened.connect(self._open)
        self._nothing = MutedLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.retheme(theme)
        self.retranslate()

    def show_page(self, imported: Imported | None, page: Page | None) -> None:
        """Show a page of what was imported, or that there is none."""
        self._imported = imported
        self._stack.setCurrentIndex(0 if page is not None else 1)
        self._bar.setVisible(page is not None)
        if imported is None or page is None or page is self._shown:
            self._shown = page
            return
        self._shown = page
        self._file.setText(page.head.source)
        # Pictures are kept by this name, and the next import has others.
        release = f"{imported.folder} {id(imported)}"
        html = readable_page(page.head.title, page.html)
        self.page.show_page(html, PictureSource(release, self._picture))

    def show_remark(self, item: ReportLine | None) -> None:
        """Show a line of the report as a whole."""
        self._remark.setVisible(item is not None)
        if item is not None:
            place = f"{item.file}:{item.line}" if item.line else item.file
            self._kind.setText(f"{kind_title(item.kind)} · {place}")
            self._message.setText(item.message)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.page.retheme(theme)
        self.edit.retheme(theme)
        self.setStyleSheet(
            f"#remark{{background:{theme['warning-bg']};"
            f"border-left:6px solid {theme['warning-bar']}}}"
            f"#remark QLabel{{color:{theme['warning-fg']}}}#remark #kind{{font-weight:600}}"
            f"#previewBar{{background:{theme['raised']};"
            f"border-bottom:1px solid {theme['border']}}}"
            f"#previewBar QLabel{{color:{theme['muted']}}}"
        )

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.edit.setText(self.tr("Edit this page"))
        self.page.setAccessibleName(self.tr("Preview of the page"))
        self._nothing.setText(self.tr("This line belongs to no page."))

    def _lay_out(self) -> None:
        remark = QVBoxLayout(self._remark)
        remark.setContentsMargins(16, 8, 16, 8)
        remark.setSpacing(2)
        remark.addWidget(self._kind)
        remark.addWidget(self._message)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(18, 4, 10, 4)
        bar.addWidget(self._file, 1)
        bar.addWidget(self.edit)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._remark)
        column.addWidget(self._stack, 1)

    def _open(self, link: str) -> None:
        if self._shown is not None and self._imported is not None:
            manual = self._imported.preview.info.id
            self._links.open(link, PageRef(manual, self._shown.head.id))

    def _follow(self, place: Place) -> None:
        is_ours = isinstance(place, PageRef) and self._imported is not None
        if isinstance(place, PageRef) and is_ours and self._title_of(place):
            self.page_wished.emit(place.page)
            if place.anchor:
                self.page.scrollToAnchor(place.anchor)
        else:
            notify(self, self.tr("This link works once the manual is installed."))

    def _title_of(self, ref: PageRef) -> str:
        if self._imported is None or ref.manual != self._imported.preview.info.id:
            return ""
        return self._imported.preview.title(ref.page)
