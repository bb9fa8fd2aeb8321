"""For which machines content holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.applicability import (
    EVERYTHING,
    Applicability,
    MachineAtHand,
    SerialRange,
    Verdict,
    parse_applicability,
)
from fieldkm.errors import BadInput

MACHINE = MachineAtHand("MX-430", "MB204117", frozenset({"MK-3"}))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", Verdict.APPLIES),
        ("MX-430", Verdict.APPLIES),
        ("mx430", Verdict.APPLIES),
        ("MX-420, MX-430", Verdict.APPLIES),
        ("MX-420", Verdict.DOES_NOT),
        ("serial MB200000..MB299999", Verdict.APPLIES),
        ("serial MB204118..", Verdict.DOES_NOT),
        ("serial ..MB204117", Verdict.APPLIES),
        ("serial MB204117", Verdict.APPLIES),
        ("serial MA000001..", Verdict.DOES_NOT),
        ("with MK-3", Verdict.APPLIES),
        ("with MK-7", Verdict.DOES_NOT),
        ("without MK-7", Verdict.APPLIES),
        ("without MK-3", Verdict.DOES_NOT),
        ("MX-430; serial MB2..MB300000; with MK-3; without MK-7", Verdict.APPLIES),
    ],
)
def test_conditions_are_judged(text: str, verdict: Verdict) -> None:
    assert parse_applicability(text).verdict(MACHINE) is verdict


def test_what_is_not_known_never_hides() -> None:
    assert parse_applicability("MX-420").verdict(MachineAtHand("")) is Verdict.UNKNOWN
    unknown = MachineAtHand("MX-430")
    assert parse_applicability("serial MB2..").verdict(unknown) is Verdict.UNKNOWN
    assert parse_applicability("with MK-3").verdict(unknown) is Verdict.UNKNOWN
    assert parse_applicability("MX-420; with MK-3").verdict(unknown) is Verdict.DOES_NOT


def test_without_a_machine_everything_applies() -> None:
    assert parse_applicability("MX-420").verdict(None) is Verdict.APPLIES


@pytest.mark.parametrize("text", ["serial", "with", "serial ..", "without ,"])
def test_an_empty_condition_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_applicability(text)
    assert caught.value.code == "bad-applicability"


@pytest.mark.parametrize(
    ("inner", "outer", "found"),
    [
        ("serial MB300..MB200", "", "ends before"),
        ("with MK-3; without mk3", "", "both"),
        ("with MK-3", "without MK-3", "both"),
        ("without MK-3", "with MK-3", "both"),
        ("MX-420", "MX-430", "none of those"),
        ("MX-430", "MX-420, MX-430", ""),
        ("serial MB200..", "MX-430", ""),
    ],
)
def test_contradictions_are_named(inner: str, outer: str, found: str) -> None:
    contradiction = parse_applicability(inner).contradiction(parse_applicability(outer))
    assert found in contradiction
    assert bool(found) == bool(contradiction)


NAME = st.text("ABCDEF0123456789-", min_size=1, max_size=6).filter(lambda t: t.strip("-"))
CONDITION = st.builds(
    Applicability,
    st.lists(NAME, max_size=3).map(lambda names: tuple(f"MX{name}" for name in names)),
    st.lists(st.builds(SerialRange, NAME, NAME), max_size=2).map(tuple),
    st.lists(NAME, max_size=2).map(tuple),
    st.lists(NAME, max_size=2).map(tuple),
)


@given(CONDITION)
def test_what_is_printed_can_be_read_again(condition: Applicability) -> None:
    assert parse_applicability(str(condition)) == condition


def test_everything_prints_as_nothing() -> None:
    assert str(EVERYTHING) == ""
