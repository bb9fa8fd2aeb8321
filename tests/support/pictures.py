"""Pictures made in memory: photos, drawings, and files that are made to do harm."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random

from PIL import Image, ImageDraw

ORIENTATION, GPS = 0x0112, 0x8825
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">{}</svg>'


def photo(width: int = 320, height: int = 240) -> Image.Image:
    """A picture of as many colours as the world has, lighter to the right and greener below."""
    size = (width // 4 or 1, height // 4 or 1)
    noise = Random(1).randbytes(size[0] * size[1])
    grain = Image.frombytes("L", size, noise).resize((width, height))
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, grain))


def drawing(width: int = 320, height: int = 240) -> Image.Image:
    """Thin black lines on white."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    for at in range(0, width, 37):
        pen.line((at, 0, width - at, height), fill="black", width=2)
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The file of a picture."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def decoded(data: bytes) -> Image.Image:
    """The picture in a file."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def animation(kind: str) -> bytes:
    """Three pictures one after the other, the first of them red."""
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def taken_in_berlin(orientation: int = 1) -> Image.Exif:
    """What a phone writes into a photo."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "A phone"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    return exif


def png_of_nothing(width: int, height: int) -> bytes:
    """A PNG that promises any number of pixels and holds none."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def emf() -> bytes:
    """The beginning of a Windows metafile, as Word keeps its drawings."""
    return b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(64)
