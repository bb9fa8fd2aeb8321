"""Tables that a PDF draws with lines: which lines make one grid, and where its cells are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldkm.manuals.importers.documents.pdf_geometry import Box

MAX_LINES = 600
_NEAR = 3.0  # points; lines that are no farther apart meet, or are one
_SMALLEST = 9.0  # points; no cell is lower or narrower
_MAX_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: where it is, and how many columns and rows it takes."""

    row: int
    column: int
    wide: int
    high: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: `edges` are where its columns begin, and the last one ends."""

    box: Box
    edges: tuple[float, ...]
    cells: tuple[GridCell, ...]


def grids_in(rules: Iterable[Box]) -> list[Grid]:
    """Return the grids that ruled lines make, from the top of the page down."""
    lying, standing = _lines(rules)
    if not lying or not standing or len(lying) + len(standing) > MAX_LINES:
        return []
    grids = (_grid(*group) for group in _groups(lying, standing))
    found = [grid for grid in grids if grid is not None]
    return sorted(found, key=lambda grid: -grid.box.top)


def _lines(rules: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """Return the horizontal and the vertical lines, those that go on in one another as one."""
    lying = [rule for rule in rules if rule.width >= rule.height]
    standing = [_turned(rule) for rule in rules if rule.width < rule.height]
    return _merged(lying), [_turned(rule) for rule in _merged(standing)]


def _turned(box: Box) -> Box:
    return Box(box.bottom, box.left, box.top, box.right)


def _merged(lying: Iterable[Box]) -> list[Box]:
    merged: list[Box] = []
    for rule in sorted(lying, key=lambda rule: (round(rule.bottom / _NEAR), rule.left)):
        last = merged[-1] if merged else None
        is_same = last is not None and abs(last.bottom - rule.bottom) <= _NEAR
        if last is not None and is_same and rule.left <= last.right + _NEAR:
            merged[-1] = last._replace(right=max(last.right, rule.right))
        else:
            merged.append(rule)
    return merged


def _groups(lying: list[Box], standing: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Return lines that meet, group by group."""
    groups: list[tuple[list[Box], list[Box]]] = []
    for line in standing:
        meeting = [other for other in lying if _meet(other, line)]
        touched = [group for group in groups if any(other in group[0] for other in meeting)]
        both = (
            [*dict.fromkeys([*(o for group in touched for o in group[0]), *meeting])],
            [*(o for group in touched for o in group[1]), line],
        )
        groups = [group for group in groups if group not in touched] + [both]
    return groups


def _meet(lying: Box, standing: Box) -> bool:
    return (
        lying.left - _NEAR <= standing.left <= lying.right + _NEAR
        and standing.bottom - _NEAR <= lying.bottom <= standing.top + _NEAR
    )


def _grid(lying: Sequence[Box], standing: Sequence[Box]) -> Grid | None:
    if len(lying) < 2:
        return None
    outer = [min(rule.left for rule in lying), max(rule.right for rule in lying)]
    across = _places([*(rule.left for rule in standing), *outer])
    down = _places([rule.bottom for rule in lying])[::-1]
    if len(across) < 2 or len(down) < 2 or len(across) * len(down) > _MAX_CELLS:
        return None
    cells = _Cells(lying, standing, across, down).cells()
    box = Box(across[0], down[-1], across[-1], down[0])
    return Grid(box, tuple(across), tuple(cells))


def _places(numbers: Iterable[float]) -> list[float]:
    """Return where lines are, those that are close to one another as one."""
    places: list[float] = []
    for number in sorted(numbers):
        if not places or number - places[-1] >= _SMALLEST:
            places.append(number)
    return places


class _Cells:
    """Finds the cells between lines: where a line is missing, two places are one cell."""

    def __init__(
        self,
        lying: Sequence[Box],
        standing: Sequence[Box],
        across: Sequence[float],
        down: Sequence[float],
    ) -> None:
        self._lying = lying
        self._standing = standing
        self._across = across
        self._down = down

    def cells(self) -> list[GridCell]:
        """Return the cells row by row."""
        found: list[GridCell] = []
        taken: set[tuple[int, int]] = set()
        columns, rows = len(self._across) - 1, len(self._down) - 1
        for row in range(rows):
            for column in range(columns):
                if (row, column) in taken:
                    continue
                wide = high = 1
                while column + wide < columns and not self._parts_columns(row, column + wide):
                    wide += 1
                while row + high < rows and not self._parts_rows(row + high, column):
                    high += 1
                taken |= {
                    (r, c) for r in range(row, row + high) for c in range(column, column + wide)
                }
                box = Box(
                    self._across[column], self._down[row + high],
                    self._across[column + wide], self._down[row],
                )  # fmt: skip
                found.append(GridCell(row, column, wide, high, box))
        return found

    def _parts_columns(self, row: int, column: int) -> bool:
        """Tell whether a line stands at the left of `column` in `row`."""
        middle, at = (self._down[row] + self._down[row + 1]) / 2, self._across[column]
        return any(
            abs(line.left - at) < _SMALLEST and line.bottom <= middle <= line.top
            for line in self._standing
        )

    def _parts_rows(self, row: int, column: int) -> bool:
        """Tell whether a line lies above `row` in `column`."""
        middle, at = (self._across[column] + self._across[column + 1]) / 2, self._down[row]
        return any(
            abs(line.bottom - at) < _SMALLEST and line.left <= middle <= line.right
            for line in self._lying
        )
