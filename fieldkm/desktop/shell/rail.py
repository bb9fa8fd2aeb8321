"""The rail at the left: a button for each screen, the settings at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QToolButton, QVBoxLayout

from fieldkm.desktop.kit.icons import icon, pixmap
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.routes import FAULTS, HOME, MANUAL, PARTS, SETTINGS

_WIDTH = 92
_BUTTON = QSize(76, 62)
ENTRIES = (
    (HOME, "home", "Ctrl+1"),
    (MANUAL, "manual", "Ctrl+2"),
    (PARTS, "parts", "Ctrl+3"),
    (FAULTS, "fault", "Ctrl+4"),
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
        self.retranslate()
        self.retheme(theme)

    def button(self, name: str) -> QToolButton:
        """Return the button of a screen."""
        return self._buttons[name]

    def show_current(self, name: str) -> None:
        """Mark the screen that is open."""
        self._buttons[name].setChecked(True)
        self._paint_icons()

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.setFixedWidth(theme.px(_WIDTH))
        side = theme.px((_WIDTH - _BUTTON.width()) // 2)
        self._column.setContentsMargins(side, theme.px(10), side, theme.px(10))
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
        """Leave out the words where the window is too low for them."""
        theme, gap = self._theme, self._column.spacing()
        high = theme.px(_BUTTON.height())
        margins = 2 * theme.px(10) + self._logo.height()
        has_room = self.height() >= margins + len(self._buttons) * (high + gap)
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setFixedSize(theme.px(_BUTTON.width()), high if has_room else theme.target)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        names = {
            HOME: self.tr("Home"),
            MANUAL: self.tr("Manuals"),
            PARTS: self.tr("Parts"),
            FAULTS: self.tr("Fault codes"),
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
