"""The machine at hand on the Home screen, with the ways on from it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout

from fieldkm.desktop.home.view_model import State
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import MutedLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.routes import FAULTS
from fieldkm.desktop.shell.services import ShellServices

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
