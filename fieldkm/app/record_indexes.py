"""The indexes over records, and what each of them holds.

Customers' data and fixes have one each: fixes are found while customers' data is locked, a word's
rarity is that among fixes, and what was learnt stays when a territory leaves the laptop.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from fieldkm.app import fix_units, record_units
from fieldkm.app.fix_things import FixThings
from fieldkm.app.record_things import RecordThings
from fieldkm.domain.finding import Kind as Found
from fieldkm.domain.finding import Unit
from fieldkm.host.paths import Home
from fieldkm.protocol.kinds import Kind
from fieldkm.store.database import Database
from fieldkm.store.index_queue import IndexQueue, Queued
from fieldkm.store.record_batches import RecordBatches


class IndexedThings(Protocol):
    """Knows which things records concern, and makes their units."""

    def concerned(self, queued: Sequence[Queued]) -> set[str]:
        """Return the things that records are, or are found with by what they say now."""
        ...

    def units(self, things: Collection[str]) -> Iterable[Unit]:
        """Return the units of things, as far as they are here."""
        ...


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """One index: `kinds` are found in it, `recipe` is the mark of one that is made as it is now.

    A new one is filled from `findable`: the newest of the first are found first, then the last of
    them. `takes` and `leaves` are its share of the queue. Where it `heeds_machine`, what does not
    hold for the machine at hand is left out of its answers.
    """

    name: str
    kinds: frozenset[Found]
    recipe: str
    findable: tuple[Kind, ...]
    read: Callable[[RecordBatches], IndexedThings]
    takes: tuple[Kind, ...] = ()
    leaves: tuple[Kind, ...] = ()
    heeds_machine: bool = False

    def folder(self, home: Home) -> Path:
        """Return where it lies in a home."""
        return home.fixes_index if self is FIXES else home.records_index

    def queue(self, database: Database) -> IndexQueue:
        """Return what waits for it."""
        return IndexQueue(database, self.takes, self.leaves)

    def things(self, database: Database) -> IndexedThings:
        """Return what it is made of."""
        return self.read(RecordBatches(database))


CUSTOMERS = RecordIndex(
    "customers",
    record_units.CUSTOMER_KINDS,
    record_units.RECIPE,
    (Kind.VISIT, Kind.MACHINE, Kind.CUSTOMER),
    RecordThings,
    leaves=fix_units.MADE_OF,
)
FIXES = RecordIndex(
    "fixes",
    fix_units.FIX_KINDS,
    fix_units.RECIPE,
    (Kind.FIX,),
    FixThings,
    takes=fix_units.MADE_OF,
    heeds_machine=True,
)
RECORD_INDEXES: Mapping[str, RecordIndex] = MappingProxyType(
    {index.name: index for index in (CUSTOMERS, FIXES)}
)
