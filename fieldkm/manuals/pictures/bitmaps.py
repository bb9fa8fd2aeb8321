"""Bitmaps decoded within bounds, scaled, turned and written: all that needs Pillow's files.

A picture may come from anywhere. Its size in pixels is looked at before anything is decoded.
"""

from __future__ import annotations

import io
import math
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from fieldkm.manuals.pictures.colours import on_paper, screen_colours
from fieldkm.manuals.pictures.kinds import READABLE, SVG, UnusablePicture, kind_of, reason_against

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
_MOST_PIXELS_OF = {
    "JPEG": 120_000_000,  # decoded at a part of its size
    "WEBP": 20_000_000, "AVIF": 20_000_000, "JPEG2000": 16_000_000,  # decoded several times over
}  # fmt: skip
_ORIENTATION = 0x0112  # in EXIF
_AS_IT_LIES = 1
_SMOOTH_MODES = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})  # resampled as they are
_BROKEN = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, RuntimeError,
    EOFError, MemoryError, AttributeError, struct.error,
)  # fmt: skip
"""What Pillow raises for files that are damaged, cut short or made to do harm."""


def check_beginning(data: bytes) -> None:
    """Raise `UnusablePicture` for what can be told without decoding: another kind, too many
    pixels."""
    kind = kind_of(data)
    if kind != SVG:
        if kind not in READABLE:
            raise UnusablePicture(reason_against(kind))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large pictures: what is too large is refused
            opened(data, kind)


def opened(data: bytes, kind: str) -> Image:
    """Return a picture of which only the beginning was read; raises `UnusablePicture`."""
    from PIL.Image import DecompressionBombError, DecompressionBombWarning
    from PIL.Image import open as open_image

    try:
        with _told_as_unusable():
            image = open_image(io.BytesIO(data), formats=[kind])
    except (DecompressionBombError, DecompressionBombWarning):
        raise too_many_pixels() from None
    is_in_parts = kind != "JPEG" or "progressive" not in image.info
    most = _MOST_PIXELS_OF.get(kind, MOST_PIXELS) if is_in_parts else MOST_PIXELS
    if image.width * image.height > most:
        raise too_many_pixels()
    return image


def loaded(data: bytes, kind: str, most: int) -> Image:
    """Return a picture decoded; a JPEG with no more pixels than is needed to make `most` of it."""
    image = opened(data, kind)
    with _told_as_unusable():
        if kind == "JPEG":
            image.draft(None, _within(image.size, most))
        image.load()
    return image


def is_one_of_several(image: Image) -> bool:
    """Tell whether a file holds more than the picture that is shown: an animation, further pages.

    Phones put small or other versions into a JPEG, which no one misses.
    """
    with suppress(*_BROKEN):
        return image.format not in ("JPEG", "MPO") and bool(getattr(image, "is_animated", False))
    return False


def orientation(image: Image, data: bytes = b"") -> int:
    """Return how EXIF says that a picture is to be turned, from 1 (as it lies) to 8.

    With `data`, nothing is decoded for it: a PNG says it anywhere in its file.
    """
    if image.format == "PNG" and data and b"eXIf" not in data:
        return _AS_IT_LIES
    try:
        return int(image.getexif().get(_ORIENTATION, _AS_IT_LIES))
    except _BROKEN:
        return _AS_IT_LIES


def turned(image: Image, orientation: int) -> Image:
    """Return an image as its EXIF orientation says that it is to be seen."""
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE, 6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }  # fmt: skip
    return image.transpose(ways[orientation]) if orientation in ways else image


def scaled(image: Image, most: int) -> Image:
    """Return an image with at most `most` pixels, never enlarged."""
    from PIL.Image import Resampling

    size = _within(image.size, most)
    if size == image.size:
        return image
    smooth = image if image.mode in _SMOOTH_MODES else screen_colours(image)
    return smooth.resize(size, Resampling.LANCZOS, reducing_gap=3.0)


def png_bytes(image: Image) -> bytes:
    """Return a PNG of the picture and nothing else."""
    return _written(image, "PNG")


def jpeg_bytes(image: Image, quality: int) -> bytes:
    """Return a JPEG of the picture and nothing else; what is transparent becomes white."""
    return _written(on_paper(image), "JPEG", quality=quality, optimize=True)


def too_many_pixels() -> UnusablePicture:
    """Return the refusal of a picture that would take too much memory."""
    return UnusablePicture("it has too many pixels: scale it down")


def _within(size: tuple[int, int], most: int) -> tuple[int, int]:
    wide, high = size
    if wide * high <= most:
        return size
    factor = math.sqrt(most / (wide * high))
    return max(1, round(wide * factor)), max(1, round(high * factor))


def _written(image: Image, kind: str, **options: int) -> bytes:
    kept = {"transparency"} & image.info.keys() if kind == "PNG" else ()
    image.info = {name: image.info[name] for name in kept}  # comments and profiles would go along
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@contextmanager
def _told_as_unusable() -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise UnusablePicture("it is damaged or cut short") from None
