"""Front matter: read as text, refused where it is hostile, and never in the way of the page."""

from __future__ import annotations

from fieldkm.manuals.sources.front_matter import split_page


def test_values_are_text_and_know_their_lines():
    page = split_page("a.md", "---\ntitle: Yes\ntime: 020\ntools: [a, b]\n---\nBody\n")
    assert page.front.text("title") == "Yes"
    assert page.front.text("time") == "020"
    assert page.front.items("tools") == ("a", "b")
    assert page.front.line("tools") == 4
    assert (page.body, page.body_line) == ("Body\n", 6)


def test_broken_yaml_is_a_finding_and_the_body_is_kept():
    page = split_page("a.md", "---\ntitle: [a\nkind: x\n---\nBody\n")
    assert [f.code for f in page.findings] == ["front-matter-broken"]
    assert page.body == "Body\n"


def test_aliases_are_refused():
    bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nBody\n"
    page = split_page("a.md", bomb)
    assert "aliases" in page.findings[0].message
    assert page.front.values == {}


def test_deep_nesting_is_refused():
    page = split_page("a.md", f"---\na: {'[' * 5000}\n---\nBody\n")
    assert [f.code for f in page.findings] == ["front-matter-broken"]


def test_a_text_that_begins_with_a_rule_has_no_front_matter():
    text = "---\nOnly words\n---\nBody\n"
    assert split_page("a.md", text).body == text
    assert split_page("a.md", "---\nno end").body == "---\nno end"


def test_front_matter_without_an_end_is_an_error_and_a_rule_at_the_top_is_none():
    opened = split_page("a.md", "---\nid: a\ntitle: Half a th")
    rule = split_page("a.md", "---\n\nNote: the pump is heavy.\n")
    words = split_page("a.md", "---\nWritten in spring: all of it.\n")
    assert [finding.code for finding in opened.findings] == ["front-matter-open"]
    assert rule.findings == words.findings == ()
