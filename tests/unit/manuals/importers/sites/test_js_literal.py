"""Plain data in the configurations of sites."""

from __future__ import annotations

import pytest

from fieldkm.manuals.importers.sites.js_literal import literals_of, values_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x: ['a', \"b\", `c`,]", ["a", "b", "c"]),
        ("x: { a: 'b', 'c-d': { e: [] } }", {"a": "b", "c-d": {"e": []}}),
        ("x = [ // first\n 'a', /* then */ 'b' ]", ["a", "b"]),
        ("x: ['it\\'s', 'say \\\"no\\\"', '\\u4e2d']", ["it's", 'say "no"', "中"]),
        ("x: [guide(), 'a']\nfunction guide() { return ['g'] }", [["g"], "a"]),
        ("x: [...more, 'a']\nconst more: string[] = ['m']", ["m", "a"]),
        ("x: { a: () => { return 1 }, b: 'c' }", {"a": None, "b": "c"}),
        ("x: ['a' + b, if_(c) ? 'd' : 'e', 'f']", [None, None, "f"]),
        ("x: { [key]: 'a', b: 'c', d }", {"b": "c"}),
        ("x: { collapsed: false, n: 3, s: 'a' }", {"collapsed": None, "n": None, "s": "a"}),
    ],
)
def test_plain_data_is_read_and_programs_are_not(text: str, value: object) -> None:
    assert values_of(text, "x") == [value]


@pytest.mark.parametrize("text", ["x: [", "x: {a: ['b'", "x: " + "[" * 500, "x: f(1", "x:"])
def test_what_is_broken_is_nothing(text: str) -> None:
    assert values_of(text, "x") == []


def test_a_literal_that_names_itself_ends() -> None:
    assert values_of("x: a\nconst a = [a, 'b']", "x") == []


def test_named_and_exported_literals_are_found() -> None:
    text = "const sidebars: Config = { one: ['a'] };\nexport default sidebars;\n"
    assert literals_of(text) == [{"one": ["a"]}]
    assert literals_of("module.exports = ['b']") == [["b"]]
