"""A combo box in the look of the window: the style sheet takes its arrow away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.theme import Theme


class DropDown(QComboBox):
    """A combo box that shortens long titles and shows that it can be opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, option = self._theme, QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        sign = pixmap("down", theme["muted"], theme.px(14))
        area = self.rect().adjusted(theme.px(10), 0, -theme.px(30), 0)
        painter.setPen(theme.color("text"))
        painter.drawText(
            area,
            Qt.AlignmentFlag.AlignVCenter,
            self.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, area.width()
            ),
        )
        painter.drawPixmap(area.right() + theme.px(8), self.height() // 2 - theme.px(7), sign)
