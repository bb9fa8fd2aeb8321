"""What readers learn of a fix: its uses, counted once, and how often it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from fieldkm.domain.fixes import Verb
from fieldkm.domain.outcomes import Result
from fieldkm.domain.people import Role
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry, VisitPlace
from fieldkm.protocol.kinds import Kind
from fieldkm.server.fixes import FIX_FOUND, FIX_OPENED
from fieldkm.server.tables import counters
from tests.support.company import Company, Laptop
from tests.support.fix_steps import (
    a_reviewer,
    an_author,
    codes,
    decision,
    demand,
    outcome,
    statuses,
    submission,
)


@pytest.fixture
def ann(company: Company) -> Laptop:
    """She has written a fix, and has a machine at hand."""
    return an_author(company)


@pytest.fixture
def sam(company: Company, ann: Laptop) -> Laptop:
    """He reviews what she wrote."""
    return a_reviewer(company)


@pytest.fixture
def sue(company: Company) -> Laptop:
    """Of another territory."""
    return company.hire("sue", "south")


def approve(sam: Laptop, fix: str = "fix-1", revision: str = "rev-1") -> None:
    assert codes(sam, decision(sam, Verb.APPROVE, fix, revision)) == [""]


def counted(laptop: Laptop) -> tuple[object, int]:
    laptop.pull()
    return laptop.data(Kind.FIX, "fix-1").get("counts"), len(laptop.held(Kind.FIX_USE))


def test_a_use_is_read_elsewhere_without_its_customer(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    approve(sam)
    visit = Visit("visit-1", company.clock.now(), "machine-mill")
    told = outcome(
        ann, "o-1", Result.PARTLY, revision="rev-1", visit="visit-1", machine="machine-mill",
        model="MX-420", cause="mx420/lamp", text="Only for a day",
    )  # fmt: skip
    assert codes(ann, ann.create(Kind.VISIT, visit), told) == ["", ""]
    sue.pull()
    assert sue.data(Kind.FIX_USE, "o-1") == {
        "v": 1, "id": "o-1", "fix": "fix-1", "result": "partly", "at": "2026-11-21T08:00:00Z",
        "revision": "rev-1", "model": "MX-420", "territory": "north", "author": "ann",
        "text": "Only for a day",
    }  # fmt: skip
    assert not sue.sees(Kind.OUTCOME, "o-1")
    assert "visit-1" not in str(sue.rows)
    assert "mill" not in str(sue.rows)
    ann.pull()
    assert ann.data(Kind.OUTCOME, "o-1")["visit"] == "visit-1"
    assert company.strays() == []


def test_a_use_is_seen_by_those_who_see_the_fix(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    bob = company.hire("bob", "north")
    ann.push(submission(ann, "fix-2", "rev-2", safety=True), outcome(ann, "o-2", fix="fix-2"))
    for laptop, sees in ((ann, True), (sam, True), (bob, False), (sue, False)):
        laptop.pull()
        assert laptop.sees(Kind.FIX_USE, "o-2") is sees
    approve(sam, "fix-2", "rev-2")
    for laptop in (bob, sue):
        laptop.pull()
        assert laptop.sees(Kind.FIX_USE, "o-2")
    assert company.strays() == []


def test_what_a_client_puts_where_a_revision_stands_goes_nowhere(ann: Laptop) -> None:
    ann.push(outcome(ann, "o-1", revision="machine-mill"))
    ann.pull()
    assert "revision" not in ann.data(Kind.FIX_USE, "o-1")


def test_an_outcome_counts_once_however_often_it_comes(ann: Laptop) -> None:
    once = outcome(ann, "o-1")
    again = replace(once, op_id=ann.company.new_id())
    another = replace(once, op_id=ann.company.new_id(), args={**once.args, "result": "failed"})
    assert statuses(ann, once, once) == [("applied", "")] * 2
    assert statuses(ann, once) == [("duplicate", "")]
    assert codes(ann, again, another) == ["exists-already"] * 2
    assert counted(ann) == ({"worked": 1, "partly": 0, "failed": 0}, 1)


def test_two_outcomes_of_one_push_both_count(ann: Laptop) -> None:
    ann.push(outcome(ann, "o-1"), outcome(ann, "o-2", Result.FAILED), outcome(ann, "o-3"))
    assert counted(ann) == ({"worked": 2, "partly": 0, "failed": 1}, 3)


def test_an_outcome_of_a_procedure_is_no_use_of_a_fix(ann: Laptop) -> None:
    assert codes(ann, outcome(ann, "o-1", fix="", procedure="mx420/fuser-replace")) == [""]
    assert counted(ann) == (None, 0)


def test_a_visit_that_moves_takes_its_outcome_along_and_leaves_the_use(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    approve(sam)
    company.site("dock", "south")
    now = company.clock.now()
    chief = company.hire("chief", "north", "south", role=Role.SUPERVISOR)
    chief.push(
        chief.create(Kind.VISIT, Visit("visit-1", now, "machine-mill")),
        outcome(chief, "o-1", visit="visit-1"),
    )
    sue.pull()
    before = sue.rows["fix_use", "o-1"]
    moved = VisitEntry(
        "entry-1", "visit-1", EntryKind.MOVED, now, moved_to=VisitPlace("machine-dock")
    )
    assert codes(chief, chief.create(Kind.VISIT_ENTRY, moved)) == [""]
    sue.pull()
    assert sue.sees(Kind.OUTCOME, "o-1")
    assert sue.rows["fix_use", "o-1"] == before
    assert company.strays() == []


def test_an_outcome_makes_only_the_fix_and_the_use_travel(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    ann.push(*(outcome(ann, f"o-{number}") for number in range(5)))
    approve(sam)
    sue.pull()
    ann.push(outcome(ann, "o-9", machine="machine-mill"))
    rows = [row for page in sue.ask().pages.values() for row in page.rows]
    assert sorted((row.kind, row.id) for row in rows) == [("fix", "fix-1"), ("fix_use", "o-9")]


def test_a_clock_that_is_ahead_does_not_decide_what_fails(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    """Three failures of the year 2036 would stand before everything that comes until then."""
    approve(sam)
    ahead = company.clock.now() + timedelta(days=3_650)
    ann.push(*(outcome(ann, f"o-{number}", Result.FAILED, at=ahead) for number in range(2)))
    company.clock.go_on(days=1)
    ann.push(*(outcome(ann, f"p-{number}") for number in range(5)))
    ann.push(outcome(ann, "p-9", Result.FAILED))
    ann.pull()
    assert "review_cause" not in ann.data(Kind.FIX, "fix-1")
    assert ann.data(Kind.FIX_USE, "o-0")["at"] == "2026-11-21T08:00:00Z"


def test_a_failing_fix_waits_in_the_reviewers_feed_and_stays_approved(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    approve(sam)
    company.clock.go_on(days=1)
    ann.push(demand(ann, found=7))
    ann.push(*(outcome(ann, f"o-{number}", Result.FAILED) for number in range(3)))
    for laptop in (sam, sue):
        laptop.pull()
        fix = laptop.data(Kind.FIX, "fix-1")
        assert (fix["state"], fix["approved_revision"]) == ("approved", "rev-1")
        assert (fix["review_cause"], fix["submitted"]) == ("failing", "2026-11-22T08:00:00Z")
        assert fix["demand"] == {"found": 7, "opened": 0, "used": 3}
        assert laptop.sees(Kind.FIX_REVISION, "rev-1")
    assert codes(sam, decision(sam, Verb.APPROVE, "fix-1", "rev-1")) == [""]
    ann.push(outcome(ann, "o-4", Result.FAILED, at=company.clock.now() + timedelta(seconds=1)))
    sam.pull()
    assert sam.data(Kind.FIX, "fix-1").get("review_cause") is None  # what he has seen is past


# ---------------------------------------------------------------- demand


def test_a_fix_that_waits_says_how_often_it_is_asked_for(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    assert codes(ann, demand(ann, found=3, opened=1), outcome(ann, "o-1")) == ["", ""]
    sam.pull()
    assert sam.data(Kind.FIX, "fix-1")["demand"] == {"found": 3, "opened": 1, "used": 1}
    rev = sam.rows["fix", "fix-1"][0]
    ann.push(demand(ann, found=0, opened=1))  # a quarter more
    sam.pull()
    assert sam.data(Kind.FIX, "fix-1")["demand"] == {"found": 3, "opened": 2, "used": 1}
    ann.push(demand(ann, opened=1))  # less than that: nobody hears of it
    sam.pull()
    assert sam.rows["fix", "fix-1"][0] == rev + 1
    ann.push(submission(ann, "fix-1", "rev-2", "rev-1"))
    sam.pull()
    assert sam.data(Kind.FIX, "fix-1")["demand"] == {"found": 3, "opened": 3, "used": 1}


def test_nobody_hears_of_the_demand_for_a_fix_that_rests(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    approve(sam)
    sue.pull()
    operation = demand(sue, found=900, opened=40)
    assert codes(sue, operation, operation) == ["", ""]
    assert statuses(sue, operation) == [("duplicate", "")]
    assert not any(page.rows for page in sue.ask().pages.values())
    query = select(counters.c.name, counters.c.count).where(counters.c.key == "fix-1")
    with company.database.read() as connection:
        told = {row["name"]: row["count"] for row in connection.execute(query).mappings()}
    assert told == {FIX_FOUND: 900, FIX_OPENED: 40}


@pytest.mark.parametrize(
    ("found", "opened"), [(0, 0), (-1, 5), (1_001, 0), (0, 2**40), (-1, 1), (5, -5)]
)
def test_what_counts_nothing_or_too_much_is_refused(ann: Laptop, found: int, opened: int) -> None:
    assert codes(ann, demand(ann, found, opened)) == ["malformed-operation"]


def test_what_a_device_never_saw_it_cannot_ask_for(
    company: Company, ann: Laptop, sue: Laptop
) -> None:
    assert (
        statuses(sue, demand(sue, opened=1), demand(sue, opened=1, fix="fix-9"))
        == [("blocked", "unknown-record")] * 2
    )
    with company.database.read() as connection:
        counted = connection.execute(select(counters.c.name)).scalars().all()
    assert set(counted) == {"fix-number"}
