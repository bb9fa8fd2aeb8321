"""The rail at the left: a button for each screen, the settings at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QVBoxLayout

from fieldkm.desktop.kit.icons import icon, pixmap
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.routes import (
    CUSTOMERS,
    FAULTS,
    FIXES,
    HOME,
    INCIDENTS,
    MANUAL,
    PARTS,
    REVIEW,
    SETTINGS,
    SYNC,
)

_WIDTH = 92
_BUTTON = QSize(76, 62)
_LEAST_HEIGHT = 40
ENTRIES = (
    (HOME, "home", "Ctrl+1"),
    (MANUAL, "manual", "Ctrl+2"),
    (PARTS, "parts", "Ctrl+3"),
    (FAULTS, "fault", "Ctrl+4"),
    (CUSTOMERS, "customer", "Ctrl+5"),
    (FIXES, "fix", "Ctrl+6"),
    (REVIEW, "review", "Ctrl+7"),
    (SYNC, "sync", "Ctrl+8"),
    (INCIDENTS, "incident", "Ctrl+9"),
    (SETTINGS, "settings", "Ctrl+,"),
)


class Rail(QFrame):
    """Tells by `chosen` which screen is wanted, and shows which one is open."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme = theme
        self._logo = QLabel()
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(4)
        self._column.addWidget(self._logo)
        for name, _, _ in ENTRIES:
            if name == SETTINGS:
                self._column.addStretch(1)
            self._buttons[name] = self._button(name)
            self._column.addWidget(self._buttons[name])
        for name in (REVIEW, INCIDENTS):  # until it is known that they are work of this user's
            self._buttons[name].hide()
        self.retranslate()
        self.retheme(theme)

    def button(self, name: str) -> QToolButton:
        """Return the button of a screen."""
        return self._buttons[name]

    def offer(self, name: str, *, is_offered: bool) -> None:
        """Show the button of a screen that is not for every role, or hide it."""
        self._buttons[name].setVisible(is_offered)
        self._fit()

    def show_current(self, name: str) -> None:
        """Mark the screen that is open; none where it has no button here."""
        self._group.setExclusive(False)
        for own_name, button in self._buttons.items():
            button.setChecked(own_name == name)
        self._group.setExclusive(True)
        self._paint_icons()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setFixedWidth(theme.px(_WIDTH))
        self._logo.setPixmap(pixmap("logo", theme["rail-logo"], theme.px(30)))
        self._logo.setFixedHeight(theme.px(44))
        for button in self._buttons.values():
            button.setIconSize(QSize(theme.px(24), theme.px(24)))
        self._fit()
        self._paint_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the words where the window is too low for them, then the logo."""
        theme, gap = self._theme, self._column.spacing()
        count = sum(not button.isHidden() for button in self._buttons.values())
        side, high = theme.px((_WIDTH - _BUTTON.width()) // 2), theme.px(_BUTTON.height())
        margin, logo = theme.px(10), theme.px(44)
        room = (self.height() - 2 * margin - logo) // count - gap
        has_logo = room >= theme.target
        if not has_logo:
            margin = gap
            room = (self.height() - 2 * margin) // count - gap
        self._logo.setVisible(has_logo)
        self._column.setContentsMargins(side, margin, side, margin)
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._buttons.values():
            button.setToolButtonStyle(style if room >= high else icon_only)
            height = high if room >= high else min(theme.target, max(room, _LEAST_HEIGHT))
            button.setFixedSize(theme.px(_BUTTON.width()), height)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        names = {
            HOME: self.tr("Home"),
            MANUAL: self.tr("Manuals"),
            PARTS: self.tr("Parts"),
            FAULTS: self.tr("Fault codes"),
            CUSTOMERS: self.tr("Customers"),
            FIXES: self.tr("Fixes"),
            REVIEW: self.tr("Review"),
            SYNC: self.tr("Sync"),
            INCIDENTS: self.tr("Incidents"),
            SETTINGS: self.tr("Settings"),
        }
        for name, _, shortcut in ENTRIES:
            button = self._buttons[name]
            button.setText(names[name])
            button.setAccessibleName(names[name])
            button.setToolTip(f"{names[name]}  ({shortcut})")

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        return button

    def _paint_icons(self) -> None:
        for name, icon_name, _ in ENTRIES:
            button = self._buttons[name]
            color = self._theme["rail-on-fg" if button.isChecked() else "rail-fg"]
            button.setIcon(icon(icon_name, color, self._theme.px(24)))
