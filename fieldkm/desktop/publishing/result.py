"""What came of publishing: the manual that is installed now, and its pack for the other laptops."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel
from fieldkm.desktop.kit.notices import notify_error
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.publishing.view_model import PublishViewModel, State
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.errors import FieldkmError


class PublishedPanel(QFrame):
    """Says what is installed, opens it, and saves the pack for others; hidden until then."""

    def __init__(self, shell: ShellServices, model: PublishViewModel) -> None:
        super().__init__()
        self._shell = shell
        self._model = model
        self._title, self._words, self._copied = Heading(), PlainLabel(), MutedLabel()
        self.open = PrimaryButton("", shell.theme, "manual")
        self.open.clicked.connect(self._open)
        self.save = GhostButton("", shell.theme, "install")
        self.save.clicked.connect(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(FoldingRow(self.open, self.save))
        column.addWidget(self._copied)
        self.hide()

    def show_state(self, state: State) -> None:
        """Show what was installed, or nothing."""
        published = state.published
        self.setVisible(published is not None)
        if published is None:
            return
        manual, signer = published.manual, published.signer
        said = self.tr("{manual} {version} is installed.")
        title = manual.titles.get(current_language(), manual.title)
        self._title.setText(said.replace("{version}", manual.version).replace("{manual}", title))
        words = self.tr("Save its pack to give it to the other laptops.")
        if signer.public_file is not None:
            public = self.tr("Those that do not know your key yet need {file} as well, once.")
            words = f"{words} {public.replace('{file}', str(signer.public_file))}"
        self._words.setText(words)
        copied = self.tr("Saved as {file}").replace("{file}", str(state.copy))
        self._copied.setText(copied)
        self._copied.setVisible(state.copy is not None)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.open.setText(self.tr("Open the manual"))
        self.save.setText(self.tr("Save the pack…"))

    def _open(self) -> None:
        published = self._model.state.published
        if published is None:
            return
        library = self._shell.workplace.library
        try:
            self._shell.go(library.first_page(published.manual.id, current_language()))
        except FieldkmError as error:
            notify_error(self, error)

    def _save(self) -> None:
        published = self._model.state.published
        if published is None:
            return
        title, packs = self.tr("Save the pack"), self.tr("Manual packs (*.pack)")
        usual = str(Path.home() / published.pack.name)
        chosen, _ = QFileDialog.getSaveFileName(self, title, usual, packs)
        if chosen:
            self._model.save_copy(Path(chosen))
