"""Beside the page: what the checker found, and the file to mend it in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton, IconButton, retheme_buttons
from fieldkm.desktop.kit.labels import ElidedLabel, Heading, MutedLabel, Pill, PlainLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.writing.finding_order import spot
from fieldkm.desktop.writing.findings_list import FindingsList
from fieldkm.desktop.writing.view_model import State
from fieldkm.domain.checking import Severity


class FindingsPanel(QFrame):
    """The findings with their number; below them where the chosen one stands, to be copied or
    opened in the writer's editor."""

    copy_wished = Signal()
    editor_wished = Signal()
    publish_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("findings")
        self._state = State()
        self._title = Heading()
        self._errors, self._warnings = Pill("", "danger"), Pill("", "warning")
        self._said = MutedLabel("", wrap=False)
        self._nothing = PlainLabel()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.list = FindingsList(theme)
        self.place = ElidedLabel()
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.copy = IconButton("copy", "", theme)
        self.copy.clicked.connect(self.copy_wished)
        self.editor = GhostButton("", theme, "edit")
        self.editor.clicked.connect(self.editor_wished)
        self.publish = GhostButton("", theme, "install")
        self.publish.clicked.connect(self.publish_wished)
        self._lay_out()
        self.retheme(theme)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show the findings of a draft."""
        before, self._state = self._state, state
        is_other = (state.findings, state.file) != (before.findings, before.file)
        if is_other:
            self.list.show_findings(state.ordered)
            self._count(state)
        if is_other or state.picked != before.picked:
            self.list.pick(state.picked)
        self.place.setText(self.spot)
        for button in (self.copy, self.editor):
            button.setEnabled(bool(self.spot))
        self._say(state)

    @property
    def spot(self) -> str:
        """The file and line of the chosen finding, else the file of the page."""
        return spot(self._state.picked) if self._state.picked else self._state.file

    def lie_flat(self, is_flat: bool) -> None:
        """Put what stands below the list into one row: the panel is wide and low."""
        flat, high = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(flat if is_flat else high)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        retheme_buttons(self, theme)
        self.list.retheme(theme)
        self.place.setStyleSheet(f"color:{theme['muted']};font-size:{theme.px(12)}px")

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._title.setText(self.tr("Findings"))
        self._nothing.setText(self.tr("Nothing is wrong with this manual."))
        self.copy.describe(self.tr("Copy file and line"), "Ctrl+Shift+C")
        self.editor.setText(self.tr("Open in the editor"))
        self.editor.setToolTip("Ctrl+E")
        self.publish.setText(self.tr("Build, sign and install…"))
        self.list.retranslate()
        self._count(self._state)
        self._say(self._state)

    def _count(self, state: State) -> None:
        findings = state.ordered
        errors, warnings = findings.count(Severity.ERROR), findings.count(Severity.WARNING)
        self._errors.setText(self.tr("%n error(s)", "", errors))
        self._warnings.setText(self.tr("%n warning(s)", "", warnings))
        self._errors.setVisible(bool(errors))
        self._warnings.setVisible(bool(warnings))

    def _say(self, state: State) -> None:
        is_clean = state.findings == ()
        self._nothing.setVisible(is_clean)
        self.list.setVisible(not is_clean)
        self._said.setText("" if state.is_checked else self.tr("Checking…"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(self._title)
        for widget in (self._errors, self._warnings):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._said)
        foot = QWidget()
        foot.setObjectName("findingsFoot")
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place, 1)
        place.addWidget(self.copy)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom, foot)
        self._foot.setContentsMargins(16, 8, 12, 10)
        self._foot.setSpacing(8)
        self._foot.addLayout(place, 1)
        self._foot.addWidget(self.editor)
        self._foot.addWidget(self.publish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(foot)
