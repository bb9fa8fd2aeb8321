"""What a file holds is told by its bytes, whatever its name says."""

from __future__ import annotations

import pytest

from fieldkm.manuals.pictures.kinds import READABLE, kind_of, reason_against
from tests.support.pictures import SVG, emf, encoded, photo


@pytest.mark.parametrize("kind", sorted(READABLE))
def test_every_kind_that_can_be_read_is_known_by_its_beginning(kind: str) -> None:
    assert kind_of(encoded(photo(16, 16), kind)[:64]) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SVG.format("").encode(), "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- " + b"-" * 9000 + b" --><svg/>", "SVG"),
        (SVG.format("").encode("utf-16"), "SVG"),
        (b"<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<!DOCTYPE html><html><body><svg/></body></html>", "HTML"),
        (b"<html>Not found</html>", "HTML"),
        (emf(), "EMF"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "WMF"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "AVIF"),
        (b"%PDF-1.7", "PDF"),
        (b"version https://git-lfs.github.com/spec/v1\n", "LFS"),
        (b"", "EMPTY"),
        (b" \n\0", "EMPTY"),
        (b"Hello", ""),
        (b"<p>Hello", ""),
    ],
)
def test_what_is_no_bitmap_is_told_apart(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_kind_that_cannot_be_shown_is_refused_with_what_helps() -> None:
    assert "PNG or SVG" in reason_against("EMF")
    assert "JPEG" in reason_against("HEIC")
    assert reason_against("") == "it is no picture, or is damaged"
