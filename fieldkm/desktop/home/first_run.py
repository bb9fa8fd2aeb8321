"""What the Home screen says while no manual is installed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel, ScreenTitle
from fieldkm.desktop.shell.installation.view import InstallPanel
from fieldkm.desktop.shell.routes import IMPORTING
from fieldkm.desktop.shell.services import ShellServices


class FirstRun(Panel):
    """What is said while no manual is installed."""

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._title = ScreenTitle()
        self._words = PlainLabel()
        self.install = InstallPanel(shell.installation, shell.theme, leads=True)
        self._theirs = MutedLabel()
        self.importing = GhostButton("", shell.theme, "import")
        self.importing.clicked.connect(lambda: shell.show_screen(IMPORTING))
        self.content.setContentsMargins(24, 22, 24, 22)
        self.content.addWidget(self._title)
        self.content.addWidget(self._words)
        self.content.addSpacing(8)
        self.content.addWidget(self.install)
        self.content.addSpacing(8)
        self.content.addWidget(self._theirs)
        self.content.addWidget(self.importing, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("No manual is installed yet"))
        self._words.setText(
            self.tr(
                "A manual comes as one file, a pack, from its publisher or your office. Choose it"
                " with the button, or drop it onto this window. It works without a network."
            )
        )
        self.install.retranslate()
        self._theirs.setText(
            self.tr("Does your office have its own documentation? An administrator can import it.")
        )
        self.importing.setText(self.tr("Import documentation…"))
