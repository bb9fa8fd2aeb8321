"""One state of an index, opened: its segments, and what ranking needs of all units in arrays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from fieldkm.domain.finding import Unit
from fieldkm.search.columns import APPLIES_TO, Columns
from fieldkm.search.condition import reading_index
from fieldkm.search.counting import PARTS
from fieldkm.search.listing import Listing
from fieldkm.search.postings import NONE, Postings, whole_blocks
from fieldkm.search.schema import index_schema

# A sorted list of each segment, with the number of the segment's first unit.
Lists = tuple[tuple[int, Listing], ...]

_UNITS_KEPT = 1024  # while somebody types, the same hits come again with each letter

_storage: Callable[..., Any] = FileStorage


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: its postings, its columns, and the number of its first unit in the index."""

    name: str
    reader: SegmentReader
    columns: Columns
    first: int
    deleted: frozenset[int]

    @property
    def size(self) -> int:
        """Return how many units it has, deleted ones too."""
        return len(self.columns.ordinals)


class Snapshot:
    """Units are numbered through all segments; numbers of deleted ones stay free.

    `names` are those of things, manuals, languages, kinds and applicabilities, `numbers` their
    places; `names_of` says which of them a unit has.
    """

    def __init__(self, directory: Path) -> None:
        with reading_index():
            self.segments = _segments(directory)
            sizes = [segment.size for segment in self.segments]
            self._units: dict[int, Unit] = {}
            self._firsts = [segment.first for segment in self.segments]
            self.live = np.ones(sum(sizes), np.bool_)
            for segment in self.segments:
                self.live[[segment.first + number for number in segment.deleted]] = False
            self.numbers, self.names_of = _names(self.segments)
            self.names = list(self.numbers)
            self.ordinals = _joined([s.columns.ordinals for s in self.segments], 0)
            self.lengths = _joined([s.columns.lengths for s in self.segments], PARTS)

    def postings(self, term: str) -> Postings:
        """Return the postings of `term` in all segments, deleted units left out."""
        with reading_index():
            found = [(s.first, whole_blocks(s.reader, term)) for s in self.segments]
        found = [(first, postings) for first, postings in found if len(postings.units)]
        if not found:
            return NONE
        units = np.concatenate([postings.units + np.int32(first) for first, postings in found])
        counts = np.concatenate([postings.counts for _, postings in found])
        live = self.live[units]
        return Postings(units, counts) if live.all() else Postings(units[live], counts[live])

    @cached_property
    def codes(self) -> Lists:
        """The spellings of all codes, for each segment."""
        return self._lists("codes")

    @cached_property
    def titles(self) -> Lists:
        """The beginnings of titles and headings, for each segment."""
        return self._lists("titles")

    @cached_property
    def words(self) -> Lists:
        """The words in use, for each segment; the value is in how many units."""
        return self._lists("words")

    @cached_property
    def applicabilities(self) -> list[str]:
        """What the units hold for, each once."""
        return [self.names[number] for number in np.unique(self.names_of[:, APPLIES_TO]).tolist()]

    def unit(self, number: int) -> Unit:
        """Return a unit; its text has one space wherever there was white space."""
        unit = self._units.get(number)
        if unit is None:
            if len(self._units) >= _UNITS_KEPT:
                self._units.clear()
            unit = self._units[number] = self._read_unit(number)
        return unit

    def _read_unit(self, number: int) -> Unit:
        segment = self.segments[bisect_right(self._firsts, number) - 1]
        with reading_index():
            return segment.columns.unit(number - segment.first)

    def close(self) -> None:
        """Close every file."""
        for segment in self.segments:
            segment.columns.close()
            segment.reader.close()

    def _lists(self, name: str) -> Lists:
        with reading_index():
            return tuple((s.first, s.columns.listing(name)) for s in self.segments)


@contextmanager
def opened_snapshot(directory: Path) -> Iterator[Snapshot]:
    """Open the index in a directory that was checked, and close it at the end."""
    snapshot = Snapshot(directory)
    try:
        yield snapshot
    finally:
        snapshot.close()


def _segments(directory: Path) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    first = 0
    # Not mapped into memory: a file that was cut short would end the process, not raise an error.
    storage = _storage(str(directory), supports_mmap=False, readonly=True)
    index = storage.open_index(schema=index_schema())
    for reader, _ in index.reader().leaf_readers():
        if not isinstance(reader, SegmentReader):
            continue  # an index without any unit
        of_whoosh: Any = reader.segment()
        name = of_whoosh.segment_id()
        columns = Columns(directory, name)
        deleted = frozenset(of_whoosh.deleted_docs())
        segments.append(Segment(name, reader, columns, first, deleted))
        if of_whoosh.doc_count_all() != len(columns.ordinals):
            raise ValueError(name)
        first += len(columns.ordinals)
    return tuple(segments)


def _names(segments: tuple[Segment, ...]) -> tuple[dict[str, int], NDArray[np.int32]]:
    """Return the numbers of all segments' names in one table, and which of them each unit has."""
    numbers: dict[str, int] = {}
    renumbered = []
    for segment in segments:
        columns = segment.columns
        local = [numbers.setdefault(name, len(numbers)) for name in columns.names]
        renumbered.append(np.array(local, np.int32)[columns.names_of])
    return numbers, _joined(renumbered, 5)


def _joined(arrays: list[NDArray[np.int32]], width: int) -> NDArray[np.int32]:
    """Return the segments' arrays as one; `width` says what an index without segments has."""
    if arrays:
        return np.concatenate(arrays)
    return np.zeros((0, width) if width else 0, np.int32)
