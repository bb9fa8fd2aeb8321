"""The light look at Markdown: links, anchors and headings, never those in code."""

from __future__ import annotations

import pytest

from fieldkm.manuals.importers.anchors import anchors_of
from fieldkm.manuals.importers.markdown_scan import headings_in, links_in


def targets(text: str) -> list[str]:
    return [link.target for link in links_in(text)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("see [this](a.md)", "a.md"),
        ("see [this](a.md 'A title')", "a.md"),
        ("see [this](<a b.md>)", "a b.md"),
        ("see [this](a_(b).md#c)", "a_(b).md#c"),
        ("see [this\nand that](a.md)", "a.md"),
        ("[ref]: a.md", "a.md"),
        ('<a class="x" href="a.md">this</a>', "a.md"),
        ("1. item\n\n    see [this](a.md)", "a.md"),
        ("> see [this](a.md)", "a.md"),
    ],
)
def test_a_link_is_found_however_it_is_written(text: str, target: str) -> None:
    (link,) = links_in(text)
    assert link.target == target
    assert text[link.start : link.end] == target
    assert not link.is_picture


@pytest.mark.parametrize(
    "text",
    [
        "```\n[a](b.md)\n```",
        "~~~text\n[a](b.md)\n~~~",
        "`[a](b.md)`",
        "``a ` [a](b.md)``",
        "\n    [a](b.md)\n",
        "<!-- [a](b.md) -->",
        "- x\n\n  ```\n  [a](b.md)\n  ```",
        "[^1]: a note",
    ],
)
def test_code_and_comments_hold_no_links(text: str) -> None:
    assert links_in(text) == []


def test_a_picture_is_told_from_a_link_even_inside_of_one() -> None:
    found = links_in("[![a](a.png)](b.md) ![c](c.png) <img src='d.png'> [e](e.png)")
    assert [(link.target, link.is_picture) for link in found] == [
        ("a.png", True),
        ("b.md", False),
        ("c.png", True),
        ("d.png", True),
        ("e.png", False),
    ]


def test_a_link_knows_its_line() -> None:
    assert [link.line for link in links_in("a\n\n[b](b.md)\n```\n[c](c.md)\n```\n[d](d.md)")] == [
        3,
        7,
    ]


def test_headings_are_read_as_words() -> None:
    text = (
        "# `G28` *Home* [all](a.md)\n\nSetup\n=====\n\n```\n# no heading\n```\n## A _b_ c_d {#x}\n"
    )
    assert list(headings_in(text)) == ["G28 Home all", "Setup", "A b c_d"]


def test_a_page_offers_its_headings_and_its_ids_as_anchors() -> None:
    text = "# Check & go\n## Check\n## Check\n### Other {#own .x}\n<a name='old'></a>\n## 校准\n"
    anchors = anchors_of(text)
    expected = {"check-go", "check--go", "check", "check_1", "check-1", "own", "old", "校准"}
    assert expected <= set(anchors)
    assert "check-2" not in anchors


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 50_000,
        "".join("`" * n + "a" for n in range(1, 700)),
        "![" * 50_000,
        "](" + " " * 200_000,
        "# " + "![" * 50_000,
        "[](a)" * 20_000,
    ],
    ids=["comments", "ticks", "pictures", "blanks", "heading", "links"],
)
def test_a_page_made_to_keep_us_busy_is_read_in_no_time(text: str) -> None:
    """Each of these took minutes or hours."""
    links_in(text)
    anchors_of(text)
