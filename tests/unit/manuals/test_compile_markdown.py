"""One text under the rules of manuals: laid out, sanitised, bounded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldkm.manuals.compiling.compiler import compile_markdown
from fieldkm.manuals.linking.autolinks import Autolinks
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.document import read_document

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"
TOKENS = re.compile(r"@[a-z-]+@")


def html(text: str) -> str:
    return compile_markdown(text).html


def sample(path: str) -> list:
    file = SAMPLES / path
    if not file.exists():
        pytest.skip(f"the samples are not here: {file}")
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](file:///etc/passwd)",
        '<img src="x" onerror="alert(1)">',
        '<a href="ja&#118;ascript:alert(1)">x</a>',
        '<iframe src="http://x"></iframe><style>p{}</style>',
        'text\n{: onclick="alert(1)" style="color:red" }',
    ],
)
def test_nothing_that_acts_survives(text):
    shown = html(text).lower()
    assert "alert(1)" not in re.sub(r"<p>[^<]*</p>", "", shown)
    assert not re.search(r"<(script|iframe|style|object)|\son\w+=|href=\"(java|data|file)", shown)


def test_an_author_cannot_close_our_boxes():
    shown = html('!!! danger "x"\n    a </td></tr></table> b\n')
    assert shown.count("<table") == shown.count("</table>") == 1
    assert shown.index(" b") < shown.index("</table>")


def test_words_that_look_like_colours_stay_words():
    shown = html("@text@ and `@danger-bg@` ![@link@](x.png) [a](https://x/@text@)")
    assert TOKENS.findall(re.sub(r"@code-[bf]g@", "", shown)) == []
    assert "&#64;text&#64;" in shown


def test_code_is_left_alone():
    shown = html("`[[page|x]] part:1-2 <b>`\n\n    part:1-2 **x**\n\n```\n> [[y|z]]\n```\n")
    assert "<a " not in shown
    assert "[[page|x]] part:1-2 &lt;b&gt;" in shown
    assert "part:1-2 **x**" in shown
    assert "&gt; [[y|z]]" in shown


@pytest.mark.parametrize(
    "text",
    [
        "text\n- a\n  - b\n    - c\n",
        "text\n\n* a\n    * b\n        * c\n",
        "- a\n\t+ b\n\t\t- c\n",
    ],
)
def test_lists_nest_however_they_are_indented(text):
    assert "<ul><li>a<ul><li>b<ul><li>c</li></ul>" in html(text)


def test_fences_stand_in_lists_and_quotes():
    shown = html("1. a\n   ```sh\n   ls\n   ```\n2. b\n\n> ```\n> q\n> ```\n")
    assert shown.count("<pre") == 2
    assert shown.count("<ol") == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('!!! danger "Heat"\n    Hot.\n', "DANGER — Heat"),
        ("> [!WARNING]\n> Hot.\n", "WARNING"),
        ("**WARNING:** Hot.\n", "WARNING"),
        ("**警告：** Hot.\n", "WARNING"),
        ("**Caution**: Hot.\n", "CAUTION"),
        ("```{note} Look\nHot.\n```\n", "NOTE — Look"),
        ('??? tip "More"\n    Hot.\n', "NOTE — More"),
    ],
)
def test_alarms_are_known_however_they_are_written(text, word):
    page = compile_markdown(text)
    assert word in page.html
    assert [alarm.text for alarm in page.alarms] == ["Hot."]


def test_a_bold_word_without_a_colon_is_no_alarm():
    assert compile_markdown("**Note** that this is text.").alarms == ()


def test_signal_words_are_printed_in_the_language():
    assert "警告" in compile_markdown("!!! warning\n    热。\n", "zh").html


def test_headings_are_linked_to_in_several_spellings():
    document = read_document("## A & B: c_d\n\n## A & B: c_d\n\n## 安全 须知 {#own}\n", Dialect())
    assert [heading.anchor for heading in document.headings] == ["a-b-c_d", "a-b-c_d_1", "own"]
    assert document.anchor("a--b-c_d") == "a-b-c_d"
    assert document.anchor("a--b-c_d-1") == "a-b-c_d_1"
    assert document.anchor("%E5%AE%89%E5%85%A8-%E9%A1%BB%E7%9F%A5") == "own"
    assert document.anchor("nothing") is None
    assert [heading.line for heading in document.headings] == [1, 3, 5]


def test_only_telling_numbers_become_links():
    links = Autolinks(["604-1234", "12", "roller", "A03U 7300 00"], ["E21-04", "A4", "E3"])
    text = "更换604-1234，E21-04; 604-1234-9 A4 12 roller E3 A03U 7300 00. xE21-04"
    found = [href for _, href in links.parts_of(text) if href]
    assert found == ["part:604-1234", "fault:E21-04", "part:A03U 7300 00"]
    assert "".join(words for words, _ in links.parts_of(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        ">" * 1000 + " x",
        "- " * 1000 + "x",
        "\n".join(" " * (2 * n) + "- x" for n in range(1000)),
        "[" * 3000,
        "*" * 3000,
        "<b>" * 3000,
        "<table><tr><td>" * 300,
        "\n".join("    " * n + "!!! note" for n in range(100)),
        "a\0b \ufdd0 \x02klzzwxh:0001\x03",
    ],
)
def test_no_nesting_is_too_deep(text):
    assert compile_markdown(text).html


def test_naughty_strings_are_texts_like_any_other():
    for text in sample("blns/blns.json"):
        shown = html(text)
        assert not re.search(r"<(script|iframe|style)", shown, re.IGNORECASE)
        assert TOKENS.sub("", shown).count("@") == 0


def test_every_commonmark_example_is_read():
    for example in sample("commonmark/spec.json"):
        compile_markdown(example["markdown"])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab \n\t>-*_`#[](){}<>!|:1.&@\\\"'=~^é中", max_size=200))
def test_any_text_compiles(text):
    page = compile_markdown(text)
    assert page.html.count("<table") == page.html.count("</table>")
    assert page.sections
