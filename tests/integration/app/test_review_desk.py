"""The review desk: what waits and why, decisions on exactly what was read, and what the server
would not take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkm.app.review import ReviewDesk
from fieldkm.app.review_case import Case, Decision
from fieldkm.app.workplace import Workplace
from fieldkm.domain.fixes import (
    Comment,
    Demand,
    Fix,
    FixRevision,
    FixState,
    Picture,
    RetiredAs,
    ReviewCause,
    Transition,
    Verb,
)
from fieldkm.domain.outcomes import Counts, FixUse, Result
from fieldkm.domain.people import ProductFamily, Role, User
from fieldkm.domain.review_queue import QueueOrder
from fieldkm.domain.word_difference import Change
from fieldkm.errors import BadInput, FieldkmError, NotAllowed, Refused
from fieldkm.protocol.envelopes import Anchor, PushAnswer
from fieldkm.protocol.envelopes import Result as Taken
from fieldkm.store.outbox import Outbox, OutboxState
from tests.support.fixes import BERT, JAM, NOON, SUE, a_fix, another
from tests.support.territory import ANNA, a_workplace, receive

VERA = User("u-vera", "vera", "Vera Stone", Role.SUPERVISOR)
ADMIN = User("u-admin", "admin", "Ada Min", Role.ADMINISTRATOR)
FAMILY = ProductFamily("mx", "MX copiers", reviewers=(SUE.id, VERA.id))
SCOPES = ("territory:north", "review:mx")
DAY = timedelta(days=1)
WAITS = a_fix(state=FixState.SUBMITTED, submitted=NOON)
BETTER = replace(
    JAM, id="r-better", base_revision=JAM.id, author=ANNA.id, at=NOON, remedy="Dry the roller."
)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Callable[..., Workplace]]:
    """Opens a user's laptop with these records."""
    opened: list[Workplace] = []

    def of(user: User, *records: object) -> Workplace:
        people = [one for one in (ANNA, BERT, SUE, VERA) if one is not user]
        folder = tmp_path / user.id
        workplace = a_workplace(folder, FAMILY, *people, *records, user=user, scopes=SCOPES)
        opened.append(workplace)
        return workplace

    yield of
    for workplace in opened:
        workplace.close()


@pytest.fixture
def sue(laptops: Callable[..., Workplace]) -> Workplace:
    """The reviewer's laptop, with a fix of Bert's that waits."""
    return laptops(SUE, *WAITS)


def desk_of(workplace: Workplace) -> ReviewDesk:
    return workplace.review_desk


def the_fix(workplace: Workplace, fix: str = "f-jam") -> Fix:
    found = workplace.records.get(Fix, fix)
    assert found
    return found


def against(case: Case, verb: Verb) -> str:
    error = case.revisions[0].against.get(verb)
    return error.code if error else ""


def refused(action: Callable[[], object]) -> FieldkmError:
    with pytest.raises(FieldkmError) as caught:
        action()
    assert caught.value.advice
    return caught.value


def answer(workplace: Workplace, decision: Decision, status: str, code: str = "") -> None:
    """Let the server answer to a decision."""
    taken = Taken(
        op_id=decision.op_id, status=status, code=code, title="The fix {number} was changed.",
        advice="Look at it again.", details={"number": decision.number}, seq=9, rev=9,
    )  # fmt: skip
    outbox = Outbox(workplace.records._database)
    anchor = Anchor(seq=9, nonce="n")
    outbox.take_results(PushAnswer(results=[taken], anchor=anchor, durable_seq=9))


# ---------------------------------------------------------------- the queue


def test_what_waits_is_there_with_its_author(sue: Workplace) -> None:
    (line,) = desk_of(sue).queue()
    assert (line.id, line.author, line.has_risen) == ("f-jam", "Bert Nowak", False)


def test_what_was_decided_or_never_submitted_does_not_wait(
    laptops: Callable[..., Workplace],
) -> None:
    sue = laptops(SUE, *a_fix(), *another(1, FixState.RETURNED))
    assert desk_of(sue).queue() == []


def test_what_waits_beyond_the_set_time_comes_first(laptops: Callable[..., Workplace]) -> None:
    grave = another(2, FixState.SUBMITTED, safety=True)
    old = another(1, FixState.SUBMITTED)
    sue = laptops(
        SUE, *WAITS,
        replace(grave[0], submitted=NOON), grave[1],
        replace(old[0], submitted=NOON - 20 * DAY), old[1],
    )  # fmt: skip
    queue = desk_of(sue).queue(QueueOrder.SAFETY)
    assert [line.id for line in queue] == ["f-1", "f-2", "f-jam"]
    assert [line.has_risen for line in queue] == [True, False, False]
    load = desk_of(sue).load()
    assert (load.waiting, load.risen) == (3, 1)


def test_demand_brings_forward(laptops: Callable[..., Workplace]) -> None:
    sought = another(1, FixState.SUBMITTED)
    sought = (replace(sought[0], submitted=NOON, demand=Demand(found=40)), sought[1])
    sue = laptops(SUE, *WAITS, *sought)
    assert [line.id for line in desk_of(sue).queue(QueueOrder.DEMAND)] == ["f-1", "f-jam"]


def test_fixes_of_other_families_are_not_for_this_reviewer(
    laptops: Callable[..., Workplace],
) -> None:
    sue = laptops(SUE, *a_fix(state=FixState.SUBMITTED, family="pumps"))
    assert desk_of(sue).queue() == []
    assert refused(lambda: desk_of(sue).approve("f-jam", "r-jam")).code == "not-a-reviewer"


def test_an_approved_fix_that_came_back_waits(laptops: Callable[..., Workplace]) -> None:
    back = a_fix(review_cause=ReviewCause.CHANGED, review_detail="mx420/fuser-replace")
    sue = laptops(SUE, *back)
    (line,) = desk_of(sue).queue()
    assert line.fix.review_cause is ReviewCause.CHANGED
    case = desk_of(sue).case("f-jam")
    assert case.revisions[0].waits is False
    assert [one.name for one in case.touched if one.has_changed] == ["mx420/fuser-replace"]


def test_the_desk_is_not_for_technicians(laptops: Callable[..., Workplace]) -> None:
    anna = laptops(ANNA, *WAITS)
    assert not desk_of(anna).may_review
    assert desk_of(anna).load().waiting == 0
    assert refused(lambda: desk_of(anna).case("f-jam")).code == "desk-of-supervisors"


def test_an_administrator_sees_all_and_decides_nothing(laptops: Callable[..., Workplace]) -> None:
    admin = laptops(ADMIN, *WAITS)
    desk = desk_of(admin)
    assert desk.may_review
    assert not desk.decides
    assert len(desk.queue()) == 1
    assert set(desk.case("f-jam").revisions[0].against) >= {Verb.APPROVE, Verb.HAND_ON}
    with pytest.raises(NotAllowed):
        desk.approve("f-jam", "r-jam")


# ---------------------------------------------------------------- a case


def test_a_case_has_what_a_decision_needs(laptops: Callable[..., Workplace]) -> None:
    sue = laptops(
        SUE, *WAITS,
        replace(WAITS[0], counts=Counts(3, 0, 1)),
        FixUse("u1", "f-jam", Result.WORKED, NOON, author=ANNA.id, model="MX420"),
        Comment("c1", "f-jam", "Same here.", NOON, ANNA.id),
        Transition("t1", "f-jam", Verb.SUBMIT, NOON, "r-jam", BERT.id),
    )  # fmt: skip
    case = desk_of(sue).case("F-1001")
    assert case.evidence.counts == Counts(3, 0, 1)
    assert [use.author for use in case.evidence.uses] == ["Anna Berg"]
    assert [remark.text for remark in case.evidence.comments] == ["Same here."]
    assert [step.verb for step in case.evidence.steps] == [Verb.SUBMIT]
    assert [one.name for one in case.reviewers] == ["Vera Stone"]
    assert [one.name for one in case.touched] == ["mx420/fuser-replace", "604-1234"]
    assert not any(one.is_here for one in case.touched)
    assert against(case, Verb.APPROVE) == ""
    assert against(case, Verb.PROMOTE) == "revision-overtaken"


def test_an_improvement_stands_beside_what_everybody_reads(
    laptops: Callable[..., Workplace],
) -> None:
    fix, first = a_fix()
    improved = replace(
        fix, state=FixState.SUBMITTED, waiting=("r-better",), current_revision="r-better"
    )
    sue = laptops(SUE, improved, first, BETTER)
    (revision,) = desk_of(sue).case("f-jam").revisions
    assert revision.before == first
    assert revision.is_before_approved
    assert (revision.author, revision.before_author) == ("Anna Berg", "Bert Nowak")
    changes = {piece.change for text in revision.difference.texts for piece in text.pieces}
    assert Change.GONE in changes


def test_siblings_lie_side_by_side(laptops: Callable[..., Workplace]) -> None:
    fix, first = WAITS
    sue = laptops(SUE, replace(fix, waiting=("r-jam", "r-better")), first, BETTER)
    case = desk_of(sue).case("f-jam")
    assert [one.id for one in case.revisions] == ["r-jam", "r-better"]
    against_both = [one.against[Verb.RETIRE].code for one in case.revisions]
    assert against_both == ["sibling-waits"] * 2
    desk_of(sue).approve("f-jam", "r-better")
    assert the_fix(sue).approved_revision == "r-better"
    assert the_fix(sue).waiting == ("r-jam",)


def test_ones_own_fix_can_only_be_handed_on_or_given_up(
    laptops: Callable[..., Workplace],
) -> None:
    vera = laptops(VERA, *a_fix(replace(JAM, author=VERA.id), FixState.SUBMITTED))
    case = desk_of(vera).case("f-jam")
    assert case.waiting.is_own
    assert against(case, Verb.APPROVE) == "own-fix"
    assert against(case, Verb.HAND_ON) == ""


def test_a_revision_that_has_not_come_is_left_out(laptops: Callable[..., Workplace]) -> None:
    sue = laptops(SUE, WAITS[0])
    assert desk_of(sue).case("f-jam").revisions == ()
    assert desk_of(sue).likely("r-jam") == ()


def test_a_fix_that_is_not_here_is_told(sue: Workplace) -> None:
    with pytest.raises(BadInput):
        desk_of(sue).case("F-9999")


# ---------------------------------------------------------------- decisions


def test_an_approved_fix_is_everybodys_and_waits_to_be_sent(sue: Workplace) -> None:
    decision = desk_of(sue).approve("f-jam", "r-jam", " Well seen.\u202e ")
    fix = the_fix(sue)
    assert (fix.state, fix.approved_revision) == (FixState.APPROVED, "r-jam")
    assert fix.reason == "Well seen."
    assert desk_of(sue).queue() == []
    (waiting,) = sue.sync.waiting()
    assert (waiting.operation.op_id, waiting.operation.type) == (decision.op_id, "fix.approve@1")


def test_a_fix_goes_back_with_its_reason_and_not_without(sue: Workplace) -> None:
    assert refused(lambda: desk_of(sue).send_back("f-jam", "r-jam", "  ")).code == "reason-missing"
    desk_of(sue).send_back("f-jam", "r-jam", "Which roller?")
    assert (the_fix(sue).state, the_fix(sue).reason) == (FixState.RETURNED, "Which roller?")


def test_a_reason_is_kept_within_bounds(sue: Workplace) -> None:
    error = refused(lambda: desk_of(sue).send_back("f-jam", "r-jam", "x" * 3000))
    assert error.code == "text-too-long"


def test_a_fix_is_retired(sue: Workplace) -> None:
    desk_of(sue).retire("f-jam", "r-jam", "The part is no longer made.")
    assert the_fix(sue).retired_as is RetiredAs.OUTDATED


def test_a_fix_is_merged_into_another_one(laptops: Callable[..., Workplace]) -> None:
    sue = laptops(SUE, *WAITS, *another(1))
    desk_of(sue).merge("f-jam", "r-jam", "f-1")
    assert the_fix(sue).merged_into == "f-1"
    assert the_fix(sue).retired_as is RetiredAs.MERGED


def test_a_fix_is_not_merged_into_what_is_not_there(sue: Workplace) -> None:
    assert refused(lambda: desk_of(sue).merge("f-jam", "r-jam", "f-9")).code == (
        "merged-into-nothing"
    )


def test_a_fix_is_handed_on(sue: Workplace) -> None:
    desk_of(sue).hand_on("f-jam", "r-jam", VERA.id, "You know these.")
    (line,) = desk_of(sue).queue()
    assert (line.assigned, line.is_for_me) == ("Vera Stone", False)


def test_what_came_meanwhile_is_not_approved_by_accident(sue: Workplace) -> None:
    fix, _ = WAITS
    newer = replace(fix, waiting=("r-better",), current_revision="r-better")
    receive(sue.records._database, newer, BETTER, rev=2)
    error = refused(lambda: desk_of(sue).approve("f-jam", "r-jam"))
    assert error.code == "revision-overtaken"
    assert the_fix(sue).approved_revision == ""
    assert not sue.sync.waiting()


# ---------------------------------------------------------------- back again


def test_a_decision_is_taken_back_before_it_is_sent(sue: Workplace) -> None:
    decision = desk_of(sue).approve("f-jam", "r-jam")
    desk_of(sue).undo(decision)
    assert the_fix(sue) == WAITS[0]
    assert len(desk_of(sue).queue()) == 1
    assert not sue.sync.waiting()
    assert not sue.records.of_type(Transition)


def test_a_decision_that_may_have_been_sent_is_not_taken_back(sue: Workplace) -> None:
    decision = desk_of(sue).approve("f-jam", "r-jam")
    with pytest.raises(FieldkmError):
        sue.sync.run()  # nobody answers: it may have gone all the same
    error = refused(lambda: desk_of(sue).undo(decision))
    assert error.code == "decision-sent"
    assert the_fix(sue).state is FixState.APPROVED


def test_what_the_server_refuses_is_told_and_has_not_happened(sue: Workplace) -> None:
    decision = desk_of(sue).send_back("f-jam", "r-jam", "Which roller?")
    answer(sue, decision, "rejected", "revision-overtaken")
    (told,) = desk_of(sue).refused()
    assert (told.verb, told.number, told.reason) == (Verb.SEND_BACK, "F-1001", "Which roller?")
    assert told.problem
    assert told.problem.title == "The fix F-1001 was changed."
    assert the_fix(sue).state is FixState.SUBMITTED
    assert len(desk_of(sue).queue()) == 1
    desk_of(sue).settle(told.op_id)
    assert desk_of(sue).refused() == []


def test_other_refused_work_is_not_told_at_the_desk(sue: Workplace) -> None:
    sue.fixes.comment("f-jam", "Which roller?")
    (waiting,) = sue.sync.waiting()
    answer(sue, Decision(waiting.operation.op_id, Verb.APPROVE, "", "", ""), "rejected", "no")
    assert waiting.state is OutboxState.PENDING
    assert desk_of(sue).refused() == []


# ---------------------------------------------------------------- into the manual


def test_an_approved_fix_becomes_a_page_of_the_manual(
    laptops: Callable[..., Workplace], tmp_path: Path
) -> None:
    folder = tmp_path / "manual"
    (folder / "pages").mkdir(parents=True)
    (folder / "manual.toml").write_text('id = "mx420"\n', encoding="utf-8")
    (folder / "pages" / "start.md").write_text("# Start\n", encoding="utf-8")
    sue = laptops(SUE, *a_fix())
    decision = desk_of(sue).promote("f-jam", "r-jam", folder)
    page = Path(decision.page)
    assert page == folder / "pages" / "fixes" / "f-1001.md"
    assert "Bert Nowak" in page.read_text(encoding="utf-8")
    assert the_fix(sue).promoted_to == "mx420/f-1001"
    assert the_fix(sue).retired_as is RetiredAs.PROMOTED


def test_what_is_not_approved_is_not_promoted(sue: Workplace, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        desk_of(sue).promote("f-jam", "r-jam", tmp_path)
    assert list(tmp_path.glob("**/*.md")) == []


def test_a_fix_whose_photos_are_not_here_is_not_promoted(
    laptops: Callable[..., Workplace], tmp_path: Path
) -> None:
    pictured: FixRevision = replace(JAM, photos=(Picture("ab" * 32, 3),))
    sue = laptops(SUE, *a_fix(pictured))
    error = refused(lambda: desk_of(sue).promote("f-jam", "r-jam", tmp_path))
    assert error.code == "photos-missing"
    assert the_fix(sue).state is FixState.APPROVED
