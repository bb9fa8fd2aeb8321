"""The way from the settings to the screens on which manuals are made."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.shell.routes import IMPORTING, WRITING
from fieldkm.desktop.shell.services import ShellServices


class MakingPanel(Panel):
    """What administrators and writers do: import documentation, write a manual."""

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._words = MutedLabel()
        self.importing = GhostButton("", shell.theme, "import")
        self.importing.clicked.connect(lambda: shell.show_screen(IMPORTING))
        self.writing = GhostButton("", shell.theme, "edit")
        self.writing.clicked.connect(lambda: shell.show_screen(WRITING))
        self.content.setSpacing(10)
        self.content.addWidget(self._words, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(FoldingRow(self.importing, self.writing))
        self.retranslate()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._words.setText(
            self.tr("For administrators and writers: turn documentation into a manual, sign it.")
        )
        self.importing.setText(self.tr("Import documentation…"))
        self.writing.setText(self.tr("Write a manual…"))
        self.importing.setToolTip("Ctrl+Shift+I")
        self.writing.setToolTip("Ctrl+Shift+E")
