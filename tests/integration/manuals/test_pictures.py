"""Pictures from a manual's folder to its pack and its pages: fitted, or said to be missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from fieldkm.app.publishing import build_manual, check_manual
from fieldkm.domain.checking import Severity
from fieldkm.errors import Refused
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.manuals.sources import source
from tests.support.pictures import (
    SVG,
    animation,
    decoded,
    drawing,
    emf,
    encoded,
    photo,
    png_of_nothing,
    taken_in_berlin,
)

OURS = 'id = "m"\ntitle = "M"\n'
IMPORTED = OURS + "imported = true\n"


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def told(folder: Path) -> list[tuple[str, int, str]]:
    return [(found.file, found.line, found.code) for found in check_manual(folder)]


def built(folder: Path, target: Path) -> dict[str, bytes]:
    """Build a pack and return the files in it."""
    build_manual(folder, target)
    with closing(open_pack_file(target)) as reader:
        return {path: reader.file(path) for path in reader.files()}


def page_of(folder: Path, target: Path) -> str:
    build_manual(folder, target)
    with closing(open_pack_file(target)) as reader:
        return reader.page("a", "en").html


def test_pictures_are_fitted_for_the_pack_under_the_names_that_pages_use(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "m",
        {
            "manual.toml": OURS,
            "pages/a.md": "# A\n\n![Front](../images/front.avif)\n\n![Back](../images/back.jpg)\n",
            "images/front.avif": encoded(photo(), "AVIF"),
            "images/back.jpg": encoded(photo(1800, 1200), "JPEG", exif=taken_in_berlin(6)),
        },
    )
    files = built(folder, tmp_path / "m.pack")
    assert decoded(files["images/front.avif"]).format == "JPEG"
    back = decoded(files["images/back.jpg"])
    assert back.height > back.width
    assert not back.getexif()
    page = page_of(folder, tmp_path / "m.pack")
    assert '<img src="image:images/front.avif" alt="Front"' in page


def test_the_same_folder_gives_the_same_pack_and_an_update_moves_what_was_changed(
    tmp_path: Path,
) -> None:
    files = {f"images/{n}.bmp": encoded(drawing(200 + n, 100), "BMP") for n in range(3)}
    pages = {"manual.toml": OURS, "pages/a.md": "# A\n"}
    folder = written(tmp_path / "m", {**pages, **files})
    first = built(folder, tmp_path / "one.pack")
    built(folder, tmp_path / "two.pack")
    assert (tmp_path / "one.pack").read_bytes() == (tmp_path / "two.pack").read_bytes()
    written(folder, {"images/1.bmp": encoded(drawing(300, 100), "BMP")})
    second = built(folder, tmp_path / "three.pack")
    assert [path for path in first if first[path] != second[path]] == ["images/1.bmp"]


def test_a_bitmap_with_callouts_keeps_its_pixels_and_a_picture_of_a_page_does_not(
    tmp_path: Path,
) -> None:
    large = encoded(photo(1800, 1200), "JPEG")
    folder = written(
        tmp_path / "m",
        {
            "manual.toml": OURS,
            "pages/a.md": "# A\n",
            "images/pump.jpg": large,
            "drawings/pump.jpg": large,
        },
    )
    files = built(folder, tmp_path / "m.pack")
    assert decoded(files["drawings/pump.jpg"]).size == (1800, 1200)
    assert decoded(files["images/pump.jpg"]).size < (1800, 1200)


UNUSABLE = {
    "page.png": "<!doctype html><html>404</html>",
    "cut.jpg": encoded(photo(), "JPEG")[:3000],
    "bomb.png": png_of_nothing(50_000, 50_000),
    "word.emf": emf(),
    "entity.svg": "<!DOCTYPE svg [\n<!ENTITY a 'b'>]><svg/>",
    "broken.svg": "<svg>\n<g></svg>",
    "bitmap.svg": encoded(photo(20, 20), "PNG"),
    "vector.png": SVG.format(""),
    "empty.gif": b"",
}


def test_what_cannot_be_shown_is_told_where_it_is_shown_and_the_page_says_so(
    tmp_path: Path,
) -> None:
    lines = "\n\n".join(f"![The {name}](../images/{name})" for name in UNUSABLE)
    files = {f"images/{name}": content for name, content in UNUSABLE.items()}
    folder = written(
        tmp_path / "m", {"manual.toml": IMPORTED, "pages/a.md": f"# A\n\n{lines}\n", **files}
    )
    findings = check_manual(folder)
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    found = {(x.file, x.line) for x in findings if x.code == "unusable-picture"}
    assert found == {("pages/a.md", 3 + 2 * n) for n in range(len(UNUSABLE))}
    assert ("images/entity.svg", 2, "svg-entities") in told(folder)
    page = page_of(folder, tmp_path / "m.pack")
    for name in UNUSABLE:
        assert f"Picture missing: The {name}" in page
    assert "image:" not in page
    with closing(open_pack_file(tmp_path / "m.pack")) as reader:
        assert not any(path.startswith("images/") for path in reader.files())


def test_in_a_manual_of_ours_it_stops_the_build(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "m",
        {"manual.toml": OURS, "pages/a.md": "# A\n\n![x](x.png)\n", "pages/x.png": b"no picture"},
    )
    with pytest.raises(Refused) as caught:
        build_manual(folder, tmp_path / "m.pack")
    assert "pages/x.png" in caught.value.details["message"]
    assert (caught.value.details["file"], caught.value.details["line"]) == ("pages/a.md", 3)


def test_a_picture_that_no_page_shows_is_told_of_by_its_own_name(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "m",
        {
            "manual.toml": OURS,
            "pages/a.md": "# A\n",
            "images/old.png": b"?",
            "drawings/pump.png": b"?",
            "images/moves.gif": animation("GIF"),
        },
    )
    assert {(x.file, x.code, x.severity) for x in check_manual(folder)} == {
        ("images/old.png", "unusable-picture", Severity.WARNING),
        ("drawings/pump.png", "unusable-picture", Severity.ERROR),
        ("images/moves.gif", "picture-simplified", Severity.WARNING),
    }


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_PICTURE_BYTES", 1000)
    folder = written(
        tmp_path / "m",
        {"pages/a.md": "# A\n\n![x](x.png)\n", "pages/x.png": encoded(photo(), "PNG")},
    )
    assert told(folder) == [("pages/a.md", 3, "unusable-picture")]


def test_a_missing_picture_is_told_with_its_line_and_framed_on_the_page(tmp_path: Path) -> None:
    text = '# A\n\n![The door](gone%20(1).png "Figure 1")\n\nSee ![](no.png) here.\n'
    outside = "\n![Web](https://example.org/a.png)\n\n![Bad](C:\\a.png)\n"
    folder = written(tmp_path / "m", {"manual.toml": IMPORTED, "pages/a.md": text + outside})
    assert told(folder) == [
        ("pages/a.md", 3, "missing-image"),
        ("pages/a.md", 5, "missing-image"),
        ("pages/a.md", 7, "outside-image"),
        ("pages/a.md", 9, "forbidden-link"),
    ]
    page = page_of(folder, tmp_path / "m.pack")
    assert ">Picture missing: The door</td>" in page
    assert "Figure 1" in page
    assert "See <span" in page
    assert "[Picture missing: no.png]" in page


NAMES = (
    "door.png", "open door.png", "main (1).png", "图 1, ü.png", "باب.png", "[x] {y}.png",
    "100% load.png", "a%20b.png", "no#1.png", "a&b;c+d=e@f.png", "it's.png", "half (open.png",
)  # fmt: skip


@pytest.mark.parametrize(
    "way",
    [
        lambda name: f"![x](<main/{name}>)",
        lambda name: f"![x](main/{quote(name)})",
        lambda name: f'<img src="main/{escape(name)}" alt="x">',
        lambda name: f"![x][it]\n\n[it]: <main/{quote(name)}>",
    ],
    ids=["angle brackets", "address", "tag", "reference"],
)
def test_a_name_may_have_any_letters_and_be_written_in_any_way(
    tmp_path: Path, way: Callable[[str], str]
) -> None:
    data = encoded(drawing(40, 30), "PNG")
    files = {f"images/main/{name}": data for name in NAMES}
    pages = {f"pages/{n}.md": f"# A\n\n{way(name)}\n" for n, name in enumerate(NAMES)}
    folder = written(tmp_path / "m", {"manual.toml": OURS, **files, **pages})
    assert told(folder) == []
    build_manual(folder, tmp_path / "m.pack")
    with closing(open_pack_file(tmp_path / "m.pack")) as reader:
        for number, name in enumerate(NAMES):
            html = reader.page(str(number), "en").html
            address = html.partition('src="image:')[2].partition('"')[0]
            assert unquote(unescape(address)) == f"images/main/{name}"


def test_a_name_in_other_capitals_is_found_and_told_as_a_guess(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "m",
        {
            "manual.toml": OURS,
            "pages/a.md": "# A\n\n![x](../Images/door.PNG)\n",
            "images/Door.png": encoded(photo(), "PNG"),
        },
    )
    assert told(folder) == [("pages/a.md", 3, "guessed-image")]
    assert "image:images/Door.png" in page_of(folder, tmp_path / "m.pack")


def test_scripts_in_drawings_do_not_reach_the_pack(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "m",
        {
            "manual.toml": IMPORTED,
            "pages/a.md": "# A\n\n![x](x.svg)\n",
            "pages/x.svg": SVG.format("\n<script>go()</script><image href='http://x/y.png'/>"),
        },
    )
    assert {("pages/x.svg", 2, "svg-not-drawable")} == set(told(folder))
    svg = built(folder, tmp_path / "m.pack")["pages/x.svg"]
    assert b"script" not in svg
    assert b"http://x" not in svg
