"""What is lent is there at the next sync, and gone when it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from fieldkm.domain.people import Role
from fieldkm.domain.reach import LoanKind
from fieldkm.domain.scopes import granted_scopes
from fieldkm.errors import BadInput, NotAllowed, Refused
from fieldkm.protocol.kinds import Kind
from fieldkm.server.administration import Administration
from fieldkm.server.lending import Wish
from fieldkm.server.reach import standing_of
from fieldkm.server.tables import territories, users
from tests.support.company import Company, Laptop


@pytest.fixture
def desk(company: Company) -> Administration:
    """An administrator's desk; Sue has the south and the printers, Bob the scanners."""
    with company.database.write() as connection:
        rows = [{"id": name, "name": name.title()} for name in ("north", "south")]
        connection.execute(insert(territories), rows)
    for family in ("printers", "scanners"):
        company.add_family(family)
    company.site("mill", "south")
    company.hire("sue", "south", role=Role.SUPERVISOR, family="printers")
    company.hire("bob", "north", role=Role.SUPERVISOR, family="scanners")
    return Administration(company.database, company.clock)


@pytest.fixture
def ann(company: Company) -> Laptop:
    return company.hire("ann", "north")


def territory(to: str, of: str = "south", days: int = 7, by: str = "") -> Wish:
    return Wish(LoanKind.TERRITORY, of, to, days, by)


def family(to: str, of: str = "printers", by: str = "") -> Wish:
    return Wish(LoanKind.FAMILY, of, to, 7, by)


def scopes(company: Company, user: str) -> frozenset[str]:
    with company.database.read() as connection:
        return granted_scopes(standing_of(connection, user, company.clock.now()).reach)


def test_a_lent_territory_is_there_until_its_day(
    company: Company, desk: Administration, ann: Laptop
) -> None:
    lent = desk.lend(territory("ann", by="sue"))
    assert (lent.by, lent.until) == ("sue", company.clock.now() + timedelta(days=7))
    ann.pull()
    assert ann.sees(Kind.CUSTOMER, "customer-mill")
    company.clock.go_on(days=7)
    ann.pull()
    assert not ann.sees(Kind.CUSTOMER, "customer-mill")
    assert desk.loans() == []


def test_a_loan_can_be_ended_and_lengthened(
    company: Company, desk: Administration, ann: Laptop
) -> None:
    desk.lend(territory("ann"))
    again = desk.lend(territory("ann", days=9))
    assert desk.loans() == [again]
    desk.end_loan(again.id)
    assert desk.loans() == []
    with pytest.raises(BadInput) as caught:
        desk.end_loan(again.id)
    assert caught.value.code == "no-such-loan"


@pytest.mark.parametrize(
    ("wish", "error", "code"),
    [
        (territory("ann", by="bob"), NotAllowed, "lends-what-others-have"),
        (territory("sue", of="north", by="ann"), NotAllowed, "lends-what-others-have"),
        (family("ann"), Refused, "cannot-borrow"),
        (territory("eve"), BadInput, "no-such-user"),
        (territory("ann", of="west"), BadInput, "no-such-territory"),
        (family("bob", of="west"), BadInput, "no-such-family"),
        (territory("ann", by="eve"), BadInput, "no-such-user"),
    ],
)
def test_what_cannot_be_lent_is_refused(
    desk: Administration, ann: Laptop, wish: Wish, error: type[Exception], code: str
) -> None:
    with pytest.raises(error) as caught:
        desk.lend(wish)
    assert caught.value.code == code
    assert desk.loans() == []


def test_a_family_that_is_lent_to_a_disabled_supervisor_has_no_reviewer(
    company: Company, desk: Administration
) -> None:
    """Else its fixes would wait for somebody who never comes."""
    company.add_family("copiers")
    desk.lend(family("sue", of="copiers"))
    assert "review:copiers" in scopes(company, "sue")
    assert "review:copiers" not in scopes(company, "bob")
    with company.database.write() as connection:
        connection.execute(update(users).where(users.c.id == "sue").values(disabled=True))
    assert "review:copiers" in scopes(company, "bob")  # stands in, as for any without a reviewer
