"""What is searched for: the words, what they may also mean, and what they were meant to be."""

from __future__ import annotations

from fieldkm.search.synonyms import Synonym, Synonyms
from fieldkm.search.wanted import (
    COMPOUND_WEIGHT,
    QUESTION_WEIGHT,
    SPELLING_WEIGHT,
    SYNONYM_WEIGHT,
    Wanted,
    wanted_terms,
)

KNOWN = {"paper", "jam", "fuser", "the"}


def wanted(*words: str, codes: tuple[str, ...] = ()) -> Wanted:
    table = Synonyms([Synonym("stuck paper", "paper jam")])
    corrections = {"fusre": "fuser", "stuck": "never asked"}
    return wanted_terms(words, codes, table, KNOWN.__contains__, lambda w: corrections.get(w, ""))


def test_stop_words_are_left_out_beside_others() -> None:
    assert wanted("the", "fuser").terms == {"fuser": 1.0}


def test_stop_words_alone_are_searched_for() -> None:
    assert wanted("the").terms == {"the": 1.0}


def test_words_that_questions_are_made_of_weigh_little() -> None:
    assert wanted("why", "does", "fuser", "jam").terms == {
        "whi": QUESTION_WEIGHT,
        "doe": QUESTION_WEIGHT,
        "fuser": 1.0,
        "jam": 1.0,
    }


def test_question_words_alone_weigh_as_others_do() -> None:
    assert wanted("how", "why").terms == {"how": 1.0, "whi": 1.0}


def test_two_words_may_be_one() -> None:
    found = wanted_terms(["pick", "up"], (), Synonyms(), {"pickup"}.__contains__, lambda w: "")
    assert found.terms["pickup"] == COMPOUND_WEIGHT
    assert found.reasons == {"pickup": "spelling: pick up -> pickup"}
    assert "pickup" not in wanted("pick", "up").terms


def test_a_synonym_of_many_words_weighs_as_one_of_one() -> None:
    table = Synonyms([Synonym("dead", "no power supply lamp")])
    found = wanted_terms(["dead"], (), table, KNOWN.__contains__, lambda w: "")
    assert found.terms["power"] == SYNONYM_WEIGHT / 4**0.5


def test_synonyms_weigh_less_and_are_not_taken_for_errors() -> None:
    found = wanted("stuck", "paper")
    assert found.terms == {"stuck": 1.0, "paper": 1.0, "jam": SYNONYM_WEIGHT / 2**0.5}
    assert found.reasons == {"jam": "synonym: stuck paper -> paper jam"}
    assert found.suggestion == ""


def test_an_unknown_word_is_searched_for_as_it_was_meant() -> None:
    found = wanted("fusre", "jam")
    assert found.terms == {"fusr": 1.0, "jam": 1.0, "fuser": SPELLING_WEIGHT}
    assert found.suggestion == "fuser jam"
    assert found.reasons == {"fuser": "spelling: fusre -> fuser"}


def test_codes_are_terms_as_they_are() -> None:
    assert wanted("jam", codes=("e2104",)).terms == {"jam": 1.0, "e2104": 1.0}
