"""What a file says of a picture is cut out; the picture itself is not touched."""

from __future__ import annotations

import pytest

from fieldkm.manuals.pictures.metadata import without_metadata
from tests.support.pictures import animation, decoded, encoded, photo, taken_in_berlin

TRAILER = b"\xff\xd9 a film of the moment before"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_pixels_are_the_same_and_nothing_is_said_of_them(kind: str) -> None:
    data = encoded(photo(60, 40), kind, exif=taken_in_berlin(), xmp=b"<x/>")
    cut = without_metadata(data, kind)
    assert cut is not None
    assert len(cut) < len(data)
    assert decoded(cut).tobytes() == decoded(data).tobytes()
    assert without_metadata(cut, kind) == cut


def test_colours_stay_as_they_are_described() -> None:
    data = encoded(photo(60, 40), "JPEG", icc_profile=b"a profile", progressive=True)
    assert without_metadata(data, "JPEG") == data


def test_what_stands_behind_a_picture_goes() -> None:
    for kind in ("PNG", "JPEG"):
        data = encoded(photo(60, 40), kind)
        assert without_metadata(data + TRAILER, kind) == data


def test_a_png_that_moves_stands_still() -> None:
    cut = without_metadata(animation("PNG"), "PNG")
    assert cut is not None
    assert not decoded(cut).is_animated


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_file_that_is_laid_out_otherwise_is_left_alone(kind: str) -> None:
    data = encoded(photo(60, 40), kind)
    for end in range(len(data) - 1):
        cut = without_metadata(data[:end], kind)
        assert cut is None or cut.startswith(data[:4])
    assert without_metadata(data, "BMP") is None
