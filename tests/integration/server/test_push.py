"""Operations are done once, whatever is sent how often; what is wrong with one stays with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text, update

from fieldkm.domain.customers import Contact, Customer, Hazard, Subject, SubjectKind
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.domain.vocabulary import SearchMiss
from fieldkm.errors import SignedOut
from fieldkm.protocol.kinds import Kind
from fieldkm.server.tables import devices
from tests.support.company import Company, Laptop


@pytest.fixture
def ann(company: Company) -> Laptop:
    """A technician in the north, where one machine stands, with everything pulled."""
    company.site("mill", "north")
    laptop = company.hire("ann", "north")
    laptop.pull()
    return laptop


def visit(laptop: Laptop, name: str = "visit-1", machine: str = "machine-mill") -> Visit:
    return Visit(name, laptop.company.clock.now(), machine)


def entry(laptop: Laptop, name: str, of: str = "visit-1", words: str = "noise") -> VisitEntry:
    return VisitEntry(name, of, EntryKind.NOTE, laptop.company.clock.now(), text=words)


def test_what_is_pushed_comes_back_with_the_next_pull(ann: Laptop) -> None:
    results = ann.push(
        ann.create(Kind.VISIT, visit(ann)), ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-1"))
    )
    assert [(result.status, result.rev) for result in results] == [("applied", 1), ("applied", 1)]
    ann.pull()
    assert ann.data(Kind.VISIT, "visit-1")["technician"] == "ann"
    assert ann.data(Kind.VISIT_ENTRY, "entry-1")["author"] == "ann"


def test_an_operation_sent_again_is_a_duplicate_with_one_effect(ann: Laptop) -> None:
    made = ann.create(Kind.VISIT, visit(ann))
    first = ann.push(made)[0]
    later = ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-1"))
    again, new, twice = ann.push(made, later, later)
    assert (again.status, again.rev, again.seq) == ("duplicate", 1, first.seq)
    assert (new.status, twice.status) == ("applied", "applied")
    ann.pull()
    assert len(ann.held(Kind.VISIT_ENTRY)) == 1


def test_another_operation_under_the_same_number_is_refused(ann: Laptop, company: Company) -> None:
    made = ann.create(Kind.VISIT, visit(ann))
    ann.push(made)
    other = replace(made, args={**made.args, "model": "MX-999"})
    assert [(r.status, r.code) for r in ann.push(other)] == [("rejected", "op_id_reuse")]
    bob = company.hire("bob", "north")
    assert [(r.status, r.code) for r in bob.push(made)] == [("rejected", "op_id_reuse")]
    ann.pull()
    assert "model" not in ann.data(Kind.VISIT, "visit-1")


def test_of_two_operations_under_one_number_in_one_push_the_first_is_done(ann: Laptop) -> None:
    made = ann.create(Kind.VISIT, visit(ann))
    other = replace(made, id="visit-2")
    assert [r.status for r in ann.push(made, other)] == ["applied", "rejected"]


def test_a_user_signed_in_anew_sends_what_was_done_before_as_a_duplicate(
    ann: Laptop, company: Company
) -> None:
    made = ann.create(Kind.VISIT, visit(ann))
    ann.pushed(made)  # the answer was lost, and then the token revoked
    assert [r.status for r in company.laptop("ann").push(made)] == ["duplicate"]


def test_what_is_wrong_with_one_operation_leaves_the_others_alone(ann: Laptop) -> None:
    results = ann.push(
        ann.create(Kind.VISIT, visit(ann)),
        ann.operation("visit.explode@1", "visit-2"),
        ann.operation("visit.create@1", "visit-3", opened="yesterday"),
        ann.operation("machine.change@1", "machine-mill", fields=[]),
        ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-1")),
    )
    assert [(r.status, r.code) for r in results] == [
        ("applied", ""),
        ("rejected", "unknown-operation"),
        ("rejected", "malformed"),
        ("rejected", "malformed-operation"),
        ("applied", ""),
    ]


def test_a_rejection_is_final_for_that_operation(ann: Laptop, company: Company) -> None:
    """Else a late copy of it could be done, when its user has written it again long since."""
    move = ann.change(Kind.SITE, "site-mill", territory="south")
    assert [r.code for r in ann.push(move)] == ["territory-is-assigned"]
    with company.database.write() as connection:
        connection.execute(text("UPDATE users SET role = 'supervisor'"))
    again = ann.push(move)[0]
    assert (again.status, again.code) == ("rejected", "territory-is-assigned")
    assert again.title.startswith("Only supervisors")


def test_what_belongs_to_an_unknown_record_waits_for_it(ann: Laptop) -> None:
    """After a restore its own laptop may push that record again later."""
    added = ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-1"))
    changed = ann.change(Kind.CONTACT, "contact-1", base_rev=3, name="Jo")
    assert [(r.status, r.code) for r in ann.push(added, changed)] == [
        ("blocked", "unknown-record"),
        ("blocked", "unknown-record"),
    ]
    assert [r.status for r in ann.push(ann.create(Kind.VISIT, visit(ann)), added)] == [
        "applied",
        "applied",
    ]


def test_what_depends_on_a_rejected_operation_is_blocked(ann: Laptop) -> None:
    broken = ann.operation("visit.create@1", "visit-1", machine="machine-mill")  # not when
    results = ann.push(broken, ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-1")))
    assert [r.status for r in results] == ["rejected", "blocked"]


def test_a_record_is_made_once(ann: Laptop) -> None:
    results = ann.push(ann.create(Kind.VISIT, visit(ann)), ann.create(Kind.VISIT, visit(ann)))
    assert [r.code for r in results] == ["", "exists-already"]


@pytest.mark.parametrize(
    "machine", ["machine-mill", "no-such-machine", "\0", "\ud800", "x" * 10_000, ""]
)
def test_hostile_parents_stop_nobody(ann: Laptop, machine: str) -> None:
    results = ann.push(
        ann.operation("visit.create@1", "visit-9", opened="2026-11-21T08:00:00Z", machine=machine),
        ann.create(Kind.VISIT, visit(ann)),
    )
    assert results[1].status == "applied"


@pytest.fixture
def serials_are_unique(company: Company) -> None:
    """A rule of the database that no check before it knows of."""
    with company.database.write() as connection:
        connection.execute(
            text("CREATE UNIQUE INDEX poison ON records (moment) WHERE kind = 'visit'")
        )
    yield
    with company.database.write() as connection:
        connection.execute(text("DROP INDEX poison"))


@pytest.mark.usefixtures("serials_are_unique")
def test_what_the_database_refuses_is_rejected_alone(ann: Laptop) -> None:
    """The bulk fails, and each operation is done again by itself."""
    results = ann.push(
        ann.create(Kind.VISIT, visit(ann, "visit-1")),
        ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-1")),
        ann.create(Kind.VISIT, visit(ann, "visit-2")),  # at the same moment
        ann.create(Kind.VISIT_ENTRY, entry(ann, "entry-2", of="visit-2")),
        ann.change(Kind.MACHINE, "machine-mill", name="Big one"),
    )
    assert [(r.status, r.code) for r in results] == [
        ("applied", ""),
        ("applied", ""),
        ("rejected", "cannot-be-stored"),
        ("blocked", "unknown-record"),
        ("applied", ""),
    ]
    ann.pull()
    assert [v["id"] for v in ann.held(Kind.VISIT)] == ["visit-1"]
    assert ann.data(Kind.MACHINE, "machine-mill")["name"] == "Big one"


def test_searches_that_found_nothing_are_counted_once_each(ann: Laptop, company: Company) -> None:
    now = company.clock.now()
    miss = ann.create(Kind.SEARCH_MISS, SearchMiss("miss-1", "Fuser  smell", now, "en", times=2))
    first = replace(miss, type="search_miss.count@1")
    other = replace(first, op_id=company.new_id(), args={**first.args, "words": "fuser smell"})
    many = replace(first, op_id=company.new_id(), args={**first.args, "times": 1_000_000})
    ann.pushed(first)
    assert [r.status for r in ann.push(first, other, many)] == ["duplicate", "applied", "rejected"]
    with company.database.read() as connection:
        rows = connection.execute(text("SELECT key, count FROM counters")).all()
    assert [tuple(row) for row in rows] == [('["en", "", "fuser smell"]', 4)]


def test_a_revoked_device_does_nothing(ann: Laptop, company: Company) -> None:
    made = ann.create(Kind.VISIT, visit(ann))
    with company.database.write() as connection:
        connection.execute(update(devices).values(revoked="2026-11-21"))
    with pytest.raises(SignedOut):
        ann.push(made)
    with company.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM op_log")).scalar() == 0


def test_many_operations_are_one_commit(ann: Laptop, company: Company) -> None:
    customer = Customer("customer-new", "New", "north")
    results = ann.push(
        ann.create(Kind.CUSTOMER, customer),
        *(ann.create(Kind.CONTACT, Contact(f"c-{n}", customer.id, f"Jo {n}")) for n in range(48)),
        ann.create(
            Kind.HAZARD, Hazard("h", Subject(SubjectKind.CUSTOMER, customer.id), "Dog in the yard")
        ),
    )
    assert {r.status for r in results} == {"applied"}
    assert {r.seq for r in results} == {ann.anchor.seq}
    ann.pull()
    assert len(ann.held(Kind.CONTACT)) == 48
