"""Territories and product families lent to a colleague until a time: who may, and what is lent.

What a laptop holds follows at its next sync, when a loan begins and when it ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from fieldkm.domain.people import Role
from fieldkm.domain.reach import Loan, LoanKind, Reach, check_loan
from fieldkm.errors import BadInput
from fieldkm.server.accounts import check_places, user_named
from fieldkm.server.reach import standing_of
from fieldkm.server.tables import loans, users
from fieldkm.server.times import time_of, time_text

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Lent:
    """A loan as the administrator sees it; `to` and `by` are the names of users, `by` empty where
    the administrator lent it on the server's machine.
    """

    id: str
    kind: LoanKind
    of: str
    to: str
    until: datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be lent to whom for how many days; `by` names a supervisor, or nobody."""

    kind: LoanKind
    of: str
    to: str
    days: int
    by: str = ""


def lend(connection: Connection, loan_id: str, wish: Wish, now: datetime) -> Lent:
    """Lend a territory or family; a loan of the same thing to the same user is replaced by it.

    Raises `BadInput` for an unknown user, territory or family, `NotAllowed` for what is not the
    lender's, `Refused` for a user who cannot have it.
    """
    borrower, role = user_named(connection, wish.to)
    is_territory = wish.kind is LoanKind.TERRITORY
    check_places(connection, [wish.of] if is_territory else [], [] if is_territory else [wish.of])
    lender = _lender(connection, wish.by, now)
    until = now + min(timedelta(days=wish.days), LONGEST)
    loan = Loan(wish.kind, wish.of, borrower, until, lender.user)
    check_loan(loan, lender, role, now)
    connection.execute(
        delete(loans).where(loans.c.user == borrower, loans.c[wish.kind.value] == wish.of)
    )
    places = {kind.value: wish.of if kind is wish.kind else "" for kind in LoanKind}
    values = {"id": loan_id, "user": borrower, "until": time_text(until), "by": lender.user}
    connection.execute(insert(loans).values(**values, **places))
    return Lent(loan_id, wish.kind, wish.of, wish.to, until, wish.by)


def all_loans(connection: Connection, now: datetime) -> list[Lent]:
    """Return the loans in force, those that end first before the others."""
    people = connection.execute(select(users.c.id, users.c.name))
    names = {row.id: row.name for row in people}
    query = select(loans).where(loans.c.until > time_text(now)).order_by(loans.c.until, loans.c.id)
    return [
        Lent(
            row.id,
            LoanKind.TERRITORY if row.territory else LoanKind.FAMILY,
            row.territory or row.family,
            names.get(row.user, row.user),
            time_of(row.until),
            names.get(row.by, row.by),
        )
        for row in connection.execute(query)
    ]


def end_loan(connection: Connection, loan_id: str) -> None:
    """End a loan before its time; raises `BadInput` where there is none."""
    if not connection.execute(delete(loans).where(loans.c.id == loan_id)).rowcount:
        raise BadInput(
            "no-such-loan",
            "There is no loan {id}.",
            "List them with “fieldkm server loan list”.",
            id=loan_id[:80],
        )


def _lender(connection: Connection, name: str, now: datetime) -> Reach:
    """Return the reach of who lends: the user of that name, else the administrator on the server's
    machine, who may lend anything.
    """
    if not name:
        return Reach("", Role.ADMINISTRATOR)
    user, _ = user_named(connection, name)
    return standing_of(connection, user, now).reach
