"""The head of the Write a fix screen: what is written, whether it is kept, and what ends it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkm.desktop.fix_writing.state import State
from fieldkm.desktop.fix_writing.words import WritingWords
from fieldkm.desktop.history.warnings_panel import Banner
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.labels import ElidedLabel, ScreenTitle
from fieldkm.desktop.kit.theme import Theme
from fieldkm.domain.fix_drafts import Lack


class WritingHead(QFrame):
    """Stands over the form and does not scroll."""

    def __init__(self, theme: Theme, words: WritingWords) -> None:
        super().__init__()
        self.setObjectName("visitHead")
        self._words = words
        self._title = ScreenTitle(wrap=False)
        self._standing = ElidedLabel()
        self._standing.setProperty("isMuted", "true")
        self.discard = GhostButton("", theme, "remove")
        self.preview = GhostButton("", theme, "page")
        self.preview.setCheckable(True)
        self.submit = PrimaryButton("", theme, "check")
        self.submit.setToolTip("Ctrl+Enter")
        self.preview.setToolTip("Ctrl+E")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._title)
        said.addWidget(self._standing)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 12, 28, 12)
        row.setSpacing(10)
        row.addLayout(said, 1)
        for button in (self.discard, self.preview, self.submit):
            row.addWidget(button)

    @property
    def standing(self) -> str:
        """What is said of the draft."""
        return self._standing.text()

    def render_state(self, state: State, is_previewed: bool) -> None:
        """Show how the draft stands."""
        has_draft = state.draft is not None
        for button in (self.discard, self.preview, self.submit):
            button.setVisible(has_draft)
        self._title.setText(self._name(state))
        self._standing.setText(self._standing_of(state))
        self._standing.setVisible(has_draft)
        self.preview.setChecked(is_previewed)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.discard.setText(self.tr("Throw away"))
        self.preview.setText(self.tr("Preview"))
        self.submit.setText(self.tr("Submit"))

    def _name(self, state: State) -> str:
        if state.draft is None or not state.draft.improves:
            return self.tr("Write a fix")
        return self.tr("Improve {number}").replace("{number}", state.number)

    def _standing_of(self, state: State) -> str:
        if not state.is_kept:
            kept = self.tr("Draft, being saved …")
        else:
            kept = self.tr("Draft, saved on this laptop; nobody else sees it yet.")
        missing = [self._words.short(lack) for lack in Lack if lack in state.lacking]
        still = self.tr("It can be submitted.")
        if missing:
            still = self.tr("Still to be said: {what}.").replace("{what}", ", ".join(missing))
        return f"{kept} {still}"


class SentBack(QWidget):
    """Why a reviewer sent back what is improved; hidden where none did."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._banner: Banner | None = None
        self._said: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def render_state(self, state: State) -> None:
        """Show the reason."""
        title = self.tr("Sent back by the reviewer")
        said = (self._theme, title, state.sent_back)
        self.setVisible(bool(state.sent_back))
        if said == self._said:
            return
        self._said = said
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
        self._banner = Banner("caution", "review", title, self._theme)
        self._banner.add(state.sent_back)
        self._column.addWidget(self._banner)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
