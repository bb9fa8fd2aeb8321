"""Who may do what to a fix, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fieldkm.domain.fix_rules import check_transition, has_rested, may_decide, rises
from fieldkm.domain.fixes import Fix, FixRevision, FixState, ReviewCause, Transition, Verb
from fieldkm.domain.people import Role
from fieldkm.domain.reach import Reach
from fieldkm.errors import FieldkmError, NotAllowed, Refused

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ANN = Reach("ann", Role.TECHNICIAN, frozenset({"north"}))
BOB = Reach("bob", Role.TECHNICIAN, frozenset({"north"}))
BOSS = Reach("boss", Role.SUPERVISOR, frozenset({"south"}), frozenset({"copiers"}))
CLERK = Reach("ann", Role.OFFICE)

DRAFT = Fix("f", "F-7", author="ann", family="copiers", territory="north", current_revision="r1")
SUBMITTED = replace(DRAFT, state=FixState.SUBMITTED, waiting=("r1",), submitted=NOW)
RETURNED = replace(SUBMITTED, state=FixState.RETURNED, waiting=())
APPROVED = replace(RETURNED, state=FixState.APPROVED, approved_revision="r1", reviewed=NOW)
BACK = replace(APPROVED, review_cause=ReviewCause.RESTED)
RETIRED = replace(APPROVED, state=FixState.RETIRED)
IMPROVED = replace(
    APPROVED, state=FixState.SUBMITTED, waiting=("r2",), current_revision="r2", submitted=NOW
)
OTHER = Fix("g", state=FixState.APPROVED, approved_revision="g1")

R1 = FixRevision("r1", "f", NOW, "", "ann", "Squeak", "squeaks", remedy="oil", safety=False)
R2 = replace(R1, id="r2", base_revision="r1", author="bob")
REVISIONS = {"r1": R1, "r2": R2}


def _asked(
    fix: Fix,
    verb: Verb,
    actor: Reach,
    revision: str = "r1",
    revisions: Mapping[str, FixRevision] = REVISIONS,
    **fields: Any,
) -> FieldkmError | None:
    """Return what the rules say against it; None when they let it through."""
    said = {"reason": "why", "page": "mx420/p", "to": "vera", "into": "g", "target": OTHER}
    said |= fields
    target = said.pop("target")
    step = Transition("t", "f", verb, NOW, revision, actor.user, **said)
    try:
        check_transition(fix, revisions, step, actor, target)
    except (Refused, NotAllowed) as error:
        return error
    return None


def _code(*asked: Any, **fields: Any) -> str:
    error = _asked(*asked, **fields)
    assert error
    assert error.title
    assert error.advice
    return error.code


@pytest.mark.parametrize(
    ("fix", "verb", "actor", "revision"),
    [
        (DRAFT, Verb.SUBMIT, ANN, "r1"),
        (replace(DRAFT, current_revision=""), Verb.SUBMIT, ANN, "r1"),
        (SUBMITTED, Verb.SUBMIT, BOB, "r2"),
        (RETURNED, Verb.SUBMIT, BOB, "r2"),
        (APPROVED, Verb.SUBMIT, BOB, "r2"),
        (DRAFT, Verb.WITHDRAW, ANN, "r1"),
        (SUBMITTED, Verb.WITHDRAW, ANN, "r1"),
        (RETURNED, Verb.WITHDRAW, ANN, "r1"),
        (IMPROVED, Verb.WITHDRAW, BOB, "r2"),
        (SUBMITTED, Verb.APPROVE, BOSS, "r1"),
        (IMPROVED, Verb.APPROVE, BOSS, "r2"),
        (BACK, Verb.APPROVE, BOSS, "r1"),
        (SUBMITTED, Verb.SEND_BACK, BOSS, "r1"),
        (BACK, Verb.SEND_BACK, BOSS, "r1"),
        (SUBMITTED, Verb.HAND_ON, BOSS, "r1"),
        (SUBMITTED, Verb.MERGE, BOSS, "r1"),
        (APPROVED, Verb.MERGE, BOSS, "r1"),
        (RETURNED, Verb.RETIRE, BOSS, "r1"),
        (APPROVED, Verb.PROMOTE, BOSS, "r1"),
    ],
)
def test_what_may_be_done(fix: Fix, verb: Verb, actor: Reach, revision: str) -> None:
    assert _asked(fix, verb, actor, revision) is None


@pytest.mark.parametrize(
    ("fix", "verb", "actor", "revision"),
    [
        (SUBMITTED, Verb.SUBMIT, ANN, "r1"),
        (RETURNED, Verb.SUBMIT, ANN, "r1"),
        (APPROVED, Verb.SUBMIT, ANN, "r1"),
        (IMPROVED, Verb.SUBMIT, ANN, "r1"),
        (APPROVED, Verb.WITHDRAW, ANN, "r1"),
        (SUBMITTED, Verb.APPROVE, BOSS, "r2"),
        (IMPROVED, Verb.APPROVE, BOSS, "r1"),
        (APPROVED, Verb.APPROVE, BOSS, "r1"),
        (APPROVED, Verb.SEND_BACK, BOSS, "r1"),
        (APPROVED, Verb.HAND_ON, BOSS, "r1"),
        (DRAFT, Verb.RETIRE, BOSS, "r1"),
        (IMPROVED, Verb.RETIRE, BOSS, "r1"),
        (SUBMITTED, Verb.PROMOTE, BOSS, "r1"),
        (IMPROVED, Verb.PROMOTE, BOSS, "r1"),
        (IMPROVED, Verb.PROMOTE, BOSS, "r2"),
    ],
)
def test_what_has_been_overtaken_decides_nothing(
    fix: Fix, verb: Verb, actor: Reach, revision: str
) -> None:
    assert _code(fix, verb, actor, revision) == "revision-overtaken"


@pytest.mark.parametrize("verb", Verb)
def test_a_retired_fix_stays_retired(verb: Verb) -> None:
    assert _code(RETIRED, verb, BOSS) == "fix-retired"


def test_a_transition_names_a_revision_of_this_fix() -> None:
    assert _code(SUBMITTED, Verb.APPROVE, BOSS, "") == "no-such-revision"
    stray = {"r1": replace(R1, fix="g")}
    assert _code(SUBMITTED, Verb.APPROVE, BOSS, revisions=stray) == "no-such-revision"


@pytest.mark.parametrize(
    ("fix", "verb", "actor", "revision"),
    [
        (DRAFT, Verb.SUBMIT, BOB, "r2"),
        (DRAFT, Verb.SUBMIT, CLERK, "r1"),
        (SUBMITTED, Verb.SUBMIT, ANN, "r2"),
        (SUBMITTED, Verb.WITHDRAW, BOB, "r1"),
        (SUBMITTED, Verb.WITHDRAW, BOSS, "r1"),
        (IMPROVED, Verb.WITHDRAW, ANN, "r2"),
        (replace(SUBMITTED, waiting=("r2",)), Verb.WITHDRAW, BOB, "r2"),
    ],
)
def test_only_authors_submit_and_withdraw(
    fix: Fix, verb: Verb, actor: Reach, revision: str
) -> None:
    assert _code(fix, verb, actor, revision) == "not-the-author"


def test_of_two_siblings_each_author_takes_back_their_own() -> None:
    both = replace(SUBMITTED, waiting=("r1", "r2"))
    assert _asked(both, Verb.WITHDRAW, BOB, "r2") is None
    assert _code(both, Verb.WITHDRAW, ANN, "r2") == "not-the-author"


@pytest.mark.parametrize("verb", [Verb.MERGE, Verb.RETIRE])
def test_a_sibling_does_not_end_unseen(verb: Verb) -> None:
    both = replace(SUBMITTED, waiting=("r1", "r2"))
    assert _code(both, verb, BOSS) == "sibling-waits"
    assert _asked(SUBMITTED, verb, BOSS) is None


@pytest.mark.parametrize("verb", sorted(set(Verb) - {Verb.SUBMIT, Verb.WITHDRAW}))
def test_only_reviewers_decide(verb: Verb) -> None:
    foreign = replace(BOSS, families=frozenset({"printers"}))
    technician = replace(BOSS, role=Role.TECHNICIAN)
    for actor in (foreign, technician, ANN):
        assert _code(BACK, verb, actor) == "not-a-reviewer"


def test_the_authors_supervisor_stands_in_for_a_family_without_a_reviewer() -> None:
    stand_in = Reach("sue", Role.SUPERVISOR, frozenset({"north"}), stands_in=frozenset({"copiers"}))
    assert may_decide(SUBMITTED, stand_in)
    assert not may_decide(replace(SUBMITTED, territory="south"), stand_in)
    assert _asked(SUBMITTED, Verb.APPROVE, stand_in) is None


def test_nobody_approves_their_own_fix_nor_their_own_improvement() -> None:
    own = replace(BOSS, user="ann")
    assert _code(SUBMITTED, Verb.APPROVE, own) == "own-fix"
    assert _code(IMPROVED, Verb.APPROVE, own, "r2") == "own-fix"
    assert _code(IMPROVED, Verb.APPROVE, replace(BOSS, user="bob"), "r2") == "own-fix"
    assert _asked(SUBMITTED, Verb.SEND_BACK, own) is None


@pytest.mark.parametrize(
    ("verb", "words", "code"),
    [
        (Verb.SEND_BACK, {"reason": " "}, "reason-missing"),
        (Verb.RETIRE, {"reason": ""}, "reason-missing"),
        (Verb.PROMOTE, {"page": ""}, "page-missing"),
        (Verb.HAND_ON, {"to": ""}, "handed-to-nobody"),
        (Verb.HAND_ON, {"to": "ann"}, "handed-to-nobody"),
        (Verb.MERGE, {"target": None}, "merged-into-nothing"),
        (Verb.MERGE, {"target": BACK}, "merged-into-nothing"),
        (Verb.MERGE, {"target": replace(OTHER, state=FixState.DRAFT)}, "merged-into-nothing"),
        (Verb.MERGE, {"target": replace(OTHER, state=FixState.RETIRED)}, "merged-into-nothing"),
    ],
)
def test_a_decision_says_what_it_must(verb: Verb, words: dict[str, Any], code: str) -> None:
    assert _code(BACK, verb, BOSS, **words) == code


def test_what_everybody_reads_is_not_merged_into_what_only_some_can_see() -> None:
    unapproved = replace(OTHER, state=FixState.SUBMITTED, approved_revision="")
    assert _code(BACK, Verb.MERGE, BOSS, target=unapproved) == "merged-into-nothing"
    assert _asked(SUBMITTED, Verb.MERGE, BOSS, target=unapproved) is None
    assert _asked(BACK, Verb.MERGE, BOSS, target=OTHER) is None


@pytest.mark.parametrize(
    ("fix", "revision", "code"),
    [
        (DRAFT, replace(R1, title=" "), "fix-incomplete"),
        (DRAFT, replace(R1, symptom=""), "fix-incomplete"),
        (DRAFT, replace(R1, remedy=""), "fix-incomplete"),
        (DRAFT, replace(R1, safety=None), "safety-unsaid"),
        (replace(DRAFT, family=""), R1, "family-missing"),
    ],
)
def test_a_submission_is_complete(fix: Fix, revision: FixRevision, code: str) -> None:
    assert _code(fix, Verb.SUBMIT, ANN, revisions={"r1": revision}) == code


def test_what_waits_too_long_rises() -> None:
    assert not rises(SUBMITTED, NOW + 7 * DAY)
    assert rises(SUBMITTED, NOW + 8 * DAY)
    assert rises(SUBMITTED, NOW + 3 * DAY, working_days=2)
    assert rises(BACK, NOW + 8 * DAY)
    assert not rises(APPROVED, NOW + 100 * DAY)


def test_only_an_approved_fix_rests() -> None:
    assert has_rested(APPROVED, NOW + 31 * DAY, days=30)
    assert not has_rested(replace(APPROVED, reviewed=None), NOW + 366 * DAY)
    assert not has_rested(RETURNED, NOW + 366 * DAY)
