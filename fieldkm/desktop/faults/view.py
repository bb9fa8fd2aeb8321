"""The Fault codes screen: a box that finds a code in any spelling, above the list of all; beside it
the fixes that are known for the code that is marked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkm.app.places import FixPlace, Place
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.faults.delegate import FaultDelegate
from fieldkm.desktop.faults.fault_lines import FaultLines
from fieldkm.desktop.faults.view_model import FaultsViewModel, State
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.found_list import FindBox, FoundList
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.known_fixes.concern import NOTHING, Concern, KnownFixes
from fieldkm.desktop.known_fixes.panel import KnownPanel
from fieldkm.domain.fix_lines import FixLine

_SIDE_BY_SIDE = 820  # logical pixels


class FaultsScreen(QWidget):
    """Lists the codes and symptoms of the machine at hand; Enter opens the page that treats one."""

    name = "faults"

    def __init__(
        self, workplace: Workplace, tasks: Tasks, go: Callable[[Place], None], theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._go = go
        self._theme = theme
        self._lines = FaultLines()
        self.model = FaultsViewModel(workplace, tasks, self._render)
        self._title = ScreenTitle()
        self._about = MutedLabel("", wrap=False)
        self.box = FindBox()
        self.box.textChanged.connect(self.model.filter)
        self.list = FoundList(self.box)
        self.list.setModel(self._lines)
        self.list.chosen.connect(self._open)
        self.known = KnownPanel(theme)
        self.known.opened.connect(lambda fix: go(FixPlace(fix)))
        self.fixes = KnownFixes(workplace, tasks, "fault-fixes", self._show_fixes)
        self.list.selectionModel().currentChanged.connect(lambda index: self._look(index.row()))
        self._problem = ProblemPanel()
        self._nothing = PlainLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.setFocusProxy(self.box)
        self.retheme(theme)
        self._say_words()

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show the list; it is read the first time."""
        if not self.model.state.ready:
            self.model.load(current_language())

    def location(self) -> Location:
        """Return what is typed and how the list is scrolled."""
        scroll = self.list.verticalScrollBar().value()
        return Location(self.name, None, scroll, self.box.text())

    def restore(self, location: Location) -> None:
        """Go back to what was typed, scrolled as it was."""
        self.show_place(None)
        self.box.setText(location.detail)
        self.list.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """List what holds for the machine at hand now."""
        self.model.load(current_language())

    def on_library_changed(self) -> None:
        """List what is installed now."""
        self.model.load(current_language())

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        self._theme = theme
        self.list.setItemDelegate(FaultDelegate(theme, self.list))
        self.known.retheme(theme)
        self.box.setMaximumWidth(theme.px(560))

    def retranslate(self) -> None:
        """Say everything, and list the faults, in the current language."""
        self._say_words()
        self.model.load(current_language())

    # ------------------------------------------------------------ inside

    def _open(self, row: int) -> None:
        line = self._lines.line(row)
        if line is not None:
            self._go(line.ref)

    def _look(self, row: int, *, again: bool = False) -> None:
        """Read the fixes for the code or symptom of a row, and for the page that treats it."""
        line = self._lines.line(row)
        codes = (line.code,) if line and line.code else ()
        concern = Concern((line.ref.world_id,), codes) if line else NOTHING
        self.fixes.look(concern, again=again)

    def _show_fixes(self, lines: tuple[FixLine, ...]) -> None:
        self.known.show_fixes(lines)
        self._fold()

    def _fold(self) -> None:
        """Show the fixes where there are some, and room for them beside the list."""
        has_room = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        self.known.setVisible(has_room and bool(self.known.cards()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _render(self, state: State) -> None:
        self._lines.show_lines(state.lines)
        if state.lines:
            self.list.setCurrentIndex(self._lines.index(0))
        self._look(0, again=True)  # for another machine they are others
        self._problem.show_error(state.error)
        self.list.setVisible(bool(state.lines))
        self._nothing.setVisible(state.ready and not state.lines)
        self._nothing.setText(self._reason(state))
        self._about.setText(self._words(state))

    def _reason(self, state: State) -> str:
        """Say why the list is empty."""
        if state.total:
            return self.tr("No code and no symptom fits. Try fewer letters, or the search above.")
        return self.tr("The installed manuals list no fault codes for this machine.")

    def _words(self, state: State) -> str:
        count = self.tr("{shown} of {total}").format(shown=len(state.lines), total=state.total)
        machine = state.machine
        if machine is None:
            return count
        name = f"{machine.model} {machine.serial}".strip()
        return self.tr("{count} for {machine}").format(count=count, machine=name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.box, 1)
        row.addWidget(self._about)
        row.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(20, 18, 20, 12)
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addLayout(row)
        head.addWidget(self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.known)
        column.addLayout(beside, 1)
        column.addWidget(self._nothing, 1)
        column.addStretch(0)
        self._nothing.hide()

    def _say_words(self) -> None:
        self._title.setText(self.tr("Fault codes"))
        self.known.retranslate()
        self.box.setPlaceholderText(self.tr("Code or words, for instance E2104 or paper curls"))
        self.box.setAccessibleName(self.tr("Find a fault code or symptom"))
        self.list.setAccessibleName(self.tr("Fault codes and symptoms"))
        self._render(self.model.state)
