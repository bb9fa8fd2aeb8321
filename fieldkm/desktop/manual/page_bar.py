"""Above the page: where it stands, or where the link under the mouse leads, and its tools."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from fieldkm.app.library import OpenPage
from fieldkm.desktop.kit.buttons import IconButton
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.trail import Trail
from fieldkm.desktop.manual.surroundings import Surroundings


class PageBar(QWidget):
    """One signal for each tool; the view decides what is done."""

    contents_wished = Signal()
    find_wished = Signal()
    favourite_toggled = Signal()
    note_wished = Signal()
    report_wished = Signal()
    zoom_wished = Signal(int)
    pdf_wished = Signal()
    print_wished = Signal()
    panel_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_favourite = False
        self.trail = Trail()
        self.trail.setObjectName("trail")
        self.contents = self._button("contents", self.contents_wished)
        self.find_button = self._button("search", self.find_wished)
        self.favourite = self._button("star", self.favourite_toggled)
        self.note = self._button("note", self.note_wished)
        self.report = self._button("flag", self.report_wished)
        self.smaller = self._button("zoom-out", None)
        self.larger = self._button("zoom-in", None)
        self.smaller.clicked.connect(lambda: self.zoom_wished.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_wished.emit(1))
        self.paper = self._button("print", None)
        self.paper.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.paper)
        self._pdf = menu.addAction("", self.pdf_wished.emit)
        self._print = menu.addAction("", self.print_wished.emit)
        self.paper.setMenu(menu)
        self.panel = self._button("panel", self.panel_wished)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2)
        self._row.addWidget(self.contents)
        self._row.addWidget(self.trail, 1)
        reading = (self.find_button, self.favourite, self.note, self.report)
        for button in (*reading, self.smaller, self.larger, self.paper):
            self._row.addWidget(button)
        self._row.addWidget(self.panel)
        self.retheme(theme)
        self.retranslate()

    def show_page(self, page: OpenPage | None, around: Surroundings) -> None:
        """Show where the page stands, whether it is marked, and whether errors can be reported."""
        self._is_favourite = around.is_favourite
        self.report.setVisible(around.is_answered_for)
        self.trail.show_steps((page.manual_title, page.chapter, page.title) if page else ())
        self._show_star()
        tools = (self.find_button, self.favourite, self.note, self.smaller, self.larger, self.paper)
        for button in tools:
            button.setEnabled(page is not None)

    def show_target(self, target: str) -> None:
        """Show where the link under the mouse leads; without a target, where the page stands."""
        self.trail.show_target(target)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self._theme = theme
        self.trail.retheme(theme)
        for button in self.findChildren(IconButton):
            button.retheme(theme)
        margin = theme.px(24) if self.contents.isHidden() else theme.px(8)
        self._row.setContentsMargins(margin, theme.px(6), theme.px(12), theme.px(4))
        self._show_star()

    def show_folding(self, contents_button: bool, panel_button: bool) -> None:
        """Offer the buttons that bring back what has folded away."""
        self.contents.setVisible(contents_button)
        self.panel.setVisible(panel_button)
        self.retheme(self._theme)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.contents.describe(self.tr("Contents"))
        self.find_button.describe(self.tr("Find on this page"), "Ctrl+F")
        self.note.describe(self.tr("Add a note"), "Ctrl+Shift+N")
        self.report.describe(self.tr("Report an error on this page"), "Ctrl+Shift+G")
        self.smaller.describe(self.tr("Smaller text"), "Ctrl+-")
        self.larger.describe(self.tr("Larger text"), "Ctrl++")
        self.paper.describe(self.tr("Print"), "Ctrl+P")
        self.panel.describe(self.tr("What belongs to this page"))
        self._pdf.setText(self.tr("Save as PDF…"))
        self._print.setText(self.tr("Print…"))
        self._show_star()

    def _show_star(self) -> None:
        is_favourite = self._is_favourite
        token = "accent" if is_favourite else "muted"
        self.favourite.show_icon("star-filled" if is_favourite else "star", self._theme, token)
        tip = self.tr("Remove from favourites") if is_favourite else self.tr("Add to favourites")
        self.favourite.describe(tip, "Ctrl+D")

    def _button(self, icon_name: str, signal: SignalInstance | None) -> IconButton:
        button = IconButton(icon_name, "", self._theme, self)
        if signal is not None:
            button.clicked.connect(signal)
        return button
