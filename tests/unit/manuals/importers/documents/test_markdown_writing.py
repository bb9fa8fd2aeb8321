"""Trees of foreign documents written as Markdown: a reader sees what the author wrote."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldkm.manuals.importers.documents.alarm_marks import gather_marked_alarms
from fieldkm.manuals.importers.documents.markdown_blocks import BlockWriter
from fieldkm.manuals.importers.documents.page_split import split
from fieldkm.manuals.importers.documents.source_html import read_html
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.document import read_document
from fieldkm.manuals.markup.tree import Element
from tests.support.page_context import AnyPage

DIALECT = Dialect()


def markdown(html: str) -> str:
    body = read_html(html, "a.html").body
    gather_marked_alarms(body)
    return "\n".join(BlockWriter(AnyPage()).lines(body.children))


def shown(text: str) -> str:
    """Return the words that our page shows."""
    return " ".join(read_document(text, DIALECT).body.words().split())


SIGNS = st.sampled_from("ab1 .-+*_`#>|<&;:!?[](){}\\/=~^'\"%$@,é文") | st.characters(codec="ascii")
MARKS = st.sampled_from(
    "__ ** ``` <b> </div> <!-- <? &amp; &# &copy &#60 {#a} ![ ]( [^1] [[x]] 1. 1) --- === !!! ???"
    " ~~~ \\* <a@b.c> <http://x.y> __a__ [TOC] *[A]: <br>".split()
)
WORDS = st.lists(SIGNS | MARKS, max_size=30).map(
    lambda pieces: " ".join("".join(c for c in "".join(pieces) if c.isprintable()).split())
)
INLINE = ("strong", "em", "code", "sup", "a")


def joined(text: str) -> str:
    """Return words without spaces: where blocks and cells end, a page has some of its own."""
    return "".join(text.split())


def written(*children: Element | str) -> str:
    return joined(shown("\n".join(BlockWriter(AnyPage()).lines(children))))


@given(WORDS)
@example("__0__")
@example("<***<a@b.c>")
@example("a& #60;b")
@example("&#^")
@example("=")
def test_a_paragraph_shows_the_words_that_were_written(words: str) -> None:
    lines = BlockWriter(AnyPage()).lines([Element("p", {}, [words])])
    assert shown("\n".join(lines)) == words


@given(WORDS, WORDS)
def test_so_do_items_of_lists(first: str, second: str) -> None:
    items = [Element("li", {}, [Element("p", {}, [text])]) for text in ("x" + first, second)]
    lines = BlockWriter(AnyPage()).lines([Element("ol", {}, list(items))])
    assert shown("\n".join(lines)).split() == f"x{first} {second}".split()


@given(WORDS)
@example("__0__")
def test_so_do_cells_of_tables(words: str) -> None:
    cells = [Element("td", {}, [text]) for text in ("x", words)]
    head = [Element("th", {}, [text]) for text in ("a", "b")]
    rows = [Element("tr", {}, list(head)), Element("tr", {}, list(cells))]
    assert written(Element("table", {}, list(rows))) == "abx" + joined(words)


@given(WORDS, WORDS, st.sampled_from(INLINE))
@example("&#x3c", "", "code")
@example("<div>", "", "code")
@example("&", "lt;", "strong")
def test_so_does_what_stands_out_in_a_line(words: str, after: str, tag: str) -> None:
    inner = Element(tag, {"href": "x.md"} if tag == "a" else {}, [words])
    assert written(Element("p", {}, ["x", inner, after])) == joined(f"x{words}{after}")


@given(WORDS, WORDS)
@example("#1)", "x")
@example("c #", "x")
def test_so_do_headings_and_captions(words: str, after: str) -> None:
    blocks = [Element(tag, {}, [words]) for tag in ("h2", "figcaption")]
    assert written(*blocks, Element("p", {}, [after])) == joined(f"{words} {words} {after}")


@given(WORDS, WORDS)
@example("a", "=")
@example("a", "---")
def test_so_do_the_lines_of_a_paragraph(first: str, second: str) -> None:
    paragraph = Element("p", {}, [first, Element("br"), second])
    assert written(paragraph) == joined(first + second)


@given(WORDS)
@example("|")
@example("&#60G;")
def test_so_does_code_in_a_cell(words: str) -> None:
    cells = [Element("td", {}, [Element("code", {}, [words])]), Element("td", {}, ["x"])]
    assert written(Element("table", {}, [Element("tr", {}, list(cells))])) == joined(f"{words}x")


DOCBOOK = (
    "<div class=note><table><tr><td rowspan=2><img src=a/note.png><th>Note<tr><td><p>Read."
    "<ul><li>all</ul></table></div>"
)
ASCIIDOC = (
    "<div class='admonitionblock warning'><table><tr><td><div class=title>Warning</div>"
    "<td>Hot.</table></div>"
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><b>WARNING:</b> Hot.</p>", "!!! warning\n    Hot."),
        ("<p>CAUTION: Sharp.</p>", "!!! caution\n    Sharp."),
        ("<p><b>Danger</b></p><p>High voltage.</p>", "!!! danger\n    High voltage."),
        ("<p><strong>WARNUNG: Heiß</strong></p><p>Warten.</p>", '!!! warning "Heiß"\n    Warten.'),
        ("<div class='admonition note'><p>Read.</p></div>", "!!! note\n    Read."),
        ("<table><tr><td><img src=w.png></td><td>WARNING<br>Hot.</td></tr></table>",
         "!!! warning\n    Hot."),
        (DOCBOOK, "!!! note\n    Read.\n\n    - all"),
        (ASCIIDOC, "!!! warning\n    Hot."),
        ("<div class=note><table><tr><td>a<td>b</table></div>",
         "!!! note\n    |  |  |\n    | --- | --- |\n    | a | b |"),
        ("<p>Error: no file.</p>", "Error: no file."),
        ("<p>Note: read it.</p>", "!!! note\n    read it."),
        ("<p>Warning lights come on.</p>", "Warning lights come on."),
        ("<p>Note the number.</p>", "Note the number."),
        ("<p class=footnote>1 Words</p>", "1 Words"),
    ],
)  # fmt: skip
def test_dangers_are_known_by_word_style_and_box(html: str, expected: str) -> None:
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<b> b </b><b>c</b>d</p>", "a **b c**d"),
        ("<p>5 &lt; 6 &amp; <code>a && b</code> <code>&lt;div></code>",
         "5 < 6 & `a && b` <code>&lt;div></code>"),
        ("<h2>A <b>bold</b> #1</h2>", "## A bold #1"),
        ("<p>1. x<br>- y</p>", "1\\. x  \n\\- y"),
        ("<p>H<sub>2</sub>O <code>a*b</code></p>", "H<sub>2</sub>O `a*b`"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "-   a\n\n    - b"),
        ("<ol start=3><li><table><tr><th>A<tr><td>1</table></ol>",
         "3.  …\n\n    | A |\n    | --- |\n    | 1 |"),
        ("<blockquote><p>q</p></blockquote><hr>", "> q\n\n---"),
        ("<p>{: #x } &lt;b&gt; &amp;lt;</p>", "\\{: #x \\} &lt;b> &amp;lt;"),
    ],
)  # fmt: skip
def test_marks_are_written_as_our_dialect_reads_them(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_only_long_documents_fall_into_pages_below_their_title() -> None:
    def pieces(words: int) -> list[str]:
        part = f"<h3>C</h3><p>{'word ' * words}</p><h3>D</h3>x"
        text = "<h1>Doc</h1>" + "".join(f"<h2>{n}</h2>{part}" for n in "AB")
        found = split(read_html(text, "a").body, "a", is_whole=False)
        return [f"{piece.chapter} / {piece.title}" for piece in found]

    assert pieces(10) == [" / Doc"]
    assert pieces(2000) == ["Doc / A", "Doc / B"]
    assert pieces(8000) == ["Doc: A / C", "Doc: A / D", "Doc: B / C", "Doc: B / D"]


def titles_and_trees(html: str) -> list[tuple[str, Element]]:
    pieces = split(read_html(html, "a").body, "a", is_whole=False)
    return [(piece.title, Element("div", {}, piece.children)) for piece in pieces]


def test_a_page_without_headings_that_nobody_could_read_falls_into_parts() -> None:
    words = "word " * 30_000
    pages = titles_and_trees(f"<p id=x>{words}</p>" + "<p>more words</p>" * 9_000)
    assert [title for title, _ in pages] == ["a", "a (2)", "a (3)"]
    shown = " ".join(body.words() for _, body in pages).split()
    assert shown.count("word") == 30_000
    assert [e.get("id") for _, body in pages for e in body.walk() if e.get("id")] == ["x"]


def test_so_does_a_table_and_each_part_has_its_header() -> None:
    rows = "".join(f"<tr><td>E{n}</td><td>{'word ' * 5}</td></tr>" for n in range(6_000))
    head = "<tr><td>Code</td><td>Meaning</td></tr>"
    tables = [next(body.elements()) for _, body in titles_and_trees(f"<table>{head}{rows}</table>")]
    assert len(tables) == 3
    assert all(table.words().startswith("CodeMeaning") for table in tables)
    assert sum(e.tag == "tr" for table in tables for e in table.walk()) == 6_003


def test_so_does_a_list_that_counts_on() -> None:
    items = "".join(f"<li>{'word ' * 10}{n}</li>" for n in range(4_000))
    lists = [next(body.elements()) for _, body in titles_and_trees(f"<ol>{items}</ol>")]
    second = next(lists[1].elements())
    assert second.words().endswith(str(int(lists[1].get("start")) - 1))


def test_a_log_in_one_block_is_cut_at_the_end_of_a_line() -> None:
    log = "".join(f"line {n}\n" for n in range(20_000))
    blocks = [next(body.elements()) for _, body in titles_and_trees(f"<pre>{log}</pre>")]
    assert len(blocks) > 1
    assert "".join("".join(block.texts()) for block in blocks) == log


def test_what_only_looks_like_a_character_reference_stays_as_it_is() -> None:
    cells = [Element("td", {}, [text]) for text in ("&#0", "R&D &copy")]
    lines = BlockWriter(AnyPage()).lines([Element("table", {}, [Element("tr", {}, list(cells))])])
    assert "&#0" in shown("\n".join(lines))
    assert "R&D &copy" in shown("\n".join(lines))
