"""What a technician types leads to what is meant."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.finding import Answer, Kind, Query, Unit
from fieldkm.search.index import SearchIndex
from fieldkm.search.synonyms import Synonym, Synonyms
from tests.integration.search.conftest import Reopen, manual
from tests.support.units import page_units

NAUGHTY = Path(__file__).parents[4] / "shared/samples/blns/blns.json"


def things(answer: Answer) -> list[str]:
    return [hit.thing for hit in answer.hits]


@pytest.mark.parametrize("typed", ["604 1234", "604-1234", "6041234", "-1234", "６０４-1234"])
def test_a_part_is_found_by_its_number_in_every_spelling(index: SearchIndex, typed: str) -> None:
    hit = index.search(Query(typed)).hits[0]
    assert (hit.thing, hit.kind, hit.why[0]) == ("mx/part:604-1234", Kind.PART, "code")


def test_an_exact_code_comes_first_and_pages_that_mention_it_follow(index: SearchIndex) -> None:
    assert things(index.search(Query("e2104"))) == ["mx/E21-04", "mx/fuser"]
    assert things(index.search(Query("E21-04 fuser")))[0] == "mx/E21-04"


def test_the_beginning_of_a_code_finds_it(index: SearchIndex) -> None:
    assert things(index.search(Query("E21")))[0] == "mx/E21-04"


def test_stems_find_other_forms_and_the_section_opens(index: SearchIndex) -> None:
    hit = index.search(Query("calibrate")).hits[0]
    assert (hit.thing, hit.anchor, hit.heading) == ("mx/fuser", "calibrating", "Calibrating")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["calibration"]
    assert hit.why == ("heading", "body")


def test_title_marks_are_given(index: SearchIndex) -> None:
    hit = index.search(Query("paper jam")).hits[0]
    assert [hit.title[start:end] for start, end in hit.title_marks] == ["paper", "jam"]


def test_two_languages_are_one_result_in_the_readers(index: SearchIndex) -> None:
    chinese = index.search(Query("卡纸", language="zh")).hits
    assert [(hit.thing, hit.language, hit.title) for hit in chinese] == [
        ("mx/jam", "zh", "清除卡纸")
    ]
    english = index.search(Query("搓纸辊", language="en")).hits[0]
    assert (english.language, english.heading) == ("en", "Removing the sheet")
    assert "搓纸辊" in english.snippet


def test_a_page_that_is_not_translated_is_shown_as_it_is(index: SearchIndex) -> None:
    assert index.search(Query("calibration", language="zh")).hits[0].language == "en"


def test_what_does_not_hold_for_the_machine_is_left_out(index: SearchIndex) -> None:
    other, same = MachineAtHand("MX-430"), MachineAtHand("MX-420")
    assert "mx/fuser" not in things(index.search(Query("fuser", machine=other)))
    assert "mx/fuser" in things(index.search(Query("fuser", machine=same)))


def test_what_may_not_hold_is_uncertain(reopen: Reopen) -> None:
    units = [replace(unit, applies_to="with MK-3") for unit in manual()]
    hits = reopen(units).search(Query("fuser", machine=MachineAtHand("MX-420"))).hits
    assert hits
    assert not any(hit.certain for hit in hits)


def test_manuals_that_are_left_out_are_not_found(index: SearchIndex) -> None:
    assert index.search(Query("fuser", left_out=frozenset({"mx"}))).hits == ()


def test_a_part_does_not_push_out_the_procedure_that_handles_it(reopen: Reopen) -> None:
    text = "# Replace the pickup roller\nPull the pickup roller off its shaft. Push the new one on."
    page = page_units("mx/pickup", text, kind=Kind.PROCEDURE)
    part = Unit(
        Kind.PART, "mx/part:604-2015", "mx", "en", 0, "604-2015 Pickup roller", "Pickup roller",
        "Paper feed", "", "Paper feed", codes=("604-2015",),
    )  # fmt: skip
    index = reopen([*page, part])
    assert things(index.search(Query("pickup roller"))) == ["mx/pickup", "mx/part:604-2015"]
    assert things(index.search(Query("604-2015 pickup roller")))[0] == "mx/part:604-2015"


@pytest.mark.parametrize("typed", ["53Ω", "53 Ω", "53 \u2126"])
def test_a_value_is_found_with_or_without_a_space(reopen: Reopen, typed: str) -> None:
    index = reopen(page_units("mx/heater", "# Heater\nThe coil has 43 to 53 Ω."))
    assert index.search(Query(typed)).hits[0].thing == "mx/heater"


@pytest.mark.parametrize("typed", ["0.8Nm", "0,8 N·m", "0.8 N\u22c5m"])
def test_a_torque_is_found_however_it_is_written(reopen: Reopen, typed: str) -> None:
    index = reopen(page_units("mx/screw", "# Screws\nTighten with 0.8 N·m."))
    assert index.search(Query(typed)).hits[0].thing == "mx/screw"


def test_kinds_and_manuals_narrow_down(index: SearchIndex) -> None:
    parts = index.search(Query("fuser", kinds=frozenset({Kind.PART})))
    assert things(parts) == ["mx/part:604-1234"]
    assert index.search(Query("fuser", manual="other")).hits == ()


def test_the_limit_holds_and_the_total_is_told(index: SearchIndex) -> None:
    answer = index.search(Query("fuser", limit=1))
    assert (len(answer.hits), answer.total) == (1, 4)


def test_a_phrase_must_stand_in_the_text(index: SearchIndex) -> None:
    assert things(index.search(Query('"rear door"'))) == ["mx/jam"]
    assert things(index.search(Query('"door rear"'))) == []
    assert things(index.search(Query('"the fuser cool"'))) == ["mx/jam"]


def test_an_unwanted_word_leaves_sections_out(index: SearchIndex) -> None:
    found = things(index.search(Query("fuser -calibration -temperature")))
    assert "mx/E21-04" not in found
    assert "mx/fuser" in found


def test_a_misspelt_word_is_understood(index: SearchIndex) -> None:
    answer = index.search(Query("calibratoin"))
    assert things(answer) == ["mx/fuser"]
    assert answer.suggestion == "calibration"
    assert "spelling: calibratoin -> calibration" in answer.hits[0].why
    assert index.did_you_mean("replace the fusre") == "replace the fuser"
    assert index.did_you_mean("replace the fuser") == ""


def test_shop_words_are_understood(index: SearchIndex) -> None:
    index.use_synonyms(Synonyms([Synonym("crumpled", "paper jam")]))
    hit = index.search(Query("crumpled")).hits[0]
    assert hit.thing == "mx/jam"
    assert "synonym: crumpled -> paper jam" in hit.why


def test_stop_words_alone_are_searched_for(index: SearchIndex) -> None:
    assert index.search(Query("the")).hits


@pytest.mark.parametrize("typed", ["", " ", "?!", "-", '"', '""', "\x00", "()*:^~", "a" * 5000])
def test_nothing_to_search_for_is_no_error(index: SearchIndex, typed: str) -> None:
    assert index.search(Query(typed)).hits == ()
    assert index.suggest(typed) == []


def test_naughty_strings_are_answered(index: SearchIndex) -> None:
    if not NAUGHTY.exists():
        pytest.skip(f"{NAUGHTY} is not there")
    for text in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        assert isinstance(index.search(Query(text)), Answer)
        index.suggest(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('fuser jam卡纸E21-04"-\u202e\u0301ＡＢ.604 ')))
def test_any_text_is_answered(index: SearchIndex, typed: str) -> None:
    for hit in index.search(Query(typed)).hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)
        assert all(0 <= start < end <= len(hit.title) for start, end in hit.title_marks)


def test_typing_becomes_titles_headings_and_codes(index: SearchIndex) -> None:
    titles = [suggestion.text for suggestion in index.suggest("fus")]
    assert titles[:2] == ["Replacing the fuser", "E21-04 Fuser too cold"]
    assert index.suggest("cal")[0].anchor == "calibrating"
    assert index.suggest("604")[0].text == "604-1234"
    assert index.suggest("e2")[0].text == "E21-04 Fuser too cold"
    assert [s.text for s in index.suggest("jam pap")] == ["Clearing a paper jam"]
    assert [s.text for s in index.suggest("卡", language="zh")] == ["清除卡纸"]
    assert index.suggest("fus", limit=1)[0].mark == (14, 17)


def test_an_empty_index_finds_nothing(reopen: Reopen) -> None:
    empty = reopen([])
    assert empty.search(Query("fuser 604-1234 卡纸")) == Answer()
    assert empty.suggest("fus") == []
    assert empty.did_you_mean("fusre") == ""


def test_the_same_anchor_is_the_same_section_in_another_language(reopen: Reopen) -> None:
    english, other, moved = manual()[:3]
    units = [
        replace(english, anchor="a", version="1"),
        replace(other, anchor="b", version="2"),
        replace(moved, ordinal=2, anchor="x", language="zh", body="走纸", version="3"),
        replace(moved, ordinal=1, anchor="y", thing="mx/other", language="zh", body="走纸方向"),
        replace(moved, ordinal=7, anchor="b", language="zh", body="定影器", version="4"),
    ]
    index = reopen(units)
    assert index.search(Query("定影器", language="en")).hits[0].anchor == "b"
    assert index.search(Query("走纸方向", language="en")).hits[0].language == "zh"


def test_a_condition_that_is_not_understood_hides_nothing(reopen: Reopen) -> None:
    units = [replace(unit, applies_to="serial") for unit in manual()]
    hits = reopen(units).search(Query("fuser", machine=MachineAtHand("MX-420"))).hits
    assert hits
    assert not hits[0].certain


def test_counting_alone_reads_no_text(index: SearchIndex) -> None:
    index.forget_decoded()
    assert index.rank(Query("fuser")) == 4
