"""What a picture's file says besides the picture - where a photo was taken, by whom, with what -
taken out without decoding it, so that nothing of the picture is lost."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_PNG_BEGINNING = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
        b"sBIT", b"bKGD", b"pHYs",
    }
)  # fmt: skip
_JPEG_START, _JPEG_END, _JPEG_SCAN = 0xD8, 0xD9, 0xDA
_JPEG_APP0, _JPEG_APP2, _JPEG_APP14, _JPEG_APP15, _JPEG_COMMENT = 0xE0, 0xE2, 0xEE, 0xEF, 0xFE
_JPEG_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_BEHIND_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # no byte of a scan, no restart in one
_WEBP_DROPPED = frozenset({b"EXIF", b"XMP "})
_WEBP_FLAGS = 0x08 | 0x04  # of EXIF and XMP


class _BrokenError(Exception):
    """The file is not laid out as its kind says."""


def without_metadata(data: bytes, kind: str) -> bytes | None:
    """Return a PNG, JPEG or WebP with nothing in it but the picture and its colours; None where
    the file is laid out so that this cannot be told apart."""
    cut = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}.get(kind)
    try:
        return b"".join(cut(data)) if cut else None
    except (_BrokenError, struct.error, IndexError):
        return None


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG_BEGINNING
    at = len(_PNG_BEGINNING)
    while True:
        size, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        chunk = data[at:end]
        if end > len(data) or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:], "big"):
            raise _BrokenError
        if name in _PNG_KEPT:
            yield chunk
        if name == b"IEND":
            return
        at = end


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        match = _JPEG_MARKER.match(data, at)
        if match is None:
            raise _BrokenError
        marker, at = match[1][0], match.end()
        if marker == _JPEG_END:
            yield b"\xff\xd9"
            return
        end = at + int(struct.unpack_from(">H", data, at)[0])
        if end > len(data):
            raise _BrokenError
        if _belongs_to_jpeg(marker, data[at + 2 : end]):
            yield bytes((0xFF, marker)) + data[at:end]
        at = end
        if marker == _JPEG_SCAN:
            following = _BEHIND_SCAN.search(data, at)
            if following is None:
                raise _BrokenError
            yield data[at : following.start()]
            at = following.start()


def _belongs_to_jpeg(marker: int, content: bytes) -> bool:
    """Tell whether a segment is needed to draw the picture in its colours."""
    if marker == _JPEG_APP2:
        return content.startswith(b"ICC_PROFILE\0")
    if marker in (_JPEG_APP0, _JPEG_APP14):
        return content.startswith((b"JFIF\0", b"Adobe"))
    return not (_JPEG_APP0 <= marker <= _JPEG_APP15 or marker == _JPEG_COMMENT)


def _webp(data: bytes) -> Iterator[bytes]:
    kept = b"".join(_webp_chunks(data))
    yield b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WEBP" + kept


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    at, end_of_file = 12, 8 + int(struct.unpack_from("<I", data, 4)[0])
    if end_of_file > len(data) + 1:
        raise _BrokenError
    while at + 8 <= end_of_file:
        name, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if end > end_of_file + 1:
            raise _BrokenError
        chunk = data[at:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes((chunk[8] & ~_WEBP_FLAGS,)) + chunk[9:]
        if name not in _WEBP_DROPPED:
            yield chunk
        at = end
