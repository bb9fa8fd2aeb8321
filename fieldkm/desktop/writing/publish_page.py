"""In the place of the findings: the panel that builds, signs and installs the manual."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.publishing.view import PublishPanel
from fieldkm.desktop.shell.services import ShellServices


class PublishPage(QFrame):
    """The panel with the way back to the findings."""

    back_wished = Signal()

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self.setObjectName("findings")
        self.back = GhostButton("", shell.theme, "back")
        self.back.clicked.connect(self.back_wished)
        self.panel = PublishPanel(shell)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        inner = QVBoxLayout(canvas)
        inner.setContentsMargins(6, 0, 6, 12)
        inner.addWidget(self.panel)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.back)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        self.retranslate()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self.back.retheme(theme)
        self.panel.retheme(theme)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.back.setText(self.tr("Back to the findings"))
        self.panel.retranslate()
