"""Small segments written anew as one: there are never many, and what was removed from them goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from fieldkm.search.folder import (
    Pointer,
    new_directory,
    put_in_force,
    read_pointer,
)
from fieldkm.search.forgetting import live_units
from fieldkm.search.segment_writing import new_segment, segment_sizes
from fieldkm.search.snapshot import opened_snapshot

# Each segment costs every new term a look. A segment is small that has less than this part of all
# units; more than a few small ones are written anew as one: updates stay cheap, segments few.
SMALL = 16
FEW = 4


def merge_small(folder: Path) -> None:
    """Write small segments anew as one where there are many; the turn to write is the caller's."""
    pointer = read_pointer(folder)
    chosen = crowd_of(segment_sizes(folder / pointer.directory)) if pointer else ()
    if pointer and chosen:
        _rewrite(folder, pointer, chosen)


def crowd_of(sizes: Mapping[str, int]) -> list[str]:
    """Return the segments to be written anew as one, of all with their sizes; perhaps none."""
    units = sum(sizes.values())
    small = [name for name, size in sizes.items() if size * SMALL < units]
    return small if len(small) > FEW else []


def _rewrite(folder: Path, pointer: Pointer, chosen: Collection[str]) -> None:
    with new_directory(folder, pointer) as directory:
        with (
            opened_snapshot(folder / pointer.directory) as snapshot,
            new_segment(directory, is_first=False) as segment,
        ):
            older = [one for one in snapshot.segments if one.name in chosen]
            for place, unit in live_units(older):
                segment.add(unit)
                segment.delete(place)
        put_in_force(folder, directory, pointer.generation, pointer)
