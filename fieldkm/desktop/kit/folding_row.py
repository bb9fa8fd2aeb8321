"""Buttons side by side where there is room for them, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

_GAP = 8


class FoldingRow(QWidget):
    """Widgets in a row that never makes its window wider than the widest of them."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._widgets = widgets
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for widget in widgets:
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    @property
    def natural_width(self) -> int:
        """How wide it is with all its widgets beside each other."""
        shown = [widget for widget in self._widgets if not widget.isHidden()]
        return sum(widget.sizeHint().width() + _GAP for widget in shown) - _GAP

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        has_room = self.width() >= self.natural_width
        self._row.setDirection(sideways if has_room else downwards)
        self.updateGeometry()
