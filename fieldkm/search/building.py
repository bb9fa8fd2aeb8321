"""Bringing an index up to date: what has changed is written beside what stays, in portions."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from fieldkm.domain.finding import Unit
from fieldkm.errors import Unavailable
from fieldkm.search.columns import packed
from fieldkm.search.condition import damaged
from fieldkm.search.folder import (
    ENGINE,
    Pointer,
    check_seals,
    clear_away,
    new_directory,
    put_in_force,
    read_pointer,
    turn_to_write,
)
from fieldkm.search.forgetting import leaking_segments, live_units
from fieldkm.search.known_units import KnownUnits
from fieldkm.search.merging import merge_small
from fieldkm.search.segment_writing import SegmentWriter, new_segment
from fieldkm.search.snapshot import Snapshot, opened_snapshot

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
    portion: int = 0,
) -> Written:
    """Make the index of `folder` hold `units`, and mark it with `generation`.

    Only units whose `version` differs are written; those that are no longer among `units` go. An
    index that is missing, damaged or of another engine holds nothing.

    With `portion`, what was written can be searched each time that so many units, or a quarter of
    all before them, have come; whoever ends the process then loses only what came after. Raises
    `index-busy`.
    """
    with turn_to_write(folder):
        present = _present(folder)
        update = _Update(folder, present, _known(folder, present))
        changes = update.changes(units)
        is_done = False
        while not is_done:
            is_done = update.write(changes, generation, portion)
        merge_small(folder)
        return update.written()


def update_things(
    folder: Path,
    things: Collection[str],
    units: Iterable[Unit],
    *,
    generation: str,
    most_rewritten: float = math.inf,
) -> Written | None:
    """Make the index of `folder` hold `units` as all that it has of `things`; others stay.

    No word that has gone from one of the things is left in any file: units that shared a segment
    with it are written anew. Nothing is done, and None returned, where those are more than
    `most_rewritten`. Raises `index-busy`, and `index-damaged` where there is no index that can be
    built upon.
    """
    with turn_to_write(folder):
        present = _present(folder)
        if present is None:
            raise damaged()
        with opened_snapshot(folder / present.directory) as snapshot:
            update = _Update(folder, present, KnownUnits.of(snapshot, things))
            changes = update.changes(units)
            if not update.write_forgetting(snapshot, changes, generation, most_rewritten):
                return None
        merge_small(folder)
        return update.written()


def can_be_built_upon(folder: Path, generation: str) -> bool:
    """Tell whether there is a sound index of this engine with this mark; reads every byte of it."""
    present = _present(folder)
    return present is not None and present.generation == generation


class _Update:
    """An update on its way: what the index has, what of that was met again, what was written."""

    def __init__(self, folder: Path, present: Pointer | None, known: KnownUnits) -> None:
        self._folder = folder
        self._pointer = present
        self._is_whole = present is None
        self._known = known
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

    def write_forgetting(
        self,
        snapshot: Snapshot,
        changes: Iterable[list[Unit]],
        generation: str,
        most_rewritten: float,
    ) -> bool:
        """Write all in one step, segments with words that have gone anew; `snapshot` is what there
        is. Tell whether it was done: not where too much had to be written anew.
        """
        if self._pointer is None:
            raise damaged()
        units = [unit for thing in changes for unit in thing]
        gone = self._known.keys() - self._met
        if not units and not gone:  # what an earlier one left behind, when it was ended, goes
            clear_away(self._folder, self._folder / self._pointer.directory)
            return True
        newer = {unit.key: unit for unit in units}
        dropped = {
            place: newer.get(key)
            for key in (*newer, *gone)
            if (place := self._known.place(key)) is not None
        }
        leaking = leaking_segments(snapshot, dropped)
        if sum(segment.size for segment in leaking) > most_rewritten:
            return False
        with new_directory(self._folder, self._pointer) as directory:
            with new_segment(directory, is_first=False) as segment:
                self._fill(segment, iter([units]), 0)
                self._delete(segment, gone)
                self._added += segment.added
                for place, unit in live_units(leaking):
                    if place not in dropped:
                        segment.add(unit)
                        segment.delete(place)
            self._pointer = put_in_force(self._folder, directory, generation, self._pointer)
        return True

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


def _known(folder: Path, present: Pointer | None) -> KnownUnits:
    """Return what is in force."""
    if present is None:
        return KnownUnits()
    with opened_snapshot(folder / present.directory) as snapshot:
        return KnownUnits.of(snapshot)


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
