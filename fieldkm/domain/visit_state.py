"""What a visit has come to: its entries folded, amendments in place of what they amend.

Entries may arrive in any order, from two laptops and years apart: any order folds alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeGuard

from fieldkm.domain.codes import compact
from fieldkm.domain.machines import MeterReading
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry, VisitPlace

REPEAT_DAYS = 30


@dataclass(frozen=True, slots=True)
class VisitState:
    """A visit as it stands. `entries` are those that hold, in the order in which things happened;
    `withdrawn` the ids of entries and photos that were taken back.
    """

    visit: Visit
    entries: tuple[VisitEntry, ...] = ()
    withdrawn: frozenset[str] = frozenset()

    def of(self, *kinds: EntryKind) -> tuple[VisitEntry, ...]:
        """Return the entries of these kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    @property
    def place(self) -> VisitPlace:
        """Return where it was made, after all moves."""
        moves = [entry.moved_to for entry in self.of(EntryKind.MOVED) if entry.moved_to]
        now = VisitPlace(self.visit.machine, self.visit.site, self.visit.customer)
        return moves[-1] if moves else self.visit.opened_at or now

    @property
    def close(self) -> VisitEntry | None:
        """Return the entry that closed it; None while it is open."""
        return next(iter(self.of(EntryKind.CLOSED)[-1:]), None)

    @property
    def closed(self) -> datetime | None:
        """Return when it was closed; None while it is open."""
        return self.close.at if self.close else None

    @property
    def result(self) -> Result | None:
        """Return how it ended, as far as that was said."""
        return self.close.result if self.close else None

    @property
    def cause(self) -> VisitEntry | None:
        """Return the confirmed cause; None while there is none."""
        confirmed = [entry for entry in self.of(EntryKind.CAUSE) if entry.confirmed]
        return confirmed[-1] if confirmed else None

    @property
    def follow_up(self) -> str:
        """Return what remains to be done."""
        return "\n".join(entry.text for entry in self.of(EntryKind.FOLLOW_UP) if entry.text)

    @property
    def meter(self) -> MeterReading | None:
        """Return the last meter reading."""
        readings = [
            MeterReading(int(entry.value), entry.at, entry.unit, self.visit.id)
            for entry in self.of(EntryKind.METER)
            if _is_number(entry.value)
        ]
        return readings[-1] if readings else None

    @property
    def time_worked(self) -> timedelta:
        """Return the time between starts and stops; the close stops too. Where nobody started a
        clock, it is the time from opening to closing.
        """
        if self.closed and not self.of(EntryKind.STARTED):
            return max(self.closed - self.visit.opened, timedelta())
        return self._clock[0]

    @property
    def running_since(self) -> datetime | None:
        """Return since when the clock runs; None while it stands."""
        return self._clock[1]

    def worked_until(self, now: datetime) -> timedelta:
        """Return the time worked, with what runs up to `now`."""
        since = self.running_since
        return self.time_worked + (max(now - since, timedelta()) if since else timedelta())

    @property
    def _clock(self) -> tuple[timedelta, datetime | None]:
        worked, since = timedelta(), None
        for entry in self.of(EntryKind.STARTED, EntryKind.STOPPED, EntryKind.CLOSED):
            if entry.kind is EntryKind.STARTED:
                since = since or entry.at
            elif since:
                worked, since = worked + (entry.at - since), None
        return worked, since

    @property
    def signs(self) -> frozenset[tuple[EntryKind, str]]:
        """Return its fault codes and symptoms, in the form in which two spellings are compared."""
        codes = {(EntryKind.CODE, compact(item.ref)) for item in self.of(EntryKind.CODE)}
        symptoms = {
            (EntryKind.SYMPTOM, item.ref or " ".join(item.text.casefold().split()))
            for item in self.of(EntryKind.SYMPTOM)
        }
        return frozenset(sign for sign in codes | symptoms if sign[1])


def folded(visit: Visit, entries: Iterable[VisitEntry]) -> VisitState:
    """Return what `visit` has come to. Of all that amends one entry, directly or by amending an
    amendment, the last in the longest chain holds; of equally long ones, that written last.
    """
    known = {entry.id: entry for entry in entries if entry.visit == visit.id}
    chains = _chains(known)
    holding: dict[str, VisitEntry] = {}
    for entry in known.values():
        root, depth = chains[entry.id]
        rival = holding.get(root)
        if rival is None or (chains[rival.id][1], rival.id) < (depth, entry.id):
            holding[root] = entry
    withdrawn = {root for root, entry in holding.items() if entry.kind is EntryKind.WITHDRAWN}
    standing = sorted(
        (entry.at, root, entry) for root, entry in holding.items() if root not in withdrawn
    )
    return VisitState(visit, tuple(entry for _, _, entry in standing), frozenset(withdrawn))


def repeat_of(
    state: VisitState, others: Iterable[VisitState], days: int = REPEAT_DAYS
) -> VisitState | None:
    """Return the last of `others` that this visit repeats: same machine, same code or symptom, at
    most `days` days after that one's close. None where it is no repeat visit.
    """
    machine, signs, opened = state.place.machine, state.signs, state.visit.opened
    found: list[tuple[timedelta, str, VisitState]] = []
    for other in others:
        if not machine or other.place.machine != machine or other.closed is None:
            continue
        since = opened - other.closed
        soon = timedelta() <= since <= timedelta(days=days) and other.visit.id != state.visit.id
        if soon and not signs.isdisjoint(other.signs):
            found.append((since, other.visit.id, other))
    return min(found, key=lambda item: item[:2])[2] if found else None


def within_limits(entry: VisitEntry) -> bool | None:
    """Tell whether a measured value lies within its limits; None where there is nothing to
    compare.
    """
    if not _is_number(entry.value) or (entry.low is None and entry.high is None):
        return None
    low = -math.inf if entry.low is None else entry.low
    return low <= entry.value <= (math.inf if entry.high is None else entry.high)


def _chains(known: Mapping[str, VisitEntry]) -> dict[str, tuple[str, int]]:
    """Return for each entry what it amends in the end, and over how many amendments.

    An entry that amends nothing is its own end, and so is each of those that amend one another in a
    ring, which only a forger writes. What an entry amends may not have arrived.
    """
    chains: dict[str, tuple[str, int]] = {}
    for start in known:
        path: dict[str, int] = {}
        here = start
        while here in known and here not in chains and here not in path:
            path[here] = len(path)
            here = known[here].amends or here
        walked = list(path)
        if here in path:
            chains.update({item: (item, 0) for item in walked[path[here] :]})
            walked = walked[: path[here]]
        end, depth = chains.get(here, (here, 0))
        for item in reversed(walked):
            depth += 1
            chains[item] = (end, depth)
    return chains


def _is_number(value: float | None) -> TypeGuard[float]:
    return value is not None and math.isfinite(value)
