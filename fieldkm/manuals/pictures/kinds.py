"""What kind of picture a file holds, told by its first bytes: endings of names are often wrong."""

from __future__ import annotations

READABLE = frozenset({"PNG", "JPEG", "WEBP", "GIF", "AVIF", "BMP", "TIFF", "JPEG2000"})
"""The kinds of bitmaps that can be decoded; SVG is drawn as it is."""
SVG = "SVG"
ENDINGS = {
    "PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "GIF": ".gif", "AVIF": ".avif", "BMP": ".bmp",
    "TIFF": ".tif", "JPEG2000": ".jp2", SVG: ".svg",
}  # fmt: skip
"""How the name of a file of each kind ends."""

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"BM", "BMP"),
    (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"\0\0\1\0", "ICO"),
    (b"\0\0\0\x0cjP  ", "JPEG2000"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
    (b"\xd7\xcd\xc6\x9a", "WMF"), (b"\x01\0\x09\0", "WMF"), (b"\x02\0\x09\0", "WMF"),
    (b"%PDF", "PDF"), (b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"), (b"8BPS", "PSD"),
    (b"\x1f\x8b", "GZIP"), (b"PK\x03\x04", "ZIP"), (b"version https://git-lfs", "LFS"),
    (b"BEGMF", "CGM"),
)  # fmt: skip
_BRANDS = {
    b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"heim": "HEIC",
    b"hevc": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC",
}  # fmt: skip
_HEAD = 65_536  # licences stand before the first element
_WORDS = {
    "EMF": "it is a Windows metafile (EMF), which only Windows draws: save it as PNG or SVG",
    "WMF": "it is a Windows metafile (WMF), which only Windows draws: save it as PNG or SVG",
    "HEIC": "it is a HEIC photo of a phone: save it as JPEG",
    "CGM": "it is a CGM drawing: save it as SVG or PNG",
    "PDF": "it is a PDF: save the page as PNG or SVG",
    "EPS": "it is an EPS drawing: save it as PNG or SVG",
    "PSD": "it is a file of Photoshop: save it as PNG or JPEG",
    "ICO": "it is an icon (ICO): save it as PNG",
    "GZIP": "it is packed: unpack it",
    "ZIP": "it is an archive: unpack it",
    "LFS": "the file is only a pointer of Git LFS: fetch the picture with “git lfs pull”",
    "HTML": "it is a web page, not a picture",
    "EMPTY": "the file is empty",
}


class UnusablePicture(Exception):
    """A picture cannot be shown; `reason` says why and what helps, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def kind_of(data: bytes) -> str:
    """Return what `data` (a file, or how it begins) holds; empty where that is not known."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _kind_of_boxes(data)
    if data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF":
        return "EMF"
    if data[:1] == b"\0" and b"\x20" < data[1:2] <= b"\x3f":
        return "CGM"
    return _kind_of_text(data[:_HEAD])


def reason_against(kind: str) -> str:
    """Return why a file of this kind cannot be shown, as the end of a sentence."""
    return _WORDS.get(kind, "it is no picture, or is damaged")


def _kind_of_boxes(data: bytes) -> str:
    """Return the kind of a file that names the formats it agrees with: AVIF says `mif1` as well."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, size, 4))]
    kinds = [_BRANDS[brand] for brand in brands if brand in _BRANDS]
    return "AVIF" if "AVIF" in kinds else next(iter(kinds), "")


def _kind_of_text(head: bytes) -> str:
    if not head.strip(b"\0 \t\r\n"):
        return "EMPTY"
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not text.startswith(b"<"):
        return ""
    if b"<svg" in text or b":svg" in text:
        return "HTML" if text.startswith((b"<!doctype html", b"<html")) else SVG
    return "HTML" if b"<html" in text or b"<!doctype html" in text else ""
