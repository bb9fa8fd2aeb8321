"""What waits is told in its author's words, and a rejected one is mended by its texts."""

from __future__ import annotations

from datetime import UTC, datetime

from fieldkm.app.outgoing import OutgoingState, mended, outgoing, texts_of
from fieldkm.domain.customers import Preference, Subject, SubjectKind
from fieldkm.protocol.envelopes import ErrorBody
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import change, create
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
