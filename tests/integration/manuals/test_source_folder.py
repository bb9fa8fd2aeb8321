"""A manual's folder as it may come: plain, hostile, in several languages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldkm.domain.manuals import PageKind
from fieldkm.errors import BadInput
from fieldkm.manuals.checks.checker import check
from fieldkm.manuals.compiling.compiler import compile_manual
from fieldkm.manuals.sources.source import ManualSource, read_source

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"


def folder_with(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def codes(source: ManualSource) -> set[str]:
    return {finding.code for finding in source.findings}


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(BadInput):
        read_source(tmp_path / "nothing")


def test_an_empty_folder_compiles_to_an_empty_manual(tmp_path):
    source = read_source(tmp_path)
    assert compile_manual(source).pages == {"en": {}}


def test_a_plain_folder_of_markdown_is_a_manual(tmp_path):
    files = {
        "README.md": "# Pump manual\n\nSee [seal](parts/seal%20kit.md#fit-it).\n",
        "parts/seal kit.md": "# Seal\n\n## Fit it\n\nText\n",
        "parts/index.md": "# All parts\n",
        "notes_2.md": "no heading",
    }
    source = read_source(folder_with(tmp_path, files))
    assert source.info.titles == {"en": "Pump manual"}
    assert {page.head.id: page.head.title for page in source.pages} == {
        "readme": "Pump manual", "parts-seal-kit": "Seal", "parts": "All parts",
        "notes-2": "Notes 2",
    }  # fmt: skip
    manual = compile_manual(source)
    assert manual.pages["en"]["readme"].links == ("page:parts-seal-kit#fit-it",)
    assert [entry.title for entry in manual.contents["en"]] == [
        "Pump manual", "Notes 2", "All parts",
    ]  # fmt: skip


def test_a_folder_in_chinese_is_known_as_such(tmp_path):
    source = read_source(folder_with(tmp_path, {"a.md": "# 定影器\n\n更换定影器前请断电。\n"}))
    assert source.info.languages == ("zh",)


def test_links_that_leave_the_folder_and_loops_are_not_followed(tmp_path):
    outside = folder_with(tmp_path / "outside", {"secret.md": "# Secret"})
    root = folder_with(tmp_path / "manual", {"a.md": "# A"})
    (root / "b.md").symlink_to(outside / "secret.md")
    (root / "c.md").symlink_to(root / "c.md")
    (root / "loop").symlink_to(root)
    (root / "d.md").symlink_to(root / "a.md")
    os.mkfifo(root / "pipe.md")
    source = read_source(root)
    assert {page.file for page in source.pages} == {"a.md", "d.md"}
    assert codes(source) == {"link-outside", "link-broken", "link-to-folder", "not-a-file"}


def test_files_that_are_no_text_are_findings(tmp_path):
    files = {
        "latin.md": "# Gr\xfc\xdfe\n".encode("latin-1"),
        "nul.md": b"# a\0b\n",
        "bom.md": b"\xef\xbb\xbf# Title\r\n\r\ntext\r\n",
        "large.md": b"x" * (3 * 1024 * 1024),
        "wide.md": "# Wide\n".encode("utf-16"),
    }
    source = read_source(folder_with(tmp_path, files))
    titles = {page.file: page.head.title for page in source.pages}
    assert titles["bom.md"] == "Title"
    assert titles["wide.md"] == "Wide"
    assert titles["nul.md"] == "ab"
    assert codes(source) == {"not-utf-8", "nul-byte", "file-too-large"}


def test_names_of_any_script_and_names_that_differ_in_case_are_read(tmp_path):
    names = ["定影 器.md", "a [b] (c).md", "A.md", "a.md", "ünï.md"]
    source = read_source(folder_with(tmp_path, dict.fromkeys(names, "# x")))
    assert len(source.pages) == 5
    assert len({page.head.id for page in source.pages}) == 5
    assert codes(source) == {"names-differ-in-case", "duplicate-page-id"}


def test_a_broken_manual_file_leaves_a_plain_manual(tmp_path):
    files = {"manual.toml": 'id = "x"\ntitle = [broken', "pages/a.md": "# A"}
    source = read_source(folder_with(tmp_path, files))
    assert [(f.code, f.line) for f in source.findings] == [("manual-file-broken", 2)]
    assert [page.head.id for page in source.pages] == ["a"]


def test_bad_serial_patterns_are_reported(tmp_path):
    toml = '[[models]]\nid = "A"\nserial = "("\n[[models]]\nid = "B"\nserial = "(?=a)b"\n'
    source = read_source(folder_with(tmp_path, {"manual.toml": toml}))
    assert [finding.code for finding in source.findings] == ["bad-serial-pattern"] * 2
    assert [model.serial_pattern for model in source.info.models] == ["", ""]


def test_a_translation_inherits_what_it_does_not_state(tmp_path):
    files = {
        "manual.toml": 'id = "m"\n[translations.zh]\ntitle = "手册"\n',
        "pages/a.md": "---\nkind: procedure\ntime: 5\ntools: [Pliers]\n---\n## Fit\n\n1. Go.\n",
        "zh/pages/a.md": "---\ntitle: 甲\n---\n## 安装\n\n1. 去。见 [x](#安装)。\n",
        "zh/pages/b.md": "# 乙\n",
    }
    source = read_source(folder_with(tmp_path, files))
    page = compile_manual(source).pages["zh"]["a"]
    assert (page.head.kind, page.head.minutes, page.head.tools) == (
        PageKind.PROCEDURE, 5, ("Pliers",),
    )  # fmt: skip
    assert [section.anchor for section in page.sections] == ["", "fit"]
    assert page.anchor_aliases["安装"] == "fit"
    assert page.links == ("#fit",)
    assert codes(source) == {"translation-of-nothing"}


@pytest.mark.parametrize("name", ["klipper/docs", "klipper-zh/docs", "coreboot/Documentation"])
def test_foreign_documentation_is_read_checked_and_compiled(name):
    root = SAMPLES / name
    if not root.exists():
        pytest.skip(f"the samples are not here: {root}")
    source = read_source(root)
    manual = compile_manual(source)
    language = source.info.languages[0]
    assert len(manual.pages[language]) == len(source.pages) > 50
    assert all(finding.file for finding in check(source))
