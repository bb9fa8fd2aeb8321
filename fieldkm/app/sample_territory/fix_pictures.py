"""Pictures in the sample fixes, painted: what was seen, with a circle drawn around it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from math import cos, hypot, pi, sin
from types import MappingProxyType

from fieldkm.app.sample_territory.draw import Draw
from fieldkm.app.sample_territory.pictures import painted, png
from fieldkm.domain.fixes import Picture

_WIDTH, _HEIGHT = 480, 320
_RED, _BLACK, _WHITE = (214, 32, 38), (22, 22, 24), (244, 244, 240)
_GREY, _BRASS, _SCORCHED = (78, 82, 88), (201, 164, 84), (70, 46, 30)
Colour = tuple[int, int, int]


class FixPictures:
    """Paints pictures and keeps their contents, by the SHA-256."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.contents: dict[str, bytes] = {}

    def painted(self, wanted: str) -> Picture:
        """Return the picture that a story asks for as `what: caption`."""
        what, _, caption = wanted.partition(": ")
        content = _PAINTED[what](Draw(self._seed, f"picture {wanted}"))
        sha256 = hashlib.sha256(content).hexdigest()
        self.contents[sha256] = content
        return Picture(sha256, len(content), "image/png", caption)


class _Canvas:
    """Rows of red, green and blue."""

    def __init__(self, colour: Colour) -> None:
        self._rows = [bytearray(bytes(colour) * _WIDTH) for _ in range(_HEIGHT)]

    def box(self, left: int, top: int, width: int, height: int, colour: Colour) -> None:
        """Fill a rectangle."""
        for row in self._rows[top : top + height]:
            row[3 * left : 3 * (left + width)] = bytes(colour) * width

    def ring(self, x: int, y: int, outer: int, inner: int, colour: Colour) -> None:
        """Fill what lies between two circles around a point."""
        for dy in range(-outer, outer + 1):
            for dx in range(-outer, outer + 1):
                if inner <= hypot(dx, dy) <= outer:
                    self.dot(x + dx, y + dy, colour)

    def line(self, x: int, y: int, angle: float, length: int, colour: Colour) -> None:
        """Draw a line of 6 points' width from a point."""
        for way in range(length):
            self.box(round(x + way * cos(angle)) - 3, round(y + way * sin(angle)) - 3, 6, 6, colour)

    def dot(self, x: int, y: int, colour: Colour) -> None:
        """Fill one point, if it lies within."""
        if 0 <= x < _WIDTH and 0 <= y < _HEIGHT:
            self._rows[y][3 * x : 3 * x + 3] = bytes(colour)

    def png(self) -> bytes:
        """Return the picture as a file."""
        return png(b"".join(b"\0" + row for row in self._rows), _WIDTH, _HEIGHT)


def _pins(draw: Draw) -> bytes:
    """A plug from the front, one of its pins scorched."""
    canvas = _Canvas(_GREY)
    canvas.box(50, 90, 380, 140, _BLACK)
    bad = draw.randrange(2, 8)
    for number in range(10):
        canvas.box(66 + 36 * number, 110, 22, 36, _SCORCHED if number == bad else _BRASS)
        canvas.box(66 + 36 * number, 175, 22, 36, _BRASS)
    canvas.ring(77 + 36 * bad, 128, 44, 39, _RED)
    return canvas.png()


def _gauge(draw: Draw) -> bytes:
    """A pressure gauge whose hand stands low."""
    canvas = _Canvas((170, 172, 168))
    canvas.ring(240, 160, 140, 128, _BLACK)
    canvas.ring(240, 160, 127, 0, _WHITE)
    for number in range(11):
        angle = 3 * pi / 4 + number * 3 * pi / 20
        canvas.line(round(240 + 104 * cos(angle)), round(160 + 104 * sin(angle)), angle, 18, _BLACK)
    low = 3 * pi / 4 + draw.uniform(0.05, 0.35)
    canvas.line(240, 160, low, 96, _RED)
    canvas.ring(240, 160, 12, 0, _BLACK)
    return canvas.png()


def _strainer(draw: Draw) -> bytes:
    """A strainer with black sludge on its mesh."""
    canvas = _Canvas((150, 150, 148))
    canvas.box(90, 60, 300, 200, (206, 206, 200))
    for left in range(90, 390, 10):
        canvas.box(left, 60, 3, 200, _GREY)
    for top in range(60, 260, 10):
        canvas.box(90, top, 300, 3, _GREY)
    for _ in range(60):
        x = min(max(round(draw.gauss(230, 55)), 130), 330)
        y = min(max(round(draw.gauss(180, 35)), 90), 230)
        canvas.ring(x, y, draw.randrange(8, 22), 0, _BLACK)
    canvas.ring(230, 180, 118, 112, _RED)
    return canvas.png()


_PAINTED: Mapping[str, Callable[[Draw], bytes]] = MappingProxyType(
    {"roller": painted, "pins": _pins, "gauge": _gauge, "strainer": _strainer}
)
