"""Serial patterns: what they mean, and that none of them takes long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.manuals import Model
from fieldkm.domain.serial_pattern import MAX_SERIAL, SerialPattern
from fieldkm.errors import BadInput

_ATOMS = st.sampled_from(["A", "b", "1", "-", ".", "[A-B]", "[^a1]", r"\d", r"[\d-]", r"\."])
_REPEATS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,2}", "{2,}", "{,2}"])


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    grouped = st.tuples(inner, _REPEATS).map(lambda pair: f"({pair[0]}){pair[1]}")
    either = st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})")
    return st.one_of(grouped, either, st.tuples(inner, inner).map("".join))


@given(
    st.recursive(st.tuples(_ATOMS, _REPEATS).map("".join), _larger, max_leaves=6),
    st.lists(st.text("ABab12-.", max_size=7), min_size=1, max_size=5),
)
def test_a_pattern_means_what_the_regular_expression_means(pattern: str, texts: list[str]) -> None:
    try:
        read = SerialPattern(pattern)
    except BadInput:  # repetitions within repetitions within repetitions
        return
    for text in texts:
        assert read.fits(text) == bool(re.fullmatch(pattern, text, re.IGNORECASE))


@pytest.mark.parametrize(
    "pattern",
    ["(a*)*b", "(a|a)*b", "(a|aa)+b", "((a|a){64}){64}b", ".*" * 12 + "X", "(a|a)" * 39 + "b"],
)
def test_what_keeps_a_regular_expression_busy_for_years_is_answered(pattern: str) -> None:
    assert not SerialPattern(pattern).fits("a" * (MAX_SERIAL - 1) + "!")


@pytest.mark.parametrize(
    "pattern",
    [
        *["[", "[]", "[a", "[a-", "[z-a]", r"[\d-a]", "(", "a)", "*a", "a**", "a{", "{2}", "a{}"],
        *["a\\", "(?=a)", "(?P<x>a)", r"(a)\1", r"\bA", "((a*)*)*", "(" * 90 + ")" * 90 + "a" * 21],
    ],
)
def test_what_is_not_understood_is_refused(pattern: str) -> None:
    with pytest.raises(BadInput) as caught:
        SerialPattern(pattern)
    assert caught.value.code == "bad-serial-pattern"


def test_the_edges_may_be_written_out() -> None:
    pattern = SerialPattern("^MA[0-9]{6}$")
    assert pattern.fits("ma204117")
    assert not pattern.fits("MA2041")
    assert not SerialPattern("A^B").fits("AB")
    assert not SerialPattern("A$B").fits("AB")


def test_the_deepest_nesting_that_fits_is_read() -> None:
    assert SerialPattern("(" * 99 + "A" + ")" * 99).fits("A")


def test_a_serial_of_any_length_is_answered() -> None:
    assert not SerialPattern("A*").fits("A" * 1_000_000)


def test_a_model_with_a_broken_pattern_knows_no_serial() -> None:
    assert not Model("MX-420", "MX-420", "MA[0-9").made("MA1")
