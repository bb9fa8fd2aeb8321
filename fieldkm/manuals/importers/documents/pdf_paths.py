"""The straight lines of a page of PDF, of which tables are made; what else is drawn is counted."""

from __future__ import annotations

from typing import Any

from fieldkm.manuals.importers.documents.pdf_geometry import Box, Matrix, box_around, point_at

MAX_RULES = 4000
_THIN = 2.6  # points; a rectangle that is thinner is a line
_SHORTEST_RULE = 5.0


class DrawnPath:
    """Follows the path that is being drawn; `rules` are the horizontal and vertical lines that were
    painted, as thin boxes, `strokes` counts the others."""

    def __init__(self) -> None:
        self.rules: list[Box] = []
        self.strokes = 0
        self._at = (0.0, 0.0)
        self._lines: list[Box] = []
        self._boxes: list[Box] = []
        self._others = 0

    def operator(self, name: bytes, operands: list[Any], matrix: Matrix) -> None:
        """Take an operator that draws; any other is passed over."""
        if name == b"m":
            self._at = point_at(matrix, float(operands[0]), float(operands[1]))
        elif name == b"l":
            self._draw_to(point_at(matrix, float(operands[0]), float(operands[1])))
        elif name == b"re":
            x, y, wide, high = (float(operand) for operand in operands[:4])
            corners = (point_at(matrix, x, y), point_at(matrix, x + wide, y + high))
            self._boxes.append(box_around(corners))
        elif name in (b"c", b"v", b"y"):
            self._others += 1
        elif name in (b"S", b"s", b"B", b"B*", b"b", b"b*"):
            self._paint(is_stroked=True)
        elif name in (b"f", b"F", b"f*"):
            self._paint(is_stroked=False)
        elif name == b"n":
            self._clear()

    def _draw_to(self, end: tuple[float, float]) -> None:
        box = box_around((self._at, end))
        if _is_rule(box):
            self._lines.append(box)
        elif box.right - box.left > _THIN or box.top - box.bottom > _THIN:
            self._others += 1
        self._at = end

    def _paint(self, is_stroked: bool) -> None:
        rules = self.rules
        if len(rules) + 4 * len(self._boxes) + len(self._lines) < MAX_RULES:
            rules += self._lines if is_stroked else ()
            for box in self._boxes:
                rules += [box] if _is_rule(box) else _edges(box) if is_stroked else ()
        self.strokes += self._others
        self._clear()

    def _clear(self) -> None:
        self._lines, self._boxes, self._others = [], [], 0


def _is_rule(box: Box) -> bool:
    wide, high = box.right - box.left, box.top - box.bottom
    return min(wide, high) <= _THIN and max(wide, high) >= _SHORTEST_RULE


def _edges(box: Box) -> tuple[Box, ...]:
    left, bottom, right, top = box
    return (
        Box(left, bottom, right, bottom), Box(left, top, right, top),
        Box(left, bottom, left, top), Box(right, bottom, right, top),
    )  # fmt: skip
