"""What can be said of an operation before anything is read."""

from __future__ import annotations

from fieldkm.errors import BadInput
from fieldkm.protocol.envelopes import PushedOperation
from fieldkm.protocol.kinds import Kind
from fieldkm.server.batch import prepared, refused
from tests.support.clock import FakeClock

NUMBER = "01a1fd1e-8c00-7000-8000-000000000001"


def sent(type_name: str, **args: object) -> PushedOperation:
    now = FakeClock().now()
    return PushedOperation(op_id=NUMBER, type=type_name, id="x-1", args=args, client_time=now)


def test_an_operation_is_told_from_another_by_its_content() -> None:
    one, same, other = (prepared(sent("visit.create@1", model=m)) for m in ("a", "a", "b"))
    assert one.content_hash == same.content_hash != other.content_hash
    assert one.operation
    assert one.operation.verb == "create"


def test_an_unknown_operation_has_a_problem_and_a_hash() -> None:
    for name in ("visit.explode@1", "visit.create@999", "nonsense", "VISIT.CREATE@1", "visit"):
        item = prepared(sent(name))
        assert item.operation is None
        assert item.problem
        assert item.content_hash


def test_an_operation_nested_too_deeply_is_only_a_problem() -> None:
    nested: object = []
    for _ in range(100_000):
        nested = [nested]
    made = sent("visit.create@1").model_copy(update={"args": {"x": nested}})
    assert prepared(made).problem


def test_an_operation_needs_what_it_is_about_and_what_it_belongs_to() -> None:
    item = prepared(sent("visit.create@1", machine="m-1", site="s-1"))
    assert item.needs == ((Kind.VISIT, "x-1"), (Kind.MACHINE, "m-1"))


def test_what_a_result_says_can_always_be_sent() -> None:
    error = BadInput("malformed", "{what} in {line}", what="\ud800", line=7)
    result = refused(NUMBER, error)
    assert result.details == {"what": "?", "line": 7}
    assert result.model_dump_json()
