"""What a closed visit came to, and what is still to be done with it: signature and report."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.days import moment_text
from fieldkm.desktop.kit.folding_row import FoldingRow
from fieldkm.desktop.kit.labels import Heading, MutedLabel, PlainLabel
from fieldkm.desktop.kit.photo_files import scaled_picture
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.visit.state import State
from fieldkm.desktop.visit.words import VisitWords

_SIGNATURE = 220


class ClosedPanel(Panel):
    """Stands on top of a closed visit."""

    def __init__(self, theme: Theme, words: VisitWords) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._state = State()
        self._title = Heading()
        self._cause, self._summary = PlainLabel(), PlainLabel()
        self._follow_up, self._times = PlainLabel(), MutedLabel()
        self._signature, self._signed = QLabel(), MutedLabel()
        self.sign = PrimaryButton("", theme, "sign")
        self.report = GhostButton("", theme, "print")
        self.write_fix = GhostButton("", theme, "fix")
        self.content.addWidget(self._title)
        for label in (self._summary, self._cause, self._follow_up, self._times):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.content.addWidget(label)
        self.content.addWidget(self._signature)
        self.content.addWidget(self._signed)
        self.content.addWidget(FoldingRow(self.sign, self.report, self.write_fix))
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show what was said at the close."""
        self._state = state
        sheet = state.sheet
        if sheet is None or sheet.state.close is None:
            return
        visit, close = sheet.state, sheet.state.close
        at = moment_text(close.at, visit.visit.zone)
        self._title.setText(self.tr("Closed on {day}").replace("{day}", at))
        cause = visit.cause
        titles = {line.entry.id: line.title for line in state.lines}
        title = (titles.get(cause.id, "") or cause.text) if cause else ""
        worked = self._words.duration(visit.time_worked)
        lines = (
            (self._summary, "{text}", close.text),
            (self._cause, self.tr("Cause: {text}"), title),
            (self._follow_up, self.tr("Remains: {text}"), visit.follow_up),
            (self._times, self.tr("{text} of work"), worked),
        )
        for label, words, text in lines:
            label.setText(words.replace("{text}", text))
            label.setVisible(bool(text))
        self._show_signature(state)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        retheme_buttons(self, theme)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.report.setText(self.tr("Save the report"))
        self.write_fix.setText(self.tr("Write a fix"))
        self.write_fix.setToolTip("Ctrl+Shift+W")
        self.render_state(self._state)
        self._show_signature(self._state)

    def _show_signature(self, state: State) -> None:
        sheet = state.sheet
        signed = sheet.signed if sheet else None
        taken = sheet.signature if sheet else None
        picture = scaled_picture(taken.file, _SIGNATURE * 2) if taken and taken.file else None
        self._signature.setVisible(picture is not None)
        if picture:
            picture.setDevicePixelRatio(2)
            self._signature.setPixmap(picture)
        who = signed.text if signed else ""
        self._signed.setText(self.tr("Signed by {name}").replace("{name}", who))
        self._signed.setVisible(signed is not None)
        again, first = self.tr("Let sign again"), self.tr("Let the customer sign")
        self.sign.setText(again if signed else first)
