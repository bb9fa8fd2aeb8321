"""The Reported errors screen: at the left what waits for an answer, at the right what has one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import FlagPlace, Place
from fieldkm.desktop.flags.flag_panel import FlagPanel
from fieldkm.desktop.flags.view_model import FlagsViewModel, State
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.labels import MutedLabel, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.routes import FLAGS
from fieldkm.desktop.shell.services import ShellServices

if TYPE_CHECKING:  # brings the database along
    from fieldkm.app.flags import KnownFlag


class FlagsScreen(QWidget):
    """A technician sees their own reports, a reviewer those of the families that they review."""

    name = FLAGS

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._shell = shell
        self._theme = shell.theme
        self._shown: State | None = None
        self._wanted = ""  # the report that is to be brought into view
        self._panels: list[FlagPanel] = []
        self._title = ScreenTitle()
        self._about = MutedLabel()
        self.problem = ProblemPanel()
        self._open, self._answered = Group(), Group()
        self._page = ColumnsPage(shell.theme, is_centred=False)
        self.model = FlagsViewModel(
            shell.workplace, shell.tasks, shell.synchroniser.wrote, self._render
        )
        self._lay_out()
        self.retranslate()
        shell.synchroniser.watch_records(self._refresh)

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show all reports, and bring one of them into view."""
        self._wanted = place.flag if isinstance(place, FlagPlace) else ""
        self._shown = None
        self.model.load(current_language())

    def location(self) -> Location:
        """Return where the reader is."""
        return Location(FLAGS, FlagPlace(), self._page.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to this screen."""
        self.show_place(location.place)
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """Titles of pages may differ now."""
        self._refresh()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._page.retheme(theme)
        self._render_anew()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Reported errors"))
        self._about.setText(
            self.tr("What readers found wrong in manuals and fixes. Its reviewers answer here.")
        )
        self._open.entitle(self.tr("Waits for an answer"))
        self._answered.entitle(self.tr("Answered"))
        self._render_anew()

    def panels(self) -> list[FlagPanel]:
        """Return the reports that are shown, those that wait first."""
        return list(self._panels)

    def _lay_out(self) -> None:
        for widget in (self._title, self._about, self.problem):
            self._page.head.addWidget(widget)
        self._page.head.setSpacing(6)
        self._page.left.addWidget(self._open)
        self._page.left.addStretch(1)
        self._page.right.addWidget(self._answered)
        self._page.right.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _refresh(self) -> None:
        """Read again, unless an answer is being written: it would be gone."""
        if self.isVisible() and not any(panel.editor for panel in self.panels()):
            self.model.load(current_language())

    def _render_anew(self) -> None:
        self._shown = None
        self._render(self.model.state)

    def _render(self, state: State) -> None:
        self.problem.show_error(state.error)
        if state == self._shown:
            return
        self._shown = state
        self._panels = []
        waiting: list[QWidget] = [self._panel(known) for known in state.open]
        if not waiting and state.is_read:
            waiting.append(MutedLabel(self._nothing()))
        self._open.fill(*waiting)
        self._answered.fill(*(self._panel(known) for known in state.answered))
        self._answered.setVisible(bool(state.answered))
        self._bring_up()

    def _nothing(self) -> str:
        return self.tr(
            "No report waits. On a page of a manual the flag above it reports an error, on a fix"
            " “Report an error”."
        )

    def _panel(self, known: KnownFlag) -> FlagPanel:
        panel = FlagPanel(known, partial(self.model.answer, known.id), self._theme)
        panel.opened.connect(self._shell.go)
        panel.answering.connect(lambda: self._page.ensureWidgetVisible(panel))
        self._panels.append(panel)
        return panel

    def _bring_up(self) -> None:
        """Give the keys to the report that was asked for, else to the first."""
        panels = self.panels()
        meant = next((panel for panel in panels if panel.known.id == self._wanted), None)
        chosen = meant or next(iter(panels), None)
        if chosen is not None:
            self.setFocusProxy(chosen.open if chosen.answer.isHidden() else chosen.answer)
        if meant is not None:
            self._wanted = ""
            meant.begin_answer()
            self._page.ensureWidgetVisible(meant)
