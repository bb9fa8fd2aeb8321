"""The left side: a box that finds a customer by whatever is known of it, above the list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal

from fieldkm.desktop.customers.customer_lines import CustomerDelegate, CustomerLines
from fieldkm.desktop.customers.view_model import State
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.found_list import FindBox, FinderSide, FoundList, SideWidths
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme

_WIDTHS = SideWidths(wide=320, narrow=264, roomy=900)


class Finder(FinderSide):
    """`typed` carries what is looked for, `chosen` the id of a customer; `sync_wished` leads to
    where one signs in.
    """

    typed = Signal(str)
    chosen = Signal(str)
    sync_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _WIDTHS)
        self._chosen = ""
        self._title = ScreenTitle()
        self._count = MutedLabel("", wrap=False)
        self.box = FindBox()
        self.box.textChanged.connect(self.typed)
        self._lines = CustomerLines()
        self.list = FoundList(self.box)
        self.list.setModel(self._lines)
        self.list.chosen.connect(self._open)
        self._nothing = PlainLabel()
        self._problem = ProblemPanel()
        self.sync = GhostButton("", theme, "sync")
        self.sync.clicked.connect(self.sync_wished)
        self._lay_out()
        self.retheme(theme)

    def render_state(self, state: State) -> None:
        """Show the customers that fit."""
        if self._lines.take(state.lines) or state.chosen != self._chosen:
            self._chosen = state.chosen
            self._mark(state)
        self._problem.show_error(state.error)
        self.list.setVisible(bool(state.lines))
        reason = self._reason(state)
        self._nothing.setText(reason)
        self._nothing.setVisible(bool(reason))
        self.sync.setVisible(state.is_ready and not state.total and state.error is None)
        self._count.setText(self._counted(state))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.list.setItemDelegate(CustomerDelegate(theme, self.list))
        self.sync.retheme(theme)

    def retranslate(self, state: State) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Customers"))
        self.box.setPlaceholderText(self.tr("Name, town, serial, phone…"))
        self.box.setAccessibleName(
            self.tr("Find a customer by name, town, serial number, phone or what happened there")
        )
        self.list.setAccessibleName(self.tr("Customers"))
        self.sync.setText(self.tr("Go to Sync"))
        self.list.viewport().update()
        self.render_state(state)

    def _open(self, row: int) -> None:
        line = self._lines.line(row)
        if line is not None:
            self.chosen.emit(line.id)

    def _mark(self, state: State) -> None:
        """Mark who is shown at the right, else the first that was found."""
        row = self._lines.row_of(state.chosen)
        index = self._lines.index(max(row, 0)) if row >= 0 or state.words else QModelIndex()
        self.list.setCurrentIndex(index)
        if row < 0:
            self.list.scrollToTop()

    def _reason(self, state: State) -> str:
        """Say why the list is empty."""
        if not state.is_ready or state.lines or state.error is not None:
            return ""
        if state.total:
            return self.tr("No customer fits. Try fewer words, or part of a number.")
        if state.is_signed_in:
            return self.tr(
                "No customers are on this laptop yet. They come with the next sync, as soon as"
                " your administrator has given you a territory."
            )
        return self.tr("Sign in and sync: your territory's customers then stand here, offline.")

    def _counted(self, state: State) -> str:
        if not state.total:
            return ""
        if state.words.strip():
            words = self.tr("{shown} of {total}").replace("{shown}", str(len(state.lines)))
            return words.replace("{total}", str(state.total))
        return self.tr("%n customer(s)", "", state.total)

    def _lay_out(self) -> None:
        head = self.head
        head.setContentsMargins(16, 18, 16, 12)
        for widget in (self._title, self.box, self._count, self._problem, self._nothing, self.sync):
            head.addWidget(widget)
        self.put_list(self.list)
