"""What operations do to records."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldkm.domain.customers import Customer, Preference, Subject, SubjectKind
from fieldkm.domain.fixes import Fix, FixRevision, FixState, Transition, Verb
from fieldkm.domain.vocabulary import SearchMiss
from fieldkm.errors import BadInput, FieldkmError
from fieldkm.protocol.effect import Actor, Effect
from fieldkm.protocol.effects import effects
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import (
    Operation,
    change,
    content_hash,
    create,
    fix_step,
    lifted,
)
from fieldkm.protocol.payloads import as_data, decode, encode

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = Actor("anna", "north")
OP = "01890000-0000-7000-8000-000000000001"
ACME = Customer("c1", "Acme", "north")


class Records:
    """What is there, by kind and id."""

    def __init__(self, *there: tuple[Kind, str, object]) -> None:
        self.payloads = {(kind, record): encode(kind, thing) for kind, record, thing in there}

    def read(self, kind: Kind, record: str) -> str | None:
        return self.payloads.get((kind, record))

    def do(self, operation: Operation, actor: Actor = ANNA) -> tuple[Effect, ...]:
        made = effects(operation, actor, self.read)
        self.payloads.update({(effect.kind, effect.id): effect.payload for effect in made})
        return made


def test_a_new_record_is_its_actors_whatever_it_claims() -> None:
    wish = Preference("p1", Subject(SubjectKind.CUSTOMER, "c1"), "Ring twice", author="boss")
    (made,) = Records().do(create(OP, Kind.PREFERENCE, "p1", wish, NOON))
    assert decode(Kind.PREFERENCE, made.payload) == replace(wish, author="anna")


def test_fields_change_and_the_rest_stays() -> None:
    records = Records((Kind.CUSTOMER, "c1", ACME))
    (made,) = records.do(change(OP, Kind.CUSTOMER, "c1", 3, {"phone": "12 34"}, NOON))
    assert decode(Kind.CUSTOMER, made.payload) == replace(ACME, phone="12 34")


def test_a_counter_leaves_no_record() -> None:
    miss = SearchMiss("s1", "toner smell", NOON)
    args = as_data(Kind.SEARCH_MISS, encode(Kind.SEARCH_MISS, miss))
    assert Records().do(Operation(OP, "search_miss.count@1", "s1", args, NOON)) == ()


def _fields(*fields: object) -> dict[str, object]:
    return {"fields": list(fields)}


def _name(value: object, field: str = "name") -> dict[str, object]:
    return {"field": field, "value": value}


@pytest.mark.parametrize(
    ("type_name", "record", "args", "code"),
    [
        ("customer.create@1", "c1", {"name": "Twice"}, "exists-already"),
        ("customer.change@1", "c9", _fields(_name("x")), "unknown-record"),
        ("customer.change@1", "c1", {}, "malformed-operation"),
        ("customer.change@1", "c1", _fields(), "malformed-operation"),
        ("customer.change@1", "c1", {"fields": "name"}, "malformed-operation"),
        ("customer.change@1", "c1", _fields("name"), "malformed-operation"),
        ("customer.change@1", "c1", _fields(_name("x"), _name("y")), "malformed-operation"),
        ("customer.change@1", "c1", _fields({"field": "name"}), "malformed-operation"),
        ("customer.change@1", "c1", _fields(_name("x", "id")), "malformed-operation"),
        ("customer.change@1", "c1", _fields(_name(7)), "malformed"),
        ("customer.change@1", "c1", _fields(_name("a\0b")), "malformed-operation"),
        ("customer.change@1", "c1", _fields(_name("\ud800", "x")), "malformed-operation"),
        ("customer.change@1", "c1", _fields(_name("y" * 300_000)), "malformed-operation"),
        ("preference.change@1", "p1", _fields(_name("x", "author")), "malformed-operation"),
        ("customer.change@9", "c1", {}, "unknown-operation"),
        ("customer.approve@1", "c1", {}, "unknown-operation"),
        ("dragon.create@1", "c1", {}, "unknown-operation"),
        ("nonsense", "c1", {}, "unknown-operation"),
    ],
)
def test_what_makes_no_sense_is_refused(
    type_name: str, record: str, args: dict[str, object], code: str
) -> None:
    wish = Preference("p1", Subject(SubjectKind.CUSTOMER, "c1"), "Ring twice")
    records = Records((Kind.CUSTOMER, "c1", ACME), (Kind.PREFERENCE, "p1", wish))
    with pytest.raises(FieldkmError) as caught:
        records.do(Operation(OP, type_name, record, args, NOON))
    assert caught.value.code == code


def test_the_content_tells_two_operations_with_one_identity_apart() -> None:
    one = change(OP, Kind.CUSTOMER, "c1", 3, {"phone": "12"}, NOON)
    assert content_hash(one) == content_hash(replace(one, client_time=NOON.replace(year=1990)))
    assert content_hash(one) != content_hash(replace(one, id="c2"))
    assert lifted(one) == one


# ---------------------------------------------------------------- fixes


def _fix_operation(
    verb: Verb, transition: Transition, revision: FixRevision | None = None, fix: Fix | None = None
) -> Operation:
    step = fix_step(OP, transition, NOON, revision=revision, begun=fix)
    return replace(step, type=f"fix.{verb}@1")


def _submission(revision: str = "r1", base: str = "", step: str = "t1") -> Operation:
    return _fix_operation(
        Verb.SUBMIT,
        Transition(step, "f1", Verb.SUBMIT, NOON),
        FixRevision(revision, "f1", NOON, base, title=f"Squeak {revision}", safety=False),
        Fix("f1", number="F-1", family="copiers", state=FixState.APPROVED, author="boss"),
    )


def test_a_first_submission_makes_fix_revision_and_transition() -> None:
    records = Records()
    records.do(_submission())
    fix = decode(Kind.FIX, records.payloads[Kind.FIX, "f1"])
    assert isinstance(fix, Fix)
    assert (fix.state, fix.author, fix.territory, fix.number) == (
        FixState.SUBMITTED,
        "anna",
        "north",
        "",
    )
    assert (fix.title, fix.waiting) == ("Squeak r1", ("r1",))
    assert set(records.payloads) == {
        (Kind.FIX, "f1"),
        (Kind.FIX_REVISION, "r1"),
        (Kind.TRANSITION, "t1"),
    }


def test_a_decision_names_its_revision() -> None:
    records = Records()
    records.do(_submission())
    approval = Transition("t2", "f1", Verb.APPROVE, NOON, revision="r1", by="nobody")
    records.do(_fix_operation(Verb.APPROVE, approval), Actor("boss"))
    fix = decode(Kind.FIX, records.payloads[Kind.FIX, "f1"])
    assert isinstance(fix, Fix)
    assert (fix.state, fix.approved_revision, fix.reviewed_by) == (FixState.APPROVED, "r1", "boss")


def test_a_revision_beside_another_is_its_sibling() -> None:
    records = Records()
    records.do(_submission())
    records.do(_submission("r2", base="", step="t2"))
    fix = decode(Kind.FIX, records.payloads[Kind.FIX, "f1"])
    assert isinstance(fix, Fix)
    assert fix.waiting == ("r1", "r2")


@pytest.mark.parametrize(
    ("operation", "code"),
    [
        (_submission("r1", step="t9"), "malformed-operation"),
        (_submission("r9", step="t1"), "malformed-operation"),
        (_submission("no id", step="t9"), "malformed-operation"),
        (_submission("r9", step="no id"), "malformed-operation"),
        (Operation(OP, "fix.submit@1", "f1", {}, NOON), "malformed-operation"),
        (
            _fix_operation(Verb.RETIRE, Transition("t9", "f1", Verb.APPROVE, NOON, "r1")),
            "malformed-operation",
        ),
        (
            _fix_operation(Verb.APPROVE, Transition("t9", "f1", Verb.APPROVE, NOON)),
            "malformed-operation",
        ),
        (
            _fix_operation(Verb.APPROVE, Transition("t9", "f1", Verb.APPROVE, NOON, "r9")),
            "unknown-record",
        ),
        (
            _fix_operation(Verb.APPROVE, Transition("t9", "f9", Verb.APPROVE, NOON, "r1")),
            "unknown-record",
        ),
        (
            _fix_operation(
                Verb.SUBMIT,
                Transition("t9", "f9", Verb.SUBMIT, NOON),
                revision=FixRevision("r9", "f9", NOON, "r1"),
            ),
            "unknown-record",
        ),
    ],
)
def test_a_fix_operation_that_does_not_fit_is_refused(operation: Operation, code: str) -> None:
    records = Records()
    records.do(_submission())
    with pytest.raises(FieldkmError) as caught:
        records.do(operation)
    assert caught.value.code == code


def test_a_type_that_is_not_known_is_bad_input() -> None:
    with pytest.raises(BadInput):
        _ = Operation(OP, "x", "y", {}, NOON).kind
