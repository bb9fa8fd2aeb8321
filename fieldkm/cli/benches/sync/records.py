"""Customers with their machines, visits and what was written there: as many records as are asked
for, written to the server as an import writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle, islice

from fieldkm.cli.benches.corpus import Writer, seeded_writer
from fieldkm.domain.customers import Customer, Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Photo, Visit, VisitEntry
from fieldkm.host.clock import uuid7
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import encode
from fieldkm.server.database import ServerDatabase
from fieldkm.server.world import write

TECHNICIANS = 40
_FIRST_DAY = datetime(2024, 1, 8, 8, tzinfo=UTC)
_MACHINES_A_SITE = 3
_VISITS_A_MACHINE = 4
_ENTRIES = (EntryKind.SYMPTOM, EntryKind.CODE, EntryKind.TEST, EntryKind.ACTION)  # of each visit
_AT_ONCE = 500  # records in one transaction


def fill(database: ServerDatabase, territory: str, count: int, seed: int = 1) -> None:
    """Write `count` records into a territory that is there."""
    write_all(database, islice(_Territory(territory, seed).effects(), count))


def fill_visit(database: ServerDatabase, territory: str, entries: int) -> str:
    """Write a machine with one visit of so many entries; returns the visit's id."""
    made = _Territory(territory, seed=1)
    *above, visit = islice(made.effects(), 4)
    write_all(database, [*above, visit, *islice(made.entries(visit.id), entries)])
    return visit.id


def add_photos(database: ServerDatabase, territory: str, photos: dict[str, int]) -> None:
    """Write a customer of a territory with photos of these hashes and sizes, in bytes."""
    place = Customer(f"{territory}-photographed", "Photographed", territory)
    subject = Subject(SubjectKind.CUSTOMER, place.id)
    made = [_effect(Kind.CUSTOMER, place)]
    for number, (sha256, size) in enumerate(photos.items()):
        photo = Photo(f"{territory}-photo-{number}", subject, sha256, size, "image/jpeg")
        made.append(_effect(Kind.PHOTO, photo))
    write_all(database, made)


def write_all(database: ServerDatabase, made: Iterable[Effect]) -> None:
    """Write records as the server does for an import, a portion in each transaction."""
    now = datetime.now(UTC)
    left = iter(made)
    while portion := list(islice(left, _AT_ONCE)):
        database.transact(partial(write, made=portion, at=now))


class _Territory:
    """The records of a territory; ids look like those that laptops make."""

    def __init__(self, name: str, seed: int) -> None:
        self._name = name
        self._writer: Writer = seeded_writer(seed)
        self._now = _FIRST_DAY

    def effects(self) -> Iterator[Effect]:
        """Yield records without end, each after the one that it belongs to."""
        number = 0
        while True:
            number += 1
            customer = Customer(self._id(), f"{self._often()} & Sons {number}", self._name)
            yield _effect(Kind.CUSTOMER, customer)
            street = f"{number} {self._often()} Road"
            site = Site(
                self._id(), customer.id, "Works", self._name, address=street, town=self._often()
            )
            yield _effect(Kind.SITE, site)
            for _ in range(_MACHINES_A_SITE):
                yield from self._machine(site)

    def _machine(self, site: Site) -> Iterator[Effect]:
        serial = f"SN-{self._writer.random.randrange(10**7):07}"
        machine = Machine(self._id(), "MX-420", serial, site.id)
        yield _effect(Kind.MACHINE, machine)
        for _ in range(_VISITS_A_MACHINE):
            technician = f"technician-{self._writer.random.randrange(TECHNICIANS)}"
            visit = Visit(
                self._id(), self._now, machine.id, site.id, site.customer, technician=technician
            )
            yield _effect(Kind.VISIT, visit)
            yield from islice(self.entries(visit.id, technician), len(_ENTRIES))

    def entries(self, visit: str, author: str = "") -> Iterator[Effect]:
        """Yield entries of a visit without end."""
        for kind in cycle(_ENTRIES):
            text = self._writer.code() if kind is EntryKind.CODE else self._writer.body()[:240]
            entry = VisitEntry(self._id(), visit, kind, self._now, author=author, text=text)
            yield _effect(Kind.VISIT_ENTRY, entry)

    def _often(self) -> str:
        return self._writer.often(self._writer.rare).title()

    def _id(self) -> str:
        self._now += timedelta(seconds=self._writer.random.randint(20, 900))
        return uuid7(self._now, self._writer.random.getrandbits(74))


def _effect(kind: Kind, record: Customer | Site | Machine | Visit | VisitEntry | Photo) -> Effect:
    return Effect(kind, record.id, encode(kind, record))
