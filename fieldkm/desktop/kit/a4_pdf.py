"""A PDF of A4 pages, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from fieldkm.host.files import write_whole


def save_a4_pdf(
    path: Path,
    title: str,
    paint: Callable[[QPdfWriter], object],
    *,
    resolution: int,
    margin_mm: float,
) -> None:
    """Write what `paint` paints, at `resolution` dots an inch; may run on any thread. Raises
    `Unavailable` where that fails.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(resolution)
    writer.setTitle(title)
    writer.setCreator("fieldkm")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(margin_mm, margin_mm, margin_mm, margin_mm),
            QPageLayout.Unit.Millimeter,
        )
    )
    paint(writer)
    write_whole(path, bytes(buffer.data().data()))
