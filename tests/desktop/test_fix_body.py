"""What a fix says, with pictures: as high as its text, and nothing but its own photos is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from fieldkm.app.fix_texts import RevisionTexts
from fieldkm.desktop.fixes.fix_body import FixBody
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.domain.fixes import Picture
from fieldkm.manuals.fix_markup import FixText
from tests.support.fixes import JAM
from tests.support.office import settle


@pytest.fixture
def body(qtbot: QtBot, tmp_path: Path) -> FixBody:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    for name in ("good", "broken"):
        image.save(str(tmp_path / f"{name}.png"))
    (tmp_path / "broken.png").write_bytes(b"\x89PNG broken")
    shown = FixBody(LIGHT)
    qtbot.addWidget(shown)
    shown.resize(700, 10)
    shown.show()
    return shown


def show_photos(body: FixBody, folder: Path, **photos: str) -> None:
    revision = replace(JAM, photos=tuple(Picture(sha) for sha in photos))
    files = {sha: folder / name for sha, name in photos.items()}
    nothing = FixText()
    body.show_revision(revision, RevisionTexts(nothing, nothing, nothing), files, {})
    settle()


def picture(body: FixBody, sha: str) -> QImage:
    kind = QTextDocument.ResourceType.ImageResource.value
    found = body.loadResource(kind, QUrl(f"image:{sha}"))
    assert found is not None
    return found


def test_photos_are_bounded_and_opened_by_a_click(
    qtbot: QtBot, body: FixBody, tmp_path: Path
) -> None:
    show_photos(body, tmp_path, a="good.png")
    assert picture(body, "a").width() == 340
    assert body.height() == int(body.document().size().height() + 0.999)
    with qtbot.waitSignal(body.photo_opened) as opened:
        qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert opened.args == ["a"]


def test_what_is_broken_or_gone_leaves_a_frame_and_nothing_else_is_read(
    body: FixBody, tmp_path: Path
) -> None:
    show_photos(body, tmp_path, b="broken.png", c="nowhere.png")
    for sha in ("b", "c", "/etc/passwd"):
        assert picture(body, sha).size().width() == 320
    html = QTextDocument.ResourceType.HtmlResource.value
    assert body.loadResource(html, QUrl("file:///etc/passwd")) is None


def test_the_wheel_and_the_keys_of_the_page_belong_to_what_it_stands_in(
    qtbot: QtBot, body: FixBody, tmp_path: Path
) -> None:
    show_photos(body, tmp_path)
    assert body.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    body.clear_body()
    assert body.toPlainText() == ""
