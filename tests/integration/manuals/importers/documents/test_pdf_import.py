"""PDF with a text layer as a manual's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from fieldkm.errors import BadInput
from fieldkm.manuals.importers.importer import import_manual
from tests.support.foreign_documents import Text, pdf_file


def page(folder: Path, name: str) -> str:
    return (folder / "pages" / f"{name}.md").read_text("utf-8").split("---\n", 2)[2].strip()


def framed(number: int, *texts: Text) -> list[Text]:
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
