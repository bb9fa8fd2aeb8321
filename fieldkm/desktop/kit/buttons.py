"""Buttons large enough for a finger, with a name for screen readers, that follow the theme."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from fieldkm.desktop.kit.icons import icon, icon_before_text
from fieldkm.desktop.kit.theme import Theme

_ICON = 20
_GAP = 5


class IconButton(QToolButton):
    """A square button with an icon; `tip` is its tooltip and its name."""

    def __init__(
        self, icon_name: str, tip: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._tint = "muted"
        self.describe(tip)
        self.retheme(theme)

    def describe(self, tip: str, shortcut: str = "") -> None:
        """Give it another name; `shortcut` is shown with it."""
        self.setAccessibleName(tip)
        self.setToolTip(f"{tip}  ({shortcut})" if shortcut else tip)

    def show_icon(self, icon_name: str, theme: Theme, tint: str = "muted") -> None:
        """Show another icon, in the colour of the token `tint`."""
        self._icon_name = icon_name
        self._tint = tint
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colour and size."""
        size = theme.px(_ICON)
        self.setIcon(icon(self._icon_name, theme[self._tint], size))
        self.setIconSize(QSize(size, size))
        self.setFixedSize(theme.target, theme.target)


class _TextButton(QPushButton):
    """A button with a text and perhaps an icon in the colour of its text."""

    TINT = "text"

    def __init__(
        self, text: str, theme: Theme, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retheme(theme)

    def show_icon(self, icon_name: str, theme: Theme) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take another theme's colour and size."""
        size = theme.px(_ICON - 2)
        if self._icon_name:
            gap = theme.px(_GAP)
            self.setIcon(icon_before_text(self._icon_name, theme[self.TINT], size, gap))
            self.setIconSize(QSize(size + gap, size))
        self.setMinimumHeight(theme.target)


class PrimaryButton(_TextButton):
    """The one thing to do here."""

    TINT = "accent-fg"


class GhostButton(_TextButton):
    """Something else that can be done here."""


class DangerButton(_TextButton):
    """Something that removes."""

    TINT = "danger-fg"


class LinkButton(_TextButton):
    """A text that leads somewhere."""

    TINT = "link"


def retheme_buttons(root: QWidget, theme: Theme) -> None:
    """Give all buttons of this file below `root` another theme."""
    for button in root.findChildren(IconButton):
        button.retheme(theme)
    for text_button in root.findChildren(_TextButton):
        text_button.retheme(theme)
