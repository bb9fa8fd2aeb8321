"""A page of groups that scrolls: two columns where there is room, one where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkm.desktop.kit.labels import SectionLabel
from fieldkm.desktop.kit.theme import Theme

_MOST_WIDTH = 1120
TWO_COLUMNS = 860  # pixels at 100 %; with less they stand one below the other
UNBOUNDED = 16_777_215  # Qt's own word for no bound


class Group(QWidget):
    """A small heading, perhaps, with widgets below it; `fill` replaces them."""

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionLabel()
        self._title.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)

    def entitle(self, title: str) -> None:
        """Give it another heading, or none with an empty one."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def fill(self, *widgets: QWidget) -> None:
        """Show these widgets instead of those shown before."""
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # now: until then it has no height, and the page would jump

    def put(self, widget: QWidget) -> None:
        """Add a widget that stays."""
        self._column.addWidget(widget)


class ColumnsPage(QScrollArea):
    """`head` stands over both columns, `left` and `right` beside each other while there is room.

    In a wide window all of it stands in the middle, or at the left below a head of its screen.
    `shares` says how the two columns divide the width, which is at most `most_width` pixels.
    """

    def __init__(
        self,
        theme: Theme,
        is_centred: bool = True,
        shares: tuple[int, int] = (1, 1),
        most_width: int = _MOST_WIDTH,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._most_width = most_width
        self.head = QVBoxLayout()
        self.left = QVBoxLayout()
        self.right = QVBoxLayout()
        for column in (self.head, self.left, self.right):
            column.setSpacing(22)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self._columns.addLayout(self.left, shares[0])
        self._columns.addLayout(self.right, shares[1])
        self._inner = QFrame()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(28, 24, 28, 28)
        inner.setSpacing(24)
        inner.addLayout(self.head)
        inner.addLayout(self._columns)
        inner.addStretch(1)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        row = QHBoxLayout(canvas)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1 if is_centred else 0)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self.setWidget(canvas)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's widths."""
        self._theme = theme
        self._inner.setMaximumWidth(theme.px(self._most_width))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        has_room = self.width() >= self._theme.px(TWO_COLUMNS)
        sideways, downwards = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(sideways if has_room else downwards)


def hold_width(side: QWidget, width: int, *, is_alone: bool) -> None:
    """Give one side of a screen this width; where it stands alone it takes all there is."""
    side.setMinimumWidth(0 if is_alone else width)
    side.setMaximumWidth(UNBOUNDED if is_alone else width)


class Column(QScrollArea):
    """Widgets below each other that scroll; `content` is their layout."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = QFrame()
        self.content = QVBoxLayout(self.inner)
        self.content.setContentsMargins(24, 24, 24, 28)
        self.content.setSpacing(18)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        row = QHBoxLayout(canvas)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.inner, 1000)
        row.addStretch(1)
        self.setWidget(canvas)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
