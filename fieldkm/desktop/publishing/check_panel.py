"""Beside the panel that publishes: what will happen, and then what the checker has found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldkm.app.places import SourcePlace
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.columns import Group
from fieldkm.desktop.kit.icon_rows import IconRows
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.remarks import RemarkTree
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.publishing.finding_groups import finding_groups
from fieldkm.desktop.publishing.view_model import PublishViewModel, State
from fieldkm.desktop.shell.services import ShellServices

_HEIGHT = 420
_ICONS = ("search", "manual", "shield", "install")


class CheckPanel(QWidget):
    """Explains, and lists the findings of the last build; one that is opened leads to its file."""

    def __init__(self, shell: ShellServices, model: PublishViewModel) -> None:
        super().__init__()
        self._shell = shell
        self._model = model
        self._explained, self._found = Group(), Group()
        self._rows = IconRows(shell.theme, _ICONS)
        self._hint = MutedLabel()
        self.tree = RemarkTree(shell.theme)
        self.tree.opened.connect(self._open)
        self._explained.put(self._rows)
        self._found.put(self._hint)
        frame = Panel()
        frame.content.setContentsMargins(4, 4, 4, 4)
        frame.content.addWidget(self.tree)
        self._found.put(frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(22)
        column.addWidget(self._found)
        column.addWidget(self._explained)
        self.retheme(shell.theme)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show what the checker has found."""
        groups = finding_groups(state.findings)
        self.tree.show_groups(groups)
        has_list = bool(groups) and state.stage is None
        self._found.setVisible(has_list)
        self._explained.setVisible(not has_list)
        self._found.entitle(self.tr("The check: %n remark(s)", "", len(state.findings)))

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.retheme(theme)
        self.tree.retheme(theme)
        self.tree.setMinimumHeight(theme.px(_HEIGHT))

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._explained.entitle(self.tr("What happens"))
        self._rows.say(
            (
                (self.tr("Check"), self.tr("The folder is read; what is wrong in it is listed.")),
                (self.tr("Build"), self.tr("All pages and pictures become one file, the pack.")),
                (self.tr("Sign"), self.tr("Your key vouches for every letter of it.")),
                (self.tr("Install"), self.tr("This laptop has it at once; others get the pack.")),
            )
        )
        self._hint.setText(self.tr("Warnings do not stop the build. Enter opens the file there."))
        self.tree.setAccessibleName(self.tr("What the check has found"))
        self.show_state(self._model.state)

    def _open(self, key: int) -> None:
        state = self._model.state
        if state.folder is not None and key < len(state.findings):
            found = state.findings[key]
            self._shell.go(SourcePlace(state.folder, found.file, found.line))
