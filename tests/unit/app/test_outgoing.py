"""What waits is told in its author's words, and a rejected one is mended by its texts."""

from __future__ import annotations

from datetime import UTC, datetime

from fieldkm.app.outgoing import FixName, OutgoingState, fix_of, mended, outgoing, texts_of
from fieldkm.domain.customers import Preference, Subject, SubjectKind
from fieldkm.domain.fixes import FixRevision, Flag, Transition, Verb
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.reading import Place
from fieldkm.protocol.envelopes import ErrorBody
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import change, create, fix_step
from fieldkm.store.outbox import OutboxState, Waiting

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PREFERENCE = Preference("p-1", Subject(SubjectKind.SITE, "s-1"), "Ring twice,\nthen wait.")


def test_a_change_is_told_by_the_field_that_it_changes() -> None:
    operation = change("o-1", Kind.SITE, "s-1", 3, {"address": "Harbour Road 7"}, NOW)
    told = outgoing(Waiting(operation, OutboxState.PENDING))
    assert (told.kind, told.verb, told.words) == ("site", "change", "Harbour Road 7")
    assert [(text.name, text.value) for text in told.texts] == [("address", "Harbour Road 7")]


def test_identities_kinds_and_times_are_no_texts() -> None:
    operation = create("o-1", Kind.PREFERENCE, "p-1", PREFERENCE, NOW)
    assert [text.name for text in texts_of(operation)] == ["text"]
    settled = change("o-2", Kind.CONFLICT, "c-1", 1, {"settled": NOW.isoformat()}, NOW)
    assert texts_of(settled) == ()


def test_its_words_stand_on_one_line() -> None:
    operation = create("o-1", Kind.PREFERENCE, "p-1", PREFERENCE, NOW)
    assert outgoing(Waiting(operation, OutboxState.PENDING)).words == "Ring twice, then wait."


def test_a_rejected_one_says_why_with_its_values_apart() -> None:
    operation = change("o-1", Kind.SITE, "s-1", 3, {"name": "x"}, NOW)
    body = ErrorBody(code="taken", title="“{name}” is taken.", details={"name": "x", "code": "y"})
    told = outgoing(Waiting(operation, OutboxState.REJECTED, problem=body))
    assert told.state is OutgoingState.REJECTED
    assert told.problem is not None
    assert (told.problem.code, told.problem.title) == ("taken", "“x” is taken.")


def test_mending_changes_the_texts_and_nothing_else() -> None:
    operation = change("o-1", Kind.SITE, "s-1", 3, {"address": "old", "removed": False}, NOW)
    (text,) = texts_of(operation)
    new = mended(operation, {text.path: "new"})
    assert new == change("o-1", Kind.SITE, "s-1", 3, {"address": "new", "removed": False}, NOW)


def test_a_fix_is_told_by_its_number_and_its_title() -> None:
    revision = FixRevision("r-1", "f-1", NOW, title="Shim the roller", cause="Worn", models=("MX",))
    submit = fix_step("o-1", Transition("t-1", "f-1", Verb.SUBMIT, NOW), NOW, revision=revision)
    told = outgoing(Waiting(submit, OutboxState.PENDING), FixName("K7-12", "Shim the roller"))
    assert (told.kind, told.verb, told.fix) == ("fix", "submit", "K7-12")
    assert told.words == "Shim the roller"
    assert {text.name for text in told.texts} == {"title", "cause"}


def test_a_decision_on_a_fix_is_told_by_its_reason_else_by_the_title() -> None:
    name = FixName("F-1001", "Shim the roller")
    step = Transition("t-1", "f-1", Verb.SEND_BACK, NOW, "r-1", reason="Which roller?")
    sent_back = Waiting(fix_step("o-1", step, NOW), OutboxState.PENDING)
    assert outgoing(sent_back, name).words == "Which roller?"
    step = Transition("t-2", "f-1", Verb.APPROVE, NOW, "r-1")
    assert outgoing(Waiting(fix_step("o-2", step, NOW), OutboxState.PENDING), name).words == (
        "Shim the roller"
    )


def test_what_is_said_on_a_fix_knows_which_fix_that_is() -> None:
    outcome = create("o-1", Kind.OUTCOME, "x", Outcome("x", Result.WORKED, NOW, fix="f-1"), NOW)
    assert fix_of(outcome) == "f-1"
    assert texts_of(outcome) == ()
    flag = create("o-2", Kind.FLAG, "g", Flag("g", "Wrong", NOW, place=Place("m", "p")), NOW)
    assert fix_of(flag) == ""
    assert [text.name for text in texts_of(flag)] == ["text"]
    assert fix_of(create("o-3", Kind.PREFERENCE, "p-1", PREFERENCE, NOW)) == ""
