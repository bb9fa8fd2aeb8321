"""Bodies compressed with zstd, else gzip, and never decompressed beyond a limit."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from backports import zstd

from fieldkm.errors import BadInput

ZSTD = "zstd"
GZIP = "gzip"
_STEP = 64 << 10  # bytes of input handed to a decompressor at once
_LEVEL = 3  # higher ones took more time than the line they save


def compressed(body: bytes, encoding: str) -> bytes:
    """Return `body` in `encoding`: `zstd`, `gzip`, or as it is for `identity`."""
    if encoding == ZSTD:
        return zstd.compress(body, _LEVEL)
    if encoding == GZIP:
        return _gzipped(body)
    return body


def decompressed(body: bytes, encoding: str, limit: int) -> bytes:
    """Return what a body in `encoding` holds, at most `limit` bytes.

    Raises `BadInput` for an unknown encoding, a body that is damaged or cut short, and one that
    would become larger than `limit`.
    """
    if encoding in ("", "identity"):
        return _within(body, limit)
    reader = _READERS.get(encoding)
    if reader is None:
        raise BadInput(
            "unknown-encoding",
            "The body is compressed as “{encoding}”, which is not known here.",
            "Use zstd or gzip.",
            encoding=encoding[:40],
        )
    try:
        return reader(body, limit)
    except (zlib.error, zstd.ZstdError, EOFError) as error:
        raise _damaged() from error


def chosen(accepted: str) -> str:
    """Return the encoding for an answer from a request's `Accept-Encoding`."""
    offered = {part.partition(";")[0].strip().lower() for part in accepted.split(",")}
    return next((encoding for encoding in (ZSTD, GZIP) if encoding in offered), "identity")


def _gzipped(body: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)  # 31: with gzip's header, and no time in it
    return packer.compress(body) + packer.flush()


def _from_zstd(body: bytes, limit: int) -> bytes:
    reader = zstd.ZstdDecompressor()
    parts, size = [], 0
    for start in range(0, len(body), _STEP):
        piece = body[start : start + _STEP]
        while not reader.eof:
            part = reader.decompress(piece, max_length=limit + 1 - size)
            parts.append(part)
            size += len(part)
            _check(size, limit)
            piece = b""
            if reader.needs_input:
                break
    if not reader.eof or reader.unused_data:
        raise _damaged()
    return b"".join(parts)


def _from_gzip(body: bytes, limit: int) -> bytes:
    reader = zlib.decompressobj(31)
    plain = reader.decompress(body, limit + 1)
    _check(len(plain), limit)
    if not reader.eof or reader.unused_data:
        raise _damaged()
    return plain


_READERS: Mapping[str, Callable[[bytes, int], bytes]] = MappingProxyType(
    {ZSTD: _from_zstd, GZIP: _from_gzip}
)


def _within(body: bytes, limit: int) -> bytes:
    _check(len(body), limit)
    return body


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise BadInput(
            "too-large",
            "The body is larger than {limit} bytes.",
            "Send less at once.",
            limit=limit,
        )


def _damaged() -> BadInput:
    return BadInput("damaged-body", "The body is damaged or cut short.", "Send it again.")
