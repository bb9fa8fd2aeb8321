"""Sorted lists find what begins as was typed; codes and titles know their keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.search.code_forms import code_keys, crowd, is_whole
from fieldkm.search.code_lookup import CodeMatch, find_codes
from fieldkm.search.listing import Listing, listed
from fieldkm.search.phrases import phrase_pattern


def codes(*of_units: tuple[str, ...]) -> tuple[tuple[int, Listing], ...]:
    rows = [(key, n, value) for n, unit in enumerate(of_units) for key, value in code_keys(unit)]
    return ((0, listed(rows)),)


@given(st.lists(st.text(max_size=4)), st.text(max_size=3))
def test_a_beginning_finds_every_key_that_has_it(keys: list[str], beginning: str) -> None:
    listing = listed((key, 0, 0) for key in keys)
    found = listing.keys[listing.starting_with(beginning)]
    assert found == sorted({key for key in keys if key.startswith(beginning)})
    assert set(listing.keys[listing.exactly(beginning)]) == {beginning} & set(keys)


def test_a_code_has_a_key_for_the_whole_and_for_its_parts() -> None:
    keys = dict(code_keys(("604-1234", "E21")))
    assert {key: is_whole(value) for key, value in keys.items()} == {
        "6041234": True, "604": False, "1234": False, "e21": True,
    }  # fmt: skip
    assert crowd(keys["604"]) == 2


def test_a_code_is_found_however_it_is_typed() -> None:
    lists = codes(("604-1234",), ("E21-04",))
    for typed in ("604 1234", "604-1234", "6041234", "６０４-1234"):
        assert find_codes(typed.split(), lists).of_unit[0].match is CodeMatch.WHOLE
    assert find_codes(["-1234"], lists).of_unit[0].match is CodeMatch.PART
    assert find_codes(["e2104"], lists).of_unit[1].match is CodeMatch.WHOLE


def test_a_code_is_found_within_a_longer_search_and_the_rest_is_left() -> None:
    found = find_codes(["E21-04", "after", "jam"], codes(("E21-04",)))
    assert found.keys == ("e2104",)
    assert found.rest == ("after", "jam")


def test_three_characters_are_the_beginning_of_a_code_and_two_are_not() -> None:
    lists = codes(("E2104",))
    assert find_codes(["e21"], lists).of_unit[0].match is CodeMatch.BEGINNING
    assert not find_codes(["e2"], lists).of_unit


def test_a_number_among_other_words_is_no_code() -> None:
    assert not find_codes(["at", "200", "degrees"], codes(("200-4567",))).of_unit


def test_a_page_that_lists_codes_comes_after_the_part_itself() -> None:
    found = find_codes(["604-1234"], codes(("604-1234",), ("604-1234", "604-1235"))).of_unit
    assert found[0].worth > found[1].worth


def test_a_phrase_is_met_across_signs_and_not_within_words() -> None:
    pattern = phrase_pattern(["paper", "jam"])
    assert pattern.search("a Paper-jam.")
    assert not pattern.search("paper jams")
    assert phrase_pattern(["卡纸"]).search("清除卡纸时")
