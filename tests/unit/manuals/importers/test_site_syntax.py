"""Syntax of documentation sites in our own words, and a report of what was lost."""

from __future__ import annotations

import pytest

from fieldkm.manuals.importers.site_syntax import SitePage


def converted(text: str) -> tuple[str, list[tuple[int, str]]]:
    titles = {"a": "Page A", "b/index.md": "Page B"}
    page = SitePage("page.md", 1, lambda target: titles.get(target, ""))
    return page.converted(text), [(item.line, item.kind) for item in page.items]


@pytest.mark.parametrize("mark", ["???", "???+"])
def test_a_collapsible_is_an_open_box(mark: str) -> None:
    text, items = converted(f'x\n\n{mark} note "Title"\n    words')
    assert text == 'x\n\n!!! note "Title"\n    words'
    assert items == [(3, "collapsible")]


def test_tabs_stand_below_one_another() -> None:
    text, items = converted('=== "Linux"\n\n    - one\n      two\n\n=== "Windows"\n    text\n\nend')
    assert text == "**Linux**\n\n- one\n  two\n\n**Windows**\n\ntext\n\nend"
    assert items == [(1, "tab"), (6, "tab")]


def test_a_tab_in_a_list_and_a_box_in_a_tab_keep_their_place() -> None:
    text, items = converted('1. a\n\n    === "T"\n\n        ??? warning "W"\n            hot\n')
    assert text == '1. a\n\n    **T**\n\n    !!! warning "W"\n        hot\n'
    assert items == [(3, "tab"), (5, "collapsible")]


@pytest.mark.parametrize(
    ("source", "expected", "kind"),
    [
        ("Click :material-cog:{ .big } here", "Click  here", "icon"),
        ("words (1)\n{ .annotate }", "words (1)\n", "annotation"),
        ('--8<-- "parts/x.md"', "", "snippet"),
        ("[TOC]", "", "toc"),
        ("::: package.module", "", "autodoc"),
        ("Version {{ version }}", "Version {{ version }}", "macro"),
        ('![a](a.png){ width="300" loading=lazy }', "![a](a.png)", "picture-attributes"),
    ],
)
def test_what_cannot_be_carried_over_is_reported(source: str, expected: str, kind: str) -> None:
    text, items = converted(source)
    assert text == expected
    assert [item[1] for item in items] == [kind]


def test_keys_and_marks_become_html() -> None:
    text, items = converted("Press ++ctrl+c++, ==now==. a == b == c, i++ + ++j")
    assert text.startswith("Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, <mark>now</mark>. a == b == c")
    assert items == []


@pytest.mark.parametrize("line", ['=== "T"', "??? note", '--8<-- "x"', ":material-cog:", "[TOC]"])
def test_code_stays_as_it_is(line: str) -> None:
    for text in (f"```\n{line}\n```", f"x\n\n    {line}\n", f"`{line}`"):
        assert converted(text) == (text, [])


def test_a_table_of_contents_becomes_links_and_dead_ones_are_reported() -> None:
    source = "```{toctree}\n:maxdepth: 1\n\na\nOwn title <b/index.md>\ngone.md\n```\nend"
    text, items = converted(source)
    assert text == "\n- [Page A](a.md)\n- [Own title](b/index.md)\n\nend"
    assert items == [(6, "dead-link")]


def test_what_another_program_must_carry_out_is_shown_as_code() -> None:
    text, items = converted("```{eval-rst}\n+---+\n```")
    assert text == "```\n+---+\n```"
    assert items == [(1, "directive")]
    assert converted("```{note}\nwords\n```")[1] == []
