"""A segment in the making: postings go to Whoosh, all else to the columns beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, create_in, open_dir

from fieldkm.domain.finding import Unit
from fieldkm.search.columns import COLUMNS, TEXTS, ColumnsWriter
from fieldkm.search.counting import counted
from fieldkm.search.posting_pool import PostingPool
from fieldkm.search.schema import FIELD, index_codec, index_schema


@dataclass(frozen=True, slots=True)
class Place:
    """Where the index has a unit: the segment, and the number in it."""

    segment: str
    number: int


class SegmentWriter:
    """Adds units to a new segment and deletes older ones; all of it holds from `commit` on."""

    def __init__(self, directory: Path, index: FileIndex) -> None:
        self._directory = directory
        writer: Any = index.writer(codec=index_codec())
        writer.pool = PostingPool()
        self._whoosh = writer
        self._older = {segment.segment_id(): segment for segment in writer.segments}
        self._columns = ColumnsWriter(directory, writer.newsegment.segment_id())
        self.added = 0

    def add(self, unit: Unit) -> None:
        """Add a unit, whose version is known."""
        terms = counted(unit)
        self._whoosh.add_document(**{FIELD: terms.postings})
        self._columns.add(unit, terms)
        self.added += 1

    def delete(self, place: Place) -> None:
        """Delete a unit of an older segment."""
        self._older[place.segment].delete_document(place.number)

    def commit(self) -> None:
        """Finish the segment; segments whose every unit was deleted are dropped."""
        self._columns.save()
        self._whoosh.commit(mergetype=_without_empty_segments)
        for path in self._directory.glob(f"{COLUMNS}*"):
            segment = path.name.removeprefix(COLUMNS)
            if not self._directory.joinpath(f"{segment}.seg").exists():
                path.unlink()
                self._directory.joinpath(TEXTS + segment).unlink()
        self._directory.joinpath(f"{self._whoosh.indexname}_WRITELOCK").unlink(missing_ok=True)

    def cancel(self) -> None:
        """Let go of everything that is open."""
        self._columns.close()
        if not self._whoosh.is_closed:
            self._whoosh.cancel()


@contextmanager
def new_segment(directory: Path, *, is_first: bool) -> Iterator[SegmentWriter]:
    """Write a segment in a directory that has those before it; `is_first` where there are none."""
    if is_first:
        index = create_in(str(directory), index_schema())
    else:
        index = open_dir(str(directory), schema=index_schema())
    segment = SegmentWriter(directory, index)
    try:
        yield segment
        segment.commit()
    finally:
        segment.cancel()


def segment_sizes(directory: Path) -> dict[str, int]:
    """Return how many units, deleted ones left out, each segment of an index has."""
    index: Any = open_dir(str(directory), schema=index_schema())
    return {segment.segment_id(): segment.doc_count() for segment in index._segments()}


def _without_empty_segments(_: Any, segments: list[Any]) -> list[Any]:
    return [segment for segment in segments if segment.doc_count()]
