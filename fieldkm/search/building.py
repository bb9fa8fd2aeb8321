"""Bringing an index up to date: what has changed is written beside what stays, in portions."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from fieldkm.domain.finding import Unit
from fieldkm.errors import Unavailable
from fieldkm.search.columns import packed
from fieldkm.search.folder import (
    ENGINE,
    Pointer,
    check_seals,
    new_directory,
    put_in_force,
    read_pointer,
    turn_to_write,
)
from fieldkm.search.known_units import KnownUnits
from fieldkm.search.merging import merge_small
from fieldkm.search.segment_writing import SegmentWriter, new_segment
from fieldkm.search.snapshot import opened_snapshot

# The mark of an index while it is being written: it can be searched, and agrees with nothing.
UNFINISHED = "unfinished"
# Each portion is at least this part of all before it, so that there are not too many of them.
_PORTION = 4


@dataclass(frozen=True, slots=True)
class UnreadUnits:
    """The units of a thing in one language, of which each has this `version`.

    They are read only where the index has them in another one.
    """

    thing: str
    language: str
    version: str
    read: Callable[[], Iterable[Unit]]


@dataclass(frozen=True, slots=True)
class Written:
    """What an update did; `is_whole` where the index was built anew."""

    units: int
    added: int
    removed: int
    is_whole: bool = False


def update_index(
    folder: Path,
    units: Iterable[Unit | UnreadUnits],
    *,
    generation: str,
    manuals: frozenset[str] | None = None,
    portion: int = 0,
) -> Written:
    """Make the index of `folder` hold `units`, and mark it with `generation`.

    Only units whose `version` differs are written; those that are no longer among `units` go. With
    `manuals`, `units` are all units of those manuals, and the others are left as they are. An index
    that is missing, damaged or of another engine holds nothing, so that `units` must then be all.

    With `portion`, what was written can be searched each time that so many units, or a quarter of
    all before them, have come; whoever ends the process then loses only what came after. Raises
    `index-busy`.
    """
    with turn_to_write(folder):
        update = _Update(folder, manuals)
        changes = update.changes(units)
        is_done = False
        while not is_done:
            is_done = update.write(changes, generation, portion)
        merge_small(folder)
        return update.written()


class _Update:
    """An update on its way: what the index has, what of that was met again, what was written."""

    def __init__(self, folder: Path, manuals: frozenset[str] | None) -> None:
        self._folder = folder
        self._pointer = _present(folder)
        self._is_whole = self._pointer is None
        self._known = KnownUnits()
        if self._pointer:
            with opened_snapshot(folder / self._pointer.directory) as snapshot:
                self._known = KnownUnits.of(snapshot, manuals)
        self._met: set[str] = set()
        self._added = 0
        self._removed = 0

    def changes(self, units: Iterable[Unit | UnreadUnits]) -> Iterator[list[Unit]]:
        """Yield the units to be written, those of a thing together, each with its version."""
        for found in units:
            if isinstance(found, Unit):
                yield self._changed([found])
            elif self._known.has(found.thing, found.language, found.version):
                self._met.update(self._known.keys_of(found.thing, found.language))
            else:
                yield self._changed(found.read())

    def _changed(self, units: Iterable[Unit]) -> list[Unit]:
        changed = []
        for unit in units:
            if unit.key not in self._met:
                self._met.add(unit.key)
                marked = _with_version(unit)
                if self._known.version(unit.key) != marked.version:
                    changed.append(marked)
        return changed

    def write(self, changes: Iterator[list[Unit]], generation: str, portion: int) -> bool:
        """Write the next portion (0: all) and put it in force; tell whether it was the last."""
        enough = max(portion, self._added // _PORTION) if portion else 0
        with new_directory(self._folder, self._pointer) as directory:
            with new_segment(directory, is_first=self._pointer is None) as segment:
                is_last = self._fill(segment, changes, enough)
                if is_last:
                    self._delete(segment, self._known.keys() - self._met)
            self._added += segment.added
            mark = generation if is_last else UNFINISHED
            self._pointer = put_in_force(self._folder, directory, mark, self._pointer)
        return is_last

    def _fill(self, segment: SegmentWriter, changes: Iterator[list[Unit]], enough: int) -> bool:
        """Add units until there are enough, whole things only; tell whether those were all."""
        for units in changes:
            for unit in units:
                segment.add(unit)
            self._delete(segment, (unit.key for unit in units))
            if enough and segment.added >= enough:
                return False
        return True

    def _delete(self, segment: SegmentWriter, keys: Iterable[str]) -> None:
        """Delete what the index had under these keys."""
        for key in keys:
            if place := self._known.place(key):
                segment.delete(place)
                self._removed += 1

    def written(self) -> Written:
        """Return what was done."""
        units = self._known.live - self._removed + self._added
        return Written(units, self._added, self._removed, self._is_whole)


def _present(folder: Path) -> Pointer | None:
    """Return what is in force if it can be built upon."""
    with suppress(Unavailable):
        pointer = read_pointer(folder)
        if pointer and pointer.engine == ENGINE:
            check_seals(folder, pointer)
            return pointer
    return None


def _with_version(unit: Unit) -> Unit:
    return unit if unit.version else replace(unit, version=f"{zlib.crc32(packed(unit)):08x}")
