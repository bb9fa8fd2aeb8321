"""The fonts, best first: the first that this system has is used; Chinese falls through."""

from __future__ import annotations

from PySide6.QtGui import QFont

from fieldkm.desktop.kit.theme import Theme

FAMILIES = (
    "Segoe UI",
    "Inter",
    "Noto Sans",
    "DejaVu Sans",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
)
MONO_FAMILIES = (
    "Cascadia Mono",
    "Consolas",
    "JetBrains Mono",
    "Noto Sans Mono",
    "DejaVu Sans Mono",
    "Noto Sans CJK SC",
)

BODY = 14
SMALL = 12


def interface_font(theme: Theme, pixels: float = BODY, bold: bool = False) -> QFont:
    """Return the font of the interface; `pixels` is its size at 100 %."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(theme.px(pixels))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def page_font(theme: Theme, pixels: float = 15) -> QFont:
    """Return the font of pages; `pixels` is its size at 100 %."""
    font = interface_font(theme)
    font.setPixelSize(theme.page_px(pixels))
    return font
