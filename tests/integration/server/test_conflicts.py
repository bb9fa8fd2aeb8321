"""Two laptops change one record: field by field, the later holds, and nothing is lost silently."""

from __future__ import annotations

import pytest

from fieldkm.domain.customers import Preference, Subject, SubjectKind
from fieldkm.protocol.kinds import Kind
from tests.support.company import Company, Laptop


@pytest.fixture
def ann(company: Company) -> Laptop:
    company.site("mill", "north")
    laptop = company.hire("ann", "north")
    laptop.pull()
    return laptop


@pytest.fixture
def bob(company: Company, ann: Laptop) -> Laptop:
    laptop = company.hire("bob", "north")
    laptop.pull()
    return laptop


def test_changes_of_different_fields_merge(ann: Laptop, bob: Laptop) -> None:
    one = ann.change(Kind.CUSTOMER, "customer-mill", phone="1")
    two = bob.change(Kind.CUSTOMER, "customer-mill", email="a@b.example")
    assert [r.status for r in ann.push(one) + bob.push(two)] == ["applied", "applied"]
    ann.pull()
    data = ann.data(Kind.CUSTOMER, "customer-mill")
    assert (data["phone"], data["email"], data["name"]) == ("1", "a@b.example", "Mill")
    assert not ann.held(Kind.CONFLICT)


def test_of_two_changes_of_one_field_the_later_holds_and_the_other_is_kept(
    ann: Laptop, bob: Laptop
) -> None:
    one = ann.change(Kind.CUSTOMER, "customer-mill", phone="1", language="de")
    two = bob.change(Kind.CUSTOMER, "customer-mill", phone="2", language="de")
    assert [r.status for r in ann.push(one) + bob.push(two)] == ["applied", "conflict"]
    for laptop in (ann, bob):
        laptop.pull()
        assert laptop.data(Kind.CUSTOMER, "customer-mill")["phone"] == "2"
        assert [
            (c["record"], c["field"], c["kept"], c["kept_by"], c["other"], c["other_by"])
            for c in laptop.held(Kind.CONFLICT)
        ] == [("customer-mill", "phone", '"2"', "bob", '"1"', "ann")]


def test_who_has_seen_a_change_makes_no_conflict(ann: Laptop, bob: Laptop) -> None:
    ann.push(ann.change(Kind.CUSTOMER, "customer-mill", phone="1"))
    bob.pull()
    assert bob.push(bob.change(Kind.CUSTOMER, "customer-mill", phone="2"))[0].status == "applied"


def test_a_laptop_is_not_in_conflict_with_itself(ann: Laptop) -> None:
    """Offline it changes its mind, against the one rev that it has seen."""
    mind = [ann.change(Kind.CUSTOMER, "customer-mill", phone=str(n)) for n in range(3)]
    assert [r.status for r in ann.push(*mind[:2]) + ann.push(mind[2])] == ["applied"] * 3
    ann.pull()
    assert ann.data(Kind.CUSTOMER, "customer-mill")["phone"] == "2"


def test_a_conflict_is_told_once_however_often_a_laptop_changed_its_mind(
    ann: Laptop, bob: Laptop
) -> None:
    ann.push(ann.change(Kind.CUSTOMER, "customer-mill", phone="1"))
    mind = [bob.change(Kind.CUSTOMER, "customer-mill", phone=str(n)) for n in (2, 3)]
    assert [r.status for r in bob.push(*mind)] == ["conflict", "applied"]


def test_a_new_record_can_be_changed_before_its_rev_is_known(ann: Laptop) -> None:
    wish = Preference("wish", Subject(SubjectKind.CUSTOMER, "customer-mill"), "Ring")
    made = ann.create(Kind.PREFERENCE, wish)
    first = ann.change(Kind.PREFERENCE, "wish", base_rev=0, text="Ring twice")
    assert [r.status for r in ann.push(made, first)] == ["applied", "applied"]
    later = ann.change(Kind.PREFERENCE, "wish", base_rev=0, text="Knock")
    assert [r.status for r in ann.push(later)] == ["applied"]


def test_two_laptops_of_one_user_are_two(ann: Laptop, company: Company) -> None:
    second = company.laptop("ann")
    second.pull()
    one = ann.change(Kind.CUSTOMER, "customer-mill", phone="1")
    two = second.change(Kind.CUSTOMER, "customer-mill", phone="2")
    assert [r.status for r in ann.push(one) + second.push(two)] == ["applied", "conflict"]


def test_a_rev_of_a_future_that_was_lost_counts_as_unseen(ann: Laptop, bob: Laptop) -> None:
    """The server was set back; the revs that a laptop saw before tell nothing any more."""
    bob.push(bob.change(Kind.CUSTOMER, "customer-mill", phone="1"))
    late = ann.change(Kind.CUSTOMER, "customer-mill", base_rev=9, phone="2")
    assert [r.status for r in ann.push(late)] == ["conflict"]


def test_a_conflict_is_settled_by_whoever_says_so(ann: Laptop, bob: Laptop) -> None:
    ann.push(ann.change(Kind.CUSTOMER, "customer-mill", phone="1"))
    bob.push(bob.change(Kind.CUSTOMER, "customer-mill", phone="2"))
    ann.pull()
    name = str(ann.held(Kind.CONFLICT)[0]["id"])
    done = {"settled": "2026-11-21T09:00:00Z"}
    results = ann.push(
        ann.change(Kind.CONFLICT, name, **done, settled_by="bob"),
        ann.change(Kind.CONFLICT, name, other='"3"'),
        ann.change(Kind.CONFLICT, name, **done, settled_by="ann"),
    )
    assert [r.status for r in results] == ["rejected", "rejected", "applied"]
    bob.pull()
    assert bob.held(Kind.CONFLICT)[0]["settled_by"] == "ann"


def test_a_stored_conflict_is_told_again(ann: Laptop, bob: Laptop) -> None:
    ann.push(ann.change(Kind.CUSTOMER, "customer-mill", phone="1"))
    two = bob.change(Kind.CUSTOMER, "customer-mill", phone="2")
    assert [r.status for r in [*bob.pushed(two).results, *bob.push(two)]] == ["conflict"] * 2
