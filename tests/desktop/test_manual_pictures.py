"""Pictures of pages: of the right size, bounded, and never from outside the pack."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from fieldkm.desktop.kit.theme import DARK, LIGHT
from fieldkm.desktop.manual.page_resources import Canvas, PageResources, PictureSource
from fieldkm.desktop.manual.pictures import PagePictures
from fieldkm.errors import BadInput

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300" viewBox="0 0 900 300">'
    b'<rect width="900" height="300" fill="red"/></svg>'
)

pytestmark = pytest.mark.usefixtures("qapp")


def png(width: int, height: int, color: str = "#FF0000") -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(target.data())


def shown(data: bytes, path: str = "images/a.png", ratio: float = 1.0) -> QImage | None:
    return PagePictures().picture("mx420 1", path, 600, ratio, lambda _: data)


def test_a_large_bitmap_is_made_to_fit_the_column() -> None:
    image = shown(png(1200, 600))
    assert image is not None
    assert image.deviceIndependentSize().toSize().toTuple() == (600, 300)


def test_a_small_bitmap_is_never_enlarged() -> None:
    image = shown(png(80, 40), ratio=2.0)
    assert image is not None
    assert image.deviceIndependentSize().toSize().toTuple() == (80, 40)


def test_a_bitmap_is_as_sharp_as_the_screen() -> None:
    image = shown(png(1200, 600), ratio=2.0)
    assert image is not None
    assert image.width() == 1200
    assert image.deviceIndependentSize().width() == 600


def test_a_drawing_is_drawn_for_the_screen_on_white_paper() -> None:
    image = shown(SVG, "drawings/a.svg", ratio=2.0)
    assert image is not None
    assert image.deviceIndependentSize().width() == 600
    assert image.pixelColor(8, image.height() // 2) == QColor("#FFFFFF")
    assert image.pixelColor(600, image.height() // 2) == QColor("#FF0000")


def test_transparent_ground_becomes_paper() -> None:
    image = shown(png(40, 40, "#00000000"))
    assert image is not None
    assert image.pixelColor(20, 20) == QColor("#FFFFFF")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("images/a.png", b"\x89PNG not really a picture"),
        ("images/a.png", b""),
        ("images/a.png", SVG),
        ("drawings/a.svg", b""),
        ("drawings/a.svg", b"<html></html>"),
        ("drawings/a.svg", SVG.decode().encode("utf-16")),
        ("drawings/a.svg", b"<!DOCTYPE svg [<!ENTITY x 'y'>]>" + SVG),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_is_no_picture_is_not_shown(path: str, data: bytes) -> None:
    assert shown(data, path) is None


def test_a_bitmap_of_fifty_megapixels_is_not_decoded() -> None:
    header = png(1, 1)
    huge = header[:16] + (10_000).to_bytes(4, "big") + (5_000).to_bytes(4, "big") + header[24:]
    assert shown(huge) is None


def test_pictures_are_kept_up_to_a_number_of_bytes() -> None:
    pictures = PagePictures(most_bytes=3_000_000)
    for number in range(20):
        pictures.picture("mx420 1", f"images/{number}.png", 600, 1.0, lambda _: png(600, 500))
    assert 0 < pictures.kept_bytes <= 3_000_000
    pictures.forget()
    assert pictures.kept_bytes == 0


def test_a_picture_is_read_once() -> None:
    pictures, asked = PagePictures(), []

    def read(path: str) -> bytes:
        asked.append(path)
        return png(10, 10)

    for _ in range(3):
        pictures.picture("mx420 1", "images/a.png", 600, 1.0, read)
    pictures.picture("mx420 2", "images/a.png", 600, 1.0, read)
    assert len(asked) == 2


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "badge:7", "badge:128", "tick:abc", "ack:abc", "icon:danger", "icon:note", "icon:nothing",
        "image:images/missing.png", "file:///etc/hostname", "https://example.org/a.png", "a.png",
    ],
)  # fmt: skip
def test_every_address_gets_a_picture_and_only_the_pack_is_read(
    qapp: QApplication, theme: object, address: str
) -> None:
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(path)
        raise BadInput("unknown-file", "There is no file {path}.", path=path)

    image = PageResources().image(
        QUrl(address), PictureSource("mx420 1", read), Canvas(theme, 600, 2.0)
    )
    assert not image.isNull()
    assert asked == (["images/missing.png"] if address.startswith("image:") else [])


def test_unusual_names_of_pictures_reach_the_pack_as_they_are() -> None:
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(path)
        return png(4, 4)

    source = PictureSource("mx420 1", read)
    canvas = Canvas(LIGHT, 600, 1.0)
    for address in ("image:images/a%20b%23%3F.png", "image:images/图%25.png"):
        PageResources().image(QUrl(address), source, canvas)
    assert asked == ["images/a b#?.png", "images/图%.png"]
