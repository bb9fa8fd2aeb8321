"""Ready to leave: one line while all is well, else what is lacking and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.desktop.home.words import HomeWords
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.readiness import Check, Lack, is_ready

_BY_SYNC = frozenset(
    {
        Lack.NEVER_SYNCED,
        Lack.NOT_TODAY,
        Lack.LOCKED,
        Lack.UNSENT,
        Lack.NO_MANUAL,
        Lack.OLD_MANUAL,
        Lack.PHOTOS_MISSING,
    }
)
_BY_HAND = frozenset({Lack.SIGNED_OUT, Lack.REJECTED})


class ReadyPanel(Panel):
    """`sync_wished` and `details_wished` say what was pressed to mend what is lacking."""

    sync_wished = Signal()
    details_wished = Signal()

    def __init__(self, theme: Theme, words: HomeWords) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._checks: tuple[Check, ...] = ()
        self._visits = 0
        self._sign, self.title, self.detail = QLabel(), Heading(), MutedLabel()
        self.sync = PrimaryButton("", theme, "sync")
        self.details = GhostButton("", theme)
        self.sync.clicked.connect(self.sync_wished)
        self.details.clicked.connect(self.details_wished)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._lay_out()

    def show_checks(self, checks: tuple[Check, ...], visits: int) -> None:
        """Show how the laptop stands for so many visits."""
        if (checks, visits) != (self._checks, self._visits):
            self._checks, self._visits = checks, visits
            self._render()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._render()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._render()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.content.addLayout(head)
        self.content.addWidget(self._lines)
        self.content.addWidget(FoldingRow(self.sync, self.details))

    def _render(self) -> None:
        lacking = [check for check in self._checks if check.lack]
        ready = is_ready(self._checks)
        sign, tint = ("check", "ok") if ready else ("alert", "warning-bar")
        self._sign.setPixmap(pixmap(sign, self._theme[tint], self._theme.px(24)))
        self.title.setText(
            self.tr("Ready to leave") if ready else self.tr("Not ready to leave yet")
        )
        self.detail.setText(self._details())
        self._fill(lacking)
        self.sync.setText(self.tr("Sync now"))
        self.details.setText(self.tr("Open the Sync screen"))
        self.sync.setVisible(any(check.lack in _BY_SYNC for check in lacking))
        self.details.setVisible(any(check.lack in _BY_HAND for check in lacking))

    def _details(self) -> str:
        sound = [self._words.check(check) for check in self._checks if not check.lack]
        if is_ready(self._checks):
            if not self._visits:
                return self.tr("Everything is on this laptop; no visit is planned for today.")
            return self.tr("Everything for %n visit(s) of today is here.", "", self._visits)
        if not sound:
            return ""
        return self.tr("All right: {things}").replace("{things}", self.tr(", ").join(sound))

    def _fill(self, lacking: list[Check]) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, check in enumerate(lacking):
            what, advice = self._words.lack(check)
            mark = QLabel("●")
            mark.setStyleSheet(f"color: {self._theme['warning-bar']}")
            mark.setFixedWidth(self._theme.px(24))  # as the sign above
            mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            told = QWidget()
            column = QVBoxLayout(told)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            column.addWidget(Heading(what))
            column.addWidget(MutedLabel(advice))
            self._grid.addWidget(told, row, 1)
        self._lines.setVisible(bool(lacking))
