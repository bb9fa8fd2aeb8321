"""Words that have gone from a thing go from the disk: the segments that have them are found here.

Whoosh only marks what is deleted; its bytes stay in the segment until that is written anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from fieldkm.domain.finding import Unit
from fieldkm.search.columns import THING
from fieldkm.search.counting import part_texts
from fieldkm.search.segment_writing import Place
from fieldkm.search.snapshot import Segment, Snapshot
from fieldkm.search.words import WORD


def leaking_segments(snapshot: Snapshot, dropped: Mapping[Place, Unit | None]) -> list[Segment]:
    """Return the segments that hold words which a thing has no more.

    `dropped` are the units that are about to be deleted, each with the one that takes its place. A
    unit that only grew leaks nothing: all its words stand in the newer one. Of a thing that lost a
    word all that was ever deleted counts: words that it kept until now stand there too.
    """
    firsts = {segment.name: segment.first for segment in snapshot.segments}
    losing: set[str] = set()
    for place, newer in dropped.items():
        older = snapshot.unit(firsts[place.segment] + place.number)
        if older.thing not in losing and not (newer and _words(older) <= _words(newer)):
            losing.add(older.thing)
    numbers: dict[str, set[int]] = {}
    for place in dropped:
        numbers.setdefault(place.segment, set()).add(place.number)
    return [
        segment
        for segment in snapshot.segments
        if _has_any(segment, segment.deleted | numbers.get(segment.name, set()), losing)
    ]


def live_units(segments: Iterable[Segment]) -> Iterator[tuple[Place, Unit]]:
    """Yield the units of some segments that are not deleted."""
    for segment in segments:
        marks, ends = segment.columns.marks()
        for number in range(segment.size):
            if number not in segment.deleted:
                made_of = tuple(marks[int(ends[number]) : int(ends[number + 1])].tolist())
                unit = segment.columns.unit(number)
                yield Place(segment.name, number), replace(unit, made_of=made_of)


def _words(unit: Unit) -> set[str]:
    return {word for text in (*part_texts(unit), *unit.codes) for word in WORD.findall(text)}


def _has_any(segment: Segment, numbers: Collection[int], things: Collection[str]) -> bool:
    """Tell whether one of the units of a segment with these numbers is of one of the things."""
    if not numbers or not things:
        return False
    names, names_of = segment.columns.names, segment.columns.names_of
    return any(names[name] in things for name in names_of[sorted(numbers), THING].tolist())
