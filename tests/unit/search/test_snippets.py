"""A snippet shows the words that were searched for, marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.search.snippets import WIDTH, Marker

LONG = "Nothing to see here. " * 30 + "Remove the fuser cover and pull the lever. " + "Rest. " * 50


def marked(terms: dict[str, float], text: str) -> list[str]:
    shown = Marker(terms).snippet(text)
    return [shown.text[start:end] for start, end in shown.marks]


def test_the_best_cluster_is_shown() -> None:
    shown = Marker({"fuser": 1, "lever": 1}).snippet(LONG)
    assert "Remove the fuser cover and pull the lever." in shown.text
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) <= WIDTH + 2


def test_stems_are_marked_as_they_were_written() -> None:
    assert marked({"replac": 1}, "Replacing it; replaced, REPLACE.") == [
        "Replacing", "replaced", "REPLACE",
    ]  # fmt: skip


def test_pairs_of_chinese_characters_are_marked_and_not_their_halves() -> None:
    assert marked({"卡": 1, "纸": 1, "卡纸": 1}, "取出纸盒。清除卡纸。") == ["卡纸"]


def test_a_lone_chinese_character_is_marked() -> None:
    assert marked({"纸": 1}, "取出纸盒") == ["纸"]


def test_latin_words_in_chinese_are_marked() -> None:
    assert marked({"tmc2209": 1}, "驱动TMC2209失败") == ["TMC2209"]


def test_accents_and_codes_are_marked() -> None:
    assert marked({"uberhitzung": 1}, "Eine Überhitzung") == ["Überhitzung"]
    assert marked({"e2104": 1}, "shows E21-04 then") == ["E21-04"]


def test_neighbouring_marks_are_one() -> None:
    assert marked({"卡纸": 1, "纸时": 1}, "卡纸时") == ["卡纸时"]


def test_without_a_match_the_beginning_is_shown() -> None:
    shown = Marker({"absent": 1}).snippet(LONG)
    assert shown.text.startswith("Nothing to see")
    assert shown.marks == ()


@given(st.text(), st.lists(st.text(min_size=1, max_size=6), max_size=4))
def test_marks_lie_in_the_snippet_in_order(text: str, terms: list[str]) -> None:
    shown = Marker(dict.fromkeys(terms, 1.0)).snippet(text)
    places = [0, *(place for mark in shown.marks for place in mark)]
    assert places == sorted(places)
    assert places[-1] <= len(shown.text)
