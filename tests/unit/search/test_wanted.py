"""What is searched for: the words, what they may also mean, and what they were meant to be."""

from __future__ import annotations

from fieldkm.search.synonyms import Synonym, Synonyms
from fieldkm.search.wanted import SPELLING_WEIGHT, SYNONYM_WEIGHT, Wanted, wanted_terms

KNOWN = {"paper", "jam", "fuser", "the"}


def wanted(*words: str, codes: tuple[str, ...] = ()) -> Wanted:
    table = Synonyms([Synonym("stuck paper", "paper jam")])
    corrections = {"fusre": "fuser", "stuck": "never asked"}
    return wanted_terms(words, codes, table, KNOWN.__contains__, lambda w: corrections.get(w, ""))


def test_stop_words_are_left_out_beside_others() -> None:
    assert wanted("the", "fuser").terms == {"fuser": 1.0}


def test_stop_words_alone_are_searched_for() -> None:
    assert wanted("the").terms == {"the": 1.0}


def test_synonyms_weigh_less_and_are_not_taken_for_errors() -> None:
    found = wanted("stuck", "paper")
    assert found.terms == {"stuck": 1.0, "paper": 1.0, "jam": SYNONYM_WEIGHT}
    assert found.reasons == {"jam": "synonym: stuck paper -> paper jam"}
    assert found.suggestion == ""


def test_an_unknown_word_is_searched_for_as_it_was_meant() -> None:
    found = wanted("fusre", "jam")
    assert found.terms == {"fusr": 1.0, "jam": 1.0, "fuser": SPELLING_WEIGHT}
    assert found.suggestion == "fuser jam"
    assert found.reasons == {"fuser": "spelling: fusre -> fuser"}


def test_codes_are_terms_as_they_are() -> None:
    assert wanted("jam", codes=("e2104",)).terms == {"jam": 1.0, "e2104": 1.0}
