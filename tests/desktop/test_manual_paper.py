"""A page on paper: the words of danger are printed, in the light colours, on numbered sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldkm.desktop.kit.notices import notice_of
from fieldkm.desktop.kit.theme import DARK, LIGHT, Theme
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.paper_actions import PaperActions
from fieldkm.desktop.manual.printing import PaperDocument, Sheet, save_pdf
from fieldkm.errors import FieldkmError
from tests.support.tasks import ImmediateTasks

pytestmark = pytest.mark.usefixtures("qapp")


def a_sheet(html: str = "<p>@danger-fg@ Words.</p>", asked: list[str] | None = None) -> Sheet:
    def read(path: str) -> bytes:
        if asked is not None:
            asked.append(path)
        return b""

    return Sheet(html, PictureSource("mx420 1", read), "Replace the fuser", "MX-420", "2026.11")


def pages_of(path: Path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


def test_a_page_becomes_a_pdf(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    save_pdf(a_sheet(), str(target))
    assert target.read_bytes().startswith(b"%PDF")
    assert pages_of(target) == 1


def test_a_long_page_takes_more_sheets(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    save_pdf(a_sheet("<p>Words.</p>" * 120), str(target))
    assert pages_of(target) > 1


def test_pictures_come_from_the_pack_and_from_nowhere_else(tmp_path: Path) -> None:
    asked: list[str] = []
    html = '<img src="image:images/a.png"><img src="file:///etc/hostname"><img src="tick:a">'
    save_pdf(a_sheet(html, asked), str(tmp_path / "page.pdf"))
    assert set(asked) == {"images/a.png"}


def test_what_cannot_be_written_is_no_bug(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(FieldkmError):
        save_pdf(a_sheet(), str(in_the_way / "page.pdf"))


def test_the_reader_is_told_where_it_was_saved(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    PaperActions(ImmediateTasks(), window).save_to(a_sheet(), str(tmp_path / "page.pdf"))
    assert notice_of(window).text == "Saved as page.pdf."


def test_the_reader_is_told_when_it_was_not_saved(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    PaperActions(ImmediateTasks(), window).save_to(a_sheet(), str(in_the_way / "page.pdf"))
    assert "a file is in the way" in notice_of(window).text


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_ink_is_dark_whatever_the_window_looks_like(qapp: QApplication, theme: Theme) -> None:
    before = qapp.palette()
    qapp.setPalette(theme.qpalette())
    sheet = QImage(800, 1100, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    paper = PaperDocument(a_sheet("<p>Words.</p>"))
    paper.fit(QSizeF(700, 1000))
    paper.paint(painter, QRectF(0, 0, 700, 1000))
    painter.end()
    qapp.setPalette(before)
    darkest = min(sheet.pixelColor(x, y).lightness() for x in range(60) for y in range(30))
    assert darkest < 80


def test_a_word_that_is_too_long_for_the_sheet_is_broken() -> None:
    paper = PaperDocument(a_sheet(f"<p>{'word' * 300}</p>"))
    paper.fit(QSizeF(700, 1000))
    assert paper.size().width() <= 701
