"""The sync itself: how things stand, the button that starts it, its progress, its end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel, ProblemPanel
from fieldkm.desktop.kit.error_text import error_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.work_bar import WorkBar
from fieldkm.desktop.shell.synchronising.status import Standing, SyncStatus
from fieldkm.desktop.shell.synchronising.words import SyncWords
from fieldkm.desktop.sync.view_model import State


class RunPanel(Panel):
    """`sync_wished` carries whether photos and manuals are wanted on a metered line too."""

    sync_wished = Signal(bool)
    stop_wished = Signal()

    def __init__(self, theme: Theme, words: SyncWords) -> None:
        super().__init__()
        self._words = words
        self._state: State | None = None
        self._title, self._detail = Heading(), MutedLabel()
        self._offline, self._locked = PlainLabel(), ProblemPanel()
        self.problem = ProblemPanel()
        self.sync = PrimaryButton("", theme, "sync")
        self.everything = GhostButton("", theme, "install")
        self.bar = WorkBar(theme)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._title)
        said.addWidget(self._detail)
        row = QHBoxLayout()
        row.addLayout(said, 1)
        row.addWidget(self.sync)
        self.content.setSpacing(10)
        self.content.addLayout(row)
        self._extra = FoldingRow(self.everything)
        for widget in (self._extra, self.bar, self._offline, self.problem, self._locked):
            self.content.addWidget(widget)
        self.sync.clicked.connect(lambda: self.sync_wished.emit(False))
        self.everything.clicked.connect(lambda: self.sync_wished.emit(True))
        self.bar.stop_wished.connect(self.stop_wished)
        self.retranslate()

    @property
    def words(self) -> str:
        """All that is said of how things stand."""
        return f"{self._title.text()} {self._detail.text()} {self._offline.text()}".strip()

    def render_state(self, state: State) -> None:
        """Show how things stand."""
        self._state = state
        status, words = state.status, self._words
        is_in = status.standing not in (Standing.SIGNED_OUT, Standing.UNKNOWN)
        self.sync.setVisible(is_in and not status.is_running)
        self._extra.setVisible(is_in and state.settings.metered and not status.is_running)
        self.bar.setVisible(status.is_running)
        self._title.setText(words.standing(status))
        self._detail.setText(self._said(status))
        self._detail.setVisible(bool(self._detail.text()))
        if status.is_running:
            self.bar.show_progress(words.details(status), *_measure(status))
        self._say_problem(status)
        self._say_locked(status)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        retheme_buttons(self, theme)
        self.bar.retheme(theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.sync.setText(self.tr("Sync now"))
        self.sync.setToolTip("F5")
        self.everything.setText(self.tr("With photos and manuals"))
        self.bar.retranslate()
        if self._state is not None:
            self.render_state(self._state)

    def _said(self, status: SyncStatus) -> str:
        if status.is_running:
            return ""
        if status.standing is Standing.SIGNED_OUT:
            return self.tr("Manuals and search work without a server. What you write is kept.")
        last = ""
        if status.synced is not None:
            last = self.tr("Last sync: {time}").replace("{time}", self._words.time(status.synced))
        return " · ".join(filter(None, (last, self._words.result(status))))

    def _say_problem(self, status: SyncStatus) -> None:
        """Offline is a state and is told as one; trouble has a panel of its own."""
        text = error_text(status.error) if status.error else None
        is_offline = status.standing in (Standing.OFFLINE, Standing.NEEDS_YOU)
        self._offline.setText(str(text) if text and is_offline else "")
        self._offline.setVisible(bool(self._offline.text()))
        is_trouble = status.standing is Standing.TROUBLE
        self.problem.show_error(status.error if is_trouble else None)

    def _say_locked(self, status: SyncStatus) -> None:
        is_locked = bool(status.overview and status.overview.view.locked)
        since = self._words.moment(status.synced) if status.synced else ""
        title = self.tr("Customers' data is locked: the last sync was on {time}.")
        self._locked.say(
            title.replace("{time}", since) if is_locked else "",
            self.tr("It opens again with the next sync. What you wrote is kept."),
        )


def _measure(status: SyncStatus) -> tuple[int, int]:
    """Return how much is done of how much; of nothing while that is not known."""
    step = status.step
    if step is None:
        return 0, 0
    if step.packs.size:
        return step.packs.done // 1000, max(step.packs.size // 1000, 1)
    if step.blobs.left:
        return step.blobs.done, step.blobs.done + step.blobs.left
    return step.records.pulled, step.records.pulled + step.records.records_left
