"""A visit that stands at the wrong machine or customer: where was it really?"""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from fieldkm.app.machine_book import KnownMachine, KnownSite
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Card
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import ErrorLabel, MutedLabel, ScreenTitle
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.entry_rows import clear
from fieldkm.domain.visits import VisitPlace

_MOST_MACHINES, _MOST_SITES = 12, 5
_LEAST_LETTERS = 2
_Choice = KnownMachine | KnownSite


class MoveDialog(QDialog):
    """Accepted, `place` is where the visit belongs and `reason` why it was moved."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._tasks = tasks
        self.place = VisitPlace()
        self.setWindowTitle(self.tr("Move the visit"))
        self.resize(theme.px(560), theme.px(560))
        self.field, self._reason = QLineEdit(), QLineEdit()
        self._problem = ErrorLabel()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(ScreenTitle(self.tr("Move the visit")))
        column.addWidget(
            MutedLabel(self.tr("All that was written stays; that it was moved can be seen."))
        )
        column.addWidget(_named(self._reason, self.tr("Why it is moved (may be empty)")))
        column.addWidget(_named(self.field, self.tr("Serial number, customer or town")))
        column.addWidget(self._problem)
        column.addWidget(_scrolling(self._cards), 1)
        column.addLayout(self._buttons(theme))
        self.field.textChanged.connect(self._find)
        self.field.setFocus()

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        cancel = GhostButton(self.tr("Cancel"), theme)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        return row

    @property
    def reason(self) -> str:
        """Why the visit was moved."""
        return " ".join(self._reason.text().split())

    def cards(self) -> list[Card]:
        """Return what can be chosen now."""
        widgets = (self._cards.itemAt(at) for at in range(self._cards.count()))
        found = (item.widget() for item in widgets if item)
        return [card for card in found if isinstance(card, Card)]

    def _find(self, text: str) -> None:
        self._tasks.run(
            lambda: self._found(text),
            self._show,
            lambda error: self._problem.say(str(error_text(error))),
            group="visit-move",
        )

    def _found(self, text: str) -> list[_Choice]:
        """Runs off the interface's thread: it may read all machines and sites."""
        if len(text.strip()) < _LEAST_LETTERS:
            return []
        book = self._workplace.machine_book
        machines = book.beginning(text, _MOST_MACHINES) or list(
            islice(book.listed(text), _MOST_MACHINES)
        )
        return [*machines, *book.sites(text, _MOST_SITES)]

    def _show(self, choices: list[_Choice]) -> None:
        self._problem.say("")
        clear(self._cards)
        for choice in choices:
            if isinstance(choice, KnownMachine):
                machine = choice.machine
                title = " · ".join(filter(None, (machine.model, machine.serial, machine.name)))
                self._offer(title, choice.whereabouts, VisitPlace(machine=machine.id))
            else:
                words = self.tr("{customer}, no machine").replace("{customer}", choice.customer)
                where = ", ".join(filter(None, (choice.site.name, choice.site.town)))
                self._offer(words, where, VisitPlace(site=choice.site.id))

    def _offer(self, title: str, detail: str, place: VisitPlace) -> None:
        card = Card(title, detail)
        card.clicked.connect(lambda: self._take(place))
        self._cards.addWidget(card)

    def _take(self, place: VisitPlace) -> None:
        self.place = place
        self.accept()


def _named(box: QLineEdit, name: str) -> Field:
    field = Field(box)
    field.entitle(name)
    return field


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    canvas = QWidget()
    canvas.setObjectName("canvas")
    inner = QVBoxLayout(canvas)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.addLayout(column)
    inner.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(canvas)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
