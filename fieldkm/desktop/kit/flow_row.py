"""Small widgets one after the other, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 6


class FlowRow(QWidget):
    """As high as its rows; hidden while it has nothing to show."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_widgets(self, widgets: Sequence[QWidget], after: QWidget | None = None) -> None:
        """Show these instead of those shown before, which are gone then. Tab reaches them behind
        `after`.
        """
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = list(widgets)
        for widget in widgets:
            widget.setParent(self)
            widget.show()
            if after is not None:
                QWidget.setTabOrder(after, widget)
                after = widget
        self.setVisible(bool(widgets))
        self._place(self.width())
        self.updateGeometry()

    def arrange(self) -> None:
        """Close the gaps after some of them were hidden, or make room for those that are back."""
        self._place(self.width())
        self.updateGeometry()

    def widgets(self) -> list[QWidget]:
        """Return what is shown."""
        return list(self._shown)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((area.bottom() + 1 for area in self._areas(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 1)) if self._shown else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width())

    def _place(self, width: int) -> None:
        for widget, area in zip(self._shown, self._areas(width), strict=True):
            widget.setGeometry(area)

    def _areas(self, width: int) -> list[QRect]:
        """Return where each stands in a row of this width; one that is wider is cut to it."""
        areas: list[QRect] = []
        left = top = high = 0
        for widget in self._shown:
            if widget.isHidden():
                areas.append(QRect())
                continue
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(QSize(width, 9999))
            if left and left + size.width() > width:
                left, top, high = 0, top + high + _GAP, 0
            areas.append(QRect(left, top, size.width(), size.height()))
            left, high = left + size.width() + _GAP, max(high, size.height())
        return areas
