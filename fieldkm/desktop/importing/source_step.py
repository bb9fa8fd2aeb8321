"""The first part: choose documentation, say what it is, import it; or open an earlier import."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from fieldkm.app.importing import ImportRecord, Stage
from fieldkm.app.places import Place, SourcePlace
from fieldkm.desktop.importing.kinds import dialect_name
from fieldkm.desktop.importing.source_form import SourceForm
from fieldkm.desktop.importing.view_model import ImportingViewModel, State
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Card, Panel, ProblemPanel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.icon_rows import IconRows
from fieldkm.desktop.kit.labels import MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.work_bar import WorkBar

_ICONS = ("page", "contents", "procedure", "fault")


class SourceStep(QWidget):
    """Chooses at the left; at the right what was imported before and what can be."""

    def __init__(
        self, model: ImportingViewModel, go: Callable[[Place], None], theme: Theme
    ) -> None:
        super().__init__()
        self._model = model
        self._go = go
        self._shown = State()
        self._page = ColumnsPage(theme, is_centred=False)
        self._chooser, self._words = Panel(), PlainLabel()
        self.folder = PrimaryButton("", theme, "open")
        self.other_folder = GhostButton("", theme, "open")
        self.file = GhostButton("", theme, "page")
        self._said = MutedLabel()
        self.problem = ProblemPanel()
        self._already, self._already_words = Panel(), PlainLabel()
        self.write = PrimaryButton("", theme, "edit")
        self.form = SourceForm(model, theme)
        self.work = WorkBar(theme)
        self._choice, self._before, self._kinds = Group(), Group(), Group()
        self._source_kinds = IconRows(theme, _ICONS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show how far it is."""
        before, self._shown = self._shown, state
        for button in (self.folder, self.other_folder, self.file):
            button.setEnabled(not state.is_busy)
        self.folder.setVisible(state.found is None)
        self.other_folder.setVisible(state.found is not None)
        self.form.show_state(state)
        self.work.setVisible(state.is_busy)
        self.work.show_progress(self._doing(state), state.done, state.total, state.stops)
        text = error_text(state.error) if state.error else None
        is_problem = text is not None and not (state.was_stopped or state.is_manual)
        self.problem.say(text.title if text and is_problem else "", text.advice if text else "")
        self._already.setVisible(state.is_manual)
        if text and state.is_manual:
            self._already_words.setText(str(text))
        looking = self.tr("Looking at {source}…").replace("{source}", str(state.asked))
        stopped = text.title if text and state.was_stopped else ""
        self._said.setText(looking if state.is_looking else stopped)
        self._said.setVisible(bool(self._said.text()))
        if (state.remembered, state.is_busy) != (before.remembered, before.is_busy):
            self._show_before(state)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._page.retheme(theme)
        retheme_buttons(self, theme)
        self.form.dialect.retheme(theme)
        self.form.language.retheme(theme)
        self.work.retheme(theme)
        self._source_kinds.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._choice.entitle(self.tr("Which documentation?"))
        self._words.setText(
            self.tr("Choose a folder or a file, or drop it onto this window. It is only read.")
        )
        for button in (self.folder, self.other_folder):
            button.setText(self.tr("Choose a folder…"))
            button.setToolTip("Ctrl+O")
        self.file.setText(self.tr("Choose a file…"))
        self.file.setToolTip("Ctrl+Shift+O")
        self.write.setText(self.tr("Open it to write in it"))
        self._before.entitle(self.tr("Imported before"))
        self._kinds.entitle(self.tr("What can be imported"))
        sites = self.tr(
            "Markdown folders; MkDocs, mdBook, GitBook, Docusaurus, VitePress, Hugo, Jekyll, Sphinx"
        )
        self._source_kinds.say(
            (
                (self.tr("Documents"), self.tr("Word, PDF, EPUB, HTML")),
                (self.tr("Sites and wikis"), sites),
                (self.tr("Repair guides"), self.tr("iFixit, oManual, S1000D")),
                (self.tr("Lists of fault codes"), self.tr("CSV, JSON, YAML")),
            )
        )
        self.form.retranslate()
        self.work.retranslate()
        self.show_state(self._model.state)
        self._show_before(self._model.state)

    def first_control(self, state: State) -> QWidget:
        """Return what the keys are for: importing what was chosen, or choosing."""
        return self.form.run if state.found is not None else self.folder

    def choose_folder(self) -> None:
        """Let the reader choose a folder."""
        title = self.tr("Choose the folder with the documentation")
        chosen = QFileDialog.getExistingDirectory(self, title, self._beginning())
        if chosen:
            self._model.look_at(Path(chosen))

    def choose_file(self) -> None:
        """Let the reader choose a file."""
        title = self.tr("Choose a document or a list of fault codes")
        chosen, _ = QFileDialog.getOpenFileName(self, title, self._beginning())
        if chosen:
            self._model.look_at(Path(chosen))

    def _beginning(self) -> str:
        asked = self._model.state.asked
        return str(asked.parent) if asked else ""

    def _doing(self, state: State) -> str:
        if state.stage is Stage.PREVIEW:
            words = self.tr("Preparing the preview: page {done} of {total}")
        elif state.total:
            words = self.tr("Importing: page {done} of {total}")
        else:
            return self.tr("Reading {source}…").replace("{source}", str(state.asked))
        return words.replace("{done}", str(state.done)).replace("{total}", str(state.total))

    def _show_before(self, state: State) -> None:
        cards = [self._card(record, state) for record in state.remembered]
        self._before.fill(*cards)
        self._before.setVisible(bool(cards))

    def _card(self, record: ImportRecord, state: State) -> Card:
        pages = self.tr("%n page(s)", "", record.report.pages)
        remarks = self.tr("%n remark(s)", "", len(record.report.items))
        kind = dialect_name(record.dialect)
        card = Card(record.title, " · ".join(filter(None, (kind, pages, remarks))))
        card.add(MutedLabel(record.source))
        card.setEnabled(not state.is_busy)
        card.clicked.connect(partial(self._model.open, record))
        return card

    def _open_manual(self) -> None:
        asked = self._model.state.asked
        if asked is not None:
            self._go(SourcePlace(asked))

    def _lay_out(self) -> None:
        chooser = self._chooser.content
        chooser.setSpacing(10)
        chooser.addWidget(self._words)
        chooser.addWidget(FoldingRow(self.folder, self.other_folder, self.file))
        chooser.addWidget(self._said)
        self._already.content.setSpacing(10)
        self._already.content.addWidget(self._already_words)
        self._already.content.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._chooser, self._already, self.problem, self.form):
            self._choice.put(widget)
        self._page.left.addWidget(self._choice)
        self.form.content.insertWidget(1, self.work)
        self._page.left.addStretch(1)
        self._kinds.put(self._source_kinds)
        self._page.right.addWidget(self._before)
        self._page.right.addWidget(self._kinds)
        self._page.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _connect(self) -> None:
        self.folder.clicked.connect(self.choose_folder)
        self.other_folder.clicked.connect(self.choose_folder)
        self.file.clicked.connect(self.choose_file)
        self.write.clicked.connect(self._open_manual)
        self.work.stop_wished.connect(self._model.stop)
