"""A page on paper: always in the light colours, with manual, version and number on every sheet."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QTextDocument,
    QTextOption,
)

from fieldkm.desktop.kit.a4_pdf import save_a4_pdf
from fieldkm.desktop.kit.fonts import interface_font, page_font
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.manual.page_html import filled_page, page_style
from fieldkm.desktop.manual.page_resources import Canvas, PageResources, PictureSource
from fieldkm.desktop.manual.painted import SIZE, SMALL_SIZE, tick

_MARGIN_MM = 16.0
_PIXELS_PER_INCH = 96  # the size of a CSS pixel: 15 px of the page are 11 points of paper
_HEADER, _FOOTER = 34, 30  # pixels
_PICTURE_RATIO = 3.0
_PICTURE_WIDTH = 560
_RESOLUTION = 600
_BOXES = {"tick": SIZE, "ack": SMALL_SIZE}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: a compiled page, the words above it, and which steps are ticked."""

    html: str
    source: PictureSource
    title: str
    manual: str
    version: str
    ticked: Set[str] = frozenset()


def save_pdf(sheet: Sheet, path: str) -> None:
    """Write a page as an A4 PDF; may run on any thread. Raises `Unavailable` where that fails."""
    save_a4_pdf(
        Path(path),
        sheet.title,
        lambda writer: print_sheet(sheet, writer),
        resolution=_RESOLUTION,
        margin_mm=_MARGIN_MM,
    )


def print_sheet(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    """Print a page on paper or into a PDF; tells whether the device took it."""
    paper = PaperDocument(sheet)
    scale = device.logicalDpiX() / _PIXELS_PER_INCH
    room = QSizeF(device.width() / scale, device.height() / scale)
    body = QSizeF(room.width(), room.height() - _HEADER - _FOOTER)
    paper.fit(body)
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(scale, scale)
    sheets = paper.pageCount()
    for number in range(sheets):
        if number and not device.newPage():
            break
        _paint_frame(painter, sheet, room, f"{number + 1} / {sheets}")
        painter.save()
        painter.translate(0, _HEADER - number * body.height())
        paper.paint(painter, QRectF(0, number * body.height(), body.width(), body.height()))
        painter.restore()
    return painter.end()


class PaperDocument(QTextDocument):
    """The page laid out for paper, with its tick boxes as pictures."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._resources = PageResources()
        self.setDocumentMargin(0)
        self.setDefaultFont(page_font(LIGHT))
        self.setDefaultStyleSheet(page_style(LIGHT.tokens, LIGHT.page_px, _PICTURE_WIDTH))
        self.setHtml(filled_page(sheet.html, LIGHT.tokens))

    def fit(self, body: QSizeF) -> None:
        """Lay the page out for sheets of this size; words are broken only where one is too long."""
        for mode in (
            QTextOption.WrapMode.WordWrap,
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere,
        ):
            option = self.defaultTextOption()
            option.setWrapMode(mode)
            self.setDefaultTextOption(option)
            self.setPageSize(body)
            if self.size().width() <= body.width() + 1:
                break

    def paint(self, painter: QPainter, part: QRectF) -> None:
        """Paint a part of it, in dark ink: Qt's own way takes the window's colour, which is light
        in the dark theme."""
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = LIGHT.qpalette()
        context.clip = part
        painter.setClipRect(part)
        self.documentLayout().draw(painter, context)

    def loadResource(self, kind: int, address: QUrl | str) -> QImage | None:
        """Answer what the page asks for. The base class would look on the disk: never call it."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        url = QUrl(address)
        if url.scheme() in _BOXES:
            is_ticked = url.path() in self._sheet.ticked
            return tick(is_ticked, _BOXES[url.scheme()], LIGHT, _PICTURE_RATIO)
        return self._resources.image(
            url, self._sheet.source, Canvas(LIGHT, _PICTURE_WIDTH, _PICTURE_RATIO)
        )


def _paint_frame(painter: QPainter, sheet: Sheet, room: QSizeF, number: str) -> None:
    """Paint what stands above and below the text."""
    painter.setFont(interface_font(LIGHT, 11))
    painter.setPen(QColor(LIGHT["muted"]))
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    head = QRectF(0, 0, room.width(), 18)
    foot = QRectF(0, room.height() - 18, room.width(), 18)
    painter.drawText(head, left, f"{sheet.manual}  {sheet.version}")
    painter.drawText(head, right, sheet.title)
    painter.drawText(foot, right, number)
    painter.setPen(QColor(LIGHT["border"]))
    painter.drawLine(head.bottomLeft(), head.bottomRight())
    painter.setPen(QColor(LIGHT["text"]))
