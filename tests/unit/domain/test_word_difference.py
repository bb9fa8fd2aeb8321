"""Texts compared word by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.word_difference import Change, Piece, difference, flowed

TEXTS = st.text(alphabet="ab 轮子.-\n7", max_size=40)


def marked(before: str, after: str) -> str:
    """Return the difference as one reads it on paper."""
    marks = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ""),
        ("", "Clean it.", "[+Clean it.+]"),
        ("Clean it.", "", "[-Clean it.-]"),
        ("Clean it.", "Clean it.", "Clean it."),
        ("Clean the roller.", "Clean the drive roller.", "Clean the [+drive +]roller."),
        ("Clean the roller", "Replace the belt", "[-Clean -][+Replace +]the [-roller-][+belt+]"),
        ("Part 604-1234 wears", "Part 604-1235 wears", "Part [-604-1234 -][+604-1235 +]wears"),
        ("Tighten to 2.5 N·m", "Tighten to 1,5 N·m", "Tighten to [-2.5 -][+1,5 +]N·m"),
        ("It works.", "It works!", "It works[-.-][+!+]"),
        ("清洁搓纸轮。", "更换搓纸轮。", "[-清洁-][+更换+]搓纸轮。"),
        ("按 MX-420 的", "按 MX-430 的", "按 [-MX-420 -][+MX-430 +]的"),
        ("1. Open\n2. Clean\n", "1. Open\n2. Wait\n3. Clean\n", None),
    ],
)
def test_what_is_gone_and_new_is_told_word_by_word(before: str, after: str, shown: str) -> None:
    if shown is None:
        shown = "1. Open\n2. [+Wait\n3. +]Clean\n"
    assert marked(before, after) == shown


def test_a_line_that_is_new_leaves_the_others_alone() -> None:
    assert marked("Open it.\nClose it.\n", "Open it.\nWait.\nClose it.\n") == (
        "Open it.\n[+Wait.\n+]Close it.\n"
    )


def test_other_space_within_a_line_is_no_difference() -> None:
    assert difference("Open  the door \nand wait", "Open the door\nand wait") == (
        Piece(Change.SAME, "Open the door\nand wait"),
    )


def test_lines_that_end_elsewhere_are_no_difference() -> None:
    before, after = "Open the door\nand wait.\n", "Open the\ndoor and wait.\n"
    assert difference(before, after) == (Piece(Change.SAME, after),)


def test_a_text_flows_on_but_for_paragraphs_and_steps() -> None:
    assert flowed("Open the \n door\nand wait.\n\n1. Close it\n2. Go") == (
        "Open the door and wait.\n\n1. Close it\n2. Go"
    )


def test_a_new_paragraph_and_a_new_step_are_told() -> None:
    assert marked("Open it and wait", "Open it\n\nand wait") == "Open it[+\n\n+]and wait"
    assert marked("Open\nWait", "Open\n1. Wait") == "Open\n[+1. +]Wait"


def test_neighbouring_changes_are_told_together() -> None:
    assert marked("red green blue end", "one two three end") == (
        "[-red green blue -][+one two three +]end"
    )


def test_what_was_rewritten_beyond_recognition_is_shown_whole() -> None:
    before = " ".join(f"old{number}" for number in range(1000)) + " same"
    after = " ".join(f"new{number}" for number in range(1000)) + " same"
    changes = [piece.change for piece in difference(before, after)]
    assert changes == [Change.GONE, Change.NEW, Change.SAME]


def test_a_long_monotonous_text_is_compared_all_the_same() -> None:
    before = "a " * 20_000
    pieces = difference(before, before[:10_000] + "b " + before[10_000:])
    assert [piece.change for piece in pieces] == [Change.SAME, Change.NEW, Change.SAME]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = difference(before, after)
    new = "".join(piece.text for piece in pieces if piece.change is not Change.GONE)
    old = "".join(piece.text for piece in pieces if piece.change is not Change.NEW)
    assert new == after
    assert "".join(old.split()) == "".join(before.split())


@given(TEXTS, TEXTS)
def test_neighbours_are_never_of_one_kind(before: str, after: str) -> None:
    changes = [piece.change for piece in difference(before, after)]
    assert all(one is not other for one, other in pairwise(changes))
