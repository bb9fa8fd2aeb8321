"""Habits of authors elsewhere, small ones, as real documentations of makers have them: each was
once shown raw, lost, or led nowhere."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fieldkm.manuals.importers.importer import DIALECTS, import_manual
from fieldkm.manuals.importers.report import ImportReport
from tests.support.source_trees import written_tree


def imported(tmp_path: Path, files: dict[str, str]) -> tuple[ImportReport, Path]:
    source = written_tree(tmp_path / "docs", files)
    return import_manual(source, tmp_path / "out"), tmp_path / "out"


def page_of(tmp_path: Path, text: str) -> str:
    _, folder = imported(tmp_path, {"page.md": text, "img/a.png": "", "other.md": "# Other"})
    return (folder / "pages" / "page.md").read_text("utf-8")


def chapters(folder: Path) -> list[tuple[str, list[str]]]:
    contents = tomllib.loads((folder / "manual.toml").read_text("utf-8")).get("contents", [])
    return [(x["title"], x["pages"]) for x in contents if "report" not in x["title"]]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("```{.json}\n{}\n```", "```json\n{}\n```"),
        ("```c {3} showLineNumbers\nx;\n```", "```c\nx;\n```"),
        ("```ini title='a.cfg'\nx\n```", "`a.cfg`\n\n```ini\nx\n```"),
        ("![A](img/a.png){:.right", "![A](img/a.png)"),
        ("Press \\\"OK\\\" \\<now> \\$5", 'Press "OK" &lt;now> $5'),
        ("    - deep\n", "    - deep\n"),
        ("A\n\n{% sub_page_menu %}\n\nB", "A\n\nB"),
        ("> **NOTE**: hot", "!!! note\n    hot"),
        ("## Head\n**Warning:** hot", "## Head\n!!! warning\n    hot"),
        ("- see\n\n      <img src='img/a.png'>\n", "- see\n\n    ![](img/a.png)"),
        ("- see\n    <details>\n    <summary>More</summary>\n    Words\n    </details>",
         "**More**"),
        ("- :bulb: item\n    - :bulb: inner", "- 💡 item\n    - 💡 inner"),
        ("![A](img/a.png ':size=200')", "![A](img/a.png)"),
        (".. note::Hot\n\n    Wait.", '!!! note "Hot"\n    Wait.'),
    ],
)  # fmt: skip
def test_what_was_written_elsewhere_is_read(tmp_path: Path, written: str, read: str) -> None:
    assert read in page_of(tmp_path, f"# Page\n\n{written}\n\nEnd.\n")


def test_references_with_code_in_their_names_lead_where_they_say(tmp_path: Path) -> None:
    text = "# Page\n\nUse [`fit`], [`Fit`][] or [this][`fit`].\n\n[`fit`]: other.md\n"
    written = page_of(tmp_path, text)
    name = "ref-4"
    assert f"Use [`fit`][{name}], [`Fit`][{name}] or [this][{name}]." in written
    assert f"[{name}]: other.md" in written


def test_links_from_the_root_of_a_repository_hold(tmp_path: Path) -> None:
    text = "# Page\n\n![A](/docs/img/a.png) [o](/docs/other.md) [p](../docs/other.md)\n"
    assert "![A](img/a.png) [o](other.md) [p](other.md)" in page_of(tmp_path, text)


def test_a_link_without_words_gets_those_of_the_section_that_it_leads_to(tmp_path: Path) -> None:
    other = '# Other\n\n## First\n\n## Belt <a id="x"></a>\n'
    _, folder = imported(tmp_path, {"page.md": "# P\n\n[](other.md#x)", "other.md": other})
    assert "[Belt](other.md#x)" in (folder / "pages/page.md").read_text("utf-8")


def test_pages_of_jekyll_without_its_configuration_are_known_by_their_templates(
    tmp_path: Path,
) -> None:
    menu = "- title: First\n  docs:\n  - belts\n  - intro\n"
    page = "---\ntitle: Intro\n---\nSee [belts]({% link _docs/belts.md %}).\n"
    report, folder = imported(
        tmp_path, {"intro.md": page, "belts.md": "---\ntitle: Belts\n---\nB", "menu.yml": menu}
    )
    assert chapters(folder) == [("First", ["belts", "intro"])]
    assert "See [belts](belts.md)." in (folder / "pages/intro.md").read_text("utf-8")
    assert not [item for item in report.items if item.kind.startswith("dead")]


def test_a_plain_tree_is_ordered_by_what_its_pages_state(tmp_path: Path) -> None:
    files = {
        "index.md": "---\ntitle: Home\n---\n",
        "b/index.md": "---\ntitle: Bees\nsort_order: 1\n---\n",
        "b/x.md": "---\ntitle: X\nsort_order: 1\n---\n",
        "a/index.md": "---\ntitle: Ants\nsort_order: 2\n---\n",
    }
    _, folder = imported(tmp_path, files)
    assert chapters(folder) == [("Home", ["index"]), ("Bees", ["b", "b-x"]), ("Ants", ["a"])]
    assert tomllib.loads((folder / "manual.toml").read_text())["title"] != "Home"


def test_awesome_pages_of_mkdocs_give_the_order(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Press\n",
        "docs/index.md": "# Press",
        "docs/.pages": "nav:\n  - index.md\n  - z.md\n  - ...\n",
        "docs/a.md": "# A",
        "docs/z.md": "# Z",
        "docs/care/.pages": "title: Good care\n",
        "docs/care/oil.md": "# Oil",
    }
    _, folder = imported(tmp_path, files)
    assert chapters(folder) == [("Press", ["index", "z", "a"]), ("Good care", ["care-oil"])]


def test_chinese_pages_are_chinese_whatever_their_site_says(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: P\ntheme:\n  language: en\n", "docs/index.md": "# 更换皮带"}
    _, folder = imported(tmp_path, files)
    assert tomllib.loads((folder / "manual.toml").read_text("utf-8"))["language"] == "zh"


def test_codes_in_a_list_are_proposed(tmp_path: Path) -> None:
    text = "# Error codes\n\n- **E10**: no paper\n- **E11**: tray open\n- **E12**: jam\n"
    _, folder = imported(tmp_path, {"errors.md": text})
    assert "E11,tray open" in (folder / "codes.csv").read_text("utf-8")


def test_a_title_that_is_a_link_is_told(tmp_path: Path) -> None:
    report, _ = imported(tmp_path, {"a.md": "# [A](b.md)\n", "b.md": "# B"})
    assert ("a.md", 1, "title-link") in {(x.file, x.line, x.kind) for x in report.items}


def test_a_folder_of_code_templates_is_no_site_of_jekyll(tmp_path: Path) -> None:
    text = "---\ntitle: A\n---\n{% set x = 1 %}\n\n`{% include a.cfg %}`\n"
    source = written_tree(tmp_path / "docs", {"a.md": text})
    assert not DIALECTS["jekyll"].recognises(source)
