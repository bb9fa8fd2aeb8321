"""PDF with a text layer as a manual's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from tests.support.pdf_files import (
    Code,
    Item,
    Line,
    LinkTo,
    Page,
    PictureOf,
    Text,
    grid,
    pdf_file,
)


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / f"{name}.md").read_text("utf-8").split("---\n", 2)[2].strip()


def body(folder: Path) -> str:
    """Return the text of a manual of one page, without front matter and title."""
    (path,) = [p for p in (folder / "pages").glob("*.md") if p.stem != "import-report"]
    text = path.read_text("utf-8").split("---\n", 2)[-1].strip()
    return text.partition("\n\n")[2] if text.startswith("# ") else text


def framed(number: int, *texts: Text) -> Page:
    return [(50, 810, 9, "The pump"), (280, 20, 9, f"Page {number}"), *texts]


def down(x: float, y: float, *lines: str, size: float = 10) -> list[Text]:
    return [(x, y - 13 * number, size, line) for number, line in enumerate(lines)]


def test_headings_steps_and_hyphens_come_back_and_running_lines_go(tmp_path: Path) -> None:
    first = framed(
        1,
        (50, 760, 20, "Safety"),
        *down(50, 720, "Before you begin, read the whole of this chapter and keep the docu-",
              "ment beside the machine while you work on it. Nothing else is needed here."),
        (50, 670, 10, "WARNING: The roller is hot."),
        (50, 620, 20, "Remove the roller"),
        *down(50, 590, "1. Open the front door of the machine and hold it with one hand while",
              "you take out the pin.", "2. Take the roller out."),
    )  # fmt: skip
    second = framed(2, *down(50, 760, "3. Close the door."), (50, 700, 20, "Data"),
                    (50, 660, -10, "Name"), (200, 660, -10, "Value"),
                    (50, 640, 10, "Speed"), (200, 640, 10, "5 rpm"),
                    (50, 620, 10, "Mass"), (200, 620, 10, "2 kg"))  # fmt: skip
    third = framed(3, *down(50, 760, "• one", "• two"))
    source = pdf_file(tmp_path / "pump.pdf", first, second, third)
    report = import_manual(source, tmp_path / "out")
    out = tmp_path / "out"
    assert page(out, "safety") == (
        "# Safety\n\nBefore you begin, read the whole of this chapter and keep the document "
        "beside the machine while you work on it. Nothing else is needed here.\n\n"
        "!!! warning\n    The roller is hot."
    )
    assert page(out, "remove-the-roller") == (
        "# Remove the roller\n\n1. Open the front door of the machine and hold it with one hand "
        "while you take out the pin.\n2. Take the roller out.\n3. Close the door."
    )
    table = "| Name | Value |\n| --- | --- |\n| Speed | 5 rpm |\n| Mass | 2 kg |"
    assert page(out, "data") == f"# Data\n\n{table}\n\n- one\n- two"
    assert {"headings-guessed", "hyphens-mended", "running-lines"} <= set(report.summary)


def test_the_outline_names_the_chapters(tmp_path: Path) -> None:
    one = [(50, 760, 12, "General"), *down(50, 720, *["Words that fill a line of the page."] * 5)]
    two = [(50, 760, 12, "Repair"), *down(50, 720, *["Words that fill a line of the page."] * 5)]
    outline = [("General", 0), ("Repair", 1)]
    source = pdf_file(tmp_path / "pump.pdf", one, two, outline=outline)
    import_manual(source, tmp_path / "out")
    assert '"general", "repair"' in (tmp_path / "out" / "manual.toml").read_text()


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    words = "These words fill the column from its left to right"
    left = down(50, 760, *[f"{words} {n}" for n in range(8)], "and here the left one ends.")
    right = down(310, 760, "The right one begins here and goes on for long", *[words] * 8)
    mixed = [text for pair in zip(left, right, strict=True) for text in pair]
    report = import_manual(pdf_file(tmp_path / "a.pdf", mixed), tmp_path / "out")
    text = page(tmp_path / "out", "a")
    assert text.index("the left one ends") < text.index("The right one begins")
    assert "columns-guessed" in report.summary


def test_columns_of_terms_are_told_from_a_table(tmp_path: Path) -> None:
    """A reference card: three columns, each of terms and meanings, none in step with another."""
    cards: list[Item] = []
    for column, pitch in enumerate((14, 17, 19)):
        for number in range(12):
            y = 760 - pitch * number
            cards.append((30 + 185 * column, y, 9, f"key{column}{number}"))
            cards.append((90 + 185 * column, y, 9, f"what the key {column}{number} does"))
    import_manual(pdf_file(tmp_path / "a.pdf", cards), tmp_path / "out")
    text = body(tmp_path / "out")
    order = [
        text.index(f"| key{c}{n} | what the key {c}{n} does |") for c in "012" for n in (0, 11)
    ]
    assert order == sorted(order)


def test_what_cannot_be_read_is_refused_in_our_words(tmp_path: Path) -> None:
    source = pdf_file(tmp_path / "a.pdf", [(50, 700, 10, "Words")])
    writer = PdfWriter()
    writer.append(PdfReader(source))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    pdf_file(tmp_path / "scan.pdf", [])
    (tmp_path / "cut.pdf").write_bytes(source.read_bytes()[:200])
    (tmp_path / "text.pdf").write_text("no PDF at all")
    for name, expected in (
        ("locked", "document-protected"),
        ("scan", "document-without-text"),
        ("cut", "document-broken"),
        ("text", "document-broken"),
    ):
        with pytest.raises(BadInput) as caught:
            import_manual(tmp_path / f"{name}.pdf", tmp_path / "out")
        assert caught.value.code == expected


def test_a_page_without_end_is_left_out_and_told(tmp_path: Path) -> None:
    busy = [(50, 700, 10, "x")] * 260_000
    source = pdf_file(tmp_path / "a.pdf", busy, [(50, 700, 10, "Words")])
    report = import_manual(source, tmp_path / "out")
    assert report.summary["page-too-busy"] == 1


def test_links_lead_to_their_places_and_out(tmp_path: Path) -> None:
    first: Page = [
        (50, 760, 20, "Work"),
        (50, 700, 10, "See the seal or page 2, and "),
        (190, 700, 10, "the site"),
        (222.5, 700, 10, "."),
        LinkTo(86, 695, 106, 710, (1, 650)),
        LinkTo(119, 695, 151, 710, "data"),
        LinkTo(190, 695, 222, 710, "https://example.org/a?b=1"),
        LinkTo(50, 690, 60, 694, "nowhere"),
    ]
    second: Page = [
        (50, 760, 20, "Data"), (50, 700, 10, "Masses."), (50, 640, 10, "The seal weighs 2 g."),
    ]  # fmt: skip
    source = pdf_file(tmp_path / "a.pdf", first, second, names={"data": (1, 790)})
    report = import_manual(source, tmp_path / "out")
    text = page(tmp_path / "out", "work")
    assert "See the [seal](data.md#p2-0-650) or [page 2](data.md#p2-0-790), and" in text
    assert "[the site](https://example.org/a?b=1)." in text
    assert '<a id="p2-0-650"></a>The seal weighs 2 g.' in page(tmp_path / "out", "data")
    assert report.summary["dead-link"] == 1


def test_ruled_tables_keep_their_cells_and_go_on_over_pages(tmp_path: Path) -> None:
    edges = (50, 120, 300, 500)

    def row(y: float, *cells: str, size: float = 10) -> list[Item]:
        lines = [(edges[n] + 4, y, size, cell) for n, cell in enumerate(cells)]
        return [*lines]

    first: Page = [
        (50, 760, 20, "Faults"),
        *grid(edges, (700, 680, 640, 620)),
        *row(686, "Code", "Meaning", "Remedy", size=-10),
        *row(666, "E10", "The drum is stuck and can-", "Clean the drum."),
        *row(654, "", "not be turned.", "Check the belt."),
        *row(626, "E11", "Too hot", "Wait."),
    ]
    second: Page = [
        *grid(edges, (760, 740, 720)),
        *row(746, "Code", "Meaning", "Remedy", size=-10),
        *row(726, "E12", "Door open", "Close it."),
        (50, 680, 10, "After the table."),
    ]
    import_manual(pdf_file(tmp_path / "a.pdf", first, second), tmp_path / "out")
    assert body(tmp_path / "out") == (
        "| Code | Meaning | Remedy |\n| --- | --- | --- |\n"
        "| E10 | The drum is stuck and cannot be turned. | Clean the drum. Check the belt. |\n"
        "| E11 | Too hot | Wait. |\n| E12 | Door open | Close it. |\n\nAfter the table."
    )
    codes = (tmp_path / "out" / "codes.csv").read_text()
    assert "E12,Door open,Close it." in codes


def test_a_frame_around_a_warning_is_the_warning(tmp_path: Path) -> None:
    items: Page = [
        (50, 760, 20, "Safety"),
        *grid((45, 400), (710, 650)),
        (50, 690, -10, "WARNING"),
        (50, 675, 10, "The roller is hot."),
        *grid((45, 400), (610, 580)),
        (50, 590, 10, "Only a frame."),
        (50, 540, -10, "CAUTION:"),
        (110, 540, 10, "Sharp edges."),
    ]
    import_manual(pdf_file(tmp_path / "a.pdf", items), tmp_path / "out")
    assert body(tmp_path / "out") == (
        "!!! warning\n    The roller is hot.\n\nOnly a frame.\n\n!!! caution\n    Sharp edges."
    )


def test_letters_keep_how_they_are_set(tmp_path: Path) -> None:
    items: Page = [
        (50, 760, 20, "Set"),
        (50, 700, 10, "Press "), (82, 700, -10, "Start"), (112, 700, 10, "at 5 m"),
        (140, 704, 6, "2"), (148, 700, 10, "of "), (164, 700, 10, "H"), (171.5, 698, 6, "2"),
        (175, 700, 10, "O."),
        Code(50, 660, 10, "if hot:"), Code(74, 648, 10, "wait()"), Code(50, 636, 10, "end"),
    ]  # fmt: skip
    import_manual(pdf_file(tmp_path / "a.pdf", items), tmp_path / "out")
    assert body(tmp_path / "out") == (
        "Press **Start** at 5 m<sup>2</sup> of H<sub>2</sub>O.\n\n"
        "```\nif hot:\n    wait()\nend\n```"
    )


def test_pictures_stand_where_they_stood_and_those_that_cannot_be_read_are_told(
    tmp_path: Path,
) -> None:
    items: Page = [
        (50, 760, 20, "Door"), (50, 720, 10, "1. Open it."), PictureOf(50, 600, 200, 100),
        (50, 580, 10, "2. Close it."), PictureOf(50, 500, 10, 10, "blue"),
    ]  # fmt: skip
    source = pdf_file(tmp_path / "a.pdf", items)
    report = import_manual(source, tmp_path / "out")
    text = "1.  Open it.\n\n    ![](images/page-1-im0.jpg)\n\n2. Close it."
    assert body(tmp_path / "out") == text
    assert report.images == 1
    broken = source.read_bytes().replace(b"/DCTDecode", b"/JBIG2Decod")
    (tmp_path / "b.pdf").write_bytes(broken)
    report = import_manual(tmp_path / "b.pdf", tmp_path / "out2")
    assert "picture-lost" in report.summary


def test_the_outline_finds_headings_of_several_lines_and_names_what_has_none(
    tmp_path: Path,
) -> None:
    words = down(50, 640, *["Words that fill a line of the page from its left side."] * 5)
    one = [(50, 760, 14, "Chapter 1: Replacing the"), (50, 742, 14, "fuser unit"), *words]
    outline = [("Replacing the fuser unit", 0), ("Wiring", 1)]
    source = pdf_file(tmp_path / "a.pdf", one, [*words], outline=outline)
    import_manual(source, tmp_path / "out")
    toml = (tmp_path / "out" / "manual.toml").read_text()
    assert '"chapter-1-replacing-the-fuser-unit", "wiring"' in toml


def test_numbers_in_the_last_row_of_a_table_are_no_page_numbers(tmp_path: Path) -> None:
    def sheet(number: int) -> list[Item]:
        rows = [
            text
            for n in range(50)
            for text in ((50, 780 - 14 * n, 10, f"Screw {n}"), (300, 780 - 14 * n, 10, str(n % 7)))
        ]
        return [*rows, (290, 30, 10, str(number))]

    import_manual(pdf_file(tmp_path / "a.pdf", sheet(1), sheet(2), sheet(3)), tmp_path / "out")
    text = (tmp_path / "out" / "pages" / "a.md").read_text()
    assert text.count("| Screw 49 | 0 |") == 3
    assert text.count("| Screw 0 | 0 |") == 3


def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path) -> None:
    """The letters run up the sheet, and the page is turned when it is shown."""
    source = pdf_file(tmp_path / "a.pdf", [(50, 700, 10, "Words")], rotation=90)
    turned = source.read_bytes().replace(b"1 0 0 1 50 700 Tm", b"0 1 -1 0 90 50 Tm")
    (tmp_path / "b.pdf").write_bytes(turned)
    import_manual(tmp_path / "b.pdf", tmp_path / "out")
    assert body(tmp_path / "out") == "Words"


def test_drawings_and_text_on_its_side_are_told(tmp_path: Path) -> None:
    strokes = [Line(100 + n, 300, 200, 300 + n * 2) for n in range(10, 90)]
    source = pdf_file(tmp_path / "a.pdf", [(50, 700, 10, "Words"), *strokes])
    report = import_manual(source, tmp_path / "out")
    assert report.summary["drawing-lost"] == 1
    side = source.read_bytes().replace(b"1 0 0 1 50 700 Tm", b"0 1 -1 0 50 700 Tm")
    (tmp_path / "b.pdf").write_bytes(side.replace(b"(Words)", b"(Words that stand up)"))
    with pytest.raises(BadInput) as caught:
        import_manual(tmp_path / "b.pdf", tmp_path / "out2")
    assert caught.value.code == "document-without-text"


def test_a_bomb_of_links_is_cut_and_told(tmp_path: Path) -> None:
    links = [LinkTo(50, 690, 80, 710, (0, 100 + n % 500)) for n in range(2200)]
    source = pdf_file(tmp_path / "a.pdf", [(50, 700, 10, "Words"), *links])
    report = import_manual(source, tmp_path / "out")
    assert report.summary["dead-link"] == 1
    assert report.links == 1


def test_what_was_edited_here_stays_when_the_source_changes(tmp_path: Path) -> None:
    def pages(words: str) -> list[Page]:
        return [[(50, 760, 20, title), (50, 700, 10, words)] for title in ("Safety", "Work")]

    out = tmp_path / "out"
    import_manual(pdf_file(tmp_path / "a.pdf", *pages("Old words.")), out)
    own = "# Safety\n\nOur own words.\n"
    (out / "pages" / "safety.md").write_text(own)
    report = import_manual(pdf_file(tmp_path / "a.pdf", *pages("New words.")), out)
    assert (out / "pages" / "safety.md").read_text() == own
    assert "New words." in page(out, "work")
    assert {(i.file, i.kind) for i in report.items if i.kind == "conflict"} == {
        ("pages/safety.md", "conflict")
    }
