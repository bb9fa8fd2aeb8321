"""A visit that stood at the wrong machine: the record follows, with its scopes; the trace stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldkm.domain.customers import Subject, SubjectKind
from fieldkm.domain.visits import EntryKind, Photo, Visit, VisitEntry, VisitPlace
from fieldkm.protocol.envelopes import Result
from fieldkm.protocol.kinds import Kind
from tests.support.company import Company, Laptop

MILL = VisitPlace("machine-mill", "site-mill", "customer-mill")
SHOP = VisitPlace("machine-shop", "site-shop", "customer-shop")
BELONGING = {Kind.VISIT: "visit-1", Kind.VISIT_ENTRY: "entry-1", Kind.PHOTO: "photo-1"}


@pytest.fixture
def ann(company: Company) -> Laptop:
    """A technician of both territories, who wrote a visit down at the mill in the north."""
    company.site("mill", "north")
    company.site("shop", "south")
    laptop = company.hire("ann", "north", "south")
    laptop.pull()
    now = company.clock.now()
    visit = Visit("visit-1", now, *_fields(MILL), model="MX-420", serial="SN-mill")
    laptop.push(
        laptop.create(Kind.VISIT, visit),
        laptop.create(Kind.VISIT_ENTRY, VisitEntry("entry-1", "visit-1", EntryKind.NOTE, now)),
        laptop.create(
            Kind.PHOTO, Photo("photo-1", Subject(SubjectKind.VISIT, "visit-1"), "0" * 64)
        ),
    )
    return laptop


@pytest.fixture
def bob(company: Company, ann: Laptop) -> Laptop:
    """A technician of the north."""
    return company.hire("bob", "north")


@pytest.fixture
def cid(company: Company, ann: Laptop) -> Laptop:
    """A technician of the south."""
    return company.hire("cid", "south")


def _fields(place: VisitPlace) -> tuple[str, str, str]:
    return place.machine, place.site, place.customer


def move(laptop: Laptop, name: str, to: VisitPlace, hours: int = 1, amends: str = "") -> Result:
    at = laptop.company.clock.now() + timedelta(hours=hours)
    entry = VisitEntry(name, "visit-1", EntryKind.MOVED, at, moved_to=to, amends=amends)
    return laptop.push(laptop.create(Kind.VISIT_ENTRY, entry))[0]


def take_back(laptop: Laptop, entry: str) -> Result:
    at = laptop.company.clock.now()
    withdrawn = VisitEntry("w-1", "visit-1", EntryKind.WITHDRAWN, at, amends=entry)
    return laptop.push(laptop.create(Kind.VISIT_ENTRY, withdrawn))[0]


def holds(laptop: Laptop) -> set[Kind]:
    laptop.pull()
    return {kind for kind, name in BELONGING.items() if laptop.sees(kind, name)}


def place(laptop: Laptop) -> tuple[object, ...]:
    laptop.pull()
    data = laptop.data(Kind.VISIT, "visit-1")
    return tuple(data.get(name) for name in ("machine", "site", "customer"))


def test_a_moved_visit_goes_to_the_other_territory_with_all_that_is_in_it(
    company: Company, ann: Laptop, bob: Laptop, cid: Laptop
) -> None:
    assert (holds(bob), holds(cid)) == ({*BELONGING}, set())
    assert move(ann, "m-1", SHOP).status == "applied"
    assert (holds(bob), holds(cid)) == (set(), {*BELONGING})
    data = cid.data(Kind.VISIT, "visit-1")
    assert place(cid) == _fields(SHOP)
    assert data["serial"] == "SN-shop"
    assert data["opened_at"] == {
        "machine": "machine-mill", "site": "site-mill", "customer": "customer-mill",
    }  # fmt: skip
    assert cid.sees(Kind.VISIT_ENTRY, "m-1")
    assert company.strays() == []


def test_a_move_that_is_taken_back_leads_back(
    company: Company, ann: Laptop, bob: Laptop, cid: Laptop
) -> None:
    move(ann, "m-1", SHOP)
    assert take_back(ann, "m-1").status == "applied"
    assert (holds(bob), holds(cid)) == ({*BELONGING}, set())
    assert place(bob) == _fields(MILL)
    assert company.strays() == []


def test_of_two_moves_the_later_holds_in_whatever_order_they_come(
    company: Company, ann: Laptop, cid: Laptop
) -> None:
    company.site("farm", "south")
    ann.pull()
    farm = VisitPlace("machine-farm", "site-farm", "customer-farm")
    move(ann, "m-2", farm, hours=2)
    move(ann, "m-1", SHOP, hours=1)
    assert place(cid) == _fields(farm)
    move(ann, "m-3", SHOP, hours=2, amends="m-2")
    assert place(cid) == _fields(SHOP)


def test_what_amends_something_else_leaves_the_visit_where_it_is(ann: Laptop, bob: Laptop) -> None:
    bob.pull()
    rev = bob.rows[Kind.VISIT, "visit-1"][0]
    assert take_back(ann, "entry-1").status == "applied"
    bob.pull()
    assert bob.rows[Kind.VISIT, "visit-1"][0] == rev


def test_a_visit_moved_to_what_is_not_there_waits(ann: Laptop, bob: Laptop) -> None:
    result = move(ann, "m-1", VisitPlace("machine-new"))
    assert (result.status, result.code) == ("blocked", "unknown-record")
    assert place(bob) == _fields(MILL)


def test_nobody_moves_a_visit_to_where_they_never_were(bob: Laptop, ann: Laptop) -> None:
    bob.pull()
    result = move(bob, "m-1", SHOP)
    assert (result.status, result.code) == ("blocked", "unknown-record")


def test_a_machine_that_has_moved_meanwhile_takes_the_visit_along(
    company: Company, ann: Laptop, bob: Laptop, cid: Laptop
) -> None:
    move(ann, "m-1", SHOP)
    company.site("farm", "north")
    ann.pull()
    ann.push(ann.change(Kind.MACHINE, "machine-shop", site="site-farm"))
    assert (holds(bob), holds(cid)) == ({*BELONGING}, set())
    assert company.strays() == []
