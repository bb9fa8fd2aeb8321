"""How far the rights of a user go: role, territories, families, loans."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fieldkm.domain.people import Role
from fieldkm.domain.reach import (
    Assigned,
    Loan,
    LoanKind,
    Reach,
    check_loan,
    reach_of,
    unreviewed_families,
)
from fieldkm.errors import NotAllowed, Refused

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NORTH = Assigned(frozenset({"north"}), frozenset({"copiers"}))
NOTHING = frozenset[str]()


def _loan(kind: LoanKind, of: str, days: float = 1, to: str = "ann") -> Loan:
    return Loan(kind, of, to, NOW + timedelta(days=days), by="bob")


def test_a_technician_serves_territories_and_reviews_nothing() -> None:
    reach = reach_of("ann", Role.TECHNICIAN, NORTH, [], frozenset({"printers"}), NOW)
    assert reach == Reach("ann", Role.TECHNICIAN, frozenset({"north"}))
    assert not reach.reviews("copiers", "north")


def test_loans_count_for_the_one_who_has_them_until_they_end() -> None:
    loans = [
        _loan(LoanKind.TERRITORY, "south"),
        _loan(LoanKind.FAMILY, "scanners"),
        _loan(LoanKind.TERRITORY, "east", days=0),
        _loan(LoanKind.TERRITORY, "west", to="carl"),
    ]
    reach = reach_of("ann", Role.SUPERVISOR, NORTH, loans, NOTHING, NOW)
    assert reach.territories == {"north", "south"}
    assert reach.families == {"copiers", "scanners"}


def test_a_supervisor_stands_in_for_authors_of_their_territory() -> None:
    reach = reach_of("ann", Role.SUPERVISOR, NORTH, [], frozenset({"printers"}), NOW)
    assert reach.reviews("copiers", "anywhere")
    assert reach.reviews("printers", "north")
    assert not reach.reviews("printers", "south")
    without = reach_of("ann", Role.SUPERVISOR, Assigned(), [], frozenset({"printers"}), NOW)
    assert not without.stands_in


def test_an_administrator_sees_families_and_decides_nothing() -> None:
    reach = reach_of("ann", Role.ADMINISTRATOR, NORTH, [], frozenset({"printers"}), NOW)
    assert reach.families == {"copiers"}
    assert not reach.stands_in
    assert not reach.reviews("copiers", "north")


def test_a_family_on_loan_has_a_reviewer_while_the_loan_lasts() -> None:
    families = ["copiers", "printers", "scanners"]
    loans = [_loan(LoanKind.FAMILY, "printers"), _loan(LoanKind.TERRITORY, "scanners")]
    assert unreviewed_families(families, ["copiers"], loans, NOW) == {"scanners"}
    later = NOW + timedelta(days=2)
    assert unreviewed_families(families, ["copiers"], loans, later) == {"printers", "scanners"}


BOB = Reach("bob", Role.SUPERVISOR, frozenset({"north"}), frozenset({"copiers"}))


@pytest.mark.parametrize(
    ("loan", "borrower"),
    [
        (_loan(LoanKind.TERRITORY, "north"), Role.TECHNICIAN),
        (_loan(LoanKind.TERRITORY, "north"), Role.SUPERVISOR),
        (_loan(LoanKind.FAMILY, "copiers"), Role.SUPERVISOR),
    ],
)
def test_a_supervisor_lends_what_they_have(loan: Loan, borrower: Role) -> None:
    check_loan(loan, BOB, borrower, NOW)


@pytest.mark.parametrize(
    "lender",
    [
        Reach("bob", Role.TECHNICIAN, frozenset({"north"})),
        Reach("bob", Role.SUPERVISOR, frozenset({"south"})),
    ],
)
def test_nobody_lends_what_they_do_not_supervise(lender: Reach) -> None:
    with pytest.raises(NotAllowed, match="north is not yours to lend"):
        check_loan(_loan(LoanKind.TERRITORY, "north"), lender, Role.SUPERVISOR, NOW)


@pytest.mark.parametrize(
    ("loan", "borrower", "code"),
    [
        (_loan(LoanKind.FAMILY, "copiers"), Role.TECHNICIAN, "cannot-borrow"),
        (_loan(LoanKind.TERRITORY, "north"), Role.OFFICE, "cannot-borrow"),
        (_loan(LoanKind.TERRITORY, "north", days=0), Role.TECHNICIAN, "loan-is-over"),
    ],
)
def test_a_loan_goes_to_who_can_use_it_and_for_a_time(
    loan: Loan, borrower: Role, code: str
) -> None:
    administrator = Reach("root", Role.ADMINISTRATOR)
    with pytest.raises(Refused) as caught:
        check_loan(loan, administrator, borrower, NOW)
    assert caught.value.code == code
