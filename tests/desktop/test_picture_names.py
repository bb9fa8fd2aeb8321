"""Pictures with any name, from foreign documentation to the screen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pytestqt.qtbot import QtBot

from fieldkm.app.publishing import build_manual, check_manual, import_documentation
from fieldkm.desktop.kit.theme import LIGHT
from fieldkm.desktop.manual.page_resources import PictureSource
from fieldkm.desktop.manual.page_view import PageView
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.manuals.packs.reader import PackReader
from tests.support.pictures import drawing, encoded

NAMES = (
    "door.png", "open door.png", "图 1.png", "Ünïcode – ‘quoted’.png", "дверь, открыта.png",
    "باب.png", "a (1).png", "a (b (c)).png", "[x] {y}.png", "100% load.png", "a%20b.png",
    "no#1.png", "a&b;c+d=e@f.png", "it's.png", "~tilde!$.png", "two  blanks.png",
)  # fmt: skip
WRITTEN = {
    "angle": lambda name: f"![{name}](<img/{name}>)",
    "address": lambda name: f"![x](img/{quote(name)})",
    "tag": lambda name: f'<img src="img/{quote(name)}" alt="x">',
    "reference": lambda name: f"![x][a]\n\n[a]: <img/{quote(name)}>",
}


def test_every_name_reaches_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    site, folder, pack = tmp_path / "site", tmp_path / "manual", tmp_path / "m.pack"
    (site / "img").mkdir(parents=True)
    for number, name in enumerate(NAMES):
        (site / "img" / name).write_bytes(encoded(drawing(60 + number, 40), "PNG"))
        for way, written in WRITTEN.items():
            (site / f"{number}-{way}.md").write_text(f"# P\n\n{written(name)}\n", "utf-8")
    import_documentation(site, folder)
    assert [finding for finding in check_manual(folder) if "image" in finding.code] == []
    build_manual(folder, pack)
    view = PageView(LIGHT)
    qtbot.addWidget(view)
    view.resize(820, 600)
    with qtbot.waitExposed(view):
        view.show()
    with closing(open_pack_file(pack)) as reader:
        for number, name in enumerate(NAMES):
            for way in WRITTEN:
                read = files_read(view, reader, f"{number}-{way}")
                assert read == [f"pages/img/{name}"], way


def files_read(view: PageView, reader: PackReader, page: str) -> list[str]:
    """Show a page and return the pictures that the view read for it."""
    read: list[str] = []

    def file(path: str) -> bytes:
        data = reader.file(path)
        read.append(path)
        return data

    view.show_page(reader.page(page, "en").html, PictureSource(page, file))
    return read
