"""The Machine screen: head and warnings on top, the timeline beside what the manuals have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import CustomerPlace, MachinePlace, Place, VisitPage
from fieldkm.desktop.history.view import HistoryList
from fieldkm.desktop.history.warnings_panel import WarningsPanel
from fieldkm.desktop.kit.buttons import retheme_buttons
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.notices import notify
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.machine.arrival_panel import ArrivalPanel
from fieldkm.desktop.machine.build_cards import BuildCards
from fieldkm.desktop.machine.facts_form import FactsForm
from fieldkm.desktop.machine.facts_panel import FactsPanel
from fieldkm.desktop.machine.head import MachineHead
from fieldkm.desktop.machine.view_model import MachineViewModel, State
from fieldkm.desktop.machine.words import MachineWords
from fieldkm.desktop.shell.routes import FAULTS, MACHINE
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import Subject, SubjectKind

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.cockpit import Cockpit
    from fieldkm.app.machine_book import MachineFacts

_TWO_COLUMNS = 960  # logical pixels of screen; a narrower one shows one part at a time
_PARTS = ("history", "manuals", "facts")


class MachineScreen(QWidget):
    """Whatever is opened from here is opened for this machine: it is taken to hand."""

    name = MACHINE

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._theme = shell.theme
        self._shown: Cockpit | None = None
        self._part = 0
        self.model = MachineViewModel(shell.workplace, shell.tasks, self._render)
        words = MachineWords(self)
        self.head = MachineHead(shell.theme, words)
        self.problem = ProblemPanel()
        self.arrival = ArrivalPanel(self.model, shell.theme, words)
        self.warnings = WarningsPanel(shell.theme)
        self._before = QWidget()
        self.parts = Segments(len(_PARTS))
        self.history = HistoryList(shell.tasks, shell.theme, "machine-history")
        self._history = Group()
        self.build = BuildCards(shell.theme)
        self.facts = FactsPanel(shell.theme, words)
        self.form = FactsForm(self.model, shell.theme)
        self._page = ColumnsPage(shell.theme, shares=(3, 2), most_width=1400)
        self._lay_out()
        self._connect()
        self.retranslate()

    # ------------------------------------------------------------ a screen

    @property
    def widget(self) -> QWidget:
        """The widget that the window shows."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show a machine, or what a serial number that was typed can mean."""
        is_other = place is not None and place != self.model.state.place
        self.form.hide()
        self.model.show(place, current_language())
        if is_other:
            self._page.verticalScrollBar().setValue(0)

    def location(self) -> Location:
        """Return which machine is in view and how the page is scrolled."""
        scroll = self._page.verticalScrollBar().value()
        return Location(self.name, self.model.state.place, scroll, _PARTS[self._part])

    def restore(self, location: Location) -> None:
        """Go back to a machine."""
        self._part = _PARTS.index(location.detail) if location.detail in _PARTS else 0
        self.show_place(location.place)
        self._fold()
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Show whether this one is at hand."""
        self._show_head()

    def on_library_changed(self) -> None:
        """Show what the manuals have now."""
        self._reload()

    def retheme(self, theme: Theme) -> None:
        """Show other colours, another zoom, or targets for gloves."""
        self._theme = theme
        themed = (self._page, self.head, self.arrival, self.warnings, self.history, self.build)
        for part in (*themed, self.facts, self.form):
            part.retheme(theme)
        retheme_buttons(self.parts, theme)
        self._render_anew()
        self._fold()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        names = (self.tr("History"), self.tr("Manual and parts"), self.tr("Facts"))
        self.parts.name_all(names)
        self._history.entitle(self.tr("History"))
        for part in (self.arrival, self.warnings, self.history, self.form):
            part.retranslate()
        self._render_anew()
        if self.model.state.is_read:
            self.model.load(current_language())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # ------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        self._history.put(self.history)
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.addWidget(self.warnings)
        page = self._page
        for widget in (self.problem, self.arrival, self._before, self.parts):
            page.head.addWidget(widget)
        page.left.addWidget(self._history)
        page.left.addStretch(1)
        for widget in (self.form, self.build, self.facts):
            page.right.addWidget(widget)
        page.right.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(page, 1)
        self.form.hide()

    def _connect(self) -> None:
        shell = self._shell
        self.head.customer_wished.connect(self._open_customer)
        self.head.visit_wished.connect(self._begin_visit)
        self.head.incident_wished.connect(self._write_incident)
        self.head.take_wished.connect(self._take)
        self.arrival.chosen.connect(lambda machine: shell.go(MachinePlace(machine)))
        self.arrival.go_on_wished.connect(self._go_on)
        self.arrival.written.connect(self._write_down)
        self.arrival.machine_wished.connect(shell.choose_machine)
        self.warnings.opened.connect(shell.go)
        self.warnings.task_done.connect(lambda task: self.model.finish_task(task, self._wrote))
        self.parts.chosen.connect(self._choose_part)
        self.history.opened.connect(shell.go)
        self.build.opened.connect(self._open)
        self.build.codes_wished.connect(self._open_codes)
        self.facts.edit_wished.connect(self._edit)
        self.form.cancelled.connect(self._end_edit)
        self.form.saved.connect(self._save)
        shell.synchroniser.watch_records(self._refresh)
        QShortcut(QKeySequence("F5"), self).activated.connect(self._reload)

    def _render(self, state: State) -> None:
        had_keys = self._has_keys()
        self.problem.show_error(state.error or state.problem)
        cockpit = state.cockpit
        self.arrival.setVisible(state.is_read and cockpit is None and state.error is None)
        if not self.arrival.isHidden():
            self.arrival.show_state(state)
        if cockpit is not None and cockpit != self._shown:
            self._show_cockpit(cockpit)
        self._shown = cockpit
        self._fold()
        self.setFocusProxy(self.head.visit if cockpit else self.arrival)
        if had_keys and not self._has_keys():
            self.setFocus()  # what had them was made anew, or is hidden now

    def _render_anew(self) -> None:
        self._shown = None
        self._render(self.model.state)

    def _show_cockpit(self, cockpit: Cockpit) -> None:
        before = self._shown
        renewed = self.model.to_be_taken_anew
        if renewed is not None:
            self._shell.take_machine(renewed)
        self._show_head()
        self.warnings.show_warnings(cockpit.warnings)
        self.build.show_cockpit(cockpit)
        self.facts.show_cockpit(cockpit)
        if before is None or before.machine.id != cockpit.machine.id:
            self.history.show_history(self.model.history)
        else:
            self.history.refresh()

    def _has_keys(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_head(self) -> None:
        cockpit = self.model.state.cockpit
        if cockpit is not None:
            self.head.show_cockpit(cockpit, self.model.is_at_hand)

    def _fold(self) -> None:
        """Show both columns where there is room, else the part that was chosen, or the form."""
        has_cockpit = self.model.state.cockpit is not None
        is_wide = self.width() >= self._theme.px(_TWO_COLUMNS)
        is_edited = not self.form.isHidden()
        chosen = "form" if is_edited else _PARTS[self._part]
        self.head.setVisible(has_cockpit)
        self._before.setVisible(has_cockpit and not self.warnings.isHidden())
        self.parts.setVisible(has_cockpit and not is_wide and not is_edited)
        self.parts.show_choice(self._part)
        shown = {"history": self._history, "manuals": self.build, "facts": self.facts}
        for name, widget in shown.items():
            widget.setVisible(has_cockpit and (is_wide or name == chosen))
        self.facts.setVisible(not self.facts.isHidden() and not is_edited)

    def _choose_part(self, part: int) -> None:
        self._part = part
        self._fold()

    # ------------------------------------------------------------ what is done here

    def _open(self, place: Place) -> None:
        self._take()
        self._shell.go(place)

    def _open_codes(self) -> None:
        self._take()
        self._shell.show_screen(FAULTS)

    def _open_customer(self) -> None:
        cockpit = self.model.state.cockpit
        if cockpit is not None and cockpit.known.customer is not None:
            self._shell.go(CustomerPlace(cockpit.known.customer.id))

    def _take(self) -> None:
        machine = self.model.state.machine
        if machine is not None and not self.model.is_at_hand:
            self._shell.take_machine(machine.at_hand)

    def _begin_visit(self) -> None:
        self.model.begin_visit(self._visit_begun)

    def _visit_begun(self, visit: str) -> None:
        self._take()
        self._shell.synchroniser.wrote()
        self._shell.go(VisitPage(visit))

    def _write_incident(self) -> None:
        machine = self.model.state.machine
        if machine is not None:
            self._shell.report_incident(Subject(SubjectKind.MACHINE, machine.id))

    def _go_on(self, machine: MachineAtHand) -> None:
        self._shell.take_machine(machine)
        self._shell.show_screen(FAULTS)

    def _edit(self) -> None:
        machine = self.model.state.machine
        if machine is not None:
            self.form.show_machine(machine)
            self.form.show()
            self._fold()
            self.form.setFocus()
            self._page.ensureWidgetVisible(self.form)

    def _end_edit(self) -> None:
        self.form.hide()
        self._fold()

    def _save(self, facts: MachineFacts) -> None:
        self.model.change(facts, self._saved)

    def _saved(self) -> None:
        self._end_edit()
        self._wrote()
        notify(self, self.tr("Saved. It is sent at the next sync."))

    def _write_down(self, facts: MachineFacts, site: str) -> None:
        self.model.write_down(facts, site, self._written_down)

    def _written_down(self, machine: str) -> None:
        self._shell.synchroniser.wrote()
        self._shell.go(MachinePlace(machine))
        self._take()

    def _wrote(self) -> None:
        self._shell.synchroniser.wrote()
        self._reload()

    def _refresh(self) -> None:
        """Something was written, or has come with a sync."""
        if self.isVisible():
            self._reload()

    def _reload(self) -> None:
        if self.model.state.is_read:
            self.model.load(current_language())
