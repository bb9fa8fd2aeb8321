"""The part of the Home screen that is about today: visits, what waits, ready to leave, news."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkm.app.places import (
    CustomerPlace,
    FixPlace,
    FlagPlace,
    IncidentPlace,
    MachinePlace,
    Place,
    ReviewPlace,
    VisitPage,
)
from fieldkm.desktop.home.day_cards import DayCards, ManualNewsPanel
from fieldkm.desktop.home.fix_cards import FixCards
from fieldkm.desktop.home.ready_panel import ReadyPanel
from fieldkm.desktop.home.view_model import State
from fieldkm.desktop.home.words import HomeWords
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.days import moment_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.routes import INCIDENTS, SYNC
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.domain.day_plan import PlanState

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.fix_day import FixNews, FixWork


_MOST_NEWS = 8  # of fixes; the others are counted, and stand on the Fixes screen


class TodayGroups(QObject):
    """`visits` and `waiting` stand at the left, `ready`, `news` and `machines` at the right."""

    def __init__(self, shell: ShellServices, note_looked: Callable[[], None]) -> None:
        super().__init__()
        self._shell = shell
        self._note_looked = note_looked
        self._theme = shell.theme
        self._words = HomeWords()
        self._cards = DayCards(self._words)
        self._fix_cards = FixCards()
        self.visits, self.waiting, self.news, self.machines = Group(), Group(), Group(), Group()
        self.ready = ReadyPanel(shell.theme, self._words)
        self.looked = GhostButton("", shell.theme, "check")
        self.report, self.incidents = GhostButton("", shell.theme), GhostButton("", shell.theme)
        self.ready.sync_wished.connect(self._sync_now)
        self.ready.details_wished.connect(lambda: shell.show_screen(SYNC))
        self._shown: State | None = None

    def render_state(self, state: State) -> None:
        """Show the day; cards are made anew only where something has changed."""
        today, before, self._shown = state.today, self._shown, state
        for group in (self.visits, self.waiting, self.news, self.machines, self.ready):
            group.setVisible(today is not None)
        if today is None:
            return
        self.ready.show_checks(today.checks, len(today.visits))
        if before is not None and before.day_part == state.day_part:
            self._show_groups(state)
            return
        self._fill_visits(state)
        self._fill_waiting(state)
        self._fill_news(state)
        self.machines.fill(
            *(
                self._leading(self._cards.machine(known), MachinePlace(known.machine.id))
                for known in state.machines
            )
        )
        self._show_groups(state)

    def _sync_now(self) -> None:
        self._shell.synchroniser.sync_now(everything=True)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.ready.retheme(theme)
        self._render_anew()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.machines.entitle(self.tr("Recent machines"))
        self.waiting.entitle(self.tr("Waits for you"))
        self.ready.retranslate()
        self._render_anew()

    def _render_anew(self) -> None:
        state, self._shown = self._shown, None
        if state is not None:
            self.render_state(state)

    def _show_groups(self, state: State) -> None:
        today = state.today
        if today is None:
            return
        self.visits.setVisible(not today.is_locked)
        self.waiting.setVisible(not (today.is_locked and today.fix_work.is_empty))
        self.news.setVisible(today.has_news)
        self.machines.setVisible(bool(state.machines))

    def _fill_visits(self, state: State) -> None:
        today = state.today
        if today is None:
            return
        title = self.tr("Today: {day}").replace("{day}", self._words.day(state.now))
        self.visits.entitle(title)
        cards: list[QWidget] = []
        for visit in today.visits:
            place: Place | None = visit.place
            if visit.visit and visit.state is not PlanState.DONE:
                place = VisitPage(visit.visit)
            cards.append(self._leading(self._cards.visit(visit, state.now), place))
        self.visits.fill(*(cards or [MutedLabel(self.tr("No visit is planned for today."))]))

    def _fill_waiting(self, state: State) -> None:
        today = state.today
        if today is None:
            return
        cards: list[QWidget] = []
        if state.needing_you:
            card = Card(
                self.tr("%n thing(s) need you on the Sync screen", "", state.needing_you),
                self.tr("What the server rejected, and fields that two have written"),
            )
            card.clicked.connect(lambda: self._shell.show_screen(SYNC))
            cards.append(card)
        cards += self._fix_work(today.fix_work)
        cards += [
            self._leading(self._cards.incident(incident), IncidentPlace(incident.id))
            for incident in today.waiting.incidents
        ]
        cards += [self._leading(self._cards.task(task), task.place) for task in today.waiting.tasks]
        if not cards:
            cards.append(MutedLabel(self.tr("Nothing waits for you.")))
        self.report = GhostButton(self.tr("Write an incident"), self._theme, "plus")
        self.report.setToolTip("Ctrl+Shift+R")
        self.report.clicked.connect(lambda: self._shell.report_incident(None))
        self.incidents = GhostButton(self.tr("Incidents"), self._theme, "incident")
        self.incidents.clicked.connect(lambda: self._shell.show_screen(INCIDENTS))
        self.waiting.fill(*cards, FoldingRow(self.report, self.incidents))

    def _fix_work(self, work: FixWork) -> list[Card]:
        """Return the cards of the fixes and reports that wait for who works here."""
        made, leading = self._fix_cards, self._leading
        cards = [leading(made.back(line), FixPlace(line.id)) for line in work.back]
        if work.to_review:
            cards.append(leading(made.to_review(work), ReviewPlace()))
        if work.to_answer:
            cards.append(leading(made.to_answer(work), FlagPlace()))
        return cards

    def _fix_news(self, news: FixNews) -> list[QWidget]:
        """Return the cards of what became of one's own fixes and reports."""
        made, leading = self._fix_cards, self._leading
        cards = [
            *(leading(made.decided(line), FixPlace(line.id)) for line in news.decided),
            *(leading(made.answered(one), FlagPlace(one.id)) for one in news.answered),
            *(leading(made.helped(one), FixPlace(one.line.id)) for one in news.helped),
        ]
        more = [made.more(len(cards) - _MOST_NEWS)] if len(cards) > _MOST_NEWS else []
        return [*cards[:_MOST_NEWS], *more]

    def _fill_news(self, state: State) -> None:
        today = state.today
        if today is None or today.news.since is None:
            return
        since = moment_text(today.news.since)
        self.news.entitle(self.tr("Changed since {time}").replace("{time}", since))
        shown: list[QWidget] = [*self._fix_news(today.fix_news)]
        shown += [
            ManualNewsPanel(manual, self._words, self._theme, self._shell.go)
            for manual in today.news.manuals
        ]
        for customer in today.news.customers:
            card = self._cards.customer_news(customer)
            shown.append(self._leading(card, CustomerPlace(customer.customer)))
        self.looked = GhostButton(self.tr("I have seen it"), self._theme, "check")
        self.looked.clicked.connect(self._note_looked)
        self.news.fill(*shown, FoldingRow(self.looked))

    def _leading(self, card: Card, place: Place | None) -> Card:
        if place is not None:
            card.clicked.connect(lambda: self._shell.go(place))
        card.setEnabled(place is not None)
        return card
