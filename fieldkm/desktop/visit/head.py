"""The head of a visit: whose machine it is, the clock, and what can be done with the whole."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, LinkButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.labels import MutedLabel, Pill, PlainLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.words import TONES, VisitWords
from fieldkm.domain.visits import PlannedVisit

_ONE_ROW, _WORDS = 980, 620  # pixels


class VisitHead(QFrame):
    """Stands above everything that scrolls."""

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self.setObjectName("visitHead")
        self._words = words
        self._state = State()
        self._theme = theme
        self.title = ScreenTitle(wrap=False)
        self._marks = {tone: Pill("", tone) for tone in ("plain", *TONES.values())}
        self.customer = LinkButton("", theme, "customer")
        self.machine = LinkButton("", theme, "machine")
        self.planned = MutedLabel()
        self.clock, self._running = PlainLabel(wrap=False), PlainLabel(wrap=False)
        self.clock.setObjectName("clock")
        self._running.setObjectName("runningClock")
        self.run = GhostButton("", theme, "play")
        self.relocate = GhostButton("", theme, "moved")
        self.report = GhostButton("", theme, "print")
        self.finish = PrimaryButton("", theme, "check")
        self._lay_out()
        self.retheme(theme)
        self.retranslate()

    def render_state(self, state: State, now: datetime) -> None:
        """Show a visit as it stands."""
        self._state = state
        sheet = state.sheet
        if sheet is None:
            return
        machine = " · ".join(filter(None, (sheet.model, sheet.serial)))
        customer = sheet.customer.name if sheet.customer else ""
        self.title.setText(machine or customer or self.tr("Visit"))
        site = sheet.site
        place = ", ".join(filter(None, (site.name, site.town))) if site else ""
        self.customer.setText(" · ".join(filter(None, (customer, place))).replace("&", "&&"))
        self.customer.setVisible(bool(customer or place))
        self.machine.setVisible(bool(sheet.state.place.machine))
        self._show_planned(sheet.planned)
        self.run.setVisible(state.is_open)
        self.finish.setVisible(state.is_open and not state.is_closing)
        result = sheet.state.result
        tone = TONES[result] if result else "plain"
        mark = self.tr("Open") if state.is_open else self.tr("Closed")
        if result:
            mark = self._words.result(result)
        for other, pill in self._marks.items():
            pill.setText(mark)
            pill.setVisible(other == tone)
        self._show_run(state)
        self.tick(now)

    def _show_planned(self, planned: PlannedVisit | None) -> None:
        told = (planned.reason, planned.response_class) if planned else ()
        what = " · ".join(filter(None, told))
        self.planned.setText(self.tr("Planned: {what}").replace("{what}", what))
        self.planned.setVisible(bool(what))

    def tick(self, now: datetime) -> None:
        """Show how long the work has taken up to now."""
        sheet = self._state.sheet
        if sheet is not None:
            worked = self._words.duration(sheet.state.worked_until(now))
            self.clock.setText(worked)
            self._running.setText(worked)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)
        self._fold()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.machine.setText(self.tr("Machine"))
        self.relocate.setAccessibleName(self.tr("Move"))
        self.relocate.setToolTip(self.tr("Move this visit to the machine where it was made"))
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setToolTip(self.tr("Save the service report as a PDF") + "  (Ctrl+P)")
        self.finish.setText(self.tr("Close the visit"))
        self.finish.setToolTip("Ctrl+Shift+Return")
        for clock in (self.clock, self._running):
            clock.setAccessibleName(self.tr("Time worked"))
        self._fold()

    def _show_run(self, state: State) -> None:
        runs = state.sheet is not None and state.sheet.state.running_since is not None
        words = self.tr("Stop the clock") if runs else self.tr("Start the clock")
        self.run.setAccessibleName(words)
        self.run.setToolTip(words)
        self.run.setText(words if self._has_room else "")
        self.run.show_icon("stop" if runs else "play", self._theme)
        self.clock.setVisible(not runs)
        self._running.setVisible(runs)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self.title)
        for pill in self._marks.values():
            title.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        title.addStretch(1)
        links = QHBoxLayout()
        links.setSpacing(4)
        links.addWidget(self.customer)
        links.addWidget(self.machine)
        links.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addLayout(title)
        said.addLayout(links)
        said.addWidget(self.planned)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        clocks = (self.clock, self._running)
        for widget in (*clocks, self.run, self.relocate, self.report, self.finish):
            actions.addWidget(widget)
        actions.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(28, 12, 24, 8)
        self._row.setSpacing(8)
        self._row.addLayout(said, 1)
        self._row.addLayout(actions)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """One row where there is room, else two; in a small window signs instead of words."""
        theme = self._theme
        sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(sideways if self.width() >= theme.px(_ONE_ROW) else downwards)
        self.relocate.setText(self.tr("Move") if self._has_room else "")
        self.report.setText(self.tr("Report") if self._has_room else "")
        self._show_run(self._state)

    @property
    def _has_room(self) -> bool:
        return self.width() >= self._theme.px(_WORDS)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())
