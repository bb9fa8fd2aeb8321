"""Photos that a user gives: dragged, copied or chosen; and their small pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap

PICTURES = "*.jpg *.jpeg *.png *.webp *.heic *.gif *.bmp *.tif *.tiff"
"""What a file dialog offers; what the files really hold is looked at later."""


def picture_files(data: QMimeData) -> list[Path]:
    """Return the picture files that are dragged or copied."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    endings = {pattern.removeprefix("*") for pattern in PICTURES.split()}
    return [file for file in files if file.suffix.lower() in endings]


def pictures_in(data: QMimeData) -> list[Path | bytes]:
    """Return the pictures that are dragged or copied: files, else the picture itself."""
    files = picture_files(data)
    if files:
        return list(files)
    image = data.imageData() if data.hasImage() else None
    whole = image.toImage() if isinstance(image, QPixmap) else image
    return [png_of(whole)] if isinstance(whole, QImage) and not whole.isNull() else []


def scaled_picture(file: Path, size: int) -> QPixmap:
    """Return a picture read at no more than this size."""
    return QPixmap.fromImage(read_picture(file, size))


def read_picture(file: Path, size: int) -> QImage:
    """Return a picture with no side longer than `size` pixels; a null one where it is none."""
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)  # photos lie under their hash, without an ending
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and max(whole.width(), whole.height()) > size:
        reader.setScaledSize(whole.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def png_of(image: QImage) -> bytes:
    """Return a picture as a PNG file's bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
