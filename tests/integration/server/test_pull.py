"""Pages of the feed: whole, in order, bounded, of one snapshot."""

from __future__ import annotations

import json

import pytest

from fieldkm.domain.customers import Customer
from fieldkm.domain.people import Role
from fieldkm.errors import Refused, SignedOut
from fieldkm.protocol.envelopes import Anchor, PullRequest
from fieldkm.protocol.kinds import Kind
from fieldkm.server.deadlines import LOCK_AFTER, REVIEW_DAYS, set_deadline
from fieldkm.server.pull import pull
from fieldkm.server.reach import Caller
from tests.support.company import Company, Laptop


@pytest.fixture
def ann(company: Company) -> Laptop:
    return company.hire("ann", "north")


def customers(company: Company, count: int, name: str = "x") -> None:
    company.write(
        *(
            item
            for number in range(count)
            for item in (Kind.CUSTOMER, Customer(f"c-{number:03}", name, "north"))
        )
    )


@pytest.mark.parametrize("rows", [1, 7, 500, 2_000])
def test_pages_of_any_size_bring_everything_once(company: Company, ann: Laptop, rows: int) -> None:
    customers(company, 60)
    seen = []
    for _ in range(100):
        answer = ann.ask(max_rows=rows)
        seen += [row.id for page in answer.pages.values() for row in page.rows]
        assert sum(len(page.rows) for page in answer.pages.values()) <= rows
        ann.take(answer)
        if not answer.pages:
            break
    assert sorted(seen) == sorted({name for _, name in ann.rows})
    assert len(ann.held(Kind.CUSTOMER)) == 60


def test_a_page_ends_when_its_bytes_are_used_up(company: Company, ann: Laptop) -> None:
    customers(company, 30, "ü" * 500)
    answer = ann.ask(max_bytes=2_000)
    page = answer.pages["territory:north"]
    assert page.more
    assert len(page.rows) == 4
    assert ann.pull(max_bytes=2_000) > 6
    assert len(ann.held(Kind.CUSTOMER)) == 30


def test_a_payload_larger_than_a_page_travels_alone(company: Company, ann: Laptop) -> None:
    customers(company, 3, "x" * 5_000)
    ann.pull(max_bytes=1_000)
    assert len(ann.held(Kind.CUSTOMER)) == 3


def test_payloads_travel_byte_for_byte(company: Company, ann: Laptop) -> None:
    name = 'Müller & "Söhne"\\ \n\t中文 🔧 </script>'
    company.write(Kind.CUSTOMER, Customer("c-1", name, "north"))
    ann.pull()
    with company.database.read() as connection:
        stored = connection.exec_driver_sql("SELECT payload FROM records WHERE id = 'c-1'").scalar()
    assert ann.rows[Kind.CUSTOMER, "c-1"][1] == stored
    assert ann.data(Kind.CUSTOMER, "c-1")["name"] == name


def test_nothing_to_do_is_a_small_answer(company: Company, ann: Laptop) -> None:
    customers(company, 5)
    ann.pull()
    request = PullRequest(schema_version=1, anchor=ann.anchor, cursors=ann.cursors)
    answer = pull(company.database, ann.caller, request, company.clock.now())
    assert json.loads(answer)["pages"] == {}
    assert len(answer) < 500


def test_a_first_pull_has_no_evictions_and_reaches_the_end(company: Company, ann: Laptop) -> None:
    customers(company, 3)
    company.write(
        *(
            item
            for number in range(3)
            for item in (Kind.CUSTOMER, Customer(f"c-{number:03}", "x", "south"))
        )
    )
    answer = ann.ask()
    assert not any(page.rows for scope, page in answer.pages.items() if scope != "shared")
    assert ann.pull() == 1


def test_an_update_moves_the_row_forward(company: Company, ann: Laptop) -> None:
    customers(company, 3)
    ann.pull()
    customers(company, 2, "changed")
    answer = ann.ask()
    rows = answer.pages["territory:north"].rows
    assert [(row.id, row.rev) for row in rows] == [("c-000", 2), ("c-001", 2)]
    assert ann.cursors["territory:north"] < rows[0].seq < rows[1].seq


@pytest.mark.parametrize(
    "anchor", [None, Anchor(0, "00"), Anchor(1, "00"), Anchor(10**9, "00")], ids=str
)
def test_an_anchor_that_this_server_did_not_give_is_a_reset(
    company: Company, ann: Laptop, anchor: Anchor | None
) -> None:
    ann.pull()
    ann.anchor = anchor
    with pytest.raises(Refused) as caught:
        ann.ask()
    assert caught.value.code == "reset"


def test_roles_decide_on_scopes(company: Company) -> None:
    company.add_family("mx")
    scopes = {
        "tess": (Role.TECHNICIAN, {"shared", "user:tess", "territory:north"}),
        "sam": (
            Role.SUPERVISOR,
            {"shared", "user:sam", "territory:north", "incidents:north", "review:mx"},
        ),
        "olga": (Role.OFFICE, set()),
    }
    for name, (role, granted) in scopes.items():
        laptop = company.hire(name, "north", role=role, family="mx")
        assert set(laptop.ask().scopes) == granted


def test_who_is_gone_pulls_nothing(company: Company, ann: Laptop) -> None:
    ann.caller = Caller(ann.caller.device, "nobody")
    with pytest.raises(SignedOut):
        ann.ask()


def test_the_companys_days_come_with_each_pull(company: Company, ann: Laptop) -> None:
    assert (ann.ask().lock_after_days, ann.ask().review_after_days) == (14, 5)
    with company.database.write() as connection:
        set_deadline(connection, LOCK_AFTER, 3)
        set_deadline(connection, REVIEW_DAYS, 2)
    assert (ann.ask().lock_after_days, ann.ask().review_after_days) == (3, 2)
