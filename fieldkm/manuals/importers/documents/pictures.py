"""Pictures of documents: PNG, JPEG and SVG are kept, what else can be read becomes PNG."""

from __future__ import annotations

import hashlib
import io
import posixpath
import warnings
from functools import partial

from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.documents.foreign_document import Picture
from fieldkm.manuals.importers.target_folder import Content
from fieldkm.manuals.sources.folder import MAX_PICTURE_BYTES

FOLDER = "images"
MAX_ALL_BYTES = 768 << 20
MAX_PIXELS = 60_000_000

_KEPT = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_CONVERTED = ("GIF", "BMP", "DIB", "WEBP", "TIFF", "PPM", "PCX", "TGA", "ICO", "JPEG2000")


class PictureStore:
    """The pictures of a manual that is being made, each once; `contents` goes by their places."""

    def __init__(self) -> None:
        self.contents: dict[str, Content] = {}
        self._places: dict[bytes, str] = {}
        self._bytes = 0

    def add(self, picture: Picture) -> tuple[str, str]:
        """Return the place of a picture, and what there is to tell of it; without a place it is
        lost."""
        digest = hashlib.sha256(picture.data).digest()
        if digest in self._places:
            place = self._places[digest]
            return place, "" if place else _lost(picture.name)
        data, ending, said = _usable(picture)
        place = ""
        if data and self._bytes + len(data) > MAX_ALL_BYTES:
            said = f"The picture {picture.name} is left out: there are too many for one manual."
        elif data:
            place = self._free_place(picture.name, ending)
            self.contents[place] = partial(bytes, data)
            self._bytes += len(data)
        self._places[digest] = place
        return place, said

    def _free_place(self, name: str, ending: str) -> str:
        stem = slug(posixpath.splitext(posixpath.basename(name))[0])[:60].strip("-") or "picture"
        place, number = f"{FOLDER}/{stem}.{ending}", 2
        while place in self.contents:
            place, number = f"{FOLDER}/{stem}-{number}.{ending}", number + 1
        return place


def _usable(picture: Picture) -> tuple[bytes, str, str]:
    """Return a picture's bytes as they can be shown (none where they cannot), its ending, and what
    there is to tell."""
    if len(picture.data) > MAX_PICTURE_BYTES:
        return b"", "", f"The picture {picture.name} is too large and is left out."
    for magic, ending in _KEPT:
        if picture.data.startswith(magic):
            return picture.data, ending, ""
    if _is_svg(picture.data):
        return picture.data, "svg", ""
    converted = _as_png(picture.data)
    if converted is None:
        return b"", "", _lost(picture.name)
    return converted, "png", f"The picture {picture.name} was made a PNG."


def _is_svg(data: bytes) -> bool:
    head = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in head


def _as_png(data: bytes) -> bytes | None:
    """Return a picture of another kind as PNG, None where it cannot be read."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_CONVERTED) as image:
                if image.width * image.height > MAX_PIXELS:
                    return None
                is_plain = image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
                shown = image if is_plain else image.convert("RGB")
                out = io.BytesIO()
                shown.save(out, "PNG")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, MemoryError):
        return None
    return out.getvalue()


def _lost(name: str) -> str:
    return (
        f"The picture {name} is of a kind that cannot be shown (EMF, WMF or damaged): it is lost."
    )
