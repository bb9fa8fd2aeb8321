"""Which fixes a changed record concerns, and their units made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fieldkm.app.fix_units import can_be_found, fix_unit
from fieldkm.app.record_units import mark_of, marked, thing_of
from fieldkm.domain.finding import Kind as Found
from fieldkm.domain.finding import Unit
from fieldkm.domain.fixes import Fix, FixRevision
from fieldkm.protocol.kinds import Kind
from fieldkm.store.index_queue import Queued
from fieldkm.store.record_batches import RecordBatches

_AT_ONCE = 1000  # fixes that are in memory at the same time


class FixThings:
    """Reads what the index over fixes takes in."""

    def __init__(self, batches: RecordBatches) -> None:
        self._batches = batches

    def concerned(self, queued: Sequence[Queued]) -> set[str]:
        """Return the fixes that records are, or that revisions are of.

        Of a revision that is gone the index knows which fix it was found with.
        """
        fixes = {item.id for item in queued if item.kind == Kind.FIX.value}
        revisions = [item.id for item in queued if item.kind == Kind.FIX_REVISION.value]
        found = self._batches.by_ids(FixRevision, revisions).values()
        fixes.update(revision.fix for revision in found)
        return {thing_of(Found.FIX, fix) for fix in fixes}

    def units(self, things: Collection[str]) -> Iterator[Unit]:
        """Yield the units of fixes, as far as they are here and offered to readers."""
        start = thing_of(Found.FIX, "")
        ids = sorted(thing.removeprefix(start) for thing in things)
        for first in range(0, len(ids), _AT_ONCE):
            yield from self._units(ids[first : first + _AT_ONCE])

    def _units(self, ids: Sequence[str]) -> Iterator[Unit]:
        fixes = [fix for fix in self._batches.by_ids(Fix, ids).values() if can_be_found(fix)]
        shown = self._batches.by_ids(FixRevision, {fix.shown_revision for fix in fixes})
        for fix in fixes:
            revision = fix.shown_revision
            yield marked(fix_unit(fix, shown.get(revision)), [mark_of(revision)])
