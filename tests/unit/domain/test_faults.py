"""Weights of causes become probabilities."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.faults import LikelyCause, normalised


def test_weights_are_normalised_and_sorted() -> None:
    causes = [LikelyCause("E1", "a", 1), LikelyCause("E1", "b", 3)]
    assert normalised(causes) == [("b", 0.75), ("a", 0.25)]


def test_without_weights_all_are_equal() -> None:
    assert normalised([LikelyCause("E1", "a", 0), LikelyCause("E1", "b", -1)]) == [
        ("a", 0.5),
        ("b", 0.5),
    ]


def test_no_causes_no_shares() -> None:
    assert normalised([]) == []


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=9))
def test_shares_add_up_to_one(weights: list[float]) -> None:
    shares = normalised(LikelyCause("E", str(n), w) for n, w in enumerate(weights))
    assert abs(sum(share for _, share in shares) - 1) < 1e-9
