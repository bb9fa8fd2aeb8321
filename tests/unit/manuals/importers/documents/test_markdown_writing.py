"""Trees of foreign documents written as Markdown: a reader sees what the author wrote."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.manuals.importers.documents.alarm_marks import gather_marked_alarms
from fieldkm.manuals.importers.documents.markdown_blocks import BlockWriter
from fieldkm.manuals.importers.documents.page_split import split
from fieldkm.manuals.importers.documents.source_html import read_html
from fieldkm.manuals.markup.dialect import Dialect
from fieldkm.manuals.markup.document import read_document
from fieldkm.manuals.markup.tree import Element

DIALECT = Dialect()


@dataclass
class AnyPage:
    """A page on which every picture and link is there."""

    told: list[str] = field(default_factory=list)

    def picture(self, source: str) -> str:
        return source

    def link(self, href: str) -> str:
        return href

    def anchor(self, name: str) -> str:
        return ""

    def tell(self, kind: str, message: str) -> None:
        self.told.append(kind)


def markdown(html: str) -> str:
    body = read_html(html, "a.html").body
    gather_marked_alarms(body)
    return "\n".join(BlockWriter(AnyPage()).lines(body.children))


def shown(text: str) -> str:
    """Return the words that our page shows."""
    return " ".join(read_document(text, DIALECT).body.words().split())


WORDS = st.text(
    st.sampled_from("ab1 .-+*_`#>|<&;:!?[](){}\\/=~^'\"%$@,é文") | st.characters(codec="ascii"),
    max_size=40,
).map(lambda text: " ".join("".join(c for c in text if c.isprintable()).split()))


@given(WORDS)
def test_a_paragraph_shows_the_words_that_were_written(words: str) -> None:
    lines = BlockWriter(AnyPage()).lines([Element("p", {}, [words])])
    assert shown("\n".join(lines)) == words


@given(WORDS, WORDS)
def test_so_do_items_of_lists(first: str, second: str) -> None:
    items = [Element("li", {}, [Element("p", {}, [text])]) for text in ("x" + first, second)]
    lines = BlockWriter(AnyPage()).lines([Element("ol", {}, list(items))])
    assert shown("\n".join(lines)).split() == f"x{first} {second}".split()


@given(WORDS)
def test_so_do_cells_of_tables(words: str) -> None:
    cells = [Element("td", {}, [text]) for text in ("x", words)]
    head = [Element("th", {}, [text]) for text in ("a", "b")]
    rows = [Element("tr", {}, list(head)), Element("tr", {}, list(cells))]
    lines = BlockWriter(AnyPage()).lines([Element("table", {}, list(rows))])
    assert "".join(shown("\n".join(lines)).split()) == "abx" + "".join(words.split())


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
        text = "<h1>Doc</h1>" + "".join(f"<h2>{n}</h2><p>{'word ' * words}</p>" for n in "AB")
        return [piece.title for piece in split(read_html(text, "a").body, "a", is_whole=False)]

    assert pieces(10) == ["Doc"]
    assert pieces(2000) == ["A", "B"]


def test_a_page_without_headings_that_nobody_could_read_falls_into_parts() -> None:
    body = read_html("<p>" + "word " * 50_000 + "</p>" + "<p>more words</p>" * 30_000, "a").body
    titles = [piece.title for piece in split(body, "a", is_whole=False)]
    assert titles == ["a", "a (2)"]


def test_what_only_looks_like_a_character_reference_stays_as_it_is() -> None:
    cells = [Element("td", {}, [text]) for text in ("&#0", "R&D &copy")]
    lines = BlockWriter(AnyPage()).lines([Element("table", {}, [Element("tr", {}, list(cells))])])
    assert "&#0" in shown("\n".join(lines))
    assert "R&D &copy" in shown("\n".join(lines))
