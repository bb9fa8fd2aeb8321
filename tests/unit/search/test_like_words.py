"""Words that mean about the same."""

from __future__ import annotations

import pytest

from fieldkm.host.resources import resource
from fieldkm.search.like_words import LikeWords, can_be_told, member_terms
from fieldkm.search.words import WORD

TABLE = """# What is heard
squeal|screech|尖叫|high-pitched
dead|won't start| no power |

power supply|电源
"""


def groups_in(text: str) -> set[tuple[int, str]]:
    return set(LikeWords.read(TABLE).found_in(WORD.findall(text)))


def test_a_group_stands_on_each_line() -> None:
    assert LikeWords.read(TABLE).groups[1:] == (
        ("dead", "won't start", "no power"),
        ("power supply", "电源"),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It screeches", {(0, "screech")}),
        ("A high-pitched tone", {(0, "high-pitched")}),
        ("Won't start at all", {(1, "won't start")}),
        ("预热时尖叫", {(0, "尖叫")}),
        ("no power supply", {(1, "no power"), (2, "power supply")}),
        ("the start", set()),
    ],
)
def test_members_are_found_in_any_form(text: str, found: set[tuple[int, str]]) -> None:
    assert groups_in(text) == found


@pytest.mark.parametrize(
    ("member", "terms", "is_told"),
    [
        ("squealing", ("squeal",), True),
        ("o-ring", ("o", "ring"), True),
        ("won't start", ("wont", "start"), False),
        ("尖叫", ("尖叫",), True),
        ("搓纸轮", ("搓纸", "纸轮"), True),
        ("漏", ("漏",), False),
    ],
)
def test_a_member_is_known_by_its_terms(member: str, terms: tuple[str, ...], is_told: bool) -> None:
    assert (member_terms(member), can_be_told(member)) == (terms, is_told)


def test_the_table_of_the_program_has_more_than_one_word_in_each_group() -> None:
    table = LikeWords.read(resource("like_words.csv").read_text(encoding="utf-8"))
    assert len(table.groups) > 300
    assert [group for group in table.groups if len(set(group)) < 2] == []
