"""Word files as manuals' folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fieldkm.app.publishing import check_manual
from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from tests.support.foreign_documents import (
    paragraph,
    picture,
    png,
    run,
    word_file,
    word_table,
    zip_file,
)
from tests.support.pictures import emf

BOLD = "<w:b/>"


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / f"{name}.md").read_text("utf-8").split("---\n", 2)[2].strip()


def imported(tmp_path: Path, *blocks: str, **more: dict[str, Any]) -> tuple[Path, list[str]]:
    source = word_file(tmp_path / "pump.docx", *blocks, **more)
    report = import_manual(source, tmp_path / "out")
    return tmp_path / "out", [item.kind for item in report.items]


def test_headings_of_level_1_become_pages_in_their_order(tmp_path: Path) -> None:
    out, _ = imported(
        tmp_path,
        paragraph("The pump", style="Title"),
        paragraph("Safety", style="Heading1"),
        paragraph("Read this."),
        paragraph("Fuser", style="Heading1"),
        paragraph("Parts of it", style="Heading2"),
        paragraph("A ", run("hot", BOLD), run(" roller", BOLD), " *and* [a film]."),
    )
    toml = (out / "manual.toml").read_text("utf-8")
    assert 'title = "The pump"' in toml
    assert '"safety", "fuser"' in toml
    assert page(out, "safety") == "# Safety\n\nRead this."
    text = "A **hot roller** \\*and\\* \\[a film\\]."
    assert page(out, "fuser") == f"# Fuser\n\n## Parts of it\n\n{text}"


def test_pictures_between_steps_belong_to_the_step_and_dangers_stand_before_theirs(
    tmp_path: Path,
) -> None:
    out, _ = imported(
        tmp_path,
        paragraph("Replace the roller", style="Heading1"),
        paragraph("Open the door.", numbered=(1, 0)),
        paragraph(picture("p1", "The door")),
        paragraph("Hot surface!", style="WarningText"),
        paragraph("Take the roller out.", numbered=(1, 0)),
        paragraph("the left screw", numbered=(1, 1)),
        paragraph("Close the door.", numbered=(1, 0)),
        paragraph("Check", style="Heading2"),
        paragraph("Print a page.", numbered=(2, 0)),
        paragraph(run("CAUTION:", BOLD), " Never open it."),
        relations={"p1": "media/door.png"},
        files={"word/media/door.png": png()},
    )
    steps = """\
1.  Open the door.

    ![The door](images/door.png)

!!! warning
    Hot surface!

2.  Take the roller out.

    1. the left screw

3. Close the door.

## Check

1. Print a page.

!!! caution
    Never open it."""
    assert page(out, "replace-the-roller") == f"# Replace the roller\n\n{steps}"
    assert (out / "pages" / "images" / "door.png").read_bytes() == png()


def test_tables_boxes_links_and_fields_are_kept(tmp_path: Path) -> None:
    link = '<w:hyperlink r:id="web">' + run("the site") + "</w:hyperlink>"
    inner = '<w:hyperlink w:anchor="fit">' + run("fitting") + "</w:hyperlink>"
    mark = '<w:bookmarkStart w:id="0" w:name="fit"/>'
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    begin = '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("V|W") + "</w:tc>"
    out, kinds = imported(
        tmp_path,
        paragraph("Contents ... 3", style="TOC1"),
        paragraph("Data", style="Heading1"),
        paragraph("See ", link, " and ", inner, "."),
        word_table(["Name", "Value"], [begin, "1"], [merged, "2"]),
        word_table(["WARNING: Hot."]),
        paragraph("Fit", style="Heading1"),
        paragraph(mark, "Fit it."),
        relations={"web": "https://example.org/a b"},
    )
    text = page(out, "data")
    assert "[the site](https://example.org/a%20b) and [fitting](fit.md#fit)." in text
    assert "| Name | Value |\n| --- | --- |\n| V\\|W | 1 |\n| V\\|W | 2 |" in text
    assert "!!! warning\n    Hot." in text
    assert "Contents" not in text
    assert '<a id="fit"></a>Fit it.' in page(out, "fit")
    assert {"table-merged-cells", "table-header-guessed"} <= set(kinds)


def test_what_is_lost_is_told(tmp_path: Path) -> None:
    _, kinds = imported(
        tmp_path,
        paragraph("A", style="Heading1"),
        paragraph("Kept.", "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"),
        paragraph(picture("far"), picture("emf"), picture("gone")),
        relations={"far": "https://example.org/x.png", "emf": "media/a.emf", "gone": "../../x.png"},
        files={"word/media/a.emf": b"\1\0\0\0EMF", "word/vbaProject.bin": b"macro"},
    )
    assert sorted(kinds) == [
        "macros", "missing-picture", "picture-lost", "picture-lost", "tracked-change",
    ]  # fmt: skip


def test_of_two_versions_of_a_drawing_the_one_that_can_be_shown_is_taken(tmp_path: Path) -> None:
    def both(choice: str, fallback: str) -> str:
        versions = (
            f'<mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
        )
        space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        return f"<w:r><mc:AlternateContent {space}>{versions}</mc:AlternateContent></w:r>"

    def drawn(relation: str) -> str:
        return picture(relation).removeprefix("<w:r>").removesuffix("</w:r>")

    chart = '<w:drawing><wp:inline><c:chart xmlns:c="c"/></wp:inline></w:drawing>'
    out, kinds = imported(
        tmp_path,
        paragraph("A", style="Heading1"),
        paragraph(both(drawn("emf"), drawn("one"))),
        paragraph(both(drawn("two"), drawn("one"))),
        paragraph(both(chart, drawn("two"))),
        relations={"emf": "media/a.emf", "one": "media/one.png", "two": "media/two.png"},
        files={
            "word/media/a.emf": emf(),
            "word/media/one.png": png(2, 2),
            "word/media/two.png": png(3, 3),
        },
    )
    assert page(out, "a").split("\n\n")[1:] == [
        "![](images/one.png)", "![](images/two.png)", "![](images/two.png)",
    ]  # fmt: skip
    assert kinds == []


def test_what_only_word_draws_is_told_and_has_a_place_for_another_picture(tmp_path: Path) -> None:
    chart = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Pressure"/>'
        '<c:chart xmlns:c="c"/></wp:inline></w:drawing></w:r>'
    )
    arrow = '<w:r><w:pict><v:line xmlns:v="v"/></w:pict></w:r>'
    rule = '<w:r><w:pict><v:rect xmlns:v="v" xmlns:o="o" o:hr="t"/></w:pict></w:r>'
    source = word_file(
        tmp_path / "pump.docx",
        paragraph("A", style="Heading1"),
        paragraph(picture("emf", "The pump")),
        paragraph(chart),
        paragraph(arrow, rule, "x"),
        relations={"emf": "media/image3.emf"},
        files={"word/media/image3.emf": emf()},
    )
    report = import_manual(source, tmp_path / "out")
    told = [(item.kind, item.message) for item in report.items]
    assert [kind for kind, _ in told] == ["drawing-lost", "picture-lost", "picture-lost"]
    assert "Its place is pages/images/drawing-1.png." in told[1][1]
    assert "image3.emf cannot be shown: it is a Windows metafile (EMF)" in told[2][1]
    text = page(tmp_path / "out", "a")
    assert "![The pump](images/image3.png)\n\n![Pressure](images/drawing-1.png)" in text
    missing = [x.line for x in check_manual(tmp_path / "out") if x.code == "missing-image"]
    assert len(missing) == 2


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><a>&b;</a>",
        "<w>" * 100_000,
        "<w:document",
        "",
    ],
    ids=["entities", "deep", "cut", "empty"],
)
def test_a_broken_or_hostile_text_is_refused_in_our_words(tmp_path: Path, document: str) -> None:
    source = zip_file(tmp_path / "a.docx", {"word/document.xml": document})
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out")
    assert caught.value.code == "document-broken"
    assert "a.docx" in caught.value.title


def test_no_archive_and_a_bomb_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(b"\xd0\xcf\x11\xe0 an encrypted or old file")
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out")
    assert caught.value.code == "document-broken"
    bomb = zip_file(tmp_path / "b.docx", {"word/document.xml": b" " * (40 << 20)})
    with pytest.raises(BadInput) as caught:
        import_manual(bomb, tmp_path / "out")
    assert caught.value.code == "document-bomb"


def test_what_was_edited_here_stays_when_the_source_changes(tmp_path: Path) -> None:
    def chapters(*words: str) -> list[str]:
        titles = [paragraph(title, style="Heading1") for title in ("Safety", "Fuser", "Drum")]
        return [
            block for pair in zip(titles, map(paragraph, words), strict=False) for block in pair
        ]

    source, out = tmp_path / "pump.docx", tmp_path / "out"
    import_manual(word_file(source, *chapters("Old.", "Old.", "Old.")), out)
    own = "# Safety\n\nOur own words.\n"
    (out / "pages" / "safety.md").write_text(own)
    report = import_manual(word_file(source, *chapters("New.", "New.")), out)
    assert (out / "pages" / "safety.md").read_text() == own
    assert page(out, "fuser") == "# Fuser\n\nNew."
    assert not (out / "pages" / "drum.md").exists()
    assert [(i.file, i.kind) for i in report.items] == [("pages/safety.md", "conflict")]
    again = import_manual(source, out)
    assert [(i.file, i.kind) for i in again.items] == [("pages/safety.md", "edit-kept")]
