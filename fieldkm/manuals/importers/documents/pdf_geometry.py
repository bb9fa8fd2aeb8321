"""Places on a page of PDF: points, boxes, and the matrices that move them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdf import PageObject

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(NamedTuple):
    """A rectangle of the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does `first`, then `second`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def placing_of(page: PageObject) -> Matrix:
    """Return the matrix that puts the page's visible corner at zero and turns it upright."""
    box = page.cropbox
    left, bottom = float(box.left), float(box.bottom)
    wide, high = float(box.width), float(box.height)
    turned: dict[int, Matrix] = {
        90: (0.0, -1.0, 1.0, 0.0, 0.0, wide), 180: (-1.0, 0.0, 0.0, -1.0, wide, high),
        270: (0.0, 1.0, -1.0, 0.0, high, 0.0),
    }  # fmt: skip
    shift = (1.0, 0.0, 0.0, 1.0, -left, -bottom)
    return multiplied(shift, turned.get(page.rotation % 360, IDENTITY))


def placed_box(matrix: Matrix, numbers: Iterable[Any]) -> Box:
    """Return a rectangle of the page, given by two corners, where `matrix` puts it."""
    x, y, right, top = (float(number) for number in numbers)
    return box_around((point_at(matrix, x, y), point_at(matrix, right, top)))


def matrix_of(numbers: Any) -> Matrix:
    """Return the matrix that six numbers of a PDF make."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def point_at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where `matrix` puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_around(points: Iterable[tuple[float, float]]) -> Box:
    """Return the smallest box that holds all of the points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
