"""Who asks, and how far their rights go at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, text

from fieldkm.domain.people import Role
from fieldkm.domain.reach import (
    Assigned,
    Loan,
    LoanKind,
    Reach,
    reach_of,
    unreviewed_families,
)
from fieldkm.errors import SignedOut
from fieldkm.server.times import time_of


@dataclass(frozen=True, slots=True)
class Caller:
    """A device whose token was accepted, and the user who signed in on it."""

    device: str
    user: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a user may now; `home` is the territory that is theirs for good, the first of several,
    in which their fixes and what they found without a machine stand.
    """

    reach: Reach
    home: str


def standing_of(connection: Connection, user: str, now: datetime) -> Standing:
    """Return what a user may at `now`; raises `SignedOut` for one who is gone or disabled."""
    values = {"user": user, "supervisor": Role.SUPERVISOR.value}
    rows = connection.execute(_EVERYTHING, values).all()
    role = next((Role(row.thing) for row in rows if row.what == "role"), None)
    if role is None:
        raise signed_out()
    own = frozenset(row.thing for row in rows if row.what == "own")
    reviewed = [(row.thing, row.whose) for row in rows if row.what == "reviewed"]
    known = (row.thing for row in rows if row.what == "known")
    lent = [_loan(row) for row in rows if row.what in tuple(LoanKind)]
    unreviewed = unreviewed_families(known, (family for family, _ in reviewed), lent, now)
    assigned = Assigned(own, frozenset(family for family, reviewer in reviewed if reviewer == user))
    reach = reach_of(user, role, assigned, lent, unreviewed, now)
    return Standing(reach, min(own, default=""))


def signed_out() -> SignedOut:
    """Return the error of a device or user who may no longer sync."""
    return SignedOut(
        "revoked",
        "The server no longer accepts this laptop.",
        "Sign in again, or ask your administrator. What you wrote is kept.",
    )


# All that decides on a user's reach, in one query: small tables, and one round trip.
_EVERYTHING = text(
    """
    SELECT 'role' AS what, role AS thing, '' AS whose, '' AS until
      FROM users WHERE id = :user AND NOT disabled
    UNION ALL
    SELECT 'own', territory, '', '' FROM user_territories WHERE "user" = :user
    UNION ALL
    SELECT 'reviewed', family, "user", '' FROM user_families
      JOIN users ON id = "user" WHERE role = :supervisor AND NOT disabled
    UNION ALL
    SELECT 'known', id, '', '' FROM families
    UNION ALL
    SELECT 'territory', territory, "user", until FROM loans
      WHERE territory != '' AND "user" = :user
    UNION ALL
    SELECT 'family', family, "user", until FROM loans
      JOIN users ON users.id = "user"
      WHERE family != '' AND role = :supervisor AND NOT disabled
    """
)


def _loan(row: Row[tuple[str, str, str, str]]) -> Loan:
    return Loan(LoanKind(row.what), row.thing, row.whose, time_of(row.until))
