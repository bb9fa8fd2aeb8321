"""The Incidents screen: at the left what is to be worked off, at the right one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldkm.app.places import CustomerPlace, IncidentPlace, MachinePlace, Place
from fieldkm.desktop.incidents.detail_panel import DetailPanel
from fieldkm.desktop.incidents.step_form import StepForm
from fieldkm.desktop.incidents.view_model import IncidentsViewModel, State
from fieldkm.desktop.incidents.words import IncidentWords
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Card, ProblemPanel
from fieldkm.desktop.kit.columns import Column, Group, hold_width
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel, Pill, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.routes import INCIDENTS
from fieldkm.desktop.shell.services import ShellServices

if TYPE_CHECKING:  # brings the database along
    from fieldkm.app.incidents import KnownIncident

_LIST_WIDE = 380
_SIDE_BY_SIDE = 820
_TEXT_WIDE = 760
_MOST_SHOWN = 100  # cards; what lies beyond them is counted


class IncidentsScreen(QWidget):
    """In a narrow window the list gives way to the incident that is open."""

    name = INCIDENTS

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._theme = shell.theme
        self.words = IncidentWords()
        self._title = ScreenTitle()
        self.write = PrimaryButton("", shell.theme, "plus")
        self.all = GhostButton("", shell.theme, "back")
        self.problem = ProblemPanel()
        self._nothing, self._choose = MutedLabel(), MutedLabel()
        self._late, self._open, self._closed = Group(), Group(), Group()
        self.detail = DetailPanel(shell.theme, self.words)
        self.form = StepForm(shell.theme, self.words)
        self._list, self._side = Column(), Column()
        self.model = IncidentsViewModel(
            shell.workplace, shell.tasks, shell.synchroniser.wrote, self._render
        )
        self._lay_out()
        self._connect()
        self.retheme(shell.theme)
        self.retranslate()

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show an incident, or the list with what was open in it."""
        self.model.show(place.incident if isinstance(place, IncidentPlace) else self.model.shown)

    def location(self) -> Location:
        """Return where the reader is."""
        shown = self.model.shown
        scroll = (self._side if shown else self._list).verticalScrollBar().value()
        return Location(INCIDENTS, IncidentPlace(shown) if shown else None, scroll)

    def restore(self, location: Location) -> None:
        """Come back to an incident, or to the list."""
        place = location.place
        self.model.show(place.incident if isinstance(place, IncidentPlace) else "")
        side = self._side if place else self._list
        side.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """Nothing here depends on the manuals."""

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.detail.retheme(theme)
        self.form.retheme(theme)
        retheme_buttons(self, theme)
        self._fold()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Incidents"))
        self.write.setText(self.tr("Write an incident"))
        self.write.setToolTip("Ctrl+Shift+R")
        self.all.setText(self.tr("All incidents"))
        self._late.entitle(self.tr("Late"))
        self._open.entitle(self.tr("Open"))
        self._closed.entitle(self.tr("Closed lately"))
        self._choose.setText(self.tr("Choose an incident to see what was done about it."))
        self.detail.retranslate()
        self.form.retranslate()
        self._render(self.model.state)

    def cards(self) -> list[Card]:
        """Return the cards of the list."""
        return self.findChildren(Card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _lay_out(self) -> None:
        head = FoldingRow(self._title, self.write)
        for widget in (head, self.problem, self._nothing, self._late, self._open, self._closed):
            self._list.content.addWidget(widget)
        self._list.content.addStretch(1)
        for part in (self.all, self._choose, self.detail, self.form):
            self._side.content.addWidget(part)
        self._side.content.setAlignment(self.all, Qt.AlignmentFlag.AlignLeft)
        self._side.content.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._side, 1)
        self.setFocusProxy(self.write)

    def _connect(self) -> None:
        self.write.clicked.connect(lambda: self._shell.report_incident(None))
        self.all.clicked.connect(lambda: self.model.show(""))
        self.form.taken.connect(self.model.take)
        self.detail.machine_wished.connect(lambda one: self._shell.go(MachinePlace(one)))
        self.detail.customer_wished.connect(lambda one: self._shell.go(CustomerPlace(one)))
        self._shell.synchroniser.watch_records(self._refresh)

    def _refresh(self) -> None:
        if self.isVisible():
            self.model.load()

    def _render(self, state: State) -> None:
        self.problem.show_error(state.error)
        for group, incidents in (
            (self._late, state.late),
            (self._open, state.in_time),
            (self._closed, state.closed),
        ):
            self._fill(group, incidents, self.model.shown)
        self._nothing.setText(
            self.tr("No incident is open.")
            if state.works_off
            else self.tr("None that you have reported or have to work off is open.")
        )
        self._nothing.setVisible(state.is_read and not state.open)
        self.detail.setVisible(state.detail is not None)
        self.form.setVisible(state.detail is not None)
        self._choose.setVisible(state.detail is None and bool(state.open or state.closed))
        if state.detail is not None:
            self.detail.show_detail(state.detail)
            self.form.render_state(state)
        self._fold()

    def _fill(self, group: Group, incidents: tuple[KnownIncident, ...], shown: str) -> None:
        cards: list[QWidget] = [self._card(one, shown) for one in incidents[:_MOST_SHOWN]]
        more = len(incidents) - _MOST_SHOWN
        if more > 0:
            cards.append(MutedLabel(self.tr("and %n more", "", more)))
        group.fill(*cards)
        group.setVisible(bool(cards))

    def _card(self, incident: KnownIncident, shown: str) -> Card:
        card = Card(self.words.title(incident), str(incident.where))
        card.setProperty("isOpen", incident.id == shown)
        mark, tone = self.words.mark(incident)
        card.add_row(Pill(mark, tone), MutedLabel(self.words.due(incident), wrap=False))
        owner = self.words.owner(incident)
        if owner:
            card.add(MutedLabel(owner))
        card.clicked.connect(lambda: self._shell.go(IncidentPlace(incident.id)))
        return card

    def _fold(self) -> None:
        theme = self._theme
        has_room = self.width() >= theme.px(_SIDE_BY_SIDE)
        is_open = bool(self.model.shown)
        self._list.setVisible(has_room or not is_open)
        self._side.setVisible(has_room or is_open)
        hold_width(self._list, theme.px(_LIST_WIDE), is_alone=not has_room)
        self._side.inner.setMaximumWidth(theme.px(_TEXT_WIDE))
        self.all.setVisible(not has_room)
