"""A picture made fit for a pack: checked to its last byte, of a kind that the page view draws, no
larger than a page needs, and without what it says of where it was taken.

Small PNG, JPEG and WebP files keep their bytes, so that the same source gives the same pack and an
update moves only what was changed. No picture is ever enlarged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.manuals.pictures.bitmaps import (
    MOST_PIXELS,
    is_one_of_several,
    jpeg_bytes,
    loaded,
    opened,
    orientation,
    png_bytes,
    scaled,
    too_many_pixels,
    turned,
)
from fieldkm.manuals.pictures.colours import PLAIN_MODES, is_line_drawing, screen_colours
from fieldkm.manuals.pictures.kinds import (
    ENDINGS,
    READABLE,
    SVG,
    UnusablePicture,
    kind_of,
    reason_against,
)
from fieldkm.manuals.pictures.metadata import without_metadata
from fieldkm.manuals.pictures.svg_cleaning import clean_svg

if TYPE_CHECKING:
    from PIL.Image import Image

PHOTO_PIXELS = 1600 * 1200
DRAWN_PIXELS = 2560 * 1920
LIGHT_DRAWN_PIXELS = 4000 * 4000  # a scan of lines, or a picture of a large screen
SMALL_BYTES = 500_000
MOST_DRAWN_BYTES = 2_000_000

_SAVES_LITTLE = 0.8
_PHOTO_QUALITY, _DRAWN_QUALITY = 85, 90
_LOST_PAGES = "Only its first page is shown."
_LOST_ANIMATION = "Only its first picture is shown: animations are not played."


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A picture as it goes into a pack: `ending` says what it is, `remark` what of it was lost."""

    data: bytes
    ending: str
    remark: str = ""


def fitted(data: bytes, *, keeps_size: bool = False) -> FittedPicture:
    """Return a picture's file as it goes into a pack; raises `UnusablePicture`.

    `keeps_size` is for bitmaps with callouts, which are placed by the pixel.
    """
    kind = kind_of(data)
    if kind == SVG:
        return FittedPicture(clean_svg(data), ENDINGS[SVG])
    if kind not in READABLE:
        raise UnusablePicture(reason_against(kind))
    return _Bitmap(data, kind, keeps_size).fitted()


class _Bitmap:
    """Fits one bitmap. A drawing may have more pixels than a photo: its lines must stay sharp."""

    def __init__(self, data: bytes, kind: str, keeps_size: bool) -> None:
        header = opened(data, kind)
        self._kind = kind
        self._pixels = header.width * header.height
        if keeps_size and self._pixels > MOST_PIXELS:
            raise too_many_pixels()
        self._photo_pixels = self._pixels if keeps_size else PHOTO_PIXELS
        self._drawn_pixels = self._pixels if keeps_size else DRAWN_PIXELS
        lost = _LOST_PAGES if kind == "TIFF" else _LOST_ANIMATION
        self._remark = lost if is_one_of_several(header) else ""
        own = without_metadata(data, kind) if _is_shown_as_it_is(header, data) else None
        self._data = data if own is None else own
        self._has_own = own is not None
        self._is_light = keeps_size or len(self._data) <= SMALL_BYTES

    def fitted(self) -> FittedPicture:
        """Return the file's own bytes where they will do, else the picture made anew."""
        if self._has_own and self._is_light and self._pixels <= self._photo_pixels:
            loaded(self._data, self._kind, 1)
            return self._as_it_is()
        image = loaded(self._data, self._kind, self._photo_pixels)
        is_drawn = is_line_drawing(image)
        most = max(LIGHT_DRAWN_PIXELS, self._drawn_pixels) if is_drawn else self._photo_pixels
        may_stay = self._has_own and self._pixels <= most
        if may_stay and self._is_light:
            return self._as_it_is()
        made = self._drawn() if is_drawn else self._photo(image)
        if may_stay and len(made.data) > _SAVES_LITTLE * len(self._data):
            return self._as_it_is()
        return made

    def _as_it_is(self) -> FittedPicture:
        return FittedPicture(self._data, ENDINGS[self._kind], self._remark)

    def _drawn(self) -> FittedPicture:
        """Return a drawing: as large as it is while that is light, and without loss."""
        if self._kind == "JPEG":
            image = loaded(self._data, self._kind, self._drawn_pixels)
            return self._jpeg(image, self._drawn_pixels, _DRAWN_QUALITY)
        image = loaded(self._data, self._kind, self._pixels)
        whole = [self._pixels] if self._pixels <= LIGHT_DRAWN_PIXELS else []
        made = b""
        for most in (*whole, self._drawn_pixels):
            made = png_bytes(_shown(image, most))
            if len(made) <= SMALL_BYTES:
                break
        if len(made) > MOST_DRAWN_BYTES and self._pixels > self._photo_pixels:
            return self._photo(image)
        return FittedPicture(made, ENDINGS["PNG"], self._remark)

    def _photo(self, image: Image) -> FittedPicture:
        return self._jpeg(image, self._photo_pixels, _PHOTO_QUALITY)

    def _jpeg(self, image: Image, most: int, quality: int) -> FittedPicture:
        data = jpeg_bytes(screen_colours(_shown(image, most)), quality)
        return FittedPicture(data, ENDINGS["JPEG"], self._remark)


def _shown(image: Image, most: int) -> Image:
    """Return a picture as it is to be seen, with at most `most` pixels."""
    is_plain = image.mode in PLAIN_MODES and image.width * image.height <= most
    colours = image if is_plain else screen_colours(scaled(image, most))
    return turned(colours, orientation(image))


def _is_shown_as_it_is(header: Image, data: bytes) -> bool:
    """Tell whether the page view needs neither other pixels nor other colours. Of a PNG that moves,
    what stands for all of it is left when the rest is taken out."""
    is_still = header.format == "PNG" or not is_one_of_several(header)
    return is_still and header.mode in PLAIN_MODES and orientation(header, data) == 1
