"""Whatever stands in an operation: it has a result, the others are done, everybody can pull."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkm.domain.visits import Visit
from fieldkm.protocol.kinds import KINDS, Kind
from fieldkm.protocol.operations import VERBS
from fieldkm.protocol.payloads import as_data, encode
from tests.support.company import Company, Laptop

TYPES = [f"{kind}.{verb}@1" for kind, info in KINDS.items() for verb in VERBS[info.rule]]
FIELDS = sorted({name for info in KINDS.values() for name in info.record_type.__slots__})
WORDS = st.sampled_from(
    (
        *("machine-mill", "customer-mill", "territory", "north", "2026-11-21T08:00:00Z"),
        *("9999-12-31", "0001-01-01T00:00:00+14:00", "\0", "\ud800", "\u202e"),
        *("'; DROP TABLE feed; --", "{title}", ""),
    )
)
LEAVES = (
    st.none() | st.booleans() | WORDS | st.text(max_size=5)
    | st.sampled_from([0, -1, 2**70, 1e308, float("nan"), float("inf")])
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS) | WORDS, inner, max_size=4)
    ),
    max_leaves=8,
)
ARGS = st.dictionaries(
    st.sampled_from([*FIELDS, "fields", "transition", "revision", "fix"]), VALUES, max_size=6
)
SEEN = as_data(Kind.VISIT, encode(Kind.VISIT, Visit("x", datetime(2026, 1, 1, tzinfo=UTC))))


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    asked=st.lists(
        st.tuples(
            st.sampled_from(TYPES),
            st.sampled_from(["machine-mill", "north", "ann", "x-1"]),
            ARGS | st.lists(VALUES, max_size=3).map(lambda fields: {"fields": fields}),
        ),
        min_size=5,
        max_size=20,
    )
)
def test_any_operation_has_a_result(
    company: Company, asked: list[tuple[str, str, dict[str, object]]]
) -> None:
    laptop = _laptop(company)
    operations = [laptop.operation(name, record, **args) for name, record, args in asked]
    good = laptop.operation("visit.create@1", company.new_id(), **SEEN)
    answer = laptop.pushed(*operations, good)
    assert len(answer.results) == len(asked) + 1
    assert answer.results[-1].status == "applied"
    json.loads(answer.model_dump_json())
    laptop.pull()
    assert laptop.sees(Kind.VISIT, good.id)


def _laptop(company: Company) -> Laptop:
    """The same one for all examples: a database for each would take too long."""
    if company.laptops:
        return company.laptops[0]
    company.site("mill", "north")
    return company.hire("ann", "north")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_in_json_is_refused(company: Company, value: float) -> None:
    """Python writes it as NaN, which nobody else can read: every laptop would stumble over it."""
    laptop = _laptop(company)
    visit = laptop.operation("visit.create@1", company.new_id(), **SEEN, weight=value)
    laptop.pull()
    change = laptop.change(Kind.CUSTOMER, "customer-mill", weight=[{"of": value}])
    results = laptop.push(visit, change)
    assert [result.status for result in results] == ["rejected", "rejected"]
    assert {result.code for result in results} <= {"malformed", "malformed-operation"}
    laptop.pull()
    assert not laptop.sees(Kind.VISIT, visit.id)
