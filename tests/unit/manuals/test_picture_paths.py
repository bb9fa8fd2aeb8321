"""Which picture a page means, however it writes the name."""

from __future__ import annotations

import unicodedata

import pytest

from fieldkm.manuals.linking.picture_paths import FoundPicture, PicturePaths

FILES = (
    "images/door.png", "images/图 (1), ü.png", "images/100% load.png", "images/a%20b.png",
    "images/no#1?.png", "images/a&b;c+d=e@f.png", "pages/fuser/Photo.JPG", "images/[x] {y}.svg",
)  # fmt: skip


@pytest.mark.parametrize("path", FILES)
def test_every_name_is_found_as_it_is(path: str) -> None:
    assert PicturePaths(FILES).found(path, [""]) == FoundPicture(path)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("door.png", "images/door.png"),
        ("/images/door.png", "images/door.png"),
        ("../images/./door.png", "images/door.png"),
        (r"..\images\door.png", "images/door.png"),
        ("image:images/door.png", "images/door.png"),
        ("door.png?width=200#top", "images/door.png"),
        ("%E5%9B%BE%20%281%29%2C%20%C3%BC.png", "images/图 (1), ü.png"),
        (unicodedata.normalize("NFD", "图 (1), ü.png"), "images/图 (1), ü.png"),
        ("100%25%20load.png", "images/100% load.png"),
        ("a%2520b.png", "images/a%20b.png"),
        ("no%231%3F.png", "images/no#1?.png"),
    ],
)
def test_other_spellings_lead_to_it(written: str, path: str) -> None:
    found = PicturePaths(FILES).found(written, ["pages", "images", ""])
    assert found == FoundPicture(path)


def test_other_capitals_are_a_guess_and_the_exact_name_goes_first() -> None:
    paths = PicturePaths(("images/A.png", "images/a.png", "images/B.PNG"))
    assert paths.found("a.png", ["images"]) == FoundPicture("images/a.png")
    assert paths.found("b.png", ["images"]) == FoundPicture("images/B.PNG", is_guess=True)


@pytest.mark.parametrize("written", ["", "?", "#", "..", "gone.png", "../../etc/passwd", "%"])
def test_what_is_not_there_is_not_found(written: str) -> None:
    assert PicturePaths(FILES).found(written, ["images", ""]) is None
