"""What a laptop that was tampered with might try with fixes is refused, and nothing is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fieldkm.domain.customers import Customer
from fieldkm.domain.fixes import Comment, Flag, Picture, Thanks, Verb
from fieldkm.domain.outcomes import Result
from fieldkm.domain.people import Role
from fieldkm.domain.reading import Place
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation
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

PAGE = Place("mx420", "fuser-replace")
MALFORMED = "malformed-operation"


@pytest.fixture
def ann(company: Company) -> Laptop:
    """A technician, whose fix waits."""
    return an_author(company)


@pytest.fixture
def sam(company: Company, ann: Laptop) -> Laptop:
    """Who reviews the family."""
    return a_reviewer(company)


@pytest.fixture
def sue(company: Company, ann: Laptop) -> Laptop:
    """A technician of another territory, who never held any of it."""
    laptop = company.hire("sue", "south")
    laptop.pull()
    return laptop


def with_part(operation: Operation, part: str, **fields: Any) -> Operation:
    """Return a step with other fields in one of its parts than a laptop writes, or in one that it
    does not send at all.
    """
    args = operation.args
    inner = args.get(part, {})
    assert isinstance(inner, dict)
    return replace(operation, args={**args, part: {**inner, **fields}})


# ---------------------------------------------------------------- who decides


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb is not Verb.SUBMIT])
def test_a_technician_decides_nothing(ann: Laptop, verb: Verb) -> None:
    bob = ann.company.hire("bob", "north")
    said = {"reason": "because", "page": "mx420/p", "to": "ann", "into": "fix-1", "by": "sam"}
    code = "not-the-author" if verb is Verb.WITHDRAW else "not-a-reviewer"
    assert codes(bob, decision(bob, verb, "fix-1", "rev-1", **said)) == [code]


@pytest.mark.parametrize(("role", "family"), [(Role.ADMINISTRATOR, "mx"), (Role.SUPERVISOR, "px")])
def test_whoever_does_not_review_the_family_decides_nothing(
    company: Company, ann: Laptop, sam: Laptop, role: Role, family: str
) -> None:
    company.add_family("px")
    kim = company.hire("kim", "north", role=role, family=family)
    assert codes(kim, decision(kim, Verb.APPROVE, "fix-1", "rev-1")) == ["not-a-reviewer"]


def test_nobody_submits_or_decides_in_another_name(ann: Laptop, sam: Laptop) -> None:
    forged = submission(ann, "fix-2", "rev-2", author="sam")
    forged = with_part(forged, "fix", author="sam", number="F-1", state="approved", territory="x")
    forged = with_part(forged, "transition", by="sam")
    assert codes(ann, forged) == [""]
    ann.pull()
    fix = ann.data(Kind.FIX, "fix-2")
    assert (fix["author"], fix["territory"], fix["state"]) == ("ann", "north", "submitted")
    assert fix["number"] == "F-1002"
    assert ann.data(Kind.FIX_REVISION, "rev-2")["author"] == "ann"
    assert ann.data(Kind.TRANSITION, "rev-2-submitted")["by"] == "ann"


def test_a_submission_approves_nothing_by_the_way(ann: Laptop) -> None:
    crafted = submission(ann, "fix-1", "rev-2", "rev-1")
    verb = with_part(crafted, "transition", verb="approve")
    crafted = replace(crafted, op_id=ann.company.new_id())
    fields = with_part(
        with_part(crafted, "fix", state="approved", approved_revision="rev-1", safety=False),
        "revision", state="approved", fix="fix-9",
    )  # fmt: skip
    assert codes(ann, verb, fields) == [MALFORMED, ""]
    ann.pull()
    assert ann.data(Kind.FIX, "fix-1")["state"] == "submitted"
    assert "approved_revision" not in ann.data(Kind.FIX, "fix-1")
    assert ann.data(Kind.FIX_REVISION, "rev-2")["fix"] == "fix-1"


def test_what_was_decided_is_not_written_over(ann: Laptop, sam: Laptop) -> None:
    approved = decision(sam, Verb.APPROVE, "fix-1", "rev-1")
    assert codes(sam, approved) == [""]
    again = replace(approved, op_id=ann.company.new_id())
    rewritten = submission(ann, "fix-1", "rev-1", title="Another")
    transition = with_part(
        submission(ann, "fix-1", "rev-2", "rev-1"), "transition", id="rev-1-submitted"
    )
    assert codes(sam, again) == [MALFORMED]
    assert codes(ann, rewritten, transition) == [MALFORMED] * 2
    ann.pull()
    assert ann.data(Kind.FIX, "fix-1")["title"] == "Noise"


@pytest.mark.parametrize("kind", [Kind.FIX_REVISION, Kind.TRANSITION, Kind.FIX_USE])
def test_what_only_steps_and_outcomes_make_nobody_makes(sam: Laptop, kind: Kind) -> None:
    made = sam.operation(f"{kind}.create@1", "x-1", fix="fix-1", by="sam", verb="approve")
    changed = sam.operation(f"{kind}.change@1", "rev-1", fields=[{"field": "title", "value": "x"}])
    assert codes(sam, made, changed) == ["server-decides"] * 2
    fix = sam.operation("fix.change@1", "fix-1", fields=[{"field": "state", "value": "approved"}])
    assert codes(sam, fix) == ["unknown-operation"]


def test_a_retired_fix_stays_retired(ann: Laptop, sam: Laptop) -> None:
    assert codes(sam, decision(sam, Verb.APPROVE, "fix-1", "rev-1")) == [""]
    assert codes(sam, decision(sam, Verb.RETIRE, "fix-1", "rev-1", reason="Old")) == [""]
    steps = [
        decision(sam, Verb.APPROVE, "fix-1", "rev-1"),
        decision(sam, Verb.PROMOTE, "fix-1", "rev-1", page="mx420/p"),
        submission(sam, "fix-1", "rev-2", "rev-1"),
    ]
    assert codes(sam, *steps) == ["fix-retired"] * 3
    ann.company.clock.go_on(days=1)
    ann.push(*(outcome(ann, f"o-{number}", Result.FAILED) for number in range(5)))
    sam.pull()
    fix = sam.data(Kind.FIX, "fix-1")
    assert (fix["state"], fix.get("review_cause"), fix["counts"]) == (
        "retired", None, {"worked": 0, "partly": 0, "failed": 5},
    )  # fmt: skip


def test_a_step_names_revisions_of_its_own_fix(ann: Laptop, sam: Laptop) -> None:
    ann.push(submission(ann, "fix-2", "rev-2"))
    assert codes(sam, decision(sam, Verb.APPROVE, "fix-1", "rev-2")) == ["no-such-revision"]
    assert codes(ann, submission(ann, "fix-1", "rev-3", "rev-2")) == [MALFORMED]
    told = outcome(ann, "o-1", revision="rev-2")
    assert codes(ann, told) == [MALFORMED]


def test_a_fix_is_handed_on_to_whoever_may_review_it(
    company: Company, ann: Laptop, sam: Laptop
) -> None:
    company.add_family("px")
    for name, role, family in (
        ("kim", Role.SUPERVISOR, "px"), ("rita", Role.SUPERVISOR, "mx"),
        ("bob", Role.TECHNICIAN, "mx"), ("chief", Role.ADMINISTRATOR, "mx"),
    ):  # fmt: skip
        company.hire(name, "north", role=role, family=family)
    steps = {
        name: decision(sam, Verb.HAND_ON, "fix-1", "rev-1", to=name)
        for name in ("nobody", "kim", "bob", "chief", "", "ann", "rita")
    }
    assert dict(zip(steps, codes(sam, *steps.values()), strict=True)) == {
        "nobody": "cannot-review", "kim": "cannot-review", "bob": "cannot-review",
        "chief": "cannot-review", "": "handed-to-nobody", "ann": "handed-to-nobody", "rita": "",
    }  # fmt: skip


def test_a_fix_is_merged_into_one_that_its_reviewer_sees(
    company: Company, ann: Laptop, sam: Laptop, sue: Laptop
) -> None:
    company.add_family("px")
    company.hire("kim", "south", role=Role.SUPERVISOR, family="px")
    sue.push(submission(sue, "fix-2", "rev-2", family="px", safety=True))
    merge = [decision(sam, Verb.MERGE, "fix-1", "rev-1", into=name) for name in ("fix-2", "fix-9")]
    assert codes(sam, *merge) == ["merged-into-nothing"] * 2


def test_a_laptops_clock_lets_no_fix_rise_or_rest(ann: Laptop, sam: Laptop) -> None:
    clock = ann.company.clock
    clock.go_on(days=-3_650)
    old = submission(ann, "fix-2", "rev-2")
    clock.go_on(days=7_300)
    early = decision(sam, Verb.APPROVE, "fix-1", "rev-1")
    made = with_part(submission(ann, "fix-3", "rev-3"), "fix", made="2036-01-01T00:00:00Z")
    clock.go_on(days=-3_650)
    assert codes(ann, old, made) + codes(sam, early) == ["", "", ""]
    ann.pull()
    now = "2026-11-21T08:00:00Z"
    assert ann.data(Kind.FIX, "fix-2")["submitted"] == now
    assert ann.data(Kind.FIX, "fix-3")["made"] == now
    assert ann.data(Kind.FIX, "fix-1")["reviewed"] == now
    step = early.args["transition"]
    assert isinstance(step, dict)
    kept = ann.data(Kind.TRANSITION, str(step["id"]))
    assert str(kept["at"]).startswith("2036-")  # what the laptop believed


# ---------------------------------------------------------------- what others cannot see


def test_nothing_is_written_to_a_fix_that_one_never_saw(sue: Laptop, ann: Laptop) -> None:
    now = sue.company.clock.now()
    ours = submission(sue, "fix-2", "rev-2")
    tries = [
        submission(sue, "fix-1", "rev-9", "rev-1"),
        sue.create(Kind.COMMENT, Comment("comment-1", "fix-1", "Ha", now)),
        sue.create(Kind.THANKS, Thanks("thanks-1", "fix-1", now, to="ann")),
        sue.create(Kind.FLAG, Flag("flag-1", "Ha", now, family="mx", fix="fix-1")),
        outcome(sue, "o-1", Result.FAILED),
        demand(sue, opened=1),
    ]
    blocked = ("blocked", "unknown-record")
    assert statuses(sue, ours, *tries) == [("applied", ""), *[blocked] * len(tries)]
    unknown = [outcome(sue, "o-2", fix="fix-9"), demand(sue, opened=1, fix="fix-9")]
    assert statuses(sue, *unknown) == [blocked] * 2  # as if it did not exist


def test_a_visible_visit_lends_no_sight_of_a_hidden_fix(company: Company, ann: Laptop) -> None:
    bob = company.hire("bob", "north")
    ann.push(submission(ann, "fix-2", "rev-2", safety=True))
    bob.pull()
    told = outcome(bob, "o-1", fix="fix-2", machine="machine-mill", text="I know of it")
    assert statuses(bob, told) == [("blocked", "unknown-record")]
    ann.pull()
    assert not ann.held(Kind.FIX_USE)


@pytest.mark.parametrize(
    "family", ["mx shared", "shared", "x territory:south", "mx\nshared", "mx:x", "", "é", "m" * 65]
)
def test_a_family_is_no_way_into_other_scopes(
    company: Company, ann: Laptop, sue: Laptop, family: str
) -> None:
    """A scope's name with a space would be read as two scopes, and a comment be everybody's."""
    now = company.clock.now()
    flag = Flag("flag-1", "Wrong", now, family=family, place=PAGE)
    tries = codes(
        ann, submission(ann, "fix-2", "rev-2", family=family), ann.create(Kind.FLAG, flag)
    )
    if family == "shared":  # a name like any other: the scope is another one
        assert tries == ["", ""]
        ann.push(ann.create(Kind.COMMENT, Comment("comment-1", "fix-2", "Ha", now)))
    else:
        assert set(tries) <= {"no-such-family", "family-missing", "more-than-a-line"}
    sue.pull()
    assert not sue.held(Kind.FIX)
    assert not sue.held(Kind.COMMENT)
    assert company.strays() == []


def test_a_customer_is_no_way_into_other_scopes_either(company: Company, sam: Laptop) -> None:
    made = [
        sam.create(Kind.CUSTOMER, Customer("c-1", "One", "north shared")),
        sam.create(Kind.CUSTOMER, Customer("c-2", "Two", "south")),
        sam.create(Kind.CUSTOMER, Customer("c-3", "Three", "atlantis")),
    ]
    assert codes(sam, *made) == ["no-such-territory", "", "no-such-territory"]


def test_reports_and_thanks_go_where_they_belong(company: Company, ann: Laptop) -> None:
    company.add_family("px")
    bob = company.hire("bob", "north")
    now = company.clock.now()
    flags = [
        Flag("flag-1", "Wrong", now, family="px", fix="fix-1"),
        Flag("flag-2", "Wrong", now, family="mx"),
        Flag("flag-3", "Wrong", now, family="mx", fix="fix-1", answered=now),
        Flag("flag-4", "Wrong", now, family="mx", place=PAGE, answer="Right", answered_by="sam"),
    ]
    assert codes(bob, *(bob.create(Kind.FLAG, flag) for flag in flags)) == [MALFORMED] * 4
    praise = [Thanks(f"thanks-{to}", "fix-1", now, to=to) for to in ("bob", "ann", "")]
    assert codes(bob, *(bob.create(Kind.THANKS, item) for item in praise)) == [
        MALFORMED, "", MALFORMED,
    ]  # fmt: skip
    assert codes(ann, ann.create(Kind.THANKS, replace(praise[1], id="thanks-x"))) == [MALFORMED]


# ---------------------------------------------------------------- what is written

HIDDEN = "Tighten to 5 Nm\u202emN 05"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": HIDDEN}, "hidden-characters"),
        ({"remedy": "a\u200bb"}, "hidden-characters"),
        ({"remedy": "x" * 20_001}, "text-too-long"),
        ({"cause": "x" * 300_000}, "malformed-operation"),
        ({"models": ("M",) * 51}, "too-many"),
        ({"parts": ("1\n2",)}, "more-than-a-line"),
        ({"title": "\0"}, "malformed-operation"),
        ({"photos": (Picture("a" * 64, type="image/svg+xml"),)}, "no-picture"),
        ({"photos": (Picture("../../etc/passwd"),)}, "no-picture"),
        ({"safety": None}, "safety-unsaid"),
        ({"symptom": " \n "}, "fix-incomplete"),
    ],
)
def test_a_revision_that_nobody_should_read_is_refused(
    ann: Laptop, said: dict[str, Any], code: str
) -> None:
    assert codes(ann, submission(ann, "fix-2", "rev-2", **said)) == [code]
    ann.pull()
    assert not ann.sees(Kind.FIX, "fix-2")


def test_a_local_number_is_one(ann: Laptop) -> None:
    forged = submission(ann, "fix-2", "rev-2", local_number="F-1001 \u202e")
    assert codes(ann, forged) == ["not-a-fix-number"]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(ann: Laptop, value: float) -> None:
    crafted = with_part(submission(ann, "fix-2", "rev-2"), "revision", weight=value)
    asked = demand(ann, found=1)
    asked = replace(asked, args={**asked.args, "found": value})
    assert codes(ann, crafted, asked) == ["malformed"] * 2


def test_remarks_are_short_and_hide_nothing(company: Company, ann: Laptop, sam: Laptop) -> None:
    now = company.clock.now()
    for text in (HIDDEN, "x" * 2_001):
        code = "hidden-characters" if text == HIDDEN else "text-too-long"
        made = [
            sam.create(Kind.COMMENT, Comment(company.new_id(), "fix-1", text, now)),
            sam.create(Kind.THANKS, Thanks(company.new_id(), "fix-1", now, to="ann", text=text)),
            sam.create(Kind.FLAG, Flag(company.new_id(), text, now, family="mx", fix="fix-1")),
            outcome(sam, company.new_id(), text=text),
            outcome(sam, company.new_id(), model=text),
            decision(sam, Verb.SEND_BACK, "fix-1", "rev-1", reason=text),
        ]
        assert codes(sam, *made) == [code] * len(made)
    flag = Flag("flag-1", "Wrong", now, family="mx", fix="fix-1")
    assert codes(ann, ann.create(Kind.FLAG, flag)) == [""]
    sam.pull()
    assert codes(sam, sam.change(Kind.FLAG, "flag-1", answer=HIDDEN)) == ["hidden-characters"]


def test_a_report_on_a_page_is_about_a_page(company: Company, ann: Laptop) -> None:
    now = company.clock.now()
    for place in (replace(PAGE, page="p" * 201), replace(PAGE, quote=HIDDEN)):
        flag = Flag(company.new_id(), "Wrong", now, family="mx", place=place)
        (code,) = codes(ann, ann.create(Kind.FLAG, flag))
        assert code in ("text-too-long", "hidden-characters")


def test_improvements_are_not_piled_up_without_end(ann: Laptop) -> None:
    more = [submission(ann, "fix-1", f"more-{number}") for number in range(25)]
    assert codes(ann, *more) == [*[""] * 19, *["too-many-waiting"] * 6]
    ann.pull()
    waiting = ann.data(Kind.FIX, "fix-1")["waiting"]
    assert isinstance(waiting, list)
    assert len(waiting) == 20
