"""The head of the cockpit: which machine, whose, where, under which contract; what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.kit.bars import tone_bar
from fieldkm.desktop.kit.buttons import GhostButton, LinkButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import MutedLabel, Pill, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.machine.words import MachineWords

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.cockpit import Cockpit

_ONE_ROW = 860


class MachineHead(QFrame):
    """Says what was pressed; `customer_wished` leads to the customer's page."""

    customer_wished = Signal()
    visit_wished = Signal()
    incident_wished = Signal()
    take_wished = Signal()

    def __init__(self, theme: Theme, words: MachineWords) -> None:
        super().__init__()
        self.setObjectName("machineHead")
        self._theme = theme
        self._words = words
        self._picture = QLabel()
        self._name = ScreenTitle(wrap=True)
        self.customer = LinkButton("", theme)
        self._where = MutedLabel()
        self._pills = QHBoxLayout()
        self._pills.setSpacing(6)
        self.visit = PrimaryButton("", theme, "visit")
        self.incident = GhostButton("", theme, "incident")
        self.take = GhostButton("", theme, "machine")
        self.visit.clicked.connect(self.visit_wished)
        self.incident.clicked.connect(self.incident_wished)
        self.take.clicked.connect(self.take_wished)
        self.customer.clicked.connect(self.customer_wished)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(4)
        self._lay_out()
        self.retheme(theme)

    def show_cockpit(self, cockpit: Cockpit, is_at_hand: bool) -> None:
        """Show a machine."""
        machine, known, words = cockpit.machine, cockpit.known, self._words
        self._name.setText(words.name(machine))
        customer = known.customer
        self.customer.setText(customer.name.replace("&", "&&") if customer else "")
        self.customer.setVisible(customer is not None)
        site = known.site
        places = [site.name, site.town] if site else [self.tr("Nobody knows where it stands")]
        self._where.setText(" · ".join(filter(None, (*places, machine.location, machine.name))))
        self.visit.setText(
            self.tr("Continue visit")
            if cockpit.open_visit and cockpit.open_visit.is_mine
            else self.tr("Begin visit")
        )
        self.incident.setText(self.tr("Write an incident"))
        self.take.setText(self.tr("Take to hand"))
        self.take.setVisible(not is_at_hand)
        self._show_pills(cockpit, is_at_hand)
        self._show_bars(cockpit)
        self._fold()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._picture.setPixmap(pixmap("machine", theme["accent"], theme.px(40)))
        retheme_buttons(self, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the buttons beside the words where there is room for both."""
        has_room = self.width() >= self._theme.px(_ONE_ROW)
        sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(sideways if has_room else downwards)
        self._buttons.setMinimumWidth(self._buttons.natural_width if has_room else 0)

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(10)
        where.addWidget(self.customer)
        where.addWidget(self._where, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addLayout(where)
        words.addLayout(self._pills)
        identity = QHBoxLayout()
        identity.setSpacing(14)
        identity.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        identity.addLayout(words, 1)
        self._buttons = FoldingRow(self.visit, self.incident, self.take)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self._row.addLayout(identity, 1000)
        # Without a share Qt would give the buttons no width beside the words.
        self._row.addWidget(self._buttons, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 14)
        column.setSpacing(10)
        column.addLayout(self._row)
        column.addLayout(self._bars)

    def _show_pills(self, cockpit: Cockpit, is_at_hand: bool) -> None:
        _clear(self._pills)
        pills = [Pill(*self._words.cover(cockpit.cover))]
        if cockpit.readings:
            pills.append(Pill(self._words.reading(cockpit.readings[0], cockpit.zone)))
        if is_at_hand:
            pills.append(Pill(self.tr("at hand")))
        for pill in pills:
            self._pills.addWidget(pill)
        self._pills.addStretch(1)

    def _show_bars(self, cockpit: Cockpit) -> None:
        _clear(self._bars)
        if cockpit.open_visit is not None:
            words = self._words.open_visit(cockpit.open_visit, cockpit.zone)
            self._bars.addWidget(tone_bar(words, "caution", self._theme))
        if cockpit.planned is not None:
            words = self._words.planned(cockpit.planned, cockpit.zone)
            self._bars.addWidget(tone_bar(words, "note", self._theme))


def _clear(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
