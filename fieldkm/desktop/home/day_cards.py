"""The cards of the day: a planned visit, an incident, a task, a manual that has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkm.desktop.home.words import HomeWords
from fieldkm.desktop.incidents.words import IncidentWords
from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.cards import Card, Panel
from fieldkm.desktop.kit.labels import Heading, MutedLabel, Pill
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.manuals import PageRef

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.day import DayVisit, MyTask
    from fieldkm.app.incidents import KnownIncident
    from fieldkm.app.machine_book import KnownMachine
    from fieldkm.app.news import CustomerNews, ManualNews

_MOST_PAGES = 5  # of a manual; the others are counted


class DayCards(QObject):
    """Makes the cards; it does not say where they lead."""

    def __init__(self, words: HomeWords) -> None:
        super().__init__()
        self._words = words
        self._incidents = IncidentWords()

    def visit(self, visit: DayVisit, now: datetime) -> Card:
        """Return the card of a planned visit."""
        words = self._words
        card = Card(words.visit(visit), words.visit_details(visit, now))
        if visit.planned.reason:
            card.add(MutedLabel(visit.planned.reason))
        due = words.due(visit, now)
        if due:
            card.add(MutedLabel(due))
        mark, tone = words.mark(visit)
        row: list[QWidget] = [Pill(mark, tone)] if mark else []
        row += [Pill(told, tone) for told, tone in words.warnings(visit)]
        if row:
            card.add_row(*row)
        return card

    def incident(self, incident: KnownIncident) -> Card:
        """Return the card of an incident that waits for who works here."""
        words = self._incidents
        card = Card(words.title(incident), str(incident.where))
        mark, tone = words.mark(incident)
        card.add_row(Pill(mark, tone), MutedLabel(words.due(incident), wrap=False))
        return card

    def task(self, task: MyTask) -> Card:
        """Return the card of a task."""
        card = Card(task.text, self._words.task(task))
        if task.is_late:
            card.add_row(Pill(self.tr("Late"), "danger"))
        return card

    def machine(self, known: KnownMachine) -> Card:
        """Return the card of a machine that was at hand lately."""
        machine = known.machine
        title = " · ".join(filter(None, (machine.model, machine.serial))) or machine.name
        return Card(title, known.whereabouts)

    def customer_news(self, news: CustomerNews) -> Card:
        """Return the card of a customer of today where something was written down."""
        told = [self.tr("%n new entry(s) in the history", "", len(news.events))]
        told += dict.fromkeys(event.title for event in news.events[:2] if event.title)
        card = Card(news.name or self.tr("Customer"), told[0])
        for line in told[1:]:
            card.add(MutedLabel(" ".join(line.split())))
        return card


class ManualNewsPanel(Panel):
    """A manual with the pages that changed, each of which can be opened."""

    def __init__(
        self, news: ManualNews, words: HomeWords, theme: Theme, go: Callable[[PageRef], None]
    ) -> None:
        super().__init__()
        self.content.addWidget(Heading(news.title))
        self.content.addWidget(MutedLabel(words.manual(news)))
        pages = (*news.changed, *news.added)
        self.pages: list[LinkButton] = []
        for page in pages:
            link = LinkButton(page.title.replace("&", "&&"), theme)
            link.setMinimumWidth(theme.target)  # its words never make the window wider
            link.clicked.connect(partial(go, page.ref))
            link.setVisible(len(self.pages) < _MOST_PAGES)
            self.pages.append(link)
            self.content.addWidget(link)
        self.more = LinkButton(self.tr("All %n page(s)", "", len(pages)), theme, "down")
        self.more.setVisible(len(pages) > _MOST_PAGES)
        self.more.clicked.connect(self._show_all)
        self.content.addWidget(self.more)

    def _show_all(self) -> None:
        self.more.hide()
        for link in self.pages:
            link.show()
