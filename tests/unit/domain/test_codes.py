"""Codes and part numbers in the spellings that people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.codes import (
    compact,
    folded,
    looks_like_code,
    natural_key,
    same_code,
    variants,
    version_key,
)

SEGMENT = st.text("ABCDEFabcdef0123456789", min_size=1, max_size=6)
CODE = st.lists(SEGMENT, min_size=1, max_size=4).map("-".join)


@pytest.mark.parametrize("spelling", ["604-1234", "604 1234", "6041234", " 604.1234 ", "604–1234"])
def test_spellings_of_a_part_number_are_the_same(spelling: str) -> None:
    assert same_code(spelling, "604-1234")


def test_full_width_digits_are_the_same() -> None:
    assert compact("Ｅ２１－０４") == "e2104"


def test_a_code_is_found_by_its_tail_and_without_hyphens() -> None:
    assert variants("604-1234") >= {"604-1234", "6041234", "1234", "604"}


def test_nothing_is_no_code() -> None:
    assert variants("--") == frozenset()
    assert not same_code("", "-")


@given(CODE)
def test_every_code_is_among_its_variants(code: str) -> None:
    assert {folded(code), compact(code)} <= variants(code)


@given(CODE)
def test_folding_twice_changes_nothing(code: str) -> None:
    assert folded(folded(code)) == folded(code)


@given(st.text())
def test_no_text_breaks_the_folding(text: str) -> None:
    assert all(variant == variant.lower() for variant in variants(text)) or text
    natural_key(text)


def test_prose_is_no_code() -> None:
    assert looks_like_code("E21-04")
    assert not looks_like_code("paper")
    assert not looks_like_code("3.5µm!")


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["E10", "E9", "E1"], key=natural_key) == ["E1", "E9", "E10"]
    assert version_key("2026.9") < version_key("2026.11")
