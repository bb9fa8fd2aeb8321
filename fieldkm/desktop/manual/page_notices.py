"""Bars above the page: what must be known before it is trusted, and how far its steps are done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from fieldkm.app.library import OpenPage
from fieldkm.desktop.kit.bars import ToneBars
from fieldkm.desktop.kit.buttons import LinkButton
from fieldkm.desktop.kit.labels import MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.page_marks import Mark
from fieldkm.desktop.manual.procedure import Procedure
from fieldkm.desktop.manual.view_model import State

_TONES = {
    Mark.WITHDRAWN: "danger",
    Mark.UNSIGNED: "warning",
    Mark.OTHER_MACHINE: "warning",
    Mark.PERHAPS_OTHER_MACHINE: "caution",
    Mark.NOT_TRANSLATED: "note",
}


class MarkBars(ToneBars):
    """A bar for each mark of the page, the gravest on top."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._state = State()

    def show_state(self, state: State) -> None:
        """Show the marks of a page."""
        self._state = state
        self.say((_TONES[mark], self._words(mark, state)) for mark in state.marks)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.show_state(self._state)

    def _words(self, mark: Mark, state: State) -> str:
        page = state.open
        if page is None:
            return ""
        machine = _machine_words(state)
        match mark:
            case Mark.WITHDRAWN:
                text = self.tr("WITHDRAWN by the publisher: do not use this version. {reason}")
                return text.format(reason=page.withdrawn)
            case Mark.UNSIGNED:
                return self.tr("Not signed: nobody vouches for this manual.")
            case Mark.OTHER_MACHINE:
                text = self.tr("This page does not apply to the machine at hand: {machine}")
                return text.format(machine=machine)
            case Mark.PERHAPS_OTHER_MACHINE:
                text = self.tr(
                    "It is not known whether this page applies to the machine at hand: {machine}"
                )
                return text.format(machine=machine)
        text = self.tr("Shown in {language}: this page is not translated.")
        return text.format(language=self._language(page))

    def _language(self, page: OpenPage) -> str:
        names = {"en": self.tr("English"), "zh": self.tr("Chinese")}
        return names.get(page.language, page.language)


class ProgressBar(QWidget):
    """How many steps of the procedure are done, and a way to start over."""

    start_over_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._procedure = Procedure()
        self.words = MutedLabel("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._start_over = LinkButton("", theme)
        self._start_over.clicked.connect(self.start_over_wished)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self.words)
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self._start_over)
        self.retheme(theme)
        self.retranslate()

    def show_procedure(self, procedure: Procedure) -> None:
        """Show how far a procedure is; hidden on pages without steps."""
        self._procedure = procedure
        self.setVisible(bool(procedure.steps))
        self._start_over.setVisible(procedure.is_begun)
        self._bar.setRange(0, max(1, len(procedure.steps)))
        self._bar.setValue(procedure.done)
        text = self.tr("{done} of {total} steps")
        self.words.setText(text.format(done=procedure.done, total=len(procedure.steps)))

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        self._bar.setFixedHeight(theme.px(6))
        self._bar.setStyleSheet(
            f"QProgressBar{{background:{theme['border']};border:0;border-radius:{theme.px(3)}px}}"
            f"QProgressBar::chunk{{background:{theme['ok']};border-radius:{theme.px(3)}px}}"
        )
        self._row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self._start_over.retheme(theme)
        self.setFixedHeight(theme.target)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._start_over.setText(self.tr("Start over"))
        self._bar.setAccessibleName(self.tr("Steps done"))
        self.show_procedure(self._procedure)


def _machine_words(state: State) -> str:
    machine = state.machine
    return f"{machine.model} {machine.serial}".strip() if machine else ""
