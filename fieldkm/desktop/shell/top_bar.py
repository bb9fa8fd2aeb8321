"""The bar on top: back and forward, the search box, the visit and the machine at hand, light or
dark.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, IconButton
from fieldkm.desktop.kit.machine_name import machine_words
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.search_box.view import SearchField
from fieldkm.domain.applicability import MachineAtHand

_HEIGHT = 64
_SEARCH_NEEDS = 150
_BETWEEN = 100  # pixels between the controls and inside the machine's button
_ALL_CONTROLS = 7  # as wide as so many targets; light or dark is in the settings as well
_LEAST_LETTERS = 5  # and the dots; fewer say nothing


class TopBar(QFrame):
    """Holds the search box and says what was pressed."""

    back_pressed = Signal()
    forward_pressed = Signal()
    machine_pressed = Signal()
    theme_pressed = Signal()
    visit_pressed = Signal()

    def __init__(self, field: SearchField, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self._theme = theme
        self._shown_machine: MachineAtHand | None = None
        self._shown_visit = ""
        self.back = IconButton("back", "", theme)
        self.forward = IconButton("forward", "", theme)
        self.visit = GhostButton("", theme, "visit")
        self.visit.setObjectName("visitAtHand")
        self.machine = GhostButton("", theme, "machine")
        self.toggle = IconButton("moon", "", theme)
        self.back.clicked.connect(self.back_pressed)
        self.forward.clicked.connect(self.forward_pressed)
        self.machine.clicked.connect(self.machine_pressed)
        self.visit.clicked.connect(self.visit_pressed)
        self.toggle.clicked.connect(self.theme_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 14, 0)
        row.setSpacing(6)
        for button in (self.back, self.forward):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(field, 100)
        row.addStretch(1)
        row.addSpacing(8)
        for control in (self.visit, self.machine, self.toggle):
            row.addWidget(control)
        self.show_way(can_go_back=False, can_go_forward=False)
        self.retranslate()
        self.retheme(theme)

    def show_way(self, can_go_back: bool, can_go_forward: bool) -> None:
        """Show whether there is a place behind and ahead."""
        for button, possible in ((self.back, can_go_back), (self.forward, can_go_forward)):
            button.setEnabled(possible)
        self._tint()

    def show_machine(self, machine: MachineAtHand | None) -> None:
        """Show the machine at hand."""
        self._shown_machine = machine
        words = self._machine_words()
        self._fit()
        self.machine.setAccessibleName(
            self.tr("Machine at hand: {machine}").replace("{machine}", words)
        )

    def show_visit(self, serial: str) -> None:
        """Show the open visit by its machine; none with an empty text."""
        self._shown_visit = serial
        self.visit.setAccessibleName(self.tr("Open visit: {machine}").replace("{machine}", serial))
        self.visit.setToolTip(f"{self.visit.accessibleName()}  (F4)")
        self.visit.setVisible(bool(serial))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _machine_words(self) -> str:
        machine = self._shown_machine
        return machine_words(machine) if machine else self.tr("No machine")

    def _fit(self) -> None:
        """Shorten the names of visit and machine, or show their icons alone, where the search needs
        the room.
        """
        theme = self._theme
        room = self.width() - 4 * theme.target - theme.px(_SEARCH_NEEDS) - _BETWEEN
        self.toggle.setVisible(self.width() >= _ALL_CONTROLS * theme.target)
        if self._shown_visit:
            room = (room - _BETWEEN // 2) // 2
            words = self.tr("Visit: {machine}").replace("{machine}", self._shown_visit)
            self._fit_words(self.visit, words, room)
        self._fit_words(self.machine, self._machine_words(), room)

    def _fit_words(self, button: GhostButton, words: str, room: int) -> None:
        shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        has_room = shown == words or len(shown) > _LEAST_LETTERS
        button.setText(shown.replace("&", "&&") if has_room else "")

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setFixedHeight(theme.px(_HEIGHT))
        for button in (self.back, self.forward, self.visit, self.machine, self.toggle):
            button.retheme(theme)
        self._fit()
        self.toggle.show_icon("sun" if theme.is_dark else "moon", theme)
        self._tint()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.back.describe(self.tr("Back"), "Alt+←")
        self.forward.describe(self.tr("Forward"), "Alt+→")
        self.toggle.describe(self.tr("Light or dark"), "Ctrl+Shift+D")
        self.machine.setToolTip(self.tr("Choose the machine at hand") + "  (Ctrl+M)")
        self.show_machine(self._shown_machine)
        self.show_visit(self._shown_visit)

    def _tint(self) -> None:
        for button, name in ((self.back, "back"), (self.forward, "forward")):
            button.show_icon(name, self._theme, "text" if button.isEnabled() else "border-strong")
