"""Above the page: its file, the manual's languages, and the tools of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import IconButton
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.trail import Trail
from fieldkm.desktop.writing.view_model import State


class WritingBar(QWidget):
    """One signal for each tool; the view decides what is done."""

    pages_wished = Signal()
    language_chosen = Signal(str)
    find_wished = Signal()
    zoom_wished = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._languages: tuple[str, ...] = ()
        self.trail = Trail()
        self.pages = IconButton("contents", "", theme)
        self.find_button = IconButton("search", "", theme)
        self.smaller = IconButton("zoom-out", "", theme)
        self.larger = IconButton("zoom-in", "", theme)
        self.languages = Segments(0)
        self.pages.clicked.connect(self.pages_wished)
        self.find_button.clicked.connect(self.find_wished)
        self.smaller.clicked.connect(lambda: self.zoom_wished.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_wished.emit(1))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2)
        self._row.addWidget(self.pages)
        self._row.addWidget(self.trail, 1)
        self._row.addWidget(self.languages)
        for button in (self.find_button, self.smaller, self.larger):
            self._row.addWidget(button)
        self.retheme(theme)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show the file of the page, and the languages of a manual that has several."""
        self.trail.show_steps((state.file, state.page.head.title if state.page else ""))
        languages = state.draft.info.languages if state.draft else ()
        if languages != self._languages:
            self._languages = languages
            self._offer_languages()
        if state.language in languages:
            self.languages.show_choice(languages.index(state.language))

    def show_target(self, target: str) -> None:
        """Show where the link under the mouse leads; without a target, the page's file."""
        self.trail.show_target(target)

    def show_folding(self, pages_button: bool) -> None:
        """Offer the button that brings back the list of pages."""
        self.pages.setVisible(pages_button)
        self.retheme(self._theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self._theme = theme
        self.trail.retheme(theme)
        for button in self.findChildren(IconButton):
            button.retheme(theme)
        margin = theme.px(24) if self.pages.isHidden() else theme.px(8)
        self._row.setContentsMargins(margin, theme.px(6), theme.px(12), theme.px(4))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.pages.describe(self.tr("Pages"))
        self.find_button.describe(self.tr("Find on this page"), "Ctrl+F")
        self.smaller.describe(self.tr("Smaller text"), "Ctrl+-")
        self.larger.describe(self.tr("Larger text"), "Ctrl++")
        self._name_languages()

    def _offer_languages(self) -> None:
        old = self.languages
        self.languages = Segments(len(self._languages))
        self.languages.chosen.connect(lambda at: self.language_chosen.emit(self._languages[at]))
        self._row.replaceWidget(old, self.languages)
        old.deleteLater()
        self.languages.setVisible(len(self._languages) > 1)
        self._name_languages()

    def _name_languages(self) -> None:
        names = {"en": self.tr("English"), "zh": self.tr("Chinese")}
        self.languages.name_all([names.get(code, code) for code in self._languages])
        self.languages.setAccessibleName(self.tr("Language of the manual"))
