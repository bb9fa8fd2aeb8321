"""Pictures as they go into a pack: of a kind that is drawn, no larger than needed, the same each
time."""

from __future__ import annotations

from random import Random

import pytest
from PIL import Image, ImageCms

from fieldkm.manuals.pictures.bitmaps import check_beginning
from fieldkm.manuals.pictures.fitting import DRAWN_PIXELS, PHOTO_PIXELS, SMALL_BYTES, fitted
from fieldkm.manuals.pictures.kinds import UnusablePicture
from tests.support.pictures import (
    ORIENTATION,
    animation,
    decoded,
    drawing,
    emf,
    encoded,
    photo,
    png_of_nothing,
    taken_in_berlin,
)

DRAWN = {".png", ".jpg", ".webp"}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_is_small_and_drawn_keeps_its_bytes(kind: str) -> None:
    data = encoded(photo(), kind)
    assert fitted(data).data == data


@pytest.mark.parametrize("kind", ["AVIF", "BMP", "GIF", "TIFF", "JPEG2000"])
@pytest.mark.parametrize("make", [photo, drawing])
def test_what_the_page_view_cannot_draw_becomes_what_it_can(kind: str, make: object) -> None:
    picture = fitted(encoded(make(), kind))
    assert picture.ending in DRAWN
    assert decoded(picture.data).size == (320, 240)


def test_a_large_photo_is_made_as_large_as_a_page_needs() -> None:
    picture = fitted(encoded(photo(1920, 1280), "JPEG"))
    made = decoded(picture.data)
    assert picture.ending == ".jpg"
    assert made.width * made.height == pytest.approx(PHOTO_PIXELS, rel=0.01)
    assert made.width / made.height == pytest.approx(1.5, rel=0.01)


def test_a_photo_that_was_kept_without_loss_becomes_a_jpeg() -> None:
    data = encoded(photo(900, 700), "PNG")
    picture = fitted(data)
    assert len(data) > SMALL_BYTES > len(picture.data)
    assert decoded(picture.data).size == (900, 700)
    assert picture.ending == ".jpg"


def test_a_drawing_stays_without_loss_and_as_sharp_as_it_is() -> None:
    data = encoded(drawing(2000, 1200), "PNG")
    assert fitted(data).data == data


def test_a_drawing_of_another_kind_is_written_without_loss() -> None:
    original = drawing(900, 700)
    picture = fitted(encoded(original, "BMP"))
    assert picture.ending == ".png"
    assert decoded(picture.data).convert("RGB").tobytes() == original.tobytes()


def test_a_drawing_without_measure_is_made_smaller_but_not_as_small_as_a_photo() -> None:
    made = decoded(fitted(encoded(drawing(5600, 3000).convert("1"), "PNG")).data)
    assert PHOTO_PIXELS < made.width * made.height <= DRAWN_PIXELS * 1.01


def test_a_strip_keeps_its_width() -> None:
    data = encoded(drawing(300, 6000), "PNG")
    assert fitted(data).data == data


@pytest.mark.parametrize("data", [encoded(photo(9, 7), "PNG"), encoded(photo(5, 5), "TIFF")])
def test_a_small_picture_is_never_enlarged(data: bytes) -> None:
    assert decoded(fitted(data).data).size == decoded(data).size


def test_a_bitmap_with_callouts_keeps_every_pixel() -> None:
    for kind in ("JPEG", "TIFF"):
        made = fitted(encoded(photo(1800, 1200), kind), keeps_size=True)
        assert decoded(made.data).size == (1800, 1200)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_where_a_photo_was_taken_is_removed(kind: str) -> None:
    picture = fitted(encoded(photo(), kind, exif=taken_in_berlin()))
    assert not decoded(picture.data).getexif()
    assert b"A phone" not in picture.data


def test_taking_that_out_leaves_the_picture_as_it_was() -> None:
    plain = encoded(photo(), "JPEG")
    told = encoded(photo(), "JPEG", exif=taken_in_berlin(), comment=b"mine")
    assert fitted(told).data == plain


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_stands_upright(kind: str) -> None:
    lying = fitted(encoded(photo(320, 240), kind, exif=taken_in_berlin(orientation=6)))
    made = decoded(lying.data).convert("RGB")
    assert made.size == (240, 320)
    assert made.getexif().get(ORIENTATION, 1) == 1
    top, bottom = made.getpixel((120, 5)), made.getpixel((120, 315))
    assert bottom[0] > top[0] + 100  # what was lighter to the right is lighter below


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("JPEG", "CMYK"), ("TIFF", "CMYK"), ("PNG", "I;16"), ("TIFF", "I;16"), ("TIFF", "F"),
        ("TIFF", "YCbCr"), ("TIFF", "LAB"),
    ],
)  # fmt: skip
def test_colours_of_printers_and_scanners_become_those_of_screens(kind: str, mode: str) -> None:
    grey = Image.new("L", (40, 30), 128)
    image = {
        "I;16": lambda: Image.new("I;16", (40, 30), 32_768),
        "F": lambda: Image.linear_gradient("L").convert("F"),
        "LAB": lambda: Image.new("LAB", (40, 30), (128, 128, 128)),
    }.get(mode, lambda: grey.convert("RGB").convert(mode))()
    made = decoded(fitted(encoded(image, kind)).data)
    assert made.mode in ("L", "RGB")
    middle = made.convert("L").getpixel((made.width // 2, made.height // 2))
    assert 100 < middle < 156


def test_a_profile_of_colours_is_carried_out() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    odd = encoded(photo(1800, 1200), "JPEG", icc_profile=profile)
    assert "icc_profile" not in decoded(fitted(odd).data).info
    broken = encoded(photo(1800, 1200), "JPEG", icc_profile=b"no profile")
    assert decoded(fitted(broken).data).mode == "RGB"


def test_transparency_is_kept_where_nothing_is_lost_and_white_in_a_photo() -> None:
    clear = drawing().convert("RGBA")
    clear.putalpha(clear.convert("L").point(lambda value: 255 - value))
    palette = drawing().convert("P")
    for image, options in ((clear, {}), (palette, {"transparency": 0})):
        data = encoded(image, "PNG", **options)
        assert fitted(data).data == data
    seen_through = photo().convert("RGBA")
    seen_through.putalpha(Image.linear_gradient("L").resize(seen_through.size))
    made = decoded(fitted(encoded(seen_through, "TIFF")).data)
    assert (made.format, min(made.getpixel((9, 0))) > 240) == ("JPEG", True)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_of_an_animation_the_first_picture_is_left_and_that_is_said(kind: str) -> None:
    picture = fitted(animation(kind))
    made = decoded(picture.data)
    assert picture.remark == "Only its first picture is shown: animations are not played."
    assert not getattr(made, "is_animated", False)
    red, green, _ = made.convert("RGB").getpixel((30, 20))
    assert (red > 200, green < 60) == (True, True)


def test_of_several_pages_the_first_is_left_and_a_phone_s_second_picture_is_not_missed() -> None:
    pages = encoded(photo(), "TIFF", save_all=True, append_images=[drawing()])
    assert fitted(pages).remark == "Only its first page is shown."
    both = encoded(photo(), "MPO", save_all=True, append_images=[drawing()])
    picture = fitted(both)
    assert picture.remark == ""
    assert len(picture.data) < len(both)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    data = encoded(photo(1800, 1200), kind)
    assert fitted(data).data == fitted(data).data


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF", "BMP", "TIFF", "JPEG2000"])
def test_a_picture_that_is_cut_short_is_refused(kind: str) -> None:
    data = encoded(photo(64, 48), kind)
    with pytest.raises(UnusablePicture, match="damaged or cut short"):
        fitted(data[: len(data) // 2])


def test_one_wrong_byte_of_a_png_does_not_reach_the_pack() -> None:
    data = bytearray(encoded(photo(), "PNG"))
    data[-5] ^= 1  # the sum of its last piece
    picture = fitted(bytes(data))
    assert picture.data != bytes(data)
    assert decoded(picture.data).size == (320, 240)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF", "BMP", "JPEG2000"])
@pytest.mark.filterwarnings("ignore")
def test_no_damage_leads_to_anything_but_a_refusal(kind: str) -> None:
    chance, whole = Random(7), encoded(photo(40, 30), kind, exif=taken_in_berlin(6))
    outcomes = set()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 12))):
            data[chance.randrange(chance.choice((60, len(data))))] = chance.randrange(256)
        try:
            outcomes.add(fitted(bytes(data[: chance.choice((None, -1, 90))])).ending in DRAWN)
        except UnusablePicture as unusable:
            outcomes.add(unusable.reason)
    assert "it is damaged or cut short" in outcomes


@pytest.mark.parametrize("side", [6_500, 50_000])
def test_a_bomb_is_refused_before_it_is_decoded(side: int) -> None:
    for look in (fitted, check_beginning):
        with pytest.raises(UnusablePicture, match="too many pixels"):
            look(png_of_nothing(side, side))


def test_a_bitmap_with_callouts_that_would_have_to_be_scaled_is_refused() -> None:
    huge = encoded(Image.new("L", (7000, 6000)), "JPEG")
    assert fitted(huge).ending == ".jpg"
    with pytest.raises(UnusablePicture, match="too many pixels"):
        fitted(huge, keeps_size=True)


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\x89PNG\r\n\x1a\n", emf()])
def test_what_is_no_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(UnusablePicture) as caught:
        fitted(data)
    assert caught.value.reason


def test_what_can_be_told_by_the_beginning_is_told_without_decoding() -> None:
    data = encoded(photo(), "PNG")
    check_beginning(data[:200])
    with pytest.raises(UnusablePicture, match="EMF"):
        check_beginning(emf())
