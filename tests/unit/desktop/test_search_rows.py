"""Hits are listed group by group, an exact code first, with what else the words may mean."""

from __future__ import annotations

from typing import Any

from fieldkm.desktop.shell.search_box.rows import (
    CompletionRow,
    CorrectionRow,
    GroupRow,
    HitRow,
    NothingRow,
    excerpt,
    grouped,
    is_choosable,
    listed,
)
from fieldkm.domain.finding import Answer, Hit, Kind, Query, Suggestion


def a_hit(kind: Kind, thing: str, score: float = 1.0, **more: Any) -> Hit:
    values = {"language": "en", "snippet": "", **more}
    return Hit(
        kind=kind, thing=thing, manual="mx420", title=thing, heading="", anchor="", source="",
        score=score, **values,
    )  # fmt: skip


def test_the_group_with_the_best_hit_stands_first() -> None:
    hits = (
        a_hit(Kind.PAGE, "a", 1.0),
        a_hit(Kind.PART, "b", 3.0),
        a_hit(Kind.PAGE, "c", 2.0),
    )
    assert [kind for kind, _ in grouped(hits)] == [Kind.PART, Kind.PAGE]


def test_visits_stand_behind_what_tells_what_to_do_unless_they_fit_clearly_better() -> None:
    fix, visit = a_hit(Kind.FIX, "f", 0.67), a_hit(Kind.VISIT, "v", 0.8)
    assert [kind for kind, _ in grouped((visit, fix))] == [Kind.FIX, Kind.VISIT]
    better = a_hit(Kind.VISIT, "w", 0.95)
    assert [kind for kind, _ in grouped((better, fix))] == [Kind.VISIT, Kind.FIX]


def test_the_group_with_an_exact_code_stands_before_a_better_score() -> None:
    hits = (a_hit(Kind.PAGE, "a", 9.0), a_hit(Kind.FAULT, "b", 1.0, why=("code",)))
    assert [kind for kind, _ in grouped(hits)] == [Kind.FAULT, Kind.PAGE]


def test_hits_of_one_group_stay_in_their_order() -> None:
    hits = (a_hit(Kind.PAGE, "a"), a_hit(Kind.PART, "b"), a_hit(Kind.PAGE, "c"))
    assert [hit.thing for hit in dict(grouped(hits))[Kind.PAGE]] == ["a", "c"]


def test_a_correction_and_completions_stand_above_the_hits() -> None:
    answer = Answer((a_hit(Kind.PAGE, "mx420/fuser"),), suggestion="fuser")
    suggestions = [Suggestion("fuser film", Kind.PAGE, "mx420/film", "en")]
    rows = listed(Query("fusr"), answer, suggestions, {"mx420": "MX-420 manual"})
    assert rows == (
        CorrectionRow("fuser"),
        CompletionRow("fuser film"),
        GroupRow(Kind.PAGE),
        HitRow(answer.hits[0], "MX-420 manual"),
    )


def test_a_completion_that_is_typed_already_or_is_a_hit_is_left_out() -> None:
    answer = Answer((a_hit(Kind.PAGE, "mx420/fuser"),))
    suggestions = [
        Suggestion("FUSER", Kind.PAGE, "mx420/other", "en"),
        Suggestion("fuser unit", Kind.PAGE, "mx420/fuser", "en"),
    ]
    rows = listed(Query("fuser"), answer, suggestions, {})
    assert not [row for row in rows if isinstance(row, CompletionRow)]


def test_a_hit_in_another_language_is_marked() -> None:
    answer = Answer((a_hit(Kind.PAGE, "a", language="zh"),))
    rows = listed(Query("x", "en"), answer, [], {})
    assert isinstance(rows[1], HitRow)
    assert rows[1].is_foreign


def test_without_hits_the_list_says_so() -> None:
    assert listed(Query("xyz"), Answer(), [], {}) == (NothingRow("xyz"),)


def test_headings_and_advice_cannot_be_chosen() -> None:
    assert not is_choosable(GroupRow(Kind.PAGE))
    assert not is_choosable(NothingRow("x"))
    assert is_choosable(CorrectionRow("x"))


def test_a_short_snippet_is_shown_whole() -> None:
    hit = a_hit(Kind.PAGE, "a", snippet="The fuser is hot.", marks=((4, 9),))
    assert excerpt(hit) == ("The fuser is hot.", ((4, 9),))


def test_a_long_snippet_begins_near_its_first_mark() -> None:
    snippet = "Before you begin wait until the machine has cooled down, then pull the fuser out."
    at = snippet.index("fuser")
    text, marks = excerpt(a_hit(Kind.PAGE, "a", snippet=snippet, marks=((at, at + 5),)))
    assert text.startswith("…")
    assert len(text) < len(snippet)
    assert [text[a:b] for a, b in marks] == ["fuser"]


def test_a_snippet_over_several_lines_is_shown_on_one() -> None:
    hit = a_hit(Kind.PAGE, "a", snippet="The fuser\nis hot.", marks=((4, 9),))
    assert excerpt(hit) == ("The fuser is hot.", ((4, 9),))


def test_a_chinese_snippet_without_spaces_is_cut_as_well() -> None:
    snippet = "机器冷却至少三十分钟之后才能继续进行拆卸工作请务必小心操作然后拉出定影单元"
    at = snippet.index("定影")
    text, marks = excerpt(a_hit(Kind.PAGE, "a", snippet=snippet, marks=((at, at + 2),)))
    assert [text[a:b] for a, b in marks] == ["定影"]
