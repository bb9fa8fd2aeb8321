"""The table of synonyms leads from shop words to the manual's."""

from __future__ import annotations

import pytest

from fieldkm.search.synonyms import Synonyms

TABLE = Synonyms.read(
    "# remark\nwords;means;language\nstuck paper|jammed paper;paper jam;en\ncassette;tray;en\n"
    "卡纸;纸张堵塞;zh\nbroken row\n;;\n"
)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        (("Stuck", "paper", "again"), ["paper jam"]),
        (("cassettes",), ["tray"]),
        (("paper",), []),
        (("总是卡纸怎么办",), ["纸张堵塞"]),
        (("卡纸",), ["纸张堵塞"]),
        (("tray",), []),
        ((), []),
    ],
)
def test_synonyms_are_found_in_what_was_typed(words: tuple[str, ...], means: list[str]) -> None:
    assert [synonym.means for synonym in TABLE.found_in(words)] == means


def test_what_lies_inside_a_longer_synonym_says_nothing_more() -> None:
    table = Synonyms.read("words;means;language\nbelt;strap;en\ntiming belt;toothed belt;en\n"
                          "搓纸;进纸;zh\n搓纸轮;搓纸辊;zh\n")  # fmt: skip
    assert [found.means for found in table.found_in(("timing", "belt"))] == ["toothed belt"]
    assert [found.means for found in table.found_in(("更换搓纸轮",))] == ["搓纸辊"]


def test_a_table_that_is_none_is_empty() -> None:
    assert list(Synonyms.read("no table at all").found_in(("table",))) == []
