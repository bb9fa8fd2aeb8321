"""Structure that foreign pages lost or never had, recovered by the import."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.report import ImportReport
from tests.support.source_trees import PLAIN, written_tree


def imported(tmp_path: Path, files: dict[str, str]) -> tuple[ImportReport, Path]:
    source = written_tree(tmp_path / "docs", files)
    return import_manual(source, tmp_path / "out"), tmp_path / "out"


def page_of(tmp_path: Path, text: str) -> str:
    _, folder = imported(tmp_path, {"page.md": text, "a.png": "", "b.png": "", "c.png": ""})
    return (folder / "pages" / "page.md").read_text("utf-8")


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_codes_and_parts_are_proposed_row_by_row(tmp_path: Path) -> None:
    report, folder = imported(tmp_path, PLAIN)
    codes = {row["code"]: (row["title"], row["text"]) for row in rows(folder / "codes.csv")}
    assert codes == {
        "E21-04": ("Fuser too cold", ""),
        "E41-01": ("Drum does not turn", ""),
        "E50-01": ("Drum worn", "Replace it"),
        "E50-02": ("Drum & blade", "Replace both"),
    }
    parts = [(row["number"], row["name"], row["quantity"]) for row in rows(folder / "parts.csv")]
    assert parts == [("604-1234", "Drum", "1"), ("604-1235", "Blade", "2")]
    proposed = {(item.file, item.line) for item in report.items if item.kind == "code-proposed"}
    assert ("Drum.md", 10) in proposed


def test_models_come_from_folders_and_bare_codes_lead_to_the_same_model(tmp_path: Path) -> None:
    _, folder = imported(tmp_path, PLAIN)
    toml = tomllib.loads((folder / "manual.toml").read_text("utf-8"))
    assert [model["id"] for model in toml["models"]] == ["MX-420", "MX-430"]
    for model in ("MX-420", "MX-430"):
        text = (folder / "pages" / model / "E41-01.md").read_text("utf-8")
        assert f'applies_to: "{model}"' in text
        assert "ee [E21-04](E21-04.md)" in text


def test_a_code_in_a_link_is_no_link_of_its_own(tmp_path: Path) -> None:
    link = r"[see \[E21-04\]](E21-04.md#e21-04)"
    _, folder = imported(tmp_path, {"a.md": f"# A\n\n{link}\n", "E21-04.md": "# E21-04\n"})
    assert (folder / "pages" / "a.md").read_text("utf-8").endswith(f"\n{link}\n")


def test_the_report_is_a_page_with_a_summary(tmp_path: Path) -> None:
    report, folder = imported(tmp_path, PLAIN)
    text = (folder / "pages" / "import-report.md").read_text("utf-8")
    assert 'kind: "guide"' in text
    assert "| Fault codes proposed: check codes.csv | 4 |" in text
    assert "`Drum.md:10`" in text
    assert report.summary["code-proposed"] == 4
    assert "E50-01" not in text  # a search for the code must not lead here


def test_a_bold_line_with_a_code_is_the_title(tmp_path: Path) -> None:
    text = page_of(tmp_path, "**Drum does not turn [E41-01]**\n\nText.\n")
    assert text == '---\ncodes: ["E41-01"]\n---\n\n# Drum does not turn [E41-01]\n\nText.\n'


def test_further_titles_become_sections(tmp_path: Path) -> None:
    text = page_of(tmp_path, "# One\n\n## Two\n\n# Three\n\n## Four\n")
    assert text == "# One\n\n## Two\n\n## Three\n\n### Four\n"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("**WARNING:** Hot.", "warning"),
        ("**Caution**: Hot.", "caution"),
        ("⚠️ **Danger!** Hot.", "danger"),
        ("WARNING: Hot.", "warning"),
        ("> **Note**\n> Hot.", "note"),
        ("**警告：**Hot.", "warning"),
        ("危险：Hot.", "danger"),
        ("注意：Hot.", "note"),
    ],
)
def test_words_of_warning_become_boxes(tmp_path: Path, written: str, kind: str) -> None:
    text = page_of(tmp_path, f"# T\n\nBefore.\n\n{written}\n\nAfter.\n")
    assert f"!!! {kind}\n    Hot." in text
    assert "\n\nAfter." in text


def test_a_list_that_begins_again_after_each_picture_is_one(tmp_path: Path) -> None:
    text = page_of(
        tmp_path,
        "# Replace it\n\n1. Open.\n\n![a](a.png)\n\n1. Turn.\n![b](b.png)\n\n1. Close.\n",
    )
    assert 'kind: "procedure"' in text
    assert "1. Open.\n\n    ![a](a.png)\n\n2. Turn.\n\n    ![b](b.png)\n\n3. Close." in text


def test_lists_below_headings_of_their_own_stay_apart(tmp_path: Path) -> None:
    written = "# T\n\n## A\n\n1. One.\n2. Two.\n\n## B\n\n1. One.\n"
    assert page_of(tmp_path, written).endswith(written)


def test_headings_that_count_steps_become_a_list(tmp_path: Path) -> None:
    text = page_of(
        tmp_path,
        "# Fit\n\n## Step 1: Open\n\n![a](a.png)\n\nPull.\n\n## 第二步\n\n![b](b.png)\n\nTurn.\n"
        "\n## After\n\n[back](#step-1-open)\n",
    )
    assert '1. <a id="step-1-open"></a>**Open**\n\n    ![a](a.png)\n\n    Pull.' in text
    assert "2. Turn.\n\n    ![b](b.png)" in text
    assert "## After" in text


def test_photographs_with_words_become_steps(tmp_path: Path) -> None:
    pairs = "".join(f"![{x}]({x}.png)\n\nDo {x}.\n\n" for x in "abc")
    text = page_of(tmp_path, f"# Remove the drum\n\n{pairs}")
    assert "1. Do a.\n\n    ![a](a.png)\n\n2. Do b." in text


def test_anchors_of_other_generators_live_on(tmp_path: Path) -> None:
    report, folder = imported(
        tmp_path,
        {
            "a.md": "# A\n\n[1](b.md#e21-04--drum) [2](b.md#_1) [3](b.md#更换-滚筒)\n",
            "b.md": "# B\n\n## E21-04 / Drum\n\n## 更换 滚筒\n",
        },
    )
    text = (folder / "pages" / "a.md").read_text("utf-8")
    assert text.endswith("[1](b.md#e21-04-drum) [2](b.md#更换-滚筒) [3](b.md#更换-滚筒)\n")
    assert report.items == ()


def test_wiki_links_lead_to_pages_and_other_brackets_stay(tmp_path: Path) -> None:
    _, folder = imported(
        tmp_path,
        {"a.md": "# A\n\n[[The Drum|drum]] [[Drum page]] [[x]]\n", "the-drum.md": "# Drum page\n"},
    )
    text = (folder / "pages" / "a.md").read_text("utf-8")
    assert "[drum](the-drum.md) [Drum page](the-drum.md) \\[\\[x\\]\\]" in text
