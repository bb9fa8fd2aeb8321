"""A misspelt word leads to the word in use that differs least."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.search.spelling import Spelling, added_up

WORDS = {"thermistor": 3, "printer": 40, "printed": 2, "paper": 9, "jam": 9, "fuser": 5, "fused": 9}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("thermister", "thermistor"),
        ("thremistor", "thermistor"),
        ("themristro", "thermistor"),
        ("printerr", "printer"),
        ("Fusre", "fuser"),
        ("paperjam", "paper jam"),
        ("printer", ""),
        ("xyzzyx", ""),
        ("jma", ""),
        ("e2104", ""),
        ("卡纸卡纸", ""),
    ],
)
def test_corrections(wrong: str, right: str) -> None:
    assert Spelling(WORDS).correction(wrong) == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("bord", "board"), ("moter", "motor"), ("fusser", "fuser"), ("cabel", "cable")],
)
def test_slips_in_short_words_are_forgiven(wrong: str, right: str) -> None:
    words = {"board": 1, "motor": 1, "fuser": 1, "cable": 1}
    assert Spelling(words).correction(wrong) == right


@pytest.mark.parametrize("real", ["sharp", "wavy", "stink", "charm", "hanger"])
def test_a_real_word_is_no_misspelling_of_another(real: str) -> None:
    words = {"share": 9, "wave": 9, "way": 9, "stick": 9, "chart": 9, "danger": 9}
    assert Spelling(words).correction(real) == ""


def test_the_more_frequent_word_wins_a_draw() -> None:
    assert Spelling(WORDS).correction("fuset") == "fused"


def test_without_words_there_is_no_correction() -> None:
    assert Spelling({}).correction("printer") == ""


def test_segments_are_added_up() -> None:
    assert added_up([[("jam", 1)], [("jam", 2), ("fuser", 1)]]) == {"jam": 3, "fuser": 1}


def one_error_away(word: str) -> Iterator[str]:
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + "q" + word[i:]
        yield word[:i] + "q" + word[i + 1 :]
        yield word[:i] + word[i : i + 2][::-1] + word[i + 2 :]


@given(st.sampled_from(["thermistor", "carriage", "solenoid"]), st.integers(0, 39))
def test_every_single_error_is_forgiven(word: str, which: int) -> None:
    wrong = list(one_error_away(word))[which % (4 * len(word))]
    assert Spelling({word: 1, "unrelated": 5}).correction(wrong) in {word, ""}
    assert wrong == word or Spelling({word: 1}).correction(wrong) == word
