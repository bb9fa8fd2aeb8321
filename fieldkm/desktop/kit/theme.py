"""How everything looks: colours by name, zoom and glove mode, in one value.

A screen that is given another `Theme` shows other colours, another zoom or larger targets; it need
not know which of the three has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

# The interface follows the zoom only so far: at 250 % a page is read from across a room, while
# buttons of that size would leave no room for the page.
INTERFACE_ZOOM = (0.85, 1.5)

_LIGHT = {
    "background": "#F4F6F8", "surface": "#FFFFFF", "raised": "#F9FAFB",
    "rail": "#16212E", "rail-fg": "#B9C6D4", "rail-on": "#24405F", "rail-on-fg": "#FFFFFF",
    "rail-hover": "#202E3E", "rail-logo": "#5BA3FF",
    "text": "#17212B", "muted": "#54616E", "faint": "#5F6B76",
    "border": "#DCE2E8", "border-strong": "#7C8A97", "scroll": "#B9C3CC",
    "accent": "#0B5FCC", "accent-bg": "#E4EEFB", "accent-fg": "#FFFFFF", "accent-hover": "#0A52B0",
    "link": "#0B5FCC", "hover": "#EDF1F5", "sel": "#CFE2FB", "mark": "#FFE58A",
    "th": "#EEF2F6", "code-bg": "#F1F4F7", "code-fg": "#24323F",
    "ok": "#14683C", "ok-bg": "#E2F4EA", "badge": "#0B5FCC", "badge-fg": "#FFFFFF",
    "danger-bar": "#C8102E", "danger-bg": "#FDECEE", "danger-fg": "#8E0A20",
    "warning-bar": "#E87400", "warning-bg": "#FFF3E4", "warning-fg": "#8A4300",
    "caution-bar": "#E3B505", "caution-bg": "#FFF9DF", "caution-fg": "#6B5400",
    "note-bar": "#0B5FCC", "note-bg": "#E9F1FC", "note-fg": "#0A4290",
}  # fmt: skip

_DARK = {
    "background": "#12181F", "surface": "#1A222B", "raised": "#202A34",
    "rail": "#0D1319", "rail-fg": "#93A3B3", "rail-on": "#1E3A5C", "rail-on-fg": "#FFFFFF",
    "rail-hover": "#18222C", "rail-logo": "#5BA3FF",
    "text": "#E4EAF0", "muted": "#A3B0BC", "faint": "#93A0AC",
    "border": "#2D3944", "border-strong": "#6B7A88", "scroll": "#43515E",
    "accent": "#5BA3FF", "accent-bg": "#1B3350", "accent-fg": "#07131F", "accent-hover": "#7DB6FF",
    "link": "#79B4FF", "hover": "#25303B", "sel": "#2A4B72", "mark": "#6B5A12",
    "th": "#232E39", "code-bg": "#141B22", "code-fg": "#C9D6E2",
    "ok": "#5FD39A", "ok-bg": "#163527", "badge": "#2468C4", "badge-fg": "#FFFFFF",
    "danger-bar": "#F2556B", "danger-bg": "#3A1A21", "danger-fg": "#FF9FAD",
    "warning-bar": "#FF9A3D", "warning-bg": "#38260F", "warning-fg": "#FFC48A",
    "caution-bar": "#F2CC3A", "caution-bg": "#332C10", "caution-fg": "#FFE27A",
    "note-bar": "#5BA3FF", "note-bg": "#172A42", "note-fg": "#A9D0FF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by token, the zoom (1.0 is 100 %) and whether gloves are worn.

    `theme["danger-bar"]` is a colour as `#RRGGBB`; `px` gives sizes of the interface, `page_px` of
    pages.
    """

    name: str
    tokens: Mapping[str, str]
    zoom: float = 1.0
    gloves: bool = False

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(self.tokens[token])

    @property
    def is_dark(self) -> bool:
        """Tell whether light text stands on dark ground."""
        return self.name == "dark"

    @property
    def interface_zoom(self) -> float:
        """How much the interface is enlarged: like the pages, but within bounds."""
        low, high = INTERFACE_ZOOM
        return min(max(self.zoom, low), high)

    def px(self, pixels: float) -> int:
        """Return a size of the interface, given at 100 %, in pixels."""
        return round(pixels * self.interface_zoom)

    def page_px(self, pixels: float) -> int:
        """Return a size on a page, given at 100 %, in pixels."""
        return round(pixels * self.zoom)

    @property
    def target(self) -> int:
        """The least height and width in pixels of what is clicked or touched."""
        return self.px(48 if self.gloves else 40)

    def at(self, zoom: float, gloves: bool) -> Theme:
        """Return the same colours at another zoom, with or without gloves."""
        return replace(self, zoom=zoom, gloves=gloves)

    def qpalette(self) -> QPalette:
        """Return the palette for what the style sheet does not colour."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette


_ROLES: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        QPalette.ColorRole.Window: "background",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "raised",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "faint",
        QPalette.ColorRole.Highlight: "sel",
        QPalette.ColorRole.HighlightedText: "text",
        QPalette.ColorRole.Link: "link",
        QPalette.ColorRole.LinkVisited: "link",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Dark: "border",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Light: "raised",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.BrightText: "surface",
    }
)

LIGHT = Theme("light", MappingProxyType(_LIGHT))
DARK = Theme("dark", MappingProxyType(_DARK))
