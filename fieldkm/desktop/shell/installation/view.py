"""What is said about a pack that is being installed, and the button that chooses one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import DangerButton, GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import ProblemPanel
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.shell.installation.view_model import Installation, State


class InstallPanel(QWidget):
    """A button to choose packs; below it what happens, what is wrong, and what must be decided.

    `leads` makes it the one thing to do.
    """

    def __init__(self, installation: Installation, theme: Theme, leads: bool = False) -> None:
        super().__init__()
        self._installation = installation
        self._theme = theme
        made = PrimaryButton if leads else GhostButton
        self.button = made("", theme, "install")
        self.button.clicked.connect(self._choose)
        self._progress = MutedLabel()
        self.problem = ProblemPanel()
        self.permit = DangerButton("", theme)
        self.permit.clicked.connect(installation.permit_unsigned)
        self.leave = GhostButton("", theme)
        self.leave.clicked.connect(installation.dismiss)
        self.problem.answers.addWidget(self.leave)
        self.problem.answers.addWidget(self.permit)
        self.problem.answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._progress)
        column.addWidget(self.problem)
        self.retranslate()
        installation.watch(self._render)

    @property
    def progress(self) -> str:
        """What is said while and after a pack is installed."""
        return self._progress.text()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.button.setText(self.tr("Install a manual…"))
        self.permit.setText(self.tr("Install it without signature"))
        self._render(self._installation.state)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Install a manual"), "", self.tr("Manual packs (*.pack);;All files (*)")
        )
        self._installation.install([Path(name) for name in chosen])

    def _render(self, state: State) -> None:
        self.button.setEnabled(not state.is_busy)
        self._progress.setText(self._said(state))
        self._progress.setVisible(bool(self._progress.text()))
        self.permit.setVisible(state.asks_unsigned)
        self.leave.setText(
            self.tr("Do not install it") if state.asks_unsigned else self.tr("Close")
        )
        if state.asks_unsigned and state.pack is not None:
            words = self.tr("{file} is not signed: nobody vouches for what it says.")
            advice = self.tr(
                "A wrong torque or voltage can hurt you. Install it only if you know where it comes"
                " from; its pages are then marked as not signed."
            )
            self.problem.say(words.replace("{file}", state.pack.name), advice)
        else:
            self.problem.show_error(state.error)

    def _said(self, state: State) -> str:
        if state.is_busy and state.pack is not None:
            return self.tr("Installing {file}…").replace("{file}", state.pack.name)
        if state.installed:
            title = state.titles.get(current_language(), state.installed)
            return self.tr("{manual} is installed.").replace("{manual}", title)
        return ""
