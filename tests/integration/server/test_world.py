"""The records around a write, and what the server writes by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fieldkm.domain.customers import Customer, Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import Photo, Visit
from fieldkm.errors import Unavailable
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import encode
from fieldkm.server.feed import Change, commit
from fieldkm.server.tables import blob_links
from fieldkm.server.world import World, write
from tests.support.company import Company

MILL = Customer("customer-mill", "Mill", "north")


def test_what_fails_halfway_leaves_no_trace(company: Company) -> None:
    company.site("mill", "north")

    def fail(world: World) -> None:
        with world.whole():
            world.put(Kind.CUSTOMER, "customer-mill", encode(Kind.CUSTOMER, MILL))
            world.put(Kind.CUSTOMER, "customer-new", encode(Kind.CUSTOMER, MILL))
            raise KeyError

    with company.database.write() as connection:
        world = World(connection)
        kept = replace(MILL, phone="1")
        world.put(Kind.CUSTOMER, "customer-mill", encode(Kind.CUSTOMER, kept))
        with pytest.raises(KeyError):
            fail(world)
        assert world.payload(Kind.CUSTOMER, "customer-mill") == encode(Kind.CUSTOMER, kept)
        assert world.record(Kind.CUSTOMER, "customer-new") is None
        assert [change.id for change in world.changes()] == ["customer-mill"]
        assert [child.id for child in world.children(["customer-mill"])] == ["site-mill"]


def test_what_was_written_meanwhile_is_not_overwritten(company: Company) -> None:
    """A record that was not there cannot be locked: whoever makes it second begins again."""
    with company.database.write() as connection:
        world = World(connection)
        world.put(Kind.CUSTOMER, "customer-mill", encode(Kind.CUSTOMER, MILL))
        changes = world.changes()
    company.site("mill", "north")
    with pytest.raises(Unavailable) as caught:
        company.database.transact(lambda c: commit(c, changes, company.clock.now()))
    assert caught.value.code == "database-busy"


def test_many_records_are_written_at_once_whatever_stands_between_them(company: Company) -> None:
    records: list[tuple[Kind, object]] = [(Kind.CUSTOMER, MILL)]
    for number in range(20):
        site = Site(f"site-{number}", MILL.id, territory=("north", "south")[number % 2])
        records.append((Kind.SITE, site))
        records.append((Kind.MACHINE, Machine(f"machine-{number}", site=site.id)))
    made = [Effect(kind, record.id, encode(kind, record)) for kind, record in records]
    company.database.transact(lambda c: write(c, made, company.clock.now()))
    assert company.strays() == []
    ann = company.hire("ann", "south")
    ann.pull()
    assert len(ann.held(Kind.MACHINE)) == 10
    assert ann.sees(Kind.CUSTOMER, MILL.id)


def test_photos_are_linked_to_the_records_that_name_them(company: Company) -> None:
    company.site("mill", "north")
    visit = Visit("visit-1", company.clock.now(), "machine-mill")
    photo = Photo("photo-1", Subject(SubjectKind.VISIT, "visit-1"), "a" * 64)
    company.write(Kind.VISIT, visit, Kind.PHOTO, photo)
    gone = Change(Kind.PHOTO, "photo-1", None, None)
    with company.database.write() as connection:
        links = connection.execute(blob_links.select()).all()
        assert [tuple(link) for link in links] == [("a" * 64, "photo", "photo-1", "")]
        commit(connection, [gone], company.clock.now())
