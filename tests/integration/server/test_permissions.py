"""Roles and scopes, checked for each operation, whatever the laptop thought."""

from __future__ import annotations

import pytest

from fieldkm.domain.bulletins import Acknowledgement, Bulletin
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.people import Role, Territory, TravellingSetting, User
from fieldkm.domain.reading import Note, Place
from fieldkm.domain.visits import VanStock, Visit
from fieldkm.domain.vocabulary import Synonym
from fieldkm.protocol.kinds import KINDS, Kind, Rule
from fieldkm.protocol.operations import Operation
from tests.support.company import Company, Laptop


@pytest.fixture
def ann(company: Company) -> Laptop:
    company.site("mill", "north")
    return company.hire("ann", "north")


@pytest.fixture
def sam(company: Company) -> Laptop:
    return company.hire("sam", "north", role=Role.SUPERVISOR)


def codes(laptop: Laptop, *operations: Operation) -> list[str]:
    return [result.code for result in laptop.push(*operations)]


@pytest.mark.parametrize("kind", [k for k, info in KINDS.items() if info.rule is Rule.DECIDED])
def test_what_the_server_decides_is_written_by_nobody_else(sam: Laptop, kind: Kind) -> None:
    made = sam.operation(f"{kind}.create@1", "x-1", name="x")
    assert codes(sam, made) == ["server-decides"]


def test_nobody_makes_themselves_a_supervisor(company: Company, ann: Laptop) -> None:
    company.write(Kind.USER, User("ann", "ann"))
    promoted = ann.change(Kind.USER, "ann", base_rev=1, role="supervisor")
    assert codes(ann, promoted) == ["server-decides"]


def test_notices_and_synonyms_are_the_supervisors(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    now = company.clock.now()
    for laptop, code in ((ann, "not-official"), (sam, "")):
        name = laptop.caller.user
        made = [
            laptop.create(Kind.BULLETIN, Bulletin(f"b-{name}", "Stop", "Do not.", now)),
            laptop.create(Kind.SYNONYM, Synonym(f"s-{name}", "donkey", ("feed roller",))),
        ]
        assert codes(laptop, *made) == [code, code]
    ann.pull()
    assert [b["author"] for b in ann.held(Kind.BULLETIN)] == ["sam"]


def test_customers_are_brought_into_ones_own_territory_only(ann: Laptop) -> None:
    made = [
        ann.create(Kind.CUSTOMER, Customer("c-1", "One", "north")),
        ann.create(Kind.CUSTOMER, Customer("c-2", "Two", "south")),
        ann.create(Kind.SITE, Site("s-1", "c-1", territory="south")),
        ann.create(Kind.CUSTOMER, Customer("c-3", "Three")),
    ]
    assert codes(ann, *made) == ["", "foreign-territory", "foreign-territory", ""]
    ann.pull()
    assert ann.sees(Kind.CUSTOMER, "c-3")  # in no territory: its author's own


def test_supervisors_move_sites_and_technicians_do_not(ann: Laptop, sam: Laptop) -> None:
    for laptop, to, code in (
        (ann, "south", "territory-is-assigned"),
        (ann, "north", ""),
        (sam, "atlantis", "no-such-territory"),
        (sam, "south", ""),
    ):
        assert codes(laptop, laptop.change(Kind.SITE, "site-mill", base_rev=1, territory=to)) == [
            code
        ]


def test_what_is_ones_own_is_nobody_elses(company: Company, ann: Laptop, sam: Laptop) -> None:
    now = company.clock.now()
    own = {
        Kind.NOTE: Note("n-1", Place("mx", "fuser"), "Mine", now),
        Kind.SETTING: TravellingSetting("t-1", "sam", "theme", '"dark"'),
        Kind.VAN_STOCK: VanStock("v-1", "sam", "604-1234", quantity=2),
        Kind.ACKNOWLEDGEMENT: Acknowledgement("a-1", "sam", "b-1", now),
    }
    assert codes(ann, *(ann.create(kind, record) for kind, record in own.items())) == [""] * 4
    ann.pull()
    sam.pull()
    assert all(ann.sees(kind, record.id) for kind, record in own.items())
    assert not any(sam.sees(kind, record.id) for kind, record in own.items())
    assert ann.data(Kind.SETTING, "t-1")["user"] == "ann"
    assert codes(sam, sam.change(Kind.NOTE, "n-1", base_rev=1, text="Yours")) == ["unknown-record"]


def test_a_name_is_not_borrowed(ann: Laptop, company: Company) -> None:
    forged = Visit("v-1", company.clock.now(), "machine-mill", technician="sam")
    assert codes(ann, ann.create(Kind.VISIT, forged)) == [""]
    ann.pull()
    assert ann.data(Kind.VISIT, "v-1")["technician"] == "ann"


def test_what_was_once_written_is_not_changed(ann: Laptop, company: Company) -> None:
    ann.push(ann.create(Kind.VISIT, Visit("v-1", company.clock.now(), "machine-mill")))
    assert codes(ann, ann.change(Kind.VISIT, "v-1", base_rev=1, model="x")) == ["unknown-operation"]


@pytest.mark.parametrize(
    "opened", ["2026-11-21T08:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_times_that_cannot_be_reckoned_with_are_refused(ann: Laptop, opened: str) -> None:
    made = ann.operation("visit.create@1", "v-1", machine="machine-mill", opened=opened)
    assert codes(ann, made) in (["time-without-zone"], ["time-impossible"])


def test_a_clock_that_is_ten_years_off_is_no_hindrance(ann: Laptop, company: Company) -> None:
    company.clock.go_on(days=-3_650)
    made = ann.create(Kind.VISIT, Visit("v-1", company.clock.now(), "machine-mill"))
    company.clock.go_on(days=3_650)
    assert codes(ann, made) == [""]


def test_a_lent_family_is_reviewed_by_whoever_has_it(company: Company) -> None:
    company.add_family("mx")
    sue = company.hire("sue", "south", role=Role.SUPERVISOR)
    assert "review:mx" in sue.ask().scopes  # nobody has it: she stands in for it
    company.hire("kim", "north", role=Role.SUPERVISOR, family="mx")
    assert "review:mx" not in sue.ask().scopes


def test_a_territory_record_that_changes_moves_nobody(company: Company, ann: Laptop) -> None:
    company.write(Kind.TERRITORY, Territory("north", "The north", ("sam",)))
    ann.pull()
    assert ann.data(Kind.TERRITORY, "north")["name"] == "The north"
