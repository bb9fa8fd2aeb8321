"""What a page asks for by address: pictures out of its pack, badges, icons; nothing else.

Every answer is an image: Qt looks on the disk itself, and asks again at every layout, for what it
does not get.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QImage

from fieldkm.desktop.kit.icons import pixmap
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.painted import SIZE, SMALL_SIZE, badge, no_tick
from fieldkm.desktop.manual.pictures import PagePictures, ReadFile, placeholder
from fieldkm.domain.manuals import Signal

ICON = 18  # logical pixels at 100 %
_SIGNS = {
    Signal.DANGER: "alert",
    Signal.WARNING: "alert",
    Signal.CAUTION: "alert",
    Signal.NOTE: "info",
}
_NAMED = ("badge", "icon")  # of these each name has its own picture
_MOST_DRAWN = 200
_FULLY_DECODED = QUrl.ComponentFormattingOption.FullyDecoded


@dataclass(frozen=True, slots=True)
class PictureSource:
    """Where the pictures of one page come from; `release` names the manual and its version."""

    release: str
    read: ReadFile


@dataclass(frozen=True, slots=True)
class Canvas:
    """For what pictures are made: at most `width` logical pixels wide, in a theme, with `ratio`
    device pixels to a logical one."""

    theme: Theme
    width: int
    ratio: float


class PageResources:
    """Answers a page's addresses; what was drawn is kept from page to page."""

    def __init__(self) -> None:
        self.pictures = PagePictures()
        self._drawn: dict[str, QImage] = {}
        self._drawn_for: tuple[str, float, float] = ("", 0.0, 0.0)

    def image(self, address: QUrl, source: PictureSource, canvas: Canvas) -> QImage:
        """Return the picture at an address, or what stands in its place."""
        name = address.path(_FULLY_DECODED)
        if address.scheme() == "image":
            pictures, width, ratio = self.pictures, canvas.width, canvas.ratio
            picture = pictures.picture(source.release, name, width, ratio, source.read)
            return picture or _missing(canvas)
        return self._small(address.scheme(), name, canvas)

    def _small(self, scheme: str, name: str, canvas: Canvas) -> QImage:
        """Return a badge, box or icon; drawn once for a theme, a zoom and a screen."""
        look = (canvas.theme.name, canvas.theme.zoom, canvas.ratio)
        if look != self._drawn_for or len(self._drawn) > _MOST_DRAWN:
            self._drawn.clear()
            self._drawn_for = look
        key = f"{scheme}:{name if scheme in _NAMED else ''}"
        if key not in self._drawn:
            self._drawn[key] = _drawn(scheme, name, canvas)
        return self._drawn[key]


def _drawn(scheme: str, name: str, canvas: Canvas) -> QImage:
    match scheme:
        case "badge":
            return badge(name, canvas.theme, canvas.ratio)
        case "tick":
            return no_tick(SIZE, canvas.theme, canvas.ratio)
        case "ack":
            return no_tick(SMALL_SIZE, canvas.theme, canvas.ratio)
        case "icon":
            return _icon(name, canvas)
    return _missing(canvas)


def _icon(name: str, canvas: Canvas) -> QImage:
    """Return the sign of a danger, warning, caution or note."""
    if name not in set(Signal):
        return _missing(canvas)
    signal = Signal(name)
    theme = canvas.theme
    color = theme[f"{signal}-fg"]
    return pixmap(_SIGNS[signal], color, theme.page_px(ICON), canvas.ratio).toImage()


def _missing(canvas: Canvas) -> QImage:
    words = QCoreApplication.translate("PageView", "This picture cannot be shown")
    theme = canvas.theme
    return placeholder(words, theme.color("muted"), theme.color("border-strong"), canvas.ratio)
