"""The Home screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.home.cards import favourite_card, manual_card, note_card, seen_card
from fieldkm.desktop.home.view_model import HomeViewModel, State
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Card, Panel, ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.installation.view import InstallPanel
from fieldkm.desktop.shell.routes import FAULTS, HOME, IMPORTING
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.manuals import PageRef

if TYPE_CHECKING:
    from fieldkm.app.places import Place
    from fieldkm.domain.reading import Place as Reading

_ONE_ROW = 640


class MachinePanel(Panel):
    """The machine at hand, large, with the way to choose another and to its fault codes."""

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._picture = QLabel()
        self._name = ScreenTitle()
        self._detail = MutedLabel()
        self.change = PrimaryButton("", shell.theme, "scan")
        self.change.clicked.connect(shell.choose_machine)
        self.faults = GhostButton("", shell.theme, "fault")
        self.faults.clicked.connect(lambda: shell.show_screen(FAULTS))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addStretch(1)
        identity, buttons = QHBoxLayout(), QHBoxLayout()
        identity.setSpacing(14)
        identity.addWidget(self._picture)
        identity.addLayout(words, 1)
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.faults)
        buttons.addWidget(self.change)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        self._row.addLayout(identity, 1)
        self._row.addLayout(buttons)
        self.content.addLayout(self._row)
        self._theme = shell.theme
        self.retheme(shell.theme)

    def render_state(self, state: State) -> None:
        """Show the machine, or that there is none."""
        if state.machine is None:
            self._name.setText(self.tr("No machine at hand"))
            self._detail.setText(
                self.tr("Choose one, and everything that does not hold for it is marked.")
            )
            self.change.setText(self.tr("Choose the machine"))
        else:
            serial = self.tr("Serial number {serial}").replace("{serial}", state.machine.serial)
            has_serial = serial if state.machine.serial else self.tr("Serial number not known")
            self._name.setText(state.machine.model)
            self._detail.setText(" · ".join(filter(None, (has_serial, state.machine_name))))
            self.change.setText(self.tr("Another machine"))
        self.faults.setText(self.tr("Fault codes"))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._picture.setPixmap(pixmap("machine", theme["accent"], theme.px(40)))
        retheme_buttons(self, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._theme.px(_ONE_ROW)
        sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(sideways if has_room else downwards)


class FirstRun(Panel):
    """What is said while no manual is installed."""

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._title = ScreenTitle()
        self._words = PlainLabel()
        self.install = InstallPanel(shell.installation, shell.theme, leads=True)
        self._theirs = MutedLabel()
        self.importing = GhostButton("", shell.theme, "import")
        self.importing.clicked.connect(lambda: shell.show_screen(IMPORTING))
        self.content.setContentsMargins(24, 22, 24, 22)
        self.content.addWidget(self._title)
        self.content.addWidget(self._words)
        self.content.addSpacing(8)
        self.content.addWidget(self.install)
        self.content.addSpacing(8)
        self.content.addWidget(self._theirs)
        self.content.addWidget(self.importing, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("No manual is installed yet"))
        self._words.setText(
            self.tr(
                "A manual comes as one file, a pack, from its publisher or your office. Choose it"
                " with the button, or drop it onto this window. It works without a network."
            )
        )
        self.install.retranslate()
        self._theirs.setText(
            self.tr("Does your office have its own documentation? An administrator can import it.")
        )
        self.importing.setText(self.tr("Import documentation…"))


class HomeScreen(QWidget):
    """The first screen: what a technician needs before the first search."""

    name = HOME

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._page = ColumnsPage(shell.theme)
        self.machine = MachinePanel(shell)
        self._problem = ProblemPanel()
        self.first_run = FirstRun(shell)
        self.install = InstallPanel(shell.installation, shell.theme)
        self._recent, self._favourites = Group(), Group()
        self._manuals, self._notes = Group(), Group()
        self._lay_out()
        self._model = HomeViewModel(shell.workplace, shell.tasks, self._render)
        self.retranslate()

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Read everything again: pages were opened since."""
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
        self.install.retheme(theme)
        retheme_buttons(self.first_run, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._recent.entitle(self.tr("Continue where you were"))
        self._favourites.entitle(self.tr("Favourites"))
        self._manuals.entitle(self.tr("Installed manuals"))
        self._notes.entitle(self.tr("Your notes"))
        self.first_run.retranslate()
        self.install.retranslate()
        self._render(self._model.state)
        if self._model.state.is_read:
            self.show_place(None)

    def cards(self) -> list[Card]:
        """Return all cards that lead somewhere."""
        return self.findChildren(Card)

    def _lay_out(self) -> None:
        page = self._page
        columns = (
            (page.head, (self._problem, self.first_run, self.machine)),
            (page.left, (self._recent, self._favourites)),
            (page.right, (self._manuals, self.install, self._notes)),
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
        text = error_text(state.error) if state.error else None
        self._problem.say(text.title if text else "", text.advice if text else "")
        self.first_run.setVisible(state.is_first_run)
        self.machine.setVisible(bool(state.manuals))
        self.machine.render_state(state)
        self.install.setVisible(bool(state.manuals))
        titles = {manual.id: manual.title for manual in state.manuals}
        self._show_read(state, titles)
        self._show_kept(state, titles)

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
