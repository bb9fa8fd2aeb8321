"""The left side: whose fixes and on which shelf, a box that narrows them down, and the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from fieldkm.desktop.fixes.fix_delegate import FixDelegate
from fieldkm.desktop.fixes.fix_rows import FixRows
from fieldkm.desktop.fixes.view_model import MOST_LISTED, State, Wanted, Whose
from fieldkm.desktop.kit.buttons import PrimaryButton
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.found_list import FindBox, FinderSide, FoundList, SideWidths
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.segments import Segment, Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.known_fixes.words import FixWords
from fieldkm.domain.fix_lines import FixLine, Shelf

_WIDTHS = SideWidths(wide=400, narrow=330, roomy=1200)


class FixFinder(FinderSide):
    """`asked` carries what is wanted of the list, `chosen` the line of a fix; `write_wished` asks
    for a new one.
    """

    asked = Signal(object)
    chosen = Signal(object)
    write_wished = Signal()

    def __init__(self, theme: Theme, words: FixWords) -> None:
        super().__init__(theme, _WIDTHS)
        self._words = words
        self._wanted = Wanted()
        self._shown = ""
        self._model = ""
        self._title = ScreenTitle()
        self.write = PrimaryButton("", theme, "plus")
        self.write.clicked.connect(self.write_wished)
        self.whose = Segments(len(Whose))
        self.whose.chosen.connect(
            lambda at: self._ask(replace(self._wanted, whose=list(Whose)[at]))
        )
        self.shelf = DropDown(theme)
        self.shelf.activated.connect(
            lambda at: self._ask(replace(self._wanted, shelf=list(Shelf)[at]))
        )
        self.of_model = Segment()
        self.of_model.setCheckable(True)
        self.of_model.setAutoDefault(False)
        self.of_model.clicked.connect(
            lambda on: self._ask(replace(self._wanted, model=self._model if on else ""))
        )
        self.box = FindBox()
        self.box.textChanged.connect(lambda words: self._ask(replace(self._wanted, words=words)))
        self._count = MutedLabel("", wrap=False)
        self._nothing = PlainLabel()
        self._rows = FixRows(words)
        self.list = FoundList(self.box)
        self.list.setModel(self._rows)
        self.list.chosen.connect(self._open)
        self._lay_out()
        self.retheme(theme)

    @property
    def wanted(self) -> Wanted:
        """What the list is asked for now."""
        return self._wanted

    def line(self, row: int) -> FixLine | None:
        """Return the fix in a row."""
        return self._rows.line(row)

    def render_state(self, state: State, shown: str) -> None:
        """Show what fits; the fix that is open is marked."""
        self._wanted = state.wanted
        if self._rows.take(state.lines) or shown != self._shown:
            self._shown = shown
            self._mark()
        self.whose.show_choice(list(Whose).index(state.wanted.whose))
        self._name_shelves(state)
        has_shelves = state.wanted.whose is not Whose.DRAFTS
        self.shelf.setVisible(has_shelves)
        self.of_model.setVisible(has_shelves and bool(self._model))
        self.list.setVisible(bool(state.lines))
        self._nothing.setText(self._reason(state))
        self._nothing.setVisible(bool(self._nothing.text()))
        self._count.setText(self._counted(state))
        self._count.setVisible(bool(self._count.text()))

    def offer_model(self, model: str) -> None:
        """Offer to list only what holds for the machine at hand; an empty model takes that back."""
        self._model = model
        self.of_model.setText(self.tr("Only {model}").replace("{model}", model))
        self.of_model.setVisible(bool(model) and self._wanted.whose is not Whose.DRAFTS)
        if self.of_model.isChecked():
            self.of_model.setChecked(bool(model))
            self._ask(replace(self._wanted, model=model))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.list.setItemDelegate(FixDelegate(theme, self._words, self.list))
        self.shelf.retheme(theme)
        self.write.retheme(theme)

    def retranslate(self, state: State) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Fixes"))
        self.write.setText(self.tr("Write a fix"))
        self.write.setToolTip("Ctrl+Shift+W")
        self.whose.name_all((self.tr("All"), self.tr("Mine"), self.tr("Drafts")))
        self.shelf.setAccessibleName(self.tr("How they stand"))
        self.box.setPlaceholderText(self.tr("Number, code, part or words…"))
        self.box.setAccessibleName(
            self.tr("Find a fix by its number, a fault code, a part, a model or words")
        )
        self.list.setAccessibleName(self.tr("Fixes"))
        self.offer_model(self._model)
        self.shelf.clear()
        self.list.viewport().update()
        self.render_state(state, self._shown)

    def _ask(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.asked.emit(wanted)

    def _open(self, row: int) -> None:
        line = self._rows.line(row)
        if line is not None:
            self.chosen.emit(line)

    def _mark(self) -> None:
        """Mark the fix that is open, else the first that was found by its words."""
        row = self._rows.row_of(self._shown)
        is_marked = row >= 0 or bool(self._wanted.words.strip())
        self.list.setCurrentIndex(self._rows.index(max(row, 0)) if is_marked else QModelIndex())
        if row < 0:
            self.list.scrollToTop()

    def _name_shelves(self, state: State) -> None:
        names = {
            Shelf.ALL: self.tr("Everything but retired ({count})"),
            Shelf.WAITING: self.tr("Waiting for a decision ({count})"),
            Shelf.RETURNED: self.tr("Sent back ({count})"),
            Shelf.APPROVED: self.tr("Approved ({count})"),
            Shelf.RETIRED: self.tr("Retired ({count})"),
        }
        for at, (shelf, name) in enumerate(names.items()):
            words = name.replace("{count}", str(state.counts.get(shelf, 0)))
            if at < self.shelf.count():
                self.shelf.setItemText(at, words)
            else:
                self.shelf.addItem(words)
        self.shelf.setCurrentIndex(list(Shelf).index(state.wanted.shelf))

    def _reason(self, state: State) -> str:
        """Say why the list is empty."""
        if not state.is_read or state.lines or state.error is not None:
            return ""
        wanted = state.wanted
        if wanted.words.strip() or wanted.model:
            return self.tr("No fix fits. Try fewer words, or part of a number.")
        if wanted.whose is Whose.DRAFTS:
            return self.tr("No draft. What you begin to write stands here until you submit it.")
        if wanted.whose is Whose.MINE:
            return self.tr("You have written none of this kind yet.")
        return self.tr("None is here. Fixes come with the next sync, or you write the first.")

    def _counted(self, state: State) -> str:
        shown = len(state.lines)
        if shown >= MOST_LISTED:
            return self.tr("The newest %n: type to find others.", "", shown)
        return self.tr("%n found", "", shown) if state.wanted.words.strip() and shown else ""

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.write)
        head = self.head
        head.setContentsMargins(16, 16, 16, 10)
        head.addLayout(top)
        for widget in (self.whose, self.box, self.shelf, self.of_model, self._count, self._nothing):
            head.addWidget(widget)
        head.setAlignment(
            self.of_model, Qt.AlignmentFlag.AlignLeft
        )  # a click beside its words misses
        self.put_list(self.list)
