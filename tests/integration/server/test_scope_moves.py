"""Who holds what, and what goes along when a site goes to another territory."""

from __future__ import annotations

import pytest

from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
)
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import Role
from fieldkm.domain.visits import EntryKind, Photo, Visit, VisitEntry
from fieldkm.errors import BadInput
from fieldkm.protocol.digests import digest_of
from fieldkm.protocol.kinds import Kind
from fieldkm.server.digest import digest
from tests.support.company import Company, Laptop

MILL = {
    Kind.SITE: "site-mill",
    Kind.MACHINE: "machine-mill",
    Kind.VISIT: "visit-1",
    Kind.VISIT_ENTRY: "entry-1",
    Kind.PHOTO: "photo-1",
    Kind.HAZARD: "hazard-1",
}


@pytest.fixture
def ann(company: Company) -> Laptop:
    """A technician in the north, who has been at the mill."""
    company.site("mill", "north")
    laptop = company.hire("ann", "north")
    laptop.pull()
    now = company.clock.now()
    site = Subject(SubjectKind.SITE, "site-mill")
    laptop.push(
        laptop.create(Kind.VISIT, Visit("visit-1", now, "machine-mill")),
        laptop.create(Kind.VISIT_ENTRY, VisitEntry("entry-1", "visit-1", EntryKind.NOTE, now)),
        laptop.create(
            Kind.PHOTO, Photo("photo-1", Subject(SubjectKind.VISIT, "visit-1"), "0" * 64)
        ),
        laptop.create(Kind.HAZARD, Hazard("hazard-1", site, "Dog")),
    )
    laptop.pull()
    return laptop


@pytest.fixture
def sue(company: Company) -> Laptop:
    """A technician in the south."""
    laptop = company.hire("sue", "south")
    laptop.pull()
    return laptop


@pytest.fixture
def boss(company: Company) -> Laptop:
    """A supervisor of both."""
    return company.hire("boss", "north", "south", role=Role.SUPERVISOR)


def holds(laptop: Laptop) -> set[Kind]:
    laptop.pull()
    return {kind for kind, name in MILL.items() if laptop.sees(kind, name)}


def test_a_site_takes_its_machines_visits_and_photos_along(
    ann: Laptop, sue: Laptop, boss: Laptop
) -> None:
    assert holds(ann) == {*MILL}
    assert holds(sue) == set()
    boss.pull()
    moved = boss.push(boss.change(Kind.SITE, "site-mill", territory="south"))[0]
    assert moved.status == "applied"
    assert holds(ann) == set()
    assert holds(sue) == {*MILL}
    assert ann.sees(Kind.CUSTOMER, "customer-mill")  # its home is still the north
    assert sue.sees(Kind.CUSTOMER, "customer-mill")


def test_a_move_is_one_commit(ann: Laptop, boss: Laptop) -> None:
    boss.pull()
    boss.push(boss.change(Kind.SITE, "site-mill", territory="south"))
    answer = boss.ask(max_rows=1_000)
    assert boss.anchor is not None
    assert answer.anchor == boss.anchor
    evicted = {row.id for row in answer.pages["territory:north"].rows if row.op == "evict"}
    put = {row.id for row in answer.pages["territory:south"].rows if row.op == "put"}
    assert evicted == {*MILL.values()}
    assert put == {*MILL.values(), "customer-mill"}


def test_a_customer_is_where_its_sites_are(company: Company, sue: Laptop) -> None:
    company.site("mill", "north")
    company.write(
        Kind.CONTACT, Contact("contact-1", "customer-mill", "Jo"),
        Kind.PREFERENCE,
        Preference("wish-1", Subject(SubjectKind.CUSTOMER, "customer-mill"), "Ring"),
    )  # fmt: skip
    sue.pull()
    assert not sue.sees(Kind.CUSTOMER, "customer-mill")
    company.write(Kind.SITE, Site("site-2", "customer-mill", territory="south"))
    sue.pull()
    assert sue.sees(Kind.CUSTOMER, "customer-mill")
    assert sue.sees(Kind.CONTACT, "contact-1")
    assert sue.sees(Kind.PREFERENCE, "wish-1")
    assert not sue.sees(Kind.MACHINE, "machine-mill")
    company.write(Kind.SITE, Site("site-2", "customer-mill", territory="north"))
    sue.pull()
    assert not sue.rows.keys() & {(Kind.CUSTOMER, "customer-mill"), (Kind.CONTACT, "contact-1")}


def test_a_site_without_a_territory_of_its_own_goes_with_its_customer(
    company: Company, ann: Laptop, sue: Laptop
) -> None:
    company.write(
        Kind.CUSTOMER, Customer("customer-2", "Two", "north"),
        Kind.SITE, Site("site-2", "customer-2"),
        Kind.MACHINE, Machine("machine-2", "MX-420", "SN-2", "site-2"),
    )  # fmt: skip
    ann.pull()
    assert ann.sees(Kind.MACHINE, "machine-2")
    company.write(Kind.CUSTOMER, Customer("customer-2", "Two", "south"))
    ann.pull()
    sue.pull()
    assert not ann.sees(Kind.MACHINE, "machine-2")
    assert sue.sees(Kind.MACHINE, "machine-2")


def test_a_site_that_is_sold_leaves_its_old_customer(company: Company, sue: Laptop) -> None:
    company.site("mill", "north")
    company.write(
        Kind.SITE, Site("site-2", "customer-mill", territory="south"),
        Kind.CUSTOMER, Customer("customer-2", "Two", "south"),
    )  # fmt: skip
    sue.pull()
    assert sue.sees(Kind.CUSTOMER, "customer-mill")
    company.write(Kind.SITE, Site("site-2", "customer-2", territory="south"))
    sue.pull()
    assert not sue.sees(Kind.CUSTOMER, "customer-mill")


def test_a_machine_moved_to_another_site_takes_its_history_along(
    company: Company, ann: Laptop, sue: Laptop, boss: Laptop
) -> None:
    company.site("dock", "south")
    boss.pull()
    boss.push(boss.change(Kind.MACHINE, "machine-mill", site="site-dock"))
    moved = {Kind.MACHINE, Kind.VISIT, Kind.VISIT_ENTRY, Kind.PHOTO}
    assert holds(sue) == moved
    assert holds(ann) == {*MILL} - moved


def test_a_technician_cannot_move_a_machine_out_of_sight(company: Company, ann: Laptop) -> None:
    company.site("dock", "south")
    for site in ("site-dock", "site-nowhere"):
        result = ann.push(ann.change(Kind.MACHINE, "machine-mill", site=site))[0]
        assert (result.status, result.code) == ("blocked", "unknown-record")


def test_what_stands_in_another_territory_does_not_exist(company: Company, sue: Laptop) -> None:
    company.site("mill", "north")
    now = company.clock.now()
    foreign = [
        sue.change(Kind.MACHINE, name, base_rev=1, name="mine")
        for name in ("machine-mill", "machine-nowhere")
    ]
    foreign += [
        sue.create(Kind.VISIT, Visit(f"visit-{name}", now, name))
        for name in ("machine-mill", "machine-nowhere")
    ]
    results = [r.model_dump(exclude={"op_id"}) for r in sue.push(*foreign)]
    assert results[0]["status"] == "blocked"
    assert all(result == results[0] for result in results)


def test_pending_work_is_accepted_when_its_record_moved_away(
    ann: Laptop, sue: Laptop, boss: Laptop
) -> None:
    now = ann.company.clock.now()
    added = ann.create(Kind.VISIT_ENTRY, VisitEntry("entry-2", "visit-1", EntryKind.NOTE, now))
    change = ann.change(Kind.MACHINE, "machine-mill", name="Big one")
    boss.pull()
    boss.push(boss.change(Kind.SITE, "site-mill", territory="south"))
    ann.pull()
    assert [r.status for r in ann.push(added, change)] == ["applied", "applied"]
    assert not holds(ann)
    sue.pull()
    assert sue.sees(Kind.VISIT_ENTRY, "entry-2")
    assert sue.data(Kind.MACHINE, "machine-mill")["name"] == "Big one"


def test_pending_work_is_accepted_when_the_territory_was_taken_away(
    company: Company, sue: Laptop
) -> None:
    company.site("mill", "north")
    company.lend("north", "sue", days=2)
    sue.pull()
    assert sue.sees(Kind.MACHINE, "machine-mill")
    company.clock.go_on(days=3)
    now = company.clock.now()
    late = sue.create(Kind.VISIT, Visit("visit-late", now, "machine-mill"))
    assert [r.status for r in sue.push(late)] == ["applied"]
    sue.pull()
    assert not sue.sees(Kind.MACHINE, "machine-mill")
    assert "territory:north" not in sue.cursors


def test_a_scope_that_is_regained_is_fetched_from_the_beginning(
    company: Company, sue: Laptop
) -> None:
    company.site("mill", "north")
    for _ in range(2):
        company.lend("north", "sue", days=2)
        sue.pull()
        assert sue.sees(Kind.MACHINE, "machine-mill")
        company.clock.go_on(days=3)
        sue.pull()
        assert not sue.sees(Kind.MACHINE, "machine-mill")


def test_new_work_beside_a_site_that_moves_in_the_same_push_goes_along(
    boss: Laptop, ann: Laptop, sue: Laptop
) -> None:
    boss.pull()
    now = boss.company.clock.now()
    boss.push(
        boss.change(Kind.SITE, "site-mill", territory="south"),
        boss.create(Kind.VISIT_ENTRY, VisitEntry("entry-2", "visit-1", EntryKind.NOTE, now)),
    )
    sue.pull()
    assert sue.sees(Kind.VISIT_ENTRY, "entry-2")
    ann.pull()
    assert not ann.sees(Kind.VISIT_ENTRY, "entry-2")


def test_the_digest_is_that_of_the_rows_that_a_laptop_holds(
    company: Company, ann: Laptop, boss: Laptop
) -> None:
    company.site("dock", "north")
    boss.pull()
    boss.push(boss.change(Kind.SITE, "site-mill", territory="south"))
    ann.pull(max_rows=3)
    for scope in ("territory:north", "shared", "user:ann"):
        held = [
            (kind, name, *ann.rows[kind, name]) for of, kind, name in ann.memberships if of == scope
        ]
        proof = digest(company.database, ann.caller, scope, company.clock.now())
        assert (proof.count, proof.hash) == (digest_of(held).count, digest_of(held).hash)
        assert ann.anchor is not None
        assert proof.seq == ann.anchor.seq


def test_the_digest_of_a_foreign_scope_is_that_of_none(company: Company, ann: Laptop) -> None:
    told = []
    for scope in ("territory:south", "territory:nowhere", "user:boss"):
        with pytest.raises(BadInput) as caught:
            digest(company.database, ann.caller, scope, company.clock.now())
        told.append((caught.value.code, caught.value.title_template))
    assert len({*told}) == 1
