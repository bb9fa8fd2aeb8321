"""Blocks within blocks - lists, terms, code, dangers, quotations, tables - written as Markdown: our
page shows every word where it was."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from fieldkm.manuals.importers.documents.markdown_blocks import BlockWriter
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.document import read_document
from fieldkm.manuals.markup.tree import Element
from tests.support.page_context import AnyPage

DIALECT = Dialect()
Node = Element | str


def block(tag: str, *children: Node, **attributes: str) -> Element:
    return Element(tag, attributes, list(children))


LEAVES = st.sampled_from(
    [
        "word ", block("p", "word"), block("p", "word ", block("b", "word"), " word"),
        block("h3", "word"), block("pre", "code\n  code\n\ncode\n"),
        block("figure", block("figcaption", "word")),
        block("table", block("tr", block("td", "word"), block("td", block("p", "word")))),
    ]
)  # fmt: skip


def nested(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    content = st.lists(inner, min_size=1, max_size=3)
    items = st.lists(content.map(lambda nodes: block("li", *nodes)), min_size=1, max_size=3)
    terms = st.lists(
        st.just(block("dt", "word")) | content.map(lambda nodes: block("dd", *nodes)), max_size=4
    )
    return st.one_of(
        st.builds(lambda tag, nodes: block(tag, *nodes), st.sampled_from(["ul", "ol"]), items),
        terms.map(lambda nodes: block("dl", *nodes)),
        content.map(lambda nodes: block("alarm", *nodes, signal="warning", title="")),
        content.map(lambda nodes: block("blockquote", *nodes)),
        content.map(lambda nodes: block("div", *nodes)),
    )


TREES = st.lists(st.recursive(LEAVES, nested, max_leaves=8), min_size=1, max_size=3)


def words_of(tree: Element, tag: str = "") -> tuple[int, int]:
    """Return how many words there are, and how many words of code, those in blocks of it."""
    code = " ".join(" ".join(e.texts()) for e in tree.walk() if e.tag == "pre")
    return len(re.findall("word", " ".join(tree.texts()))), len(re.findall("code", code))


@given(TREES)
@example([block("dl", block("dd", block("pre", "code\n")))])
@example([block("ul", block("li", block("ul", block("li", block("pre", "code\n")))))])
@example([block("ol", block("li", block("alarm", "word", signal="note", title="")))])
@example([block("dl", block("dt", "word"), block("dd", block("dl", block("dd", "word"))))])
def test_every_word_is_shown_and_code_as_code(nodes: list[Node]) -> None:
    numbered = [node if isinstance(node, str) else copied(node) for node in nodes]
    wanted = words_of(block("div", *numbered))
    text = "\n".join(BlockWriter(AnyPage()).lines(numbered))
    shown = read_document(text, DIALECT).body
    assert words_of(shown) == wanted
    assert not re.search(r"```|!!!|\| ---|^:   ", shown.words())


def copied(element: Element) -> Element:
    """Return a tree of its own: the writer uses trees up."""
    children = [child if isinstance(child, str) else copied(child) for child in element.children]
    return Element(element.tag, dict(element.attributes), children)
