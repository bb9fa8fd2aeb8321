"""The icons: strokes on a 24 x 24 grid, drawn in any colour and sharp at any device pixel ratio."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache

_STROKES: Mapping[str, str] = MappingProxyType(
    {
        "logo": '<path d="M19.6 6.4l-3.2 3.2-1.9-.5-.5-1.9 3.2-3.2a5 5 0 0 0-6.4 6.4l-6.6 6.6a2.2'
        ' 2.2 0 0 0 3.1 3.1l6.6-6.6a5 5 0 0 0 5.7-7.1z"/>',
        "home": '<path d="M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z"/>',
        "manual": '<path d="M4 5a2 2 0 0 1 2-2h13v16H6a2 2 0 0 0-2 2zM4 20a1 1 0 0 0 1'
        ' 1h14v-2M8 7.5h7M8 11.5h5"/>',
        "parts": '<circle cx="12" cy="12" r="3.2"/><path d="M12 2.5v2.5M12 19v2.5M2.5'
        " 12h2.5M19 12h2.5M5.3 5.3l1.75 1.75M16.95 16.95l1.75 1.75M18.7 5.3l-1.75 1.75M7.05"
        ' 16.95L5.3 18.7"/><circle cx="12" cy="12" r="7"/>',
        "fault": '<path d="M12 3.5l9.3 16.5H2.7zM12 10v4.5M12 17.2v.1"/>',
        "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7"'
        ' r="2.2"/><circle cx="9" cy="17" r="2.2"/>',
        "sync": '<path d="M4 11a8 8 0 0 1 14-4.5L20.5 9M20.5 4v5h-5M20 13a8 8 0 0 1-14 4.5L3.5'
        ' 15M3.5 20v-5h5"/>',
        "search": '<circle cx="11" cy="11" r="7"/><path d="M20.5 20.5L16 16"/>',
        "back": '<path d="M15 5l-7 7 7 7"/>',
        "forward": '<path d="M9 5l7 7-7 7"/>',
        "up": '<path d="M5 15l7-7 7 7"/>',
        "down": '<path d="M5 9l7 7 7-7"/>',
        "close": '<path d="M6 6l12 12M18 6L6 18"/>',
        "plus": '<path d="M12 5v14M5 12h14"/>',
        "minus": '<path d="M5 12h14"/>',
        "check": '<path d="M4 12.5l5 5L20 6.5"/>',
        "star": '<path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1'
        ' 5.9-.8z"/>',
        "star-filled": '<path fill="{color}" d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1'
        ' 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z"/>',
        "print": '<path d="M7 8V3h10v5M7 17H4V9a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v8h-3"/><path'
        ' d="M7 14h10v7H7z"/>',
        "page": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
        "procedure": '<path d="M10 6h10M10 12h10M10 18h10"/><path d="M4 5.5l1.2 1L7.5 4.5M4'
        ' 11.5l1.2 1 2.3-2M4 17.5l1.2 1 2.3-2"/>',
        "reference": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9"/>',
        "note": '<path d="M4 4h16v10l-6 6H4zM14 20v-6h6M8 9h8"/>',
        "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
        "machine": '<path d="M5 9V4h11v5M4 9h16v9H4zM7 18v2.5M17 18v2.5M8 13h5M16.5 13h.1"/>',
        "scan": '<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8v8M11 8v8M13.5 8v8M16 8v8"/>',
        "sun": '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2.5M12 19v2.5M2.5 12h2.5M19'
        " 12h2.5M5.3 5.3l1.75 1.75M16.95 16.95l1.75 1.75M18.7 5.3l-1.75 1.75M7.05 16.95L5.3"
        ' 18.7"/>',
        "moon": '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/>',
        "install": '<path d="M12 3v11M7.5 10l4.5 4.5 4.5-4.5M4 16v4h16v-4"/>',
        "import": '<path d="M13 3H6v18h12v-5M13 3l5 5M13 3v5h5v2M21 12.5H10.5M13.5 9.5l-3 3 3 3"/>',
        "open": '<path d="M3 19V5h6l2 2.5h10V19z"/>',
        "remove": '<path d="M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6"/>',
        "edit": '<path d="M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5"/>',
        "copy": '<path d="M8 8h12v12H8zM16 8V4H4v12h4"/>',
        "shield": '<path d="M12 3l8 3v6c0 5-3.5 8-8 9.5C7.5 20 4 17 4 12V6zM8.5 12l2.5 2.5'
        ' 4.5-5"/>',
        "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.7v.1"/>',
        "alert": '<path d="M12 3.5l9.3 16.5H2.7zM12 10v4.5M12 17.2v.1"/>',
        "link": '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 10a4 4 0 0'
        ' 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.3-1.3"/>',
        "keyboard": '<path d="M3 6h18v12H3zM7 10h.1M12 10h.1M17 10h.1M7 14h10"/>',
        "contents": '<path d="M4 6h16M4 12h10M4 18h13"/>',
        "panel": '<path d="M4 4h16v16H4zM15 4v16"/>',
        "zoom-in": '<circle cx="11" cy="11" r="7"/><path d="M20.5 20.5L16 16M8 11h6M11 8v6"/>',
        "zoom-out": '<circle cx="11" cy="11" r="7"/><path d="M20.5 20.5L16 16M8 11h6"/>',
        "fit": '<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>',
        "go": '<path d="M5 12h14M13 6l6 6-6 6"/>',
        "enter": '<path d="M20 5v8H5M9.5 8.5L5 13l4.5 4.5"/>',
        "customer": '<circle cx="9" cy="8" r="3.4"/><path d="M2.8 20c.4-4 2.9-6 6.2-6s5.8 2 6.2'
        ' 6M15.5 4.9a3.4 3.4 0 0 1 0 6.2M17.3 14.4c2.3.7 3.6 2.6 3.9 5.6"/>',
        "site": '<path d="M4 21V4h10v17M14 10h6v11M2.5 21h19M7.5 8h3M7.5 12h3M7.5 16h3M17'
        ' 14v.1M17 17.5v.1"/>',
        "photo": '<path d="M3.5 7.5H8L9.5 5h5L16 7.5h4.5V19h-17z"/><circle cx="12" cy="13"'
        ' r="3.5"/>',
        "incident": '<path d="M4 4.5h16v12h-8.5L7 20.5v-4H4zM12 7.5v4M12 13.8v.1"/>',
        "visit": '<path d="M9 4.5H5.5V21h13V4.5H15M9 3h6v3.5H9zM8.5 13l2.5 2.5 4.5-5"/>',
        "calendar": '<path d="M4 5.5h16V20H4zM4 10h16M8.5 3v4M15.5 3v4"/>',
        "moved": '<path d="M4 8h13M13.5 4.5L17 8l-3.5 3.5M20 16H7M10.5 12.5L7 16l3.5 3.5"/>',
        "kit": '<path d="M10 4h4v3a2 2 0 1 0 4 0h2v13H4v-5a2.4 2.4 0 1 0 0-4.5V7h6z"/>',
        "heart": '<path d="M12 20C5 15 3.5 12 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1'
        ' 8.5 2c0 3-1.5 6-8.5 11z"/>',
        "phone": '<path d="M5 3.5h4l1.7 4.7-2.3 1.7a12 12 0 0 0 5.7 5.7l1.7-2.3'
        " 4.7 1.7v4a1.5 1.5 0 0 1-1.7 1.5C10.5 19.5 4.5 13.5 3.5 5.2A1.5"
        ' 1.5 0 0 1 5 3.5z"/>',
        "mail": '<path d="M3.5 5.5h17v13h-17zM4 6.5l8 6.5 8-6.5"/>',
        "key": '<circle cx="8" cy="15.5" r="4.2"/><path d="M11.2 12.5L20 3.5M16.5'
        ' 7l3 3M13.5 10l2 2"/>',
        "task": '<path d="M4 4h16v16H4zM8 12.5l2.8 2.8L16.5 9"/>',
        "sign": '<path d="M3 20h18M5 16c3-7 6-11 8-11s1 4-2 7-5 4-5 2 4-4 6-3 0 4 2 4 3-2 5-2"/>',
        "test": '<path d="M9 3h6M10 3v6L4.5 19a1.5 1.5 0 0 0 1.4 2h12.2a1.5 1.5 0 0 0'
        ' 1.4-2L14 9V3M7.5 15h9"/>',
        "measure": '<path d="M3 8h18v8H3zM7 8v3M11 8v4.5M15 8v3M19 8v3"/>',
        "meter": '<path d="M4 17a8.5 8.5 0 1 1 16 0zM12 15l4-5"/>',
        "action": '<path d="M19.6 6.4l-3.2 3.2-1.9-.5-.5-1.9 3.2-3.2a5 5 0 0 0-6.4 6.4l-6.6'
        ' 6.6a2.2 2.2 0 0 0 3.1 3.1l6.6-6.6a5 5 0 0 0 5.7-7.1z"/>',
        "cause": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4"/><path'
        ' d="M12 12h.1"/>',
        "symptom": '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5'
        ' 12z"/><circle cx="12" cy="12" r="2.8"/>',
        "van": '<path d="M2.5 6h11v10.5h-11zM13.5 9.5h4l4 4v3h-8z"/><circle cx="7"'
        ' cy="17.5" r="1.8"/><circle cx="17.5" cy="17.5" r="1.8"/>',
        "play": '<path d="M7 4.5l12 7.5-12 7.5z"/>',
        "stop": '<path d="M6 6h12v12H6z"/>',
        "fix": '<path d="M9 17.5h6M10 20.5h4M9 17.5c0-2-3.5-3.6-3.5-7.5a6.5 6.5 0 0 1 13 0c0'
        ' 3.9-3.5 5.5-3.5 7.5"/>',
        "review": '<path d="M13 3H5v18h7M13 3l5 5v3M13 3v5h5M13.5 17.5l2.5 2.5 5-5.5"/>',
        "flag": '<path d="M5.5 21V4M5.5 4.5c4-2 7 2 13 0v9c-6 2-9-2-13 0"/>',
        "paste": '<path d="M8 4h8v3H8zM8 5.5H5V21h14V5.5h-3M9 12h6M9 16h6"/>',
    }
)


def names() -> list[str]:
    """Return the names of all icons."""
    return sorted(_STROKES)


def pixmap(name: str, color: str, size: int = 20, ratio: float = 2.0) -> QPixmap:
    """Return an icon `size` logical pixels wide, for a screen of that device pixel ratio."""
    key = f"fieldkm/{name}/{color}/{size}/{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = _drawn(_svg(name, color), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, color: str, size: int = 20) -> QIcon:
    """Return an icon in one colour."""
    return QIcon(pixmap(name, color, size))


def icon_before_text(name: str, color: str, size: int, gap: int) -> QIcon:
    """Return an icon with room at its right: Qt sets the text of a button close to it."""
    ratio = 2.0
    wide = QPixmap(round((size + gap) * ratio), round(size * ratio))
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap(name, color, size, ratio))
    painter.end()
    return QIcon(wide)


def _svg(name: str, color: str) -> bytes:
    strokes = _STROKES[name].replace("{color}", color)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"'
        f' stroke="{color}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">'
        f"{strokes}</svg>"
    ).encode()


def _drawn(svg: bytes, pixels: int) -> QPixmap:
    # Imported here: the first window is on the screen before the first icon is drawn in a test run.
    from PySide6.QtSvg import QSvgRenderer

    canvas = QPixmap(pixels, pixels)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return canvas
