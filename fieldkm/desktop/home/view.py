"""The Home screen: the day first, then the machine at hand and what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.desktop.home.cards import favourite_card, manual_card, note_card, seen_card
from fieldkm.desktop.home.first_run import FirstRun
from fieldkm.desktop.home.machine_panel import MachinePanel
from fieldkm.desktop.home.today_groups import TodayGroups
from fieldkm.desktop.home.view_model import HomeViewModel, State
from fieldkm.desktop.kit.buttons import retheme_buttons
from fieldkm.desktop.kit.cards import Card, ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.indexing import IndexingState, Phase
from fieldkm.desktop.shell.installation.view import InstallPanel
from fieldkm.desktop.shell.routes import HOME
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.manuals import PageRef

if TYPE_CHECKING:
    from fieldkm.app.places import Place
    from fieldkm.domain.reading import Place as Reading


class HomeScreen(QWidget):
    """The first screen: what a technician needs before the first search."""

    name = HOME

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._shown: State | None = None
        self._page = ColumnsPage(shell.theme)
        self.machine = MachinePanel(shell)
        self.today = TodayGroups(shell, lambda: self._model.note_looked(current_language()))
        self._problem = ProblemPanel()
        self.first_run = FirstRun(shell)
        self.install = InstallPanel(shell.installation, shell.theme)
        self._recent, self._favourites = Group(), Group()
        self._manuals, self._notes = Group(), Group()
        self._lay_out()
        self._model = HomeViewModel(shell.workplace, shell.tasks, self._render)
        self.retranslate()
        shell.synchroniser.watch(lambda status: self._model.take_needing(status.needing_you))
        shell.synchroniser.watch_records(self._refresh_day)
        shell.indexing.changed.connect(self._indexed)

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Read everything again: pages were opened since."""
        self._shell.synchroniser.refresh()
        self._model.load(current_language())

    def location(self) -> Location:
        """Return where the reader is."""
        return Location(HOME, scroll=self._page.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to this screen."""
        self.show_place(None)
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Show the other machine."""
        self.show_place(None)

    def on_library_changed(self) -> None:
        """Show what is installed now."""
        self.show_place(None)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._page.retheme(theme)
        self.machine.retheme(theme)
        self.today.retheme(theme)
        self.install.retheme(theme)
        retheme_buttons(self.first_run, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._recent.entitle(self.tr("Continue where you were"))
        self._favourites.entitle(self.tr("Favourites"))
        self._manuals.entitle(self.tr("Installed manuals"))
        self._notes.entitle(self.tr("Your notes"))
        self.first_run.retranslate()
        self.today.retranslate()
        self.install.retranslate()
        self._shown = None
        self._render(self._model.state)
        if self._model.state.is_read:
            self.show_place(None)

    def cards(self) -> list[Card]:
        """Return all cards that lead somewhere."""
        return self.findChildren(Card)

    def _lay_out(self) -> None:
        page = self._page
        today = self.today
        read, kept = (self._recent, self._favourites), (self._manuals, self.install, self._notes)
        columns = (
            (page.head, (self._problem, self.first_run, self.machine)),
            (page.left, (today.visits, today.waiting, *read)),
            (page.right, (today.ready, today.news, today.machines, *kept)),
        )
        for column, widgets in columns:
            for widget in widgets:
                column.addWidget(widget)
        page.left.addStretch(1)
        page.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _render(self, state: State) -> None:
        self._problem.show_error(state.error)
        self.first_run.setVisible(state.is_first_run)
        self.machine.setVisible(bool(state.manuals))
        self.machine.render_state(state)
        self.install.setVisible(bool(state.manuals))
        self.today.render_state(state)
        before, self._shown = self._shown, state
        if before is None or before.read_part != state.read_part:
            titles = {manual.id: manual.title for manual in state.manuals}
            self._show_read(state, titles)
            self._show_kept(state, titles)

    def _refresh_day(self) -> None:
        if self.isVisible():
            self._model.load_day(current_language())

    def _indexed(self, state: IndexingState) -> None:
        if state.phase is Phase.READY:
            self._refresh_day()

    def _show_read(self, state: State, titles: Mapping[str, str]) -> None:
        recent = [
            self._leading(seen_card(s, titles.get(s.place.manual, "")), s.place)
            for s in state.recent
        ]
        self._recent.fill(*recent)
        self._recent.setVisible(bool(recent))
        manuals = []
        for manual in state.manuals:
            card = manual_card(manual)
            card.clicked.connect(lambda _=False, first=manual.first: self._shell.go(first))
            manuals.append(card)
        self._manuals.fill(*manuals)
        self._manuals.setVisible(bool(manuals))

    def _show_kept(self, state: State, titles: Mapping[str, str]) -> None:
        favourites: list[QWidget] = [
            self._leading(favourite_card(f, titles.get(f.place.manual, "")), f.place)
            for f in state.favourites
        ]
        hint = MutedLabel(self.tr("Mark a page with the star or Ctrl+D, and it stands here."))
        self._favourites.fill(*(favourites or [hint]))
        self._favourites.setVisible(bool(state.manuals or favourites))
        notes = [
            self._leading(note_card(n, titles.get(n.place.manual, "")), n.place)
            for n in state.notes
        ]
        self._notes.fill(*notes)
        self._notes.setVisible(bool(notes))

    def _leading(self, card: Card, place: Reading) -> Card:
        ref = PageRef(place.manual, place.page, place.anchor)
        card.clicked.connect(lambda: self._shell.go(ref))
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return card
