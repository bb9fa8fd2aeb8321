"""What the server adds: owners and deadlines of incidents, numbers, counts and reviews of fixes."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from fieldkm.domain.fixes import Comment, Flag, Thanks, Verb
from fieldkm.domain.incidents import Incident, IncidentEntry, IncidentStep
from fieldkm.domain.outcomes import Result
from fieldkm.domain.people import Role, Territory
from fieldkm.domain.visits import Visit
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
from fieldkm.server.derived import ANSWER_DAYS
from fieldkm.server.tables import server_settings
from tests.support.company import Company, Laptop
from tests.support.fix_steps import decision, outcome, statuses, submission


@pytest.fixture
def ann(company: Company) -> Laptop:
    company.add_family("mx")
    company.site("mill", "north")
    return company.hire("ann", "north")


@pytest.fixture
def bob(company: Company) -> Laptop:
    return company.hire("bob", "north")


@pytest.fixture
def sam(company: Company) -> Laptop:
    """The supervisor of the north, who reviews the family."""
    company.write(Kind.TERRITORY, Territory("north", "North", ("sam",)))
    return company.hire("sam", "north", role=Role.SUPERVISOR, family="mx")


def report(laptop: Laptop, name: str = "incident-1", machine: str = "machine-mill") -> Operation:
    now = laptop.company.clock.now()
    incident = Incident(name, now, "Shouting", "It began in May.", machine=machine)
    return laptop.create(Kind.INCIDENT, incident)


def step(laptop: Laptop, name: str, kind: IncidentStep, **fields: str) -> Operation:
    now = laptop.company.clock.now()
    entry = IncidentEntry(name, "incident-1", kind, now, **fields)
    return laptop.create(Kind.INCIDENT_ENTRY, entry)


def test_an_incident_gets_an_owner_and_deadlines(
    company: Company, ann: Laptop, bob: Laptop, sam: Laptop
) -> None:
    assert statuses(ann, report(ann)) == [("applied", "")]
    for laptop in (ann, bob, sam):
        laptop.pull()
        status = laptop.data(Kind.INCIDENT_STATUS, "incident-1")
        assert status["owner"] == "sam"
        assert status["answer_by"] == "2026-11-24T00:00:00Z"  # one working day from Monday on
    assert ann.sees(Kind.INCIDENT, "incident-1")
    assert sam.sees(Kind.INCIDENT, "incident-1")
    assert not bob.sees(Kind.INCIDENT, "incident-1")


@pytest.mark.parametrize(("days", "day"), [("3", "2026-11-26"), ("soon", "2026-11-24")])
def test_deadlines_are_a_setting(company: Company, ann: Laptop, days: str, day: str) -> None:
    with company.database.write() as connection:
        connection.execute(insert(server_settings).values(name=ANSWER_DAYS, value=days))
    ann.push(report(ann))
    ann.pull()
    answer_by = ann.data(Kind.INCIDENT_STATUS, "incident-1")["answer_by"]
    assert str(answer_by).startswith(day)


def test_an_incident_without_a_place_reaches_the_supervisor(ann: Laptop, sam: Laptop) -> None:
    ann.push(report(ann, machine=""))
    sam.pull()
    assert sam.sees(Kind.INCIDENT, "incident-1")
    assert sam.data(Kind.INCIDENT_STATUS, "incident-1")["owner"] == "sam"


def test_only_its_owner_works_an_incident_off_and_others_add_remarks(
    ann: Laptop, bob: Laptop, sam: Laptop
) -> None:
    ann.push(report(ann))
    remark = step(bob, "entry-1", IncidentStep.REMARK, text="The director was there")
    answer = step(bob, "entry-2", IncidentStep.ANSWERED)
    hint = step(bob, "entry-3", IncidentStep.REMARK, for_visitor="Be kind")
    assert statuses(bob, remark, answer, hint) == [
        ("applied", ""),
        ("rejected", "not-the-owner"),
        ("rejected", "not-the-owner"),
    ]
    handed = step(sam, "entry-4", IncidentStep.HANDED_ON, owner="bob", for_visitor="Be kind")
    assert statuses(sam, handed) == [("applied", "")]
    bob.pull()
    assert bob.sees(Kind.INCIDENT, "incident-1")
    assert bob.sees(Kind.INCIDENT_ENTRY, "entry-1")
    assert bob.data(Kind.INCIDENT_STATUS, "incident-1")["for_visitor"] == "Be kind"
    closed = step(bob, "entry-5", IncidentStep.CLOSED)
    assert statuses(bob, closed) == [("applied", "")]
    ann.pull()
    assert ann.data(Kind.INCIDENT_STATUS, "incident-1")["closed"] == "2026-11-21T08:00:00Z"


def test_an_incident_is_handed_on_to_somebody_with_a_laptop(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    company.hire("olga", "north", role=Role.OFFICE)
    ann.push(report(ann))
    steps = [
        step(sam, f"entry-{name}", IncidentStep.HANDED_ON, owner=name)
        for name in ("nobody", "olga", "", "ann")
    ]
    refused = ("rejected", "no-such-owner")
    assert statuses(sam, *steps) == [refused, refused, refused, ("applied", "")]
    ann.pull()
    assert ann.data(Kind.INCIDENT_STATUS, "incident-1")["owner"] == "ann"


def test_an_incident_of_a_visit_is_found_at_its_machine(
    company: Company, ann: Laptop, bob: Laptop, sam: Laptop
) -> None:
    now = company.clock.now()
    visit = Visit("visit-1", now, "machine-mill", "site-mill", "customer-mill")
    told = Incident("incident-1", now, "Shouting", visit="visit-1")
    ann.push(ann.create(Kind.VISIT, visit), ann.create(Kind.INCIDENT, told))
    bob.pull()
    status = bob.data(Kind.INCIDENT_STATUS, "incident-1")
    assert (status["machine"], status["owner"]) == ("machine-mill", "sam")
    assert not bob.sees(Kind.INCIDENT, "incident-1")


def test_an_incident_that_is_opened_again_has_its_deadline_anew(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    ann.push(report(ann))
    sam.push(step(sam, "entry-1", IncidentStep.CLOSED, text="A new drum"))
    company.clock.go_on(days=9)  # a Monday
    again = step(sam, "entry-2", IncidentStep.OPENED_AGAIN, text="It happened again")
    assert statuses(sam, again) == [("applied", "")]
    sam.pull()
    status = sam.data(Kind.INCIDENT_STATUS, "incident-1")
    assert status.get("closed") is None
    assert status["close_by"] == "2026-12-14T08:00:00Z"


def test_an_incident_goes_where_its_machine_goes(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    company.site("dock", "south")
    sue = company.hire("sue", "south", role=Role.SUPERVISOR)
    sam.push(report(sam))
    sue.pull()
    assert not sue.sees(Kind.INCIDENT, "incident-1")
    chief = company.hire("chief", "north", "south", role=Role.SUPERVISOR)
    chief.pull()
    chief.push(chief.change(Kind.MACHINE, "machine-mill", site="site-dock"))
    sue.pull()
    assert sue.sees(Kind.INCIDENT, "incident-1")
    assert sue.sees(Kind.INCIDENT_STATUS, "incident-1")
    ann.pull()
    assert not ann.sees(Kind.INCIDENT_STATUS, "incident-1")
    assert company.strays() == []


def test_fixes_are_numbered_one_after_the_other(ann: Laptop, bob: Laptop) -> None:
    assert (
        statuses(ann, submission(ann, "fix-1", "rev-1"), submission(ann, "fix-2", "rev-2"))
        == [("applied", "")] * 2
    )
    bob.pull()
    assert bob.data(Kind.FIX, "fix-1")["number"] == "F-1001"
    assert bob.data(Kind.FIX, "fix-2")["number"] == "F-1002"
    assert bob.data(Kind.FIX, "fix-1")["author"] == "ann"


def test_a_fix_on_safety_is_hidden_until_it_is_approved(
    company: Company, ann: Laptop, bob: Laptop, sam: Laptop
) -> None:
    sue = company.hire("sue", "south")
    ann.push(submission(ann, "fix-1", "rev-1", safety=True))
    for laptop, sees in ((ann, True), (sam, True), (bob, False), (sue, False)):
        laptop.pull()
        assert laptop.sees(Kind.FIX, "fix-1") is sees
        assert laptop.sees(Kind.FIX_REVISION, "rev-1") is sees
        assert laptop.sees(Kind.TRANSITION, "rev-1-submitted") is sees
    assert statuses(sam, decision(sam, Verb.APPROVE, "fix-1", "rev-1")) == [("applied", "")]
    for laptop in (ann, bob, sam, sue):
        laptop.pull()
        assert laptop.sees(Kind.FIX_REVISION, "rev-1")
        assert laptop.data(Kind.FIX, "fix-1")["state"] == "approved"
    assert company.strays() == []


def test_the_server_checks_a_decision_again(ann: Laptop, bob: Laptop, sam: Laptop) -> None:
    ann.push(submission(ann, "fix-1", "rev-1"))
    own = submission(sam, "fix-2", "rev-2")
    assert statuses(bob, decision(bob, Verb.APPROVE, "fix-1", "rev-1")) == [
        ("rejected", "not-a-reviewer")
    ]
    assert statuses(sam, own, decision(sam, Verb.APPROVE, "fix-2", "rev-2")) == [
        ("applied", ""),
        ("rejected", "own-fix"),
    ]
    assert statuses(
        sam,
        decision(sam, Verb.SEND_BACK, "fix-1", "rev-1", reason="Which oil?"),
        decision(sam, Verb.APPROVE, "fix-1", "rev-1"),
        decision(sam, Verb.APPROVE, "fix-1", "no-such-revision"),
    ) == [("applied", ""), ("rejected", "revision-overtaken"), ("blocked", "unknown-record")]


def test_two_improvements_of_one_fix_become_siblings(ann: Laptop, bob: Laptop, sam: Laptop) -> None:
    ann.push(submission(ann, "fix-1", "rev-1"))
    sam.push(decision(sam, Verb.APPROVE, "fix-1", "rev-1"))
    for laptop, revision in ((ann, "rev-a"), (bob, "rev-b")):
        assert statuses(laptop, submission(laptop, "fix-1", revision, "rev-1")) == [("applied", "")]
    sam.pull()
    assert sam.data(Kind.FIX, "fix-1")["waiting"] == ["rev-a", "rev-b"]
    assert sam.data(Kind.FIX, "fix-1")["approved_revision"] == "rev-1"


def test_outcomes_are_counted_and_failures_bring_a_fix_back(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    ann.push(submission(ann, "fix-1", "rev-1"))
    sam.push(decision(sam, Verb.APPROVE, "fix-1", "rev-1"))
    company.clock.go_on(days=1)
    results = [Result.WORKED, Result.FAILED, Result.PARTLY, Result.FAILED]
    ann.push(
        *(outcome(ann, f"o-{n}", r, machine="machine-mill") for n, r in enumerate(results)),
    )
    ann.pull()
    fix = ann.data(Kind.FIX, "fix-1")
    assert fix["counts"] == {"worked": 1, "partly": 1, "failed": 2}
    assert "review_cause" not in fix
    ann.push(outcome(ann, "o-9", Result.FAILED))
    sam.pull()
    assert sam.data(Kind.FIX, "fix-1")["review_cause"] == "failing"
    assert sam.sees(Kind.OUTCOME, "o-9")  # without a machine it is of its author's territory


def test_remarks_thanks_and_reports_go_where_they_belong(
    company: Company, ann: Laptop, bob: Laptop, sam: Laptop
) -> None:
    ann.push(submission(ann, "fix-1", "rev-1"))
    now = company.clock.now()
    made = [
        bob.create(Kind.COMMENT, Comment("comment-1", "fix-1", "True", now)),
        bob.create(Kind.THANKS, Thanks("thanks-1", "fix-1", now, to="ann")),
        bob.create(Kind.THANKS, Thanks("thanks-2", "fix-1", now, to="sam")),
        bob.create(Kind.FLAG, Flag("flag-1", "Wrong", now, family="mx", fix="fix-1")),
    ]
    assert statuses(bob, *made) == [
        ("applied", ""),
        ("applied", ""),
        ("rejected", "malformed-operation"),
        ("applied", ""),
    ]
    for laptop, kinds in (
        (ann, {Kind.COMMENT, Kind.THANKS}),
        (bob, {Kind.COMMENT, Kind.THANKS, Kind.FLAG}),
        (sam, {Kind.COMMENT, Kind.FLAG}),
    ):
        laptop.pull()
        assert {
            kind for kind in (Kind.COMMENT, Kind.THANKS, Kind.FLAG) if laptop.held(kind)
        } == kinds
    answer = {"answered": "2026-11-21T09:00:00Z", "answer": "Mended"}
    assert statuses(bob, bob.change(Kind.FLAG, "flag-1", **answer)) == [
        ("rejected", "not-a-reviewer-of-flags")
    ]
    assert statuses(sam, sam.change(Kind.FLAG, "flag-1", **answer, answered_by="sam")) == [
        ("applied", "")
    ]


def test_an_improvement_waits_for_its_fix(ann: Laptop, bob: Laptop) -> None:
    """After a restore the laptop of the one who improved it may be there first."""
    fix = submission(ann, "fix-1", "rev-1")
    better = submission(bob, "fix-1", "rev-2", "rev-1")
    assert statuses(bob, better) == [("blocked", "unknown-record")]
    assert statuses(ann, fix) == [("applied", "")]
    assert statuses(bob, better) == [("applied", "")]
    bob.pull()
    assert bob.data(Kind.FIX, "fix-1")["author"] == ann.caller.user
