"""What an index has of each unit and of each thing, so that an update writes only what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from fieldkm.errors import Unavailable
from fieldkm.search.columns import COLUMNS, LANGUAGE, MANUAL, THING, Columns
from fieldkm.search.condition import reading_index
from fieldkm.search.folder import read_pointer
from fieldkm.search.segment_writing import Place
from fieldkm.search.snapshot import Segment, Snapshot


@dataclass(slots=True)
class _KnownThing:
    """The units of a thing in one language: their keys and their different versions."""

    keys: list[str] = field(default_factory=list)
    versions: set[str] = field(default_factory=set)


def indexed_manuals(folder: Path) -> frozenset[str]:
    """Return the manuals of which an index has units, as far as it can be read."""
    found: set[str] = set()
    with suppress(Unavailable), reading_index():
        for columns in _columns(folder):
            found.update(columns.names[name] for name in set(columns.names_of[:, MANUAL]))
    return frozenset(found)


def things_made_of(folder: Path, marks: Collection[int]) -> frozenset[str]:
    """Return the things with a unit that was made of one of these; raises `index-damaged`."""
    found: set[str] = set()
    wanted = np.array(sorted(marks), np.int64)
    with reading_index():
        for columns in _columns(folder):
            values, ends = columns.marks()
            units = np.searchsorted(ends, np.flatnonzero(np.isin(values, wanted)), side="right") - 1
            names = np.unique(columns.names_of[units, THING])
            found.update(columns.names[name] for name in names.tolist())
    return frozenset(found)


def _columns(folder: Path) -> Iterator[Columns]:
    """Open the columns of one segment after the other."""
    pointer = read_pointer(folder)
    directory = folder / (pointer.directory if pointer else "")
    for path in directory.glob(f"{COLUMNS}*"):
        with closing(Columns(directory, path.name.removeprefix(COLUMNS))) as columns:
            yield columns


class KnownUnits:
    """Places and versions of units by key; `live` counts all units of the index."""

    def __init__(self) -> None:
        self.live = 0
        self._units: dict[str, tuple[Place, str]] = {}
        self._things: dict[tuple[str, str], _KnownThing] = {}

    @classmethod
    def of(cls, snapshot: Snapshot, things: Collection[str] | None = None) -> KnownUnits:
        """Return what an index has of all things, or of some."""
        known = cls()
        known.live = int(snapshot.live.sum())
        for segment in snapshot.segments:
            known._add(segment, things)
        return known

    def _add(self, segment: Segment, things: Collection[str] | None) -> None:
        columns = segment.columns
        names, versions = columns.names, columns.versions()
        is_meant = np.array([things is None or name in things for name in names], np.bool_)
        meant = np.flatnonzero(is_meant[columns.names_of[:, THING]])
        units = zip(
            meant.tolist(),
            columns.names_of[meant].tolist(),
            columns.ordinals[meant].tolist(),
            strict=True,
        )
        for number, of_unit, ordinal in units:
            if number not in segment.deleted:
                version = versions[number]
                thing, language = names[of_unit[THING]], names[of_unit[LANGUAGE]]
                key = f"{thing}|{language}|{ordinal}"
                self._units[key] = (Place(segment.name, number), version)
                known = self._things.setdefault((thing, language), _KnownThing())
                known.keys.append(key)
                known.versions.add(version)

    def keys(self) -> Set[str]:
        """Return the keys of all units."""
        return self._units.keys()

    def place(self, key: str) -> Place | None:
        """Return where a unit is."""
        return self._units[key][0] if key in self._units else None

    def version(self, key: str) -> str | None:
        """Return the version of a unit."""
        return self._units[key][1] if key in self._units else None

    def has(self, thing: str, language: str, version: str) -> bool:
        """Tell whether a thing is there, and every unit of it in this version."""
        known = self._things.get((thing, language))
        return known is not None and known.versions == {version}

    def keys_of(self, thing: str, language: str) -> Iterable[str]:
        """Return the keys of a thing's units."""
        return self._things[thing, language].keys
