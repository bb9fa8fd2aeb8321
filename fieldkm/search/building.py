"""Writing an index: what has changed, or all of it; always beside the one in force."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, create_in, open_dir

from fieldkm.domain.finding import Unit
from fieldkm.errors import Unavailable
from fieldkm.search.columns import COLUMNS, LANGUAGE, MANUAL, TEXTS, THING, ColumnsWriter, packed
from fieldkm.search.counting import counted
from fieldkm.search.folder import (
    ENGINE,
    check_seals,
    link_or_copy,
    new_directory,
    put_in_force,
    read_pointer,
)
from fieldkm.search.posting_pool import PostingPool
from fieldkm.search.schema import FIELD, index_codec, index_schema
from fieldkm.search.snapshot import Snapshot

Progress = Callable[[int], None]
_REPORT_EVERY = 200
# Every segment costs each new term a look; with more of them the index is written anew.
_MOST_SEGMENTS = 24


@dataclass(frozen=True, slots=True)
class Written:
    """What an update did; `is_whole` where the index was built anew."""

    units: int
    added: int
    removed: int
    is_whole: bool = False


def update_index(
    folder: Path,
    units: Iterable[Unit],
    *,
    generation: str,
    manuals: frozenset[str] | None = None,
    progress: Progress | None = None,
) -> Written:
    """Make the index of `folder` hold `units`, and mark it with `generation`.

    Only units whose `version` differs are written; those that are no longer among `units` go. With
    `manuals`, `units` are all units of those manuals, and the others are left as they are. An index
    that is missing, damaged or of another engine holds nothing, so that `units` must then be all.
    `progress` is told how many units have been looked at. Raises `index-busy`.
    """
    with new_directory(folder) as directory:
        present = _present(folder)
        if present is None:
            written = _write_anew(directory, units, progress)
        else:
            with _opened(present) as snapshot:
                written = _write_changes(directory, present, snapshot, units, manuals, progress)
        put_in_force(folder, directory, generation)
    if len(list(directory.glob(f"{COLUMNS}*"))) > _MOST_SEGMENTS:
        idle_merge(folder)
    return written


def idle_merge(folder: Path) -> Written:
    """Write the index anew from its own units: one segment, and no trace of what was removed.

    Raises `index-damaged` where there is nothing to read.
    """
    with new_directory(folder) as directory:
        pointer = read_pointer(folder)
        if pointer is None:
            return Written(0, 0, 0)
        with _opened(check_seals(folder, pointer)) as snapshot:
            numbers = snapshot.live.nonzero()[0].tolist()
            written = _write_anew(directory, (snapshot.unit(n) for n in numbers), None)
        put_in_force(folder, directory, pointer.generation)
    return written


def _present(folder: Path) -> Path | None:
    """Return the directory in force if it can be built upon."""
    with suppress(Unavailable):
        pointer = read_pointer(folder)
        if pointer and pointer.engine == ENGINE:
            return check_seals(folder, pointer)
    return None


@contextmanager
def _opened(directory: Path) -> Iterator[Snapshot]:
    snapshot = Snapshot(directory)
    try:
        yield snapshot
    finally:
        snapshot.close()


class _SegmentInProgress:
    """A new segment: postings go to Whoosh, all else to the columns."""

    def __init__(self, directory: Path, index: FileIndex) -> None:
        writer: Any = index.writer(codec=index_codec())
        writer.pool = PostingPool()
        self.writer = writer
        self._directory = directory
        self._columns = ColumnsWriter(directory, self.writer.newsegment.segment_id())
        self.added = 0

    def add(self, unit: Unit) -> None:
        """Add a unit, whose version is known."""
        terms = counted(unit)
        self.writer.add_document(**{FIELD: terms.postings})
        self._columns.add(unit, terms)
        self.added += 1

    def commit(self) -> None:
        """Finish the segment; segments whose every unit was deleted are dropped."""
        self._columns.save()
        self.writer.commit(mergetype=_without_empty_segments)
        for path in self._directory.glob(f"{COLUMNS}*"):
            segment = path.name.removeprefix(COLUMNS)
            if not self._directory.joinpath(f"{segment}.seg").exists():
                path.unlink()
                self._directory.joinpath(TEXTS + segment).unlink()
        self._directory.joinpath(f"{self.writer.indexname}_WRITELOCK").unlink(missing_ok=True)

    def cancel(self) -> None:
        """Let go of everything that is open."""
        self._columns.close()
        if not self.writer.is_closed:
            self.writer.cancel()


@contextmanager
def _segment(directory: Path, index: FileIndex) -> Iterator[_SegmentInProgress]:
    segment = _SegmentInProgress(directory, index)
    try:
        yield segment
        segment.commit()
    finally:
        segment.cancel()


def _write_anew(directory: Path, units: Iterable[Unit], progress: Progress | None) -> Written:
    with _segment(directory, create_in(str(directory), index_schema())) as segment:
        for unit in _each_once(units, progress):
            segment.add(unit)
    return Written(segment.added, segment.added, 0, is_whole=True)


def _write_changes(
    directory: Path,
    present: Path,
    snapshot: Snapshot,
    units: Iterable[Unit],
    manuals: frozenset[str] | None,
    progress: Progress | None,
) -> Written:
    for path in present.iterdir():
        link_or_copy(path, directory / path.name)
    known = _known_units(snapshot, manuals)
    kept: set[str] = set()
    index = open_dir(str(directory), schema=index_schema())
    with _segment(directory, index) as segment:
        for unit in _each_once(units, progress):
            if known.get(unit.key, (0, ""))[1] == unit.version:
                kept.add(unit.key)
            else:
                segment.add(unit)
        gone = [number for key, (number, _) in known.items() if key not in kept]
        for number in gone:
            segment.writer.delete_document(number)
    before = int(snapshot.live.sum())
    return Written(before - len(gone) + segment.added, segment.added, len(gone))


def _known_units(snapshot: Snapshot, manuals: frozenset[str] | None) -> dict[str, tuple[int, str]]:
    """Return key -> (number, version) of the units that the update is about."""
    known = {}
    versions = [version for segment in snapshot.segments for version in segment.columns.versions()]
    for number in snapshot.live.nonzero()[0].tolist():
        names = [snapshot.names[name] for name in snapshot.names_of[number].tolist()]
        if manuals is None or names[MANUAL] in manuals:
            key = f"{names[THING]}|{names[LANGUAGE]}|{snapshot.ordinals[number]}"
            known[key] = (number, versions[number])
    return known


def _each_once(units: Iterable[Unit], progress: Progress | None) -> Iterator[Unit]:
    """The first unit of each key, with a version, telling how far it is."""
    seen: set[str] = set()
    for done, unit in enumerate(units, start=1):
        if progress and done % _REPORT_EVERY == 0:
            progress(done)
        if unit.key not in seen:
            seen.add(unit.key)
            yield unit if unit.version else replace(unit, version=f"{zlib.crc32(packed(unit)):08x}")


def _without_empty_segments(_: Any, segments: list[Any]) -> list[Any]:
    return [segment for segment in segments if segment.doc_count()]
