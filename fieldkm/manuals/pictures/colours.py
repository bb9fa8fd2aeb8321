"""Pixels of every kind as screens have them: eight bits a colour, sRGB, transparency kept."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL.Image import Image

PLAIN_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""What PNG and the page view have as well."""
_SAMPLE = 128  # pixels, at most, of each edge of what is looked at
_COMMONEST = 16
_WHITE = (255, 255, 255, 255)


def screen_colours(image: Image) -> Image:
    """Return an image in L, LA, RGB or RGBA; what a printer's or a phone's profile says of its
    colours is carried out."""
    if image.mode.startswith("I;16"):
        return _eight_bits(image.convert("I"), 0, 65_535)
    if image.mode in ("I", "F"):
        darkest, brightest = cast(tuple[float, float], image.getextrema())
        return _eight_bits(image, darkest, brightest)
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return image.convert("L")
    wide = _in_srgb(image)
    if "transparency" in wide.info or wide.mode in ("PA", "La", "RGBa"):
        return wide.convert("RGBA")
    return wide if wide.mode in ("L", "LA", "RGB", "RGBA") else _of_palette(wide)


def on_paper(image: Image) -> Image:
    """Return an image with white where it is transparent, as the page view shows it."""
    if image.mode in ("L", "RGB"):
        return image
    from PIL.Image import alpha_composite, new

    wide = image.convert("RGBA")
    return alpha_composite(new("RGBA", wide.size, _WHITE), wide).convert("RGB")


def is_line_drawing(image: Image) -> bool:
    """Tell whether an image is drawn or a picture of a screen: few colours cover half of it."""
    from PIL.Image import Resampling

    size = (min(image.width, _SAMPLE), min(image.height, _SAMPLE))
    sample = on_paper(screen_colours(image.resize(size, Resampling.NEAREST))).convert("RGB")
    counts = sorted((count for count, _ in sample.getcolors(size[0] * size[1]) or ()), reverse=True)
    return sum(counts[:_COMMONEST]) * 2 >= size[0] * size[1]


def _of_palette(image: Image) -> Image:
    mode = "RGBA" if image.mode == "P" and image.palette and image.palette.mode == "RGBA" else "RGB"
    return image.convert(mode)


def _eight_bits(image: Image, darkest: float, brightest: float) -> Image:
    scale = 255 / (brightest - darkest) if brightest > darkest else 0.0
    return image.point(lambda value: value * scale - darkest * scale).convert("L")


def _in_srgb(image: Image) -> Image:
    profile = image.info.get("icc_profile")
    if not profile or _says_srgb(profile):
        return image
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(image, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a profile of something else; the picture can be seen all the same
    return made or image


def _says_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile
