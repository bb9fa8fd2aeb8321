"""What is known of a source and can be said otherwise before it is imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from fieldkm.app.foreign_sources import DIALECT_NAMES, Naming
from fieldkm.desktop.importing.kinds import LANGUAGES, dialect_name
from fieldkm.desktop.importing.view_model import ImportingViewModel, State
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.theme import Theme


class SourceForm(Panel):
    """Kind, title, id, language and folder, and the button that imports."""

    def __init__(self, model: ImportingViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._title, self._again = Heading(), MutedLabel()
        self.dialect, self.language = DropDown(theme), DropDown(theme)
        self.title_box, self.id_box, self.target_box = QLineEdit(), QLineEdit(), QLineEdit()
        self.target_box.setReadOnly(True)
        self.dialect_field, self.language_field = Field(self.dialect), Field(self.language)
        self.title_field, self.id_field = Field(self.title_box), Field(self.id_box)
        self.target_field = Field(self.target_box)
        self.choose_target = GhostButton("", theme, "open")
        self.run = PrimaryButton("", theme, "import")
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show what is known of the source."""
        found = state.found
        self.setVisible(found is not None)
        if found is None:
            return
        self._title.setText(found.source.name)
        self._again.setText(self._said_of_before(state))
        self._again.setVisible(bool(self._again.text()))
        self.dialect.setCurrentIndex(self.dialect.findData(found.dialect))
        self._show_naming(state)
        self.title_box.setPlaceholderText(found.usual_title)
        self.target_box.setText(str(found.target))
        bad = self.tr("Small letters, digits and hyphens only, for instance pump-ab100.")
        self.id_field.complain(bad if state.has_bad_id else "")
        for widget in (self.dialect, self.language, self.title_box, self.id_box):
            widget.setEnabled(not state.is_busy)
        self.choose_target.setEnabled(not state.is_busy)
        self.run.setEnabled(state.is_ready)
        self.run.setVisible(not state.is_busy)
        self.run.setText(self.tr("Import again") if found.is_again else self.tr("Import"))

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.dialect_field.entitle(self.tr("Kind of documentation"))
        self.title_field.entitle(self.tr("Title"))
        self.id_field.entitle(self.tr("Id"))
        self.id_field.say(self.tr("Names the manual for good: links and new versions go by it."))
        self.language_field.entitle(self.tr("Language"))
        self.target_field.entitle(self.tr("Folder of the manual"))
        self.choose_target.setText(self.tr("Another folder…"))
        self.id_box.setPlaceholderText(self.tr("made of the title"))
        self._offer()
        self.show_state(self._model.state)

    def _said_of_before(self, state: State) -> str:
        found = state.found
        if found is None or not found.is_again:
            return ""
        if found.is_unfinished:
            return self.tr("The last import into this folder was broken off. Import it again.")
        return self.tr("It was imported before: what you have edited since stays as it is.")

    def _show_naming(self, state: State) -> None:
        naming = state.naming
        for box, text in ((self.title_box, naming.title), (self.id_box, naming.id)):
            if box.text() != text:
                box.setText(text)
        if naming.language and self.language.findData(naming.language) < 0:
            self.language.addItem(naming.language, naming.language)
        self.language.setCurrentIndex(max(0, self.language.findData(naming.language)))

    def _offer(self) -> None:
        self.dialect.clear()
        for name in sorted(DIALECT_NAMES, key=lambda name: dialect_name(name).casefold()):
            self.dialect.addItem(dialect_name(name), name)
        self.language.clear()
        self.language.addItem(self.tr("As the documentation says"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)

    def _rename(self) -> None:
        language = self.language.currentData() or ""
        naming = Naming(self.id_box.text(), self.title_box.text(), language)
        self._model.rename(naming)

    def _choose_target(self) -> None:
        title = self.tr("Choose an empty folder for the manual")
        chosen = QFileDialog.getExistingDirectory(self, title, self.target_box.text())
        if chosen:
            self._model.choose_target(Path(chosen))

    def _lay_out(self) -> None:
        target = QWidget()
        row = QHBoxLayout(target)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.target_field, 1)
        row.addWidget(self.choose_target, 0, Qt.AlignmentFlag.AlignBottom)
        narrow = QHBoxLayout()
        narrow.setSpacing(12)
        for field in (self.id_field, self.language_field):
            narrow.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.run)
        column = self.content
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._again)
        column.addWidget(self.dialect_field)
        column.addWidget(self.title_field)
        column.addLayout(narrow)
        column.addWidget(target)

    def _connect(self) -> None:
        self.dialect.activated.connect(
            lambda row: self._model.choose_dialect(self.dialect.itemData(row))
        )
        self.language.activated.connect(lambda _: self._rename())
        for box in (self.title_box, self.id_box):
            box.textEdited.connect(lambda _: self._rename())
            box.returnPressed.connect(self._model.run)
        self.choose_target.clicked.connect(self._choose_target)
        self.run.clicked.connect(self._model.run)
