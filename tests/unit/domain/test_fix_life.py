"""What becomes of a fix, step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.fix_life import (
    after,
    brought_back,
    in_queue,
    is_about_all,
    is_worth_telling,
    revisions_needed,
)
from fieldkm.domain.fix_rules import check_transition
from fieldkm.domain.fixes import (
    Demand,
    Fix,
    FixRevision,
    FixState,
    RetiredAs,
    ReviewCause,
    Transition,
    Verb,
)
from fieldkm.domain.people import Role
from fieldkm.domain.reach import Reach
from fieldkm.errors import FieldkmError

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DRAFT = Fix("f", local_number="K7-12", author="ann", family="copiers", territory="north")


def _revision(name: str, base: str = "", author: str = "ann") -> FixRevision:
    return FixRevision(
        name, "f", NOW, base, author, f"title {name}", "squeaks", remedy="oil", safety=False
    )


REVISIONS = {
    item.id: item
    for item in (
        _revision("r1"),
        _revision("r2", "r1"),
        _revision("r3", "r1", "bob"),
        _revision("r4", "r2", "bob"),
    )
}


def _step(verb: Verb, revision: str, **fields: str) -> Transition:
    return Transition(f"{verb}-{revision}", "f", verb, NOW, revision, "boss", **fields)


def _lived(*steps: Transition, fix: Fix = DRAFT) -> Fix:
    for step in steps:
        needed = {name: REVISIONS[name] for name in revisions_needed(fix, step)}
        fix = after(fix, needed, step)
    return fix


SUBMITTED = _lived(_step(Verb.SUBMIT, "r1"))
APPROVED = _lived(_step(Verb.APPROVE, "r1"), fix=SUBMITTED)


def test_people_say_the_devices_number_until_there_is_the_servers() -> None:
    assert DRAFT.shown_number == "K7-12"
    assert replace(DRAFT, number="F-1234").shown_number == "F-1234"


def test_a_submitted_fix_waits_and_shows_what_it_says() -> None:
    assert (SUBMITTED.state, SUBMITTED.waiting) == (FixState.SUBMITTED, ("r1",))
    assert (SUBMITTED.title, SUBMITTED.safety, SUBMITTED.submitted) == ("title r1", False, NOW)
    assert in_queue(SUBMITTED)


def test_an_approved_fix_waits_no_longer() -> None:
    assert (APPROVED.state, APPROVED.approved_revision) == (FixState.APPROVED, "r1")
    assert (APPROVED.reviewed, APPROVED.reviewed_by) == (NOW, "boss")
    assert not in_queue(APPROVED)


def test_a_returned_fix_comes_again_with_a_new_revision() -> None:
    returned = _lived(_step(Verb.SEND_BACK, "r1", reason="Which roller?"), fix=SUBMITTED)
    assert (returned.state, returned.reason) == (FixState.RETURNED, "Which roller?")
    again = _lived(_step(Verb.SUBMIT, "r2"), fix=returned)
    assert (again.state, again.current_revision) == (FixState.SUBMITTED, "r2")


def test_an_improved_submission_takes_the_place_of_the_one_it_is_based_on() -> None:
    earlier = replace(SUBMITTED, submitted=NOW - timedelta(days=2))
    improved = _lived(_step(Verb.SUBMIT, "r2"), fix=earlier)
    assert improved.waiting == ("r2",)
    assert improved.title == "title r2"
    assert improved.submitted == earlier.submitted, "it has waited since the first submission"


def test_a_revision_that_did_not_know_of_the_other_is_its_sibling() -> None:
    both = _lived(_step(Verb.SUBMIT, "r2"), _step(Verb.SUBMIT, "r3"), fix=SUBMITTED)
    assert both.waiting == ("r2", "r3")
    assert both.title == "title r2"
    one = _lived(_step(Verb.APPROVE, "r2"), fix=both)
    assert (one.state, one.approved_revision) == (FixState.SUBMITTED, "r2")
    assert (one.current_revision, one.title) == ("r3", "title r2")
    other = _lived(_step(Verb.SEND_BACK, "r2"), fix=both)
    assert (other.state, other.current_revision) == (FixState.SUBMITTED, "r3")
    assert other.title == "title r3", "nothing is approved: what waits is shown"


def test_an_improvement_of_an_approved_fix_leaves_it_readable() -> None:
    improved = _lived(_step(Verb.SUBMIT, "r2"), fix=APPROVED)
    assert (improved.state, improved.approved_revision) == (FixState.SUBMITTED, "r1")
    assert (improved.current_revision, improved.title) == ("r2", "title r1")
    back = _lived(_step(Verb.WITHDRAW, "r2"), fix=improved)
    assert (back.state, back.current_revision) == (FixState.APPROVED, "r1")


def test_of_two_siblings_one_can_be_withdrawn() -> None:
    both = _lived(_step(Verb.SUBMIT, "r2"), _step(Verb.SUBMIT, "r3"), fix=SUBMITTED)
    left = _lived(_step(Verb.WITHDRAW, "r2"), fix=both)
    assert (left.state, left.waiting) == (FixState.SUBMITTED, ("r3",))


def test_each_way_of_retiring_is_told_apart() -> None:
    withdrawn = _lived(_step(Verb.WITHDRAW, "r1", reason="wrong"), fix=SUBMITTED)
    merged = _lived(_step(Verb.MERGE, "r1", into="g"), fix=SUBMITTED)
    outdated = _lived(_step(Verb.RETIRE, "r1", reason="old"), fix=APPROVED)
    promoted = _lived(_step(Verb.PROMOTE, "r1", page="mx420/feed"), fix=APPROVED)
    ways = [withdrawn, merged, outdated, promoted]
    assert {fix.state for fix in ways} == {FixState.RETIRED}
    assert [fix.retired_as for fix in ways] == [
        RetiredAs.WITHDRAWN,
        RetiredAs.MERGED,
        RetiredAs.OUTDATED,
        RetiredAs.PROMOTED,
    ]
    assert (merged.merged_into, promoted.promoted_to) == ("g", "mx420/feed")
    assert withdrawn.waiting == ()


def test_a_fix_is_handed_on_and_then_decided() -> None:
    handed = _lived(_step(Verb.HAND_ON, "r1", to="vera"), fix=SUBMITTED)
    assert (handed.assigned, handed.state) == ("vera", FixState.SUBMITTED)
    assert _lived(_step(Verb.APPROVE, "r1"), fix=handed).assigned == ""


@pytest.mark.parametrize(
    ("told", "now", "is_told"),
    [
        (Demand(), Demand(1), True),
        (Demand(3, 1), Demand(3, 2), True),
        (Demand(3, 2), Demand(3, 3), False),
        (Demand(30, 10), Demand(39, 10), False),
        (Demand(30, 10), Demand(40, 10), True),
        (Demand(), Demand(used=5), False),  # told with the counts
    ],
)
def test_demand_is_told_when_it_has_grown(told: Demand, now: Demand, is_told: bool) -> None:
    assert is_worth_telling(now, told) is is_told


def test_an_approved_fix_comes_back_once_and_stays_approved() -> None:
    back = brought_back(APPROVED, ReviewCause.CHANGED, NOW, "mx420/feed")
    assert (back.state, back.review_cause) == (FixState.APPROVED, ReviewCause.CHANGED)
    assert in_queue(back)
    assert brought_back(back, ReviewCause.RESTED, NOW) == back
    assert brought_back(SUBMITTED, ReviewCause.RESTED, NOW) == SUBMITTED
    assert _lived(_step(Verb.APPROVE, "r1"), fix=back).review_cause is None
    returned = _lived(_step(Verb.SEND_BACK, "r1"), fix=back)
    assert (returned.state, returned.review_cause) == (FixState.RETURNED, None)
    assert returned.approved_revision == "r1", "it stays readable"


def test_an_approved_fix_comes_back_although_an_improvement_of_it_was_sent_back() -> None:
    improved = _lived(_step(Verb.SUBMIT, "r2"), _step(Verb.SEND_BACK, "r2"), fix=APPROVED)
    assert (improved.state, improved.current_revision) == (FixState.RETURNED, "r2")
    back = brought_back(improved, ReviewCause.FAILING, NOW)
    assert (back.state, back.review_cause) == (FixState.APPROVED, ReviewCause.FAILING)
    assert back.current_revision == back.approved_revision == "r1"
    never_approved = replace(improved, approved_revision="")
    assert brought_back(never_approved, ReviewCause.FAILING, NOW) == never_approved


def test_an_approved_text_that_was_sent_back_is_with_its_author() -> None:
    back = brought_back(APPROVED, ReviewCause.FAILING, NOW)
    returned = _lived(_step(Verb.SEND_BACK, "r1"), fix=back)
    assert brought_back(returned, ReviewCause.FAILING, NOW) == returned


PEOPLE = [
    Reach("ann", Role.TECHNICIAN, frozenset({"north"})),
    Reach("bob", Role.SUPERVISOR, frozenset({"north"}), frozenset({"copiers"})),
    Reach("boss", Role.SUPERVISOR, frozenset({"south"}), frozenset({"copiers"})),
]
steps = st.lists(
    st.tuples(st.sampled_from(Verb), st.sampled_from(sorted(REVISIONS)), st.sampled_from(PEOPLE)),
    max_size=12,
)


@given(steps)
def test_whatever_is_asked_for_a_fix_stays_whole(asked: list[tuple[Verb, str, Reach]]) -> None:
    fix, other = DRAFT, Fix("g", state=FixState.APPROVED, approved_revision="g1")
    for verb, name, actor in asked:
        step = Transition("t", "f", verb, NOW, name, actor.user, "why", "g", "mx420/p", "vera")
        try:
            check_transition(fix, REVISIONS, step, actor, other)
        except FieldkmError:
            continue
        fix = after(fix, REVISIONS, step)
        waits = fix.state is FixState.SUBMITTED
        assert waits == bool(fix.waiting)
        assert len(set(fix.waiting)) == len(fix.waiting)
        assert not waits or fix.current_revision == fix.waiting[0]
        assert (fix.state is FixState.RETIRED) == (fix.retired_as is not None)
        assert fix.state is not FixState.APPROVED or fix.current_revision == fix.approved_revision
        assert verb is not Verb.APPROVE or REVISIONS[name].author != actor.user
        assert fix.author == "ann"


def test_merging_and_retiring_are_about_the_fix_as_a_whole() -> None:
    assert [verb for verb in Verb if is_about_all(verb)] == [Verb.MERGE, Verb.RETIRE]
