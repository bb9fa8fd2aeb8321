"""A drawing's file as something to put on a sheet: SVG or bitmap, and where its callouts are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QImageReader, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from fieldkm.desktop.kit.svg import harmless_svg
from fieldkm.domain.parts import Drawing

_MOST_PIXELS = 12_000_000  # of a bitmap in memory: 48 MB
_MOST_SOURCE_PIXELS = 120_000_000
_SPOT = 0.016  # the radius of a bitmap's callout, by the longer side


@dataclass(frozen=True, slots=True)
class Artwork:
    """What a sheet shows. All bounds are in the coordinates of `item`, which begin at (0, 0).

    `part_bounds` gives the bounds of what a callout points to; empty where the file does not say.
    """

    item: QGraphicsItem
    callouts: Mapping[str, QRectF]
    part_bounds: Callable[[str], QRectF]


def artwork_of(data: bytes, drawing: Drawing) -> Artwork | None:
    """Return a drawing's artwork, or None where its file cannot be shown."""
    if drawing.file.lower().endswith(".svg"):
        harmless = harmless_svg(data)
        return _svg(harmless, drawing) if harmless else None
    return _bitmap(data, drawing)


def _svg(data: bytes, drawing: Drawing) -> Artwork | None:
    """The elements `callout-<n>` are the callouts, `part-<n>` what they point to."""
    # Loaded with the first drawing: start-up counts.
    from PySide6.QtSvg import QSvgRenderer
    from PySide6.QtSvgWidgets import QGraphicsSvgItem

    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid() or renderer.defaultSize().isEmpty():
        return None
    item = QGraphicsSvgItem()
    item.setSharedRenderer(renderer)
    # Hovering repaints from this cache. No limit: where the drawing is larger than the view, Qt
    # keeps only what is in view, while beyond a limit it would draw everything anew each time.
    item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    item.setMaximumCacheSize(QSize())
    to_item = _between(renderer.viewBoxF(), item.boundingRect())

    def bounds(element: str) -> QRectF:
        if not renderer.elementExists(element):
            return QRectF()
        above = renderer.transformForElement(element)
        return QRectF(to_item.mapRect(above.mapRect(renderer.boundsOnElement(element))))

    callouts = {name: bounds(f"callout-{name}") for name in drawing.callouts}
    return Artwork(
        item=item,
        callouts={name: box for name, box in callouts.items() if not box.isEmpty()},
        part_bounds=lambda callout: bounds(f"part-{callout}"),
    )


def _bitmap(data: bytes, drawing: Drawing) -> Artwork | None:
    """A photo or a scan has spots, in pixels of the file, and no elements."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    pixels = size.width() * size.height()
    if size.isEmpty() or pixels > _MOST_SOURCE_PIXELS:
        return None
    if pixels > _MOST_PIXELS:
        reader.setScaledSize(size * (_MOST_PIXELS / pixels) ** 0.5)
    pixmap = QPixmap.fromImage(reader.read())
    if pixmap.isNull():
        return None
    to_item = _between(QRectF(0, 0, size.width(), size.height()), QRectF(pixmap.rect()))
    radius = _SPOT * max(size.width(), size.height())
    return Artwork(
        item=QGraphicsPixmapItem(pixmap),
        callouts={
            name: QRectF(to_item.mapRect(QRectF(x - radius, y - radius, 2 * radius, 2 * radius)))
            for name, x, y in drawing.spots
        },
        part_bounds=lambda _: QRectF(),
    )


def _between(source: QRectF, target: QRectF) -> QTransform:
    """Return the way from the coordinates of a file to those of its item."""
    wide, high = target.width() / source.width(), target.height() / source.height()
    return QTransform.fromScale(wide, high).translate(-source.x(), -source.y())
