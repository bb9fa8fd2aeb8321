"""Hits of two indexes in one order: codes first, then by what they have of the words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fieldkm.app.joined_answers import joined, joined_suggestions
from fieldkm.domain.finding import Answer, Hit, Kind, Suggestion

PAGE = Hit(Kind.PAGE, "m/page", "m", "en", "Page", "", "", "", "", 1.0)
VISIT = Hit(Kind.VISIT, "/visit:1", "", "", "Visit", "", "", "", "", 0.8)


def answer(*scores: float, hit: Hit = PAGE, covered: float = 1.0, suggestion: str = "") -> Answer:
    hits = tuple(
        replace(hit, thing=f"{hit.thing}{n}", score=score) for n, score in enumerate(scores)
    )
    return Answer(hits, suggestion, len(hits), covered)


def kinds(found: Answer) -> list[Kind]:
    return [hit.kind for hit in found.hits]


def test_one_answer_stays_as_it_is() -> None:
    alone = answer(1.0, 0.5, covered=0.3)
    assert joined([alone], 10) is alone


def test_the_index_that_has_more_of_the_words_comes_first() -> None:
    manuals, records = answer(1.0, covered=0.6), answer(0.8, hit=VISIT, covered=1.0)
    assert kinds(joined([manuals, records], 10)) == [Kind.VISIT, Kind.PAGE]
    assert joined([manuals, records], 10).hits[1].score == 0.6


def test_of_equal_ones_the_first_index_comes_first() -> None:
    manuals, records = answer(0.8), answer(0.8, hit=VISIT)
    assert kinds(joined([manuals, records], 10)) == [Kind.PAGE, Kind.VISIT]


def test_a_code_that_was_typed_comes_before_all_text() -> None:
    manuals, records = answer(1.0), answer(13.0, hit=VISIT, covered=0.1)
    assert joined([manuals, records], 10).hits[0].score == 13.0


def test_neither_pushes_out_the_other() -> None:
    manuals, records = answer(*[1.0] * 30), answer(*[0.1] * 30, hit=VISIT)
    found = kinds(joined([manuals, records], 12))
    assert (found.count(Kind.PAGE), found.count(Kind.VISIT)) == (8, 4)
    assert found[-1] is Kind.VISIT


def test_of_three_each_has_a_quarter() -> None:
    manuals, records, fixes = (
        answer(*[score] * 30, hit=hit)
        for score, hit in ((1.0, PAGE), (0.1, VISIT), (0.2, replace(VISIT, kind=Kind.FIX)))
    )
    found = kinds(joined([manuals, fixes, records], 12))
    assert [found.count(kind) for kind in (Kind.PAGE, Kind.FIX, Kind.VISIT)] == [6, 3, 3]


def test_without_any_answer_nothing_is_found() -> None:
    assert joined([], 10) == Answer()


def test_places_that_one_cannot_fill_are_the_others() -> None:
    found = kinds(joined([answer(1.0), answer(*[0.1] * 30, hit=VISIT)], 12))
    assert (found.count(Kind.PAGE), found.count(Kind.VISIT)) == (1, 11)


def test_the_spelling_is_that_of_the_better_answer() -> None:
    wrong = answer(1.0, covered=0.5, suggestion="roller")
    right = answer(0.8, hit=VISIT, covered=1.0)
    assert joined([wrong, right], 10).suggestion == ""
    assert joined([wrong, Answer()], 10).suggestion == "roller"
    assert joined([Answer(), Answer(suggestion="fuser")], 10).suggestion == "fuser"
    assert joined([Answer(), Answer()], 10) == Answer()


def test_totals_are_added_up() -> None:
    assert joined([answer(1.0, 0.5), answer(0.8, hit=VISIT)], 1).total == 3


@given(
    st.lists(st.floats(0.01, 14), max_size=9),
    st.lists(st.floats(0.01, 14), max_size=9),
    st.integers(1, 12),
)
def test_there_are_as_many_as_may_be_in_falling_order(
    one: list[float], other: list[float], limit: int
) -> None:
    first = answer(*sorted(one, reverse=True), covered=0.5)
    second = answer(*sorted(other, reverse=True), hit=VISIT, covered=0.9)
    scores = [hit.score for hit in joined([first, second], limit).hits]
    assert len(scores) == min(limit, len(one) + len(other))
    assert scores == sorted(scores, reverse=True)


def test_suggestions_come_in_turns() -> None:
    offers = [[Suggestion(t, Kind.PAGE, t, "en") for t in texts] for texts in ("ab", "xyz")]
    assert [offer.text for offer in joined_suggestions(offers, 4)] == ["a", "x", "b", "y"]
    assert joined_suggestions([], 4) == []
