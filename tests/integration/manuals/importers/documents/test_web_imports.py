"""HTML, one file or many, and EPUB as manuals' folders."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from tests.support.foreign_documents import epub_file, png, zip_file
from tests.support.pictures import drawing, encoded


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / f"{name}.md").read_text("utf-8").split("---\n", 2)[2].strip()


def test_one_file_falls_into_pages_and_its_links_follow(tmp_path: Path) -> None:
    data = base64.b64encode(png()).decode()
    source = tmp_path / "pump.html"
    source.write_text(
        f"""<html lang="en"><head><title>The pump</title><script>alert(1)</script></head><body>
        <nav>Home</nav><h1>Safety</h1><div class="warning"><p class="title">Warning: Hot</p>
        <p>Wait.</p></div><p>See <a href="#out">there</a>, <a href="#gone">nowhere</a>.
        <h1>Work</h1><ol><li>One<ul><li>a<li>b</ul><li id=out>Two <img src="data:image/png;base64,
        {data}" alt=dot></ol><table><tr><th>A<th>B<tr><td colspan=2>1 | 2</table>
        <dl><dt>Term<dd>Words</dl><pre>a
  b</pre>""",
        encoding="utf-8",
    )
    report = import_manual(source, tmp_path / "out")
    kinds = [item.kind for item in report.items]
    assert sorted(kinds) == ["dead-anchor", "site-navigation", "table-merged-cells"]
    safety = '!!! warning "Hot"\n    Wait.\n\nSee [there](work.md#out), nowhere.'
    assert page(tmp_path / "out", "safety") == (
        f"# Safety\n\n{safety}".replace("nowhere", "[nowhere](safety.md)")
    )
    assert page(tmp_path / "out", "work") == (
        '# Work\n\n1.  One\n\n    - a\n    - b\n\n2. <a id="out"></a>Two '
        "![dot](images/picture.png)\n\n| A | B |\n| --- | --- |\n| 1 \\| 2 | 1 \\| 2 |\n\n"
        "Term\n:   Words\n\n```\na\n  b\n```"
    )
    assert 'language = "en"' in (tmp_path / "out" / "manual.toml").read_text()


def test_a_tree_is_read_in_the_order_of_its_index(tmp_path: Path) -> None:
    root = tmp_path / "site"
    (root / "img").mkdir(parents=True)
    (root / "img" / "a.gif").write_bytes(encoded(drawing(3, 3), "GIF"))
    (root / "index.html").write_text(
        "<title>The pump</title><h1>Start</h1><a href='z.htm'>Z</a> <a href='b.html#x'>B</a>"
        "<a href='file:///etc/passwd'>P</a>"
    )
    (root / "b.html").write_bytes(
        b"<meta charset=gb2312><h1>B \xd6\xd0\xce\xc4</h1>"
        b"<p id=x>X <img src=IMG/a.gif><img src=no.png>"
    )
    (root / "z.htm").write_bytes("<title>Z é</title><p>Text ü</p>".encode("cp1252"))
    (root / "deep.html").write_text("<div>" * 5000)
    report = import_manual(root, tmp_path / "out")
    found = {(item.file, item.kind) for item in report.items}
    assert found == {
        ("b.html", "missing-picture"),
        ("deep.html", "document-broken"),
        ("index.html", "link-outside"),
    }
    toml = (tmp_path / "out" / "manual.toml").read_text("utf-8")
    assert '"start", "z-é", "b-中文"' in toml
    assert "[B](b-中文.md#x)" in page(tmp_path / "out", "start")
    shown = '<a id="x"></a>X ![](images/a.gif)![](images/no.png)'
    assert page(tmp_path / "out", "b-中文").endswith(shown)


def test_an_epub_keeps_spine_titles_pictures_and_links(tmp_path: Path) -> None:
    source = epub_file(
        tmp_path / "pump.epub",
        {
            "cover.xhtml": '<svg><image xlink:href="p.png"/></svg>',
            "one.xhtml": '<a id="p1"/><h1>One</h1><p>See <a href="two.xhtml#y">two</a>.&nbsp;</p>',
            "two.xhtml": '<h1>Two</h1><p><b>WARNING:</b> Hot.</p><p id="y">Y</p>',
        },
        {"cover.xhtml": "Cover", "one.xhtml": "First"},
        p__png=png(),
    )
    report = import_manual(source, tmp_path / "out")
    assert (report.pages, report.images, report.items) == (3, 1, ())
    toml = (tmp_path / "out" / "manual.toml").read_text()
    assert 'title = "The pump"' in toml
    assert '"cover", "one", "two"' in toml
    assert page(tmp_path / "out", "one") == "# One\n\nSee [two](two.md#y)."
    two = '# Two\n\n!!! warning\n    Hot.\n\n<a id="y"></a>Y'
    assert page(tmp_path / "out", "two") == two


def test_entries_that_point_out_of_an_epub_reach_nothing(tmp_path: Path) -> None:
    source = epub_file(
        tmp_path / "evil.epub",
        {"../../x.xhtml": "<h1>X</h1>", "a.xhtml": '<p>A <img src="../../../etc/passwd"/></p>'},
        {},
    )
    report = import_manual(source, tmp_path / "out")
    assert "missing-picture" in report.summary
    assert {path.name for path in tmp_path.iterdir()} == {"evil.epub", "out"}


def test_an_epub_without_contents_is_refused(tmp_path: Path) -> None:
    source = zip_file(tmp_path / "a.epub", {"mimetype": "application/epub+zip"})
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out")
    assert caught.value.code == "document-broken"


def test_links_lead_to_terms_cells_and_rows(tmp_path: Path) -> None:
    targets = "".join(f"<a href='#{name}'>{name}</a> " for name in ("t", "d", "r", "c", "i", "q"))
    (tmp_path / "a.html").write_text(
        f"<h1>A</h1><p>{targets}<dl><dt id=t>Term<dd id=d>Words</dl><table><tr><th>x<th>y"
        "<tr id=r><td><p id=c>1<p><b id=i>2</b><td>3</table><blockquote id=q>Q</blockquote>"
    )
    report = import_manual(tmp_path / "a.html", tmp_path / "out")
    text = page(tmp_path / "out", "a")
    assert 'id="t"></a>Term\n:   <a id="d"></a>Words' in text
    assert '| <a id="r"></a><a id="c"></a><a id="i"></a>1<br>**2** | 3 |' in text
    assert '<a id="q"></a>\n\n> Q' in text
    assert (report.links, report.items) == (6, ())


def test_the_name_of_a_site_is_taken_off_its_titles(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("index", "a", "b", "c"):
        (tmp_path / "site" / f"{name}.html").write_text(
            f"<title>Page {name} — The pump 2.0</title><span id=top-{name}></span>"
            f"<p><a href='a.html#top-a'>up</a>"
        )
    report = import_manual(tmp_path / "site", tmp_path / "out")
    assert 'title = "The pump 2.0"' in (tmp_path / "out" / "manual.toml").read_text()
    assert page(tmp_path / "out", "page-b") == "# Page b\n\n[up](page-a.md#top-a)"
    assert report.items == ()


def test_places_before_a_heading_belong_to_it(tmp_path: Path) -> None:
    text = "<span id=x></span><h1>A</h1><p>a<div id=y></div><h1>B</h1><p>{}"
    links = "<a href='#x'>x</a> <a href='#y'>y</a>"
    (tmp_path / "a.html").write_text(text.format(links))
    report = import_manual(tmp_path / "a.html", tmp_path / "out")
    assert page(tmp_path / "out", "b").endswith("[x](a.md#x) [y](#y)")
    assert report.items == ()
