"""Pictures of foreign documentation: carried over as they are, and told of where they are lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from fieldkm.app.publishing import check_manual
from fieldkm.manuals.importers.importer import import_manual
from tests.support.pictures import drawing, emf, encoded, png_of_nothing


def a_site(root: Path, text: str, **pictures: bytes) -> Path:
    (root / "img").mkdir(parents=True)
    (root / "page.md").write_text(text, encoding="utf-8")
    for name, data in pictures.items():
        (root / "img" / name.replace("__", ".")).write_bytes(data)
    return root


def test_what_cannot_be_shown_is_told_with_the_line_where_a_page_shows_it(tmp_path: Path) -> None:
    names = {"web.png": "a web page", "metafile.emf": "EMF", "bomb.png": "pixels"}
    text = "# Page\n\n" + "\n\n".join(f"![x](img/{name})" for name in names)
    site = a_site(
        tmp_path / "site",
        text + "\n\n![x](img/gone.png)\n",
        web__png=b"<!doctype html><title>404</title>",
        metafile__emf=emf(),
        bomb__png=png_of_nothing(60_000, 60_000),
        unused__png=b"no picture either",
    )
    report = import_manual(site, tmp_path / "out")
    told = [(item.file, item.line, item.kind) for item in report.items]
    assert told == [
        ("page.md", 3, "picture-lost"),
        ("page.md", 5, "picture-lost"),
        ("page.md", 7, "picture-lost"),
        ("page.md", 9, "missing-picture"),
    ]
    for item, (name, reason) in zip(report.items, names.items(), strict=False):
        assert f"“img/{name}” cannot be shown" in item.message
        assert reason in item.message


def test_a_picture_is_found_by_every_spelling_and_other_capitals_are_a_guess(
    tmp_path: Path,
) -> None:
    data = encoded(drawing(30, 20), "PNG")
    composed = unicodedata.normalize("NFC", "tür.png")
    text = (
        "# Page\n\n![a](img/Open Door.png)\n\n![b](IMG/open%20door.PNG)\n\n"
        f"![c](img/{unicodedata.normalize('NFD', composed)})\n\n![d](img\\_x.png)\n\n"
        "![e](img/a&amp;b.png)\n\n![f](img/a\\_b.png)\n\n![g][way]\n\n[way]: <img/Open Door.png>\n"
    )
    site = a_site(tmp_path / "site", text, **{"Open Door__png": data, "a&b__png": data})
    for name in (composed, "_x.png", "a_b.png"):
        (site / "img" / name).write_bytes(data)
    report = import_manual(site, tmp_path / "out")
    assert [(item.line, item.kind) for item in report.items] == [(5, "link-guessed")]
    assert [finding.code for finding in check_manual(tmp_path / "out")] == []
