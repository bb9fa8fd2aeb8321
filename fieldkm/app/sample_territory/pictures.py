"""A few photos, painted: a roller in its machine, with the damage for which it was photographed."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldkm.app.sample_territory.draw import Draw
from fieldkm.app.sample_territory.names import CHINESE
from fieldkm.app.sample_territory.visits import WrittenVisit
from fieldkm.domain.customers import Subject, SubjectKind
from fieldkm.domain.visits import EntryKind, Photo

_WIDTH, _HEIGHT = 480, 320
_TINTS = ((52, 60, 74), (150, 88, 40), (84, 96, 60), (120, 122, 126))
_DARK = (16, 14, 14)
_MOST = 10


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo's record and its contents."""

    photo: Photo
    content: bytes


def make_pictures(seed: int, visits: Sequence[WrittenVisit]) -> Iterator[Picture]:
    """Paint photos for the last visits at which a roller was replaced."""
    draw = Draw(seed, "pictures")
    with_rollers = [visit for visit in reversed(visits) if _is_round(_part(visit))]
    for visit in with_rollers[:_MOST]:
        content = painted(draw)
        entry = visit.entries[-1]
        is_chinese = visit.job.unit.home.language == CHINESE
        photo = Photo(
            draw.identity(entry.at),
            Subject(SubjectKind.VISIT, visit.visit.id),
            hashlib.sha256(content).hexdigest(),
            len(content),
            "image/png",
            f"{'旧件' if is_chinese else 'Old part'}: {_part(visit)}",
            entry.at,
            visit.visit.technician,
        )
        yield Picture(photo, content)


def _part(visit: WrittenVisit) -> str:
    return next((entry.text for entry in visit.entries if entry.kind is EntryKind.PART), "")


def _is_round(part: str) -> bool:
    return any(word in part for word in ("oller", "rum", "ilm", "轮", "辊", "膜"))


def painted(draw: Draw) -> bytes:
    """Return a PNG of a worn roller."""
    tint = draw.one(_TINTS)
    top, bottom = draw.randint(70, 110), draw.randint(210, 250)
    tears = [
        (
            draw.randint(top, bottom),
            draw.randint(2, 14),
            draw.randint(60, 380),
            draw.randint(20, 90),
        )
        for _ in range(draw.randint(1, 4))
    ]
    rows = bytearray()
    for y in range(_HEIGHT):
        row = bytearray(bytes(_shade(tint, y, top, bottom, draw)) * _WIDTH)
        for begins, height, left, width in tears:
            if begins <= y < begins + height:
                right = left + width - abs(y - begins - height // 2) * 2
                row[3 * left : 3 * max(left, right)] = bytes(_DARK) * max(0, right - left)
        rows += b"\0" + row
    return png(bytes(rows), _WIDTH, _HEIGHT)


def _shade(
    tint: tuple[int, int, int], y: int, top: int, bottom: int, draw: Draw
) -> tuple[int, int, int]:
    """Return the colour of a line: the roller is lit from above, the machine behind it is grey."""
    if not top <= y <= bottom:
        grey = 70 + y // 6 + draw.randrange(4)
        return (grey, grey, grey + 4)
    height = (y - top) / (bottom - top)
    light = 1.7 - 3.2 * abs(height - 0.32) ** 1.4 + draw.uniform(-0.03, 0.03)
    red, green, blue = (min(255, max(0, round(part * light))) for part in tint)
    return (red, green, blue)


def png(rows: bytes, width: int, height: int) -> bytes:
    """Return a PNG file of rows of red, green and blue, each with a 0 before it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
