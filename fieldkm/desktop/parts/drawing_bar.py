"""Over the drawing: its title, or in a narrow window the drop-down of assemblies, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import IconButton
from fieldkm.desktop.kit.labels import ElidedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.parts.chooser import AssemblyBox


class DrawingBar(QFrame):
    """Emits where the drop-down leads, and whether the drawing shall come nearer (1), go away (-1)
    or fit (0).
    """

    chosen = Signal(object)
    zoom_wished = Signal(int)

    def __init__(self, box: AssemblyBox, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drawingBar")
        self.box = box
        self._title = ElidedLabel()
        self._away = IconButton("zoom-out", "", theme)
        self._nearer = IconButton("zoom-in", "", theme)
        self._fit = IconButton("fit", "", theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 8, 6)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        row.addWidget(self.box, 1)
        for button, direction in ((self._away, -1), (self._nearer, 1), (self._fit, 0)):
            button.clicked.connect(lambda _=False, way=direction: self.zoom_wished.emit(way))
            row.addWidget(button)
        box.chosen.connect(self.chosen)
        self.retheme(theme)
        self.retranslate()

    def show_open(self, row: int, title: str) -> None:
        """Show which assembly is open; `row` is its place in the drop-down."""
        self.box.setCurrentIndex(row)
        self._title.setText(" ".join(title.split()))

    def show_chooser(self, is_beside: bool) -> None:
        """Offer the drop-down where no list of assemblies stands beside the drawing."""
        self.box.setVisible(not is_beside)
        self._title.setVisible(is_beside)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours and sizes."""
        for control in (self.box, self._away, self._nearer, self._fit):
            control.retheme(theme)
        self.setStyleSheet(
            f"#drawingBar{{background:{theme['surface']};"
            f"border-bottom:1px solid {theme['border']}}}"
            f"ElidedLabel{{font-size:{theme.px(15)}px;font-weight:600}}"
        )

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.box.setAccessibleName(self.tr("Assembly"))
        self._away.describe(self.tr("Smaller"), "Ctrl+-")
        self._nearer.describe(self.tr("Larger"), "Ctrl++")
        self._fit.describe(self.tr("Show all"), "Ctrl+0")
