"""Pictures of pages as images of the right size, and how many of them are kept.

What cannot be shown (missing, broken, too large) becomes a placeholder and stays one: Qt asks again
at every layout for what it did not get. Drawings are painted on white paper in every theme.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageReader, QPainter, QPen

from fieldkm.desktop.kit.svg import harmless_svg
from fieldkm.errors import FieldkmError

MOST_PIXELS = 40_000_000
MOST_KEPT_BYTES = 32_000_000
MOST_HEIGHT = 4_000

_FORMATS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "bmp"})
_PAPER = QColor("#FFFFFF")
_PAPER_MARGIN = 10

ReadFile = Callable[[str], bytes]


class PagePictures:
    """The pictures shown last, up to `most_bytes` of decoded pixels, whichever page they are on."""

    def __init__(self, most_bytes: int = MOST_KEPT_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[tuple[str, str, int, float], QImage] = OrderedDict()
        self.kept_bytes = 0

    def picture(
        self, release: str, path: str, width: int, ratio: float, read: ReadFile
    ) -> QImage | None:
        """Return a picture of a manual's `release`, at most `width` logical pixels wide, drawn for
        a screen with `ratio` device pixels to one; None where it cannot be shown."""
        key = (release, path, width, ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        image = _loaded(path, width, ratio, read)
        if image is not None:
            self._keep(key, image)
        return image

    def forget(self) -> None:
        """Let go of every picture."""
        self._kept.clear()
        self.kept_bytes = 0

    def _keep(self, key: tuple[str, str, int, float], image: QImage) -> None:
        self._kept[key] = image
        self.kept_bytes += image.sizeInBytes()
        while self.kept_bytes > self._most_bytes and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self.kept_bytes -= oldest.sizeInBytes()


def placeholder(words: str, text: QColor, line: QColor, ratio: float) -> QImage:
    """Return what stands where a picture cannot be shown: a dashed frame with `words` in it."""
    image = blank(QSize(320, 96), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.5, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(1, 1, 318, 94), 8, 8)
    font = QFont(painter.font())
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(text)
    painter.drawText(QRectF(12, 0, 296, 96), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return image


def blank(size: QSize, ratio: float) -> QImage:
    """Return a transparent image of `size` logical pixels."""
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _loaded(path: str, width: int, ratio: float, read: ReadFile) -> QImage | None:
    try:
        data = read(path)
    except FieldkmError:
        return None
    if path.lower().endswith(".svg"):
        return _drawing(data, width, ratio)
    return _bitmap(data, width, ratio)


def _drawing(data: bytes, width: int, ratio: float) -> QImage | None:
    # Loaded with the first drawing: many pages have none, and start-up counts.
    from PySide6.QtSvg import QSvgRenderer

    source = harmless_svg(data)
    renderer = QSvgRenderer(QByteArray(source)) if source else None
    if renderer is None or not renderer.isValid() or renderer.defaultSize().isEmpty():
        return None
    inner = _fitted(renderer.defaultSize(), width - 2 * _PAPER_MARGIN)
    image = blank(inner + QSize(2 * _PAPER_MARGIN, 2 * _PAPER_MARGIN), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PAPER)
    painter.drawRoundedRect(QRectF(0, 0, image.width() / ratio, image.height() / ratio), 6, 6)
    corner = QRectF(_PAPER_MARGIN, _PAPER_MARGIN, inner.width(), inner.height())
    renderer.render(painter, corner)
    painter.end()
    return image


def _bitmap(data: bytes, width: int, ratio: float) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind, size = bytes(reader.format().data()).decode(), reader.size()
    if kind not in _FORMATS or size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        return None
    fitted = _fitted(size, width)
    if fitted.width() * ratio < size.width():
        reader.setScaledSize(fitted * ratio)
    image = reader.read()
    if image.isNull():
        return None
    image.setDevicePixelRatio(image.width() / fitted.width())
    return _on_paper(image) if image.hasAlphaChannel() else image


def _on_paper(image: QImage) -> QImage:
    """Return `image` with white where it is transparent: black lines vanish on a dark page."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.setDevicePixelRatio(image.devicePixelRatio())
    paper.fill(_PAPER)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _fitted(size: QSize, width: int) -> QSize:
    """Return `size` made smaller, never larger, to fit into the column."""
    if size.width() <= width and size.height() <= MOST_HEIGHT:
        return size
    return size.scaled(width, MOST_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(
        QSize(1, 1)
    )
