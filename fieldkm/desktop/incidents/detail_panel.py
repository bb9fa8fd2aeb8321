"""One incident: what happened, how it stands, what was done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.incidents.view_model import Detail
from fieldkm.desktop.incidents.words import IncidentWords
from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import (
    Heading,
    MutedLabel,
    Pill,
    PlainLabel,
    ScreenTitle,
    SectionLabel,
)
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.incidents import IncidentStep

_ICONS = {
    IncidentStep.REMARK: "note",
    IncidentStep.ANSWERED: "check",
    IncidentStep.NEXT_STEP: "go",
    IncidentStep.HANDED_ON: "forward",
    IncidentStep.CLOSED: "shield",
    IncidentStep.OPENED_AGAIN: "back",
}


class DetailPanel(QWidget):
    """Shows a `Detail`; `machine_wished` and `customer_wished` lead to where it happened."""

    machine_wished = Signal(str)
    customer_wished = Signal(str)

    def __init__(self, theme: Theme, words: IncidentWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._detail: Detail | None = None
        self._head, self._told = QVBoxLayout(), Group()
        self._entries = Group()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        self._head_box = QWidget()
        self._head_box.setLayout(self._head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(8)
        column.addWidget(self._head_box)
        column.addWidget(self._told)
        column.addWidget(self._entries)

    def show_detail(self, detail: Detail) -> None:
        """Show an incident, or what has changed of it."""
        if detail != self._detail:
            self._detail = detail
            self._render(detail)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._told.entitle(self.tr("The next visitor is told"))
        self._entries.entitle(self.tr("What was done"))
        if self._detail is not None:
            self._render(self._detail)

    def _render(self, detail: Detail) -> None:
        incident = detail.incident
        self._empty_head()
        self._head.addWidget(ScreenTitle(self._words.title(incident)))
        mark, tone = self._words.mark(incident)
        pills: list[QWidget] = [Pill(mark, tone)]
        told = (self._words.due(incident), self._words.owner(incident))
        pills += [MutedLabel(words, wrap=False) for words in told if words]
        self._head.addWidget(FoldingRow(*pills))
        self._add_where()
        self._head.addWidget(MutedLabel(self._words.told(incident)))
        if incident.background:
            background = PlainLabel(incident.background)
            background.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            panel = Panel()
            panel.content.addWidget(SectionLabel(self.tr("Background")))
            panel.content.addWidget(background)
            self._head.addWidget(panel)
        elif not incident.is_told:
            self._head.addWidget(
                MutedLabel(self.tr("What happened is known to the owner and the supervisors."))
            )
        self._fill_told(detail)
        self._entries.fill(*(self._entry(at, detail) for at in range(len(detail.entries))))
        self._entries.setVisible(bool(detail.entries))

    def _add_where(self) -> None:
        where = self._detail.incident.where if self._detail else None
        if where is None:
            return
        buttons: list[QWidget] = []
        if where.customer:
            names = " · ".join(filter(None, (where.customer, where.site)))
            customer = GhostButton(names.replace("&", "&&"), self._theme, "customer")
            customer.clicked.connect(lambda: self.customer_wished.emit(where.customer_id))
            buttons.append(customer)
        if where.machine:
            machine = GhostButton(where.machine.replace("&", "&&"), self._theme, "machine")
            machine.clicked.connect(lambda: self.machine_wished.emit(where.machine_id))
            buttons.append(machine)
        if buttons:
            self._head.addWidget(FoldingRow(*buttons))

    def _fill_told(self, detail: Detail) -> None:
        status = detail.incident.status
        panel = Panel()
        panel.content.addWidget(
            PlainLabel(status.for_visitor or self.tr("That there is an incident, and who has it."))
        )
        if status.next_step:
            panel.content.addWidget(SectionLabel(self.tr("Next step")))
            panel.content.addWidget(PlainLabel(status.next_step))
        self._told.fill(panel)

    def _entry(self, at: int, detail: Detail) -> QWidget:
        entry = detail.entries[at]
        sign = QLabel()
        sign.setPixmap(pixmap(_ICONS[entry.step], self._theme["accent"], self._theme.px(20)))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Heading(self._words.entry(entry)))
        for text in filter(None, (entry.text,)):
            words.addWidget(PlainLabel(text))
        if entry.for_visitor:
            told = self.tr("The next visitor is told: {text}")
            words.addWidget(PlainLabel(told.replace("{text}", entry.for_visitor)))
        words.addWidget(MutedLabel(self._words.signed(entry)))
        shown = QFrame()
        row = QHBoxLayout(shown)
        row.setContentsMargins(2, 4, 0, 6)
        row.setSpacing(12)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return shown

    def _empty_head(self) -> None:
        while self._head.count():
            item = self._head.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
