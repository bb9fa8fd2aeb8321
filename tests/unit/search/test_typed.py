"""What is typed is read as people mean it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.search.typed import MAX_WORDS, Typed, parse_typed, words_of


def test_words_and_codes_are_pieces() -> None:
    assert parse_typed("E21-04 after  jam").pieces == ("E21-04", "after", "jam")


def test_quotes_of_every_kind_make_a_phrase() -> None:
    for text in ('"paper jam"', "“paper jam”", "「paper jam」", "«paper jam»"):
        assert parse_typed(text).phrases == (("paper", "jam"),)


def test_a_minus_leaves_a_word_out() -> None:
    assert parse_typed("fuser -kit") == Typed(("fuser",), (), ("kit",))


def test_a_minus_before_digits_is_the_end_of_a_part_number() -> None:
    assert parse_typed("-1234") == Typed(("-1234",))


def test_only_unwanted_words_are_searched_for() -> None:
    assert parse_typed("-kit") == Typed(("kit",))


def test_an_open_quote_is_no_phrase() -> None:
    assert parse_typed('"paper jam').phrases == ()


def test_a_decimal_comma_is_a_point() -> None:
    assert parse_typed("0,8 N·m").pieces == ("0.8", "N·m")
    assert parse_typed("1,200 pages, front").pieces == ("1,200", "pages,", "front")


@given(st.text())
def test_any_text_can_be_typed(text: str) -> None:
    typed = parse_typed(text)
    assert len(words_of(typed.pieces, typed.phrases)) <= MAX_WORDS
