"""The panel that publishes a manual's folder: version, key, one button, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from fieldkm.app.releases import PublishStage
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel, ProblemPanel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.relay import Relay
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import current_language
from fieldkm.desktop.kit.work_bar import WorkBar
from fieldkm.desktop.publishing.check_panel import CheckPanel
from fieldkm.desktop.publishing.result import PublishedPanel
from fieldkm.desktop.publishing.view_model import PublishViewModel, State
from fieldkm.desktop.shell.services import ShellServices


class PublishPanel(Panel):
    """Builds, signs and installs the folder that `show_folder` names.

    `findings` lists what the checker has found then; whoever shows the panel puts it beside, or has
    a list of its own.
    """

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._theme = shell.theme
        self._relay = Relay(self)
        self.model = PublishViewModel(
            shell.workplace, shell.tasks, self._relay, self._render, shell.library_changed
        )
        self._title, self._about = Heading(), MutedLabel()
        self.version_box, self.key_box = QLineEdit(), QLineEdit()
        self.key_box.setReadOnly(True)
        self.version_field, self.key_field = Field(self.version_box), Field(self.key_box)
        self.choose_key = GhostButton("", shell.theme, "open")
        self.make_key = GhostButton("", shell.theme, "plus")
        self.publish = PrimaryButton("", shell.theme, "shield")
        self.work = WorkBar(shell.theme)
        self.problem = ProblemPanel()
        self._said = MutedLabel()
        self.result = PublishedPanel(shell, self.model)
        self.findings = CheckPanel(shell, self.model)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_folder(self, folder: Path | None) -> None:
        """Offer to publish the manual in a folder; None when there is none."""
        self.model.show_folder(folder)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)
        self.work.retheme(theme)
        self.findings.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Build, sign, install"))
        self.version_field.entitle(self.tr("Version"))
        self.key_field.entitle(self.tr("Signed with the key"))
        self.choose_key.setText(self.tr("Choose a key…"))
        self.make_key.setText(self.tr("Make a key…"))
        self.publish.setText(self.tr("Build, sign and install"))
        self.work.retranslate()
        self.result.retranslate()
        self.findings.retranslate()
        self._render(self.model.state)

    # ------------------------------------------------------------ showing

    def _render(self, state: State) -> None:
        is_idle = state.stage is None
        self.setEnabled(state.folder is not None)
        self._about.setText(self._described(state))
        if self.version_box.text() != state.version:
            self.version_box.setText(state.version)
        problem = state.version_problem
        is_wrong = problem is not None and bool(state.version)
        self.version_field.complain(str(error_text(problem)) if problem and is_wrong else "")
        self.version_box.setReadOnly(not is_idle)
        self._show_key(state)
        self.publish.setEnabled(state.is_ready)
        self.publish.setVisible(is_idle and state.published is None)
        self.work.setVisible(not is_idle)
        self.work.show_progress(self._doing(state), state.done, state.total, state.stops)
        self._show_end(state)
        self.result.show_state(state)
        self.findings.show_state(state)

    def _show_key(self, state: State) -> None:
        signer = state.signer
        name = f"{signer.name} · " if signer and signer.name else ""
        self.key_box.setText(f"{name}{signer.file}" if signer else "")
        self.key_box.setPlaceholderText(self.tr("No key yet"))
        for button in (self.choose_key, self.make_key):
            button.setEnabled(state.stage is None)
        text = error_text(state.key_problem) if state.key_problem else None
        self.key_field.complain(str(text) if text else "")
        self.key_field.say(
            ""
            if signer
            else self.tr("A signature tells the laptops who vouches for the manual. Make it once.")
        )

    def _show_end(self, state: State) -> None:
        """Show why it failed, or that it was stopped."""
        if state.has_errors:
            title = self.tr("The manual has %n error(s): it was not built.", "", _errors(state))
            self.problem.say(title, self.tr("Mend what the check has found, then build again."))
        else:
            self.problem.show_error(None if state.was_stopped else state.error)
        stopped = error_text(state.error).title if state.error and state.was_stopped else ""
        self._said.setText(stopped)
        self._said.setVisible(state.was_stopped)

    def _described(self, state: State) -> str:
        release = state.release
        if release is None:
            return ""
        words = [release.title(current_language()), release.id]
        if release.installed:
            version = self.tr("version {version} is installed")
            words.append(version.replace("{version}", release.installed))
        else:
            words.append(self.tr("not installed yet"))
        return " · ".join(words)

    def _doing(self, state: State) -> str:
        match state.stage:
            case PublishStage.BUILDING:
                words = self.tr("Building: page {done} of {total}")
                words = words.replace("{total}", str(state.total))
                return words.replace("{done}", str(state.done))
            case PublishStage.INSTALLING:
                return self.tr("Installing…")
        return self.tr("Checking…")

    # ------------------------------------------------------------ what is done

    def _choose_key(self) -> None:
        title = self.tr("Choose the key")
        keys = self.tr("Keys (*.key);;All files (*)")
        signer = self.model.state.signer
        beginning = str(signer.file.parent) if signer else ""
        chosen, _ = QFileDialog.getOpenFileName(self, title, beginning, keys)
        if chosen:
            self.model.choose_key(Path(chosen))

    def _make_key(self) -> None:
        usual = self._shell.workplace.releases.usual_key
        title = self.tr("Where is the new key to be kept?")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(usual))
        if chosen:
            self.model.make_key(Path(chosen))

    # ------------------------------------------------------------ putting together

    def _lay_out(self) -> None:
        column = self.content
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self.version_field)
        column.addWidget(self.key_field)
        column.addWidget(FoldingRow(self.choose_key, self.make_key))
        for widget in (self.publish, self.work, self._said, self.problem, self.result):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.version_box.textEdited.connect(self.model.type_version)
        self.version_box.returnPressed.connect(self.model.publish)
        self.choose_key.clicked.connect(self._choose_key)
        self.make_key.clicked.connect(self._make_key)
        self.publish.clicked.connect(self.model.publish)
        self.work.stop_wished.connect(self.model.stop)


def _errors(state: State) -> int:
    return sum(finding.severity == "error" for finding in state.findings)
