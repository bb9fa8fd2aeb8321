"""The Sync screen: how this laptop stands to its server, what waits, what needs a decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import Place
from fieldkm.desktop.kit.buttons import GhostButton, retheme_buttons
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.labels import MutedLabel, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.routes import SYNC
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.desktop.shell.synchronising.status import Overview, SyncStatus
from fieldkm.desktop.shell.synchronising.words import SyncWords
from fieldkm.desktop.sync.conflict_card import ConflictCard
from fieldkm.desktop.sync.holdings_panel import HoldingsPanel
from fieldkm.desktop.sync.line_panel import LinePanel
from fieldkm.desktop.sync.outgoing_card import OutgoingCard, RejectedCard
from fieldkm.desktop.sync.run_panel import RunPanel
from fieldkm.desktop.sync.sign_in_panel import SignInPanel
from fieldkm.desktop.sync.view_model import State, SyncViewModel
from fieldkm.host.settings import Settings

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.conflicts import OpenConflict
    from fieldkm.app.outgoing import Outgoing

_MOST_SHOWN = 50  # cards; what waits beyond them is counted


class SyncScreen(QWidget):
    """What needs the user stands above what only waits."""

    name = SYNC

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._theme = shell.theme
        self._shown: Overview | None = None
        words = self._words = SyncWords()
        self._page = ColumnsPage(shell.theme)
        self._title = ScreenTitle()
        self.run = RunPanel(shell.theme, words)
        self.problem = ProblemPanel()
        self._dismiss = GhostButton("", shell.theme)
        self.account = SignInPanel(shell.theme)
        self.line = LinePanel(shell.theme, lambda: shell.workplace.settings, self._change)
        self.holdings = HoldingsPanel(words)
        self.rejected, self.conflicts, self.waiting = Group(), Group(), Group()
        self._account, self._line, self._holdings = Group(), Group(), Group()
        self.model = SyncViewModel(shell.workplace, shell.tasks, shell.synchroniser)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.model.watch(self._render)

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Read everything anew."""
        self.model.load(current_language())

    def location(self) -> Location:
        """Return where the reader is."""
        return Location(SYNC, scroll=self._page.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to this screen."""
        self.show_place(None)
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """Show which manuals are here now."""
        self.show_place(None)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._page.retheme(theme)
        retheme_buttons(self, theme)
        self.line.retheme(theme)
        self.run.retheme(theme)
        self._render_anew()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Sync"))
        self.rejected.entitle(self.tr("Rejected: the server did not take these"))
        self.conflicts.entitle(self.tr("Conflicts: two have written the same field"))
        self.waiting.entitle(self.tr("Waits to be sent"))
        self._account.entitle(self.tr("Sign-in"))
        self._line.entitle(self.tr("Connection"))
        self._holdings.entitle(self.tr("On this laptop"))
        self._dismiss.setText(self.tr("Close"))
        for panel in (self.run, self.account, self.line):
            panel.retranslate()
        self._render_anew()

    def _render_anew(self) -> None:
        self._shown = None
        self._render(self.model.state)

    def _lay_out(self) -> None:
        page = self._page
        self.problem.answers.addWidget(self._dismiss)
        self.problem.answers.addStretch(1)
        for top in (self._title, self.run, self.problem, self.rejected, self.conflicts):
            page.head.addWidget(top)
        self._account.put(self.account)
        self._line.put(self.line)
        self._holdings.put(self.holdings)
        for left in (self._account, self.waiting):
            page.left.addWidget(left)
        page.left.addStretch(1)
        for right in (self._line, self._holdings):
            page.right.addWidget(right)
        page.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.setFocusProxy(self.run.sync)

    def _connect(self) -> None:
        synchroniser = self._shell.synchroniser
        self.run.sync_wished.connect(synchroniser.sync_now)
        self.run.stop_wished.connect(synchroniser.stop)
        self.account.sign_in_wished.connect(self.model.sign_in)
        self.account.sign_out_wished.connect(self.model.sign_out)
        self._dismiss.clicked.connect(self.model.dismiss)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.run.sync.click)

    def _change(self, settings: Settings) -> None:
        self._shell.change_settings(settings)
        self.model.load(current_language())

    def _render(self, state: State) -> None:
        self.run.render_state(state)
        self.account.render_state(state)
        self._account.setVisible(not self.account.isHidden())
        self.line.show_settings(state.settings)
        self.holdings.render_state(state)
        self.problem.show_error(state.problem)
        self._fill_lists(state.status)

    def _fill_lists(self, status: SyncStatus) -> None:
        """Make the cards anew only where they differ: somebody may be typing in one."""
        overview = status.overview
        before, self._shown = self._shown, overview
        if overview is None:
            for group in (self.rejected, self.conflicts, self.waiting):
                group.setVisible(False)
            return
        if before is None or before.rejected != overview.rejected:
            self.rejected.fill(*map(self._rejected_card, overview.rejected))
        if before is None or before.conflicts != overview.conflicts:
            self.conflicts.fill(*map(self._conflict_card, overview.conflicts))
        if before is None or before.waiting != overview.waiting:
            self.waiting.fill(*self._waiting_cards(overview))
        self.rejected.setVisible(bool(overview.rejected))
        self.conflicts.setVisible(bool(overview.conflicts))
        self.waiting.setVisible(True)

    def _rejected_card(self, item: Outgoing) -> QWidget:
        card = RejectedCard(item, self._words, self._theme)
        card.mend_wished.connect(partial(self.model.mend, item.op_id))
        card.discard_wished.connect(partial(self.model.discard, item.op_id))
        return card

    def _conflict_card(self, conflict: OpenConflict) -> QWidget:
        card = ConflictCard(conflict, self._words, self._theme)
        card.keep_wished.connect(partial(self.model.keep, conflict.id))
        card.other_wished.connect(partial(self.model.take_other, conflict.id))
        return card

    def _waiting_cards(self, overview: Overview) -> list[QWidget]:
        waiting = overview.waiting
        cards: list[QWidget] = [OutgoingCard(i, self._words) for i in waiting[:_MOST_SHOWN]]
        if not waiting:
            cards.append(MutedLabel(self.tr("Nothing waits.")))
        elif len(waiting) > _MOST_SHOWN:
            more = len(waiting) - _MOST_SHOWN
            cards.append(MutedLabel(self.tr("and %n more", "", more)))
        return cards
