"""Reach: how far the rights of a user go now, from role, territories, families and loans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fieldkm.domain.people import Role
from fieldkm.errors import NotAllowed, Refused


class LoanKind(StrEnum):
    """What can be lent."""

    TERRITORY = "territory"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Loan:
    """A territory or product family (`of`) that user `by` lends to user `to`, who has it beside
    their own up to, but without, `until`.
    """

    kind: LoanKind
    of: str
    to: str
    until: datetime
    by: str = ""

    def in_force(self, now: datetime) -> bool:
        """Tell whether it is lent now."""
        return now < self.until


@dataclass(frozen=True, slots=True)
class Reach:
    """What a user has now, loans included. Of `families` they review the fixes; of `stands_in`,
    families without a reviewer, those whose authors are of their territories.
    """

    user: str
    role: Role
    territories: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    stands_in: frozenset[str] = frozenset()

    @property
    def supervises(self) -> bool:
        """Tell whether the role is a supervisor's."""
        return self.role is Role.SUPERVISOR

    def reviews(self, family: str, territory: str) -> bool:
        """Tell whether they may decide on fixes of `family` by authors of `territory`."""
        stands_in = family in self.stands_in and territory in self.territories
        return self.supervises and (family in self.families or stands_in)


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a user was given for good: the territories they serve, the families they review."""

    territories: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()


def reach_of(
    user: str,
    role: Role,
    assigned: Assigned,
    loans: Iterable[Loan],
    unreviewed: frozenset[str],
    now: datetime,
) -> Reach:
    """Return what `user` has at `now`. `loans` may be everybody's; `unreviewed` are the families
    that nobody reviews.

    Families are for supervisors, and for administrators to look at. Only a supervisor with a
    territory stands in.
    """
    lent = [loan for loan in loans if loan.to == user and loan.in_force(now)]
    territories = assigned.territories | _lent(lent, LoanKind.TERRITORY)
    families = assigned.families | _lent(lent, LoanKind.FAMILY)
    if role not in (Role.SUPERVISOR, Role.ADMINISTRATOR):
        families = frozenset()
    stands_in = unreviewed if role is Role.SUPERVISOR and territories else frozenset[str]()
    return Reach(user, role, territories, families, stands_in)


def unreviewed_families(
    families: Iterable[str], reviewed: Iterable[str], loans: Iterable[Loan], now: datetime
) -> frozenset[str]:
    """Return those of `families` that no supervisor has, neither for good (`reviewed`) nor on
    loan.
    """
    lent = _lent((loan for loan in loans if loan.in_force(now)), LoanKind.FAMILY)
    return frozenset(families) - frozenset(reviewed) - lent


def check_loan(loan: Loan, lender: Reach, borrower: Role, now: datetime) -> None:
    """Raise unless `lender` may lend this: a supervisor what they have, an administrator anything;
    territories to technicians and supervisors, families to supervisors; until a time to come.
    """
    has = lender.territories if loan.kind is LoanKind.TERRITORY else lender.families
    may = lender.role is Role.ADMINISTRATOR or (lender.supervises and loan.of in has)
    if not may:
        raise NotAllowed(
            "lends-what-others-have",
            "{of} is not yours to lend.",
            "Ask its supervisor or an administrator.",
            of=loan.of,
        )
    takers = {Role.SUPERVISOR}
    if loan.kind is LoanKind.TERRITORY:
        takers.add(Role.TECHNICIAN)
    if borrower not in takers:
        raise Refused(
            "cannot-borrow",
            "{of} cannot be lent to this colleague.",
            "Territories go to technicians and supervisors, product families to supervisors.",
            of=loan.of,
        )
    if not loan.in_force(now):
        raise Refused(
            "loan-is-over",
            "The loan would end before it begins.",
            "Choose a date that is still to come.",
        )


def _lent(loans: Iterable[Loan], kind: LoanKind) -> frozenset[str]:
    return frozenset(loan.of for loan in loans if loan.kind is kind)
