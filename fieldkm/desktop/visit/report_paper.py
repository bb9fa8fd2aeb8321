"""A service report on A4: laid out, painted page by page, saved as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from fieldkm.desktop.kit.a4_pdf import save_a4_pdf
from fieldkm.desktop.kit.fonts import interface_font
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.visit.report import SIGNATURE, Report, ReportWords

_MARGIN_MM = 18.0
_FOOT = 30  # pixels
_PIXELS_PER_INCH = 96
_RESOLUTION = 300


class ReportDocument(QTextDocument):
    """The report's page; it asks for nothing but the signature."""

    def __init__(self, report: Report, words: ReportWords) -> None:
        super().__init__()
        taken = report.sheet.signature
        self._signature = QImage(str(taken.file)) if taken and taken.file else QImage()
        self.setDocumentMargin(0)
        self.setDefaultFont(interface_font(LIGHT, 13))
        self.setHtml(words.page(report))

    def loadResource(self, kind: int, address: object) -> QImage | None:
        """Answer what the page asks for. The base class would look on the disk: never call it."""
        return self._signature if SIGNATURE in str(address) else None


def save_report(report: Report, path: Path) -> None:
    """Write the report as a PDF; may run on any thread. Raises `Unavailable`."""
    words = ReportWords(report.language)
    document, foot = ReportDocument(report, words), words.foot(report)
    save_a4_pdf(
        path,
        report.name,
        lambda writer: _paint(document, foot, writer),
        resolution=_RESOLUTION,
        margin_mm=_MARGIN_MM,
    )


def _paint(document: ReportDocument, foot: str, writer: QPdfWriter) -> None:
    scale = writer.logicalDpiX() / _PIXELS_PER_INCH
    room = QSizeF(writer.width() / scale, writer.height() / scale)
    body = QSizeF(room.width(), room.height() - _FOOT)
    document.setPageSize(body)
    painter = QPainter(writer)
    painter.scale(scale, scale)
    pages = document.pageCount()
    for number in range(pages):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * body.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = LIGHT.qpalette()
        context.clip = QRectF(0, number * body.height(), body.width(), body.height())
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
        _paint_foot(painter, room, foot, f"{number + 1} / {pages}")
    painter.end()


def _paint_foot(painter: QPainter, room: QSizeF, words: str, number: str) -> None:
    painter.setFont(interface_font(LIGHT, 10))
    line = QRectF(0, room.height() - 16, room.width(), 16)
    painter.setPen(QColor(LIGHT["border"]))
    painter.drawLine(line.topLeft(), line.topRight())
    painter.setPen(QColor(LIGHT["muted"]))
    below = line.translated(0, 4)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, words)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, number)
