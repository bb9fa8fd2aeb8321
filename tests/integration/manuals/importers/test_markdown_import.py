"""Trees of Markdown, plain and of MkDocs, as manuals' folders."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.importers.importer import import_manual
from fieldkm.manuals.importers.report import ImportReport
from tests.support.foreign_documents import png


def a_tree(root: Path, **files: str) -> Path:
    """Write files; `__` in a name stands for a slash, `_md` for the ending."""
    for name, text in files.items():
        path = root / (name.replace("__", "/").removesuffix("_md") + ".md" * name.endswith("_md"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def a_site(root: Path, nav: object, **files: str) -> Path:
    config = {"site_name": "The site", "theme": {"language": "en"}, "nav": nav}
    a_tree(root / "docs", **files)
    text = "\n".join(f"{key}: {json.dumps(value)}" for key, value in config.items())
    (root / "mkdocs.yml").write_text(text + "\nextra: !!python/name:os.system\nenv: !ENV HOME\n")
    return root


def kinds(report: ImportReport) -> list[tuple[str, int, str]]:
    return [(item.file, item.line, item.kind) for item in report.items]


def toml_of(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "manual.toml").read_text("utf-8"))


def test_a_plain_tree_keeps_its_paths_and_links(tmp_path: Path) -> None:
    text = "# Index\n\n[a](sub/a.md#part) ![p](img/p.png)\n"
    source = a_tree(
        tmp_path / "pump", index_md=text, sub__a_md="# A\n\n## Part\n\n[up](../index.md)\n"
    )
    (source / "img").mkdir()
    (source / "img" / "p.png").write_bytes(png())
    report = import_manual(source, tmp_path / "out")
    assert (report.pages, report.images, report.links, report.items) == (2, 1, 3, ())
    assert (tmp_path / "out" / "pages" / "index.md").read_text() == text
    assert (tmp_path / "out" / "pages" / "img" / "p.png").read_bytes() == png()
    assert toml_of(tmp_path / "out")["title"] == "Pump"  # “Index” names no manual


def test_dead_links_anchors_and_pictures_are_reported_with_their_lines(tmp_path: Path) -> None:
    dead = "[x](gone.md)\n[y](b.md#gone)\n![z](gone.png)\n[w](../x.md)\n[v](data.bin)\n"
    text = f"# A\n\n{dead}[u](#a)\n"
    source = a_tree(tmp_path / "docs", a_md=text, b_md="# B")
    (source / "data.bin").write_bytes(b"\0")
    report = import_manual(source, tmp_path / "out")
    assert kinds(report) == [
        ("a.md", 3, "dead-link"),
        ("a.md", 4, "dead-anchor"),
        ("a.md", 5, "missing-picture"),
        ("a.md", 6, "link-outside"),
        ("a.md", 7, "link-to-file"),
        ("data.bin", 0, "file-left-out"),
    ]
    assert report.summary["dead-link"] == 1


def test_addresses_of_the_site_become_links_to_files(tmp_path: Path) -> None:
    text = "[a](/sub/a/) [b](sub/a.html#a) [c](sub) [d](SUB/A.md)"
    source = a_tree(tmp_path / "docs", index_md=text, sub__a_md="# A", sub__index_md="# Sub")
    report = import_manual(source, tmp_path / "out")
    written = (tmp_path / "out" / "pages" / "index.md").read_text()
    assert written == "[a](sub/a.md) [b](sub/a.md#a) [c](sub/index.md) [d](sub/a.md)"
    assert {item.kind for item in report.items} == {"link-guessed", "title-guessed"}


def test_a_site_gives_order_chapters_and_titles(tmp_path: Path) -> None:
    nav = [
        "index.md",
        {"Repair": [{"Take off": "b.md"}, {"Inner": ["c/d.md"]}]},
        {"Web": "https://x.y"},
    ]
    source = a_site(tmp_path / "site", nav, index_md="# I", b_md="# B", c__d_md="# D", e_md="# E")
    report = import_manual(source, tmp_path / "out")
    manual = toml_of(tmp_path / "out")
    assert (manual["id"], manual["title"], manual["language"]) == ("the-site", "The site", "en")
    assert manual["contents"] == [
        {"title": "The site", "pages": ["index"]},
        {"title": "Repair", "pages": ["b"]},
        {"title": "Repair: Inner", "pages": ["c-d"]},
        {"title": "Import report", "pages": ["import-report"]},
    ]
    assert (
        (tmp_path / "out" / "pages" / "b.md").read_text().startswith('---\ntitle: "Take off"\n---')
    )
    assert kinds(report) == [("e.md", 0, "not-in-nav"), ("mkdocs.yml", 0, "nav-link")]


def test_the_folder_of_the_pages_finds_the_configuration_beside_it(tmp_path: Path) -> None:
    source = a_site(tmp_path / "site", ["index.md"], index_md="# I")
    import_manual(source / "docs", tmp_path / "out")
    assert toml_of(tmp_path / "out")["title"] == "The site"


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("../../etc/passwd", "nav-outside"),
        ("/etc/passwd", "nav-outside"),
        ("..\\..\\x.md", "nav-outside"),
        ("C:/x.md", "nav-outside"),
        ("gone.md", "nav-missing"),
    ],
)
def test_a_hostile_navigation_leads_nowhere(tmp_path: Path, entry: str, kind: str) -> None:
    source = a_site(tmp_path / "site", ["index.md", {"Evil": entry}], index_md="# I")
    report = import_manual(source, tmp_path / "out")
    assert kinds(report) == [("mkdocs.yml", 0, kind)]
    assert "passwd" not in (tmp_path / "out" / "manual.toml").read_text()


def test_a_configuration_cannot_lead_to_another_folder(tmp_path: Path) -> None:
    a_tree(tmp_path / "secret", s_md="# Secret")
    source = a_tree(tmp_path / "site", index_md="# I")
    (source / "mkdocs.yml").write_text("site_name: x\ndocs_dir: ../secret\n")
    assert import_manual(source, tmp_path / "out").pages == 1
    assert not (tmp_path / "out" / "pages" / "s.md").exists()
    with pytest.raises(BadInput):
        import_manual(source, tmp_path / "out2", dialect="mkdocs")


def test_files_that_cannot_be_carried_over_are_named(tmp_path: Path) -> None:
    source = a_tree(tmp_path / "docs", a_md="# A", big_md="x" * (3 << 20))
    (source / "latin.md").write_bytes(b"# Gr\xfc\xdfe")
    (tmp_path / "outside.md").write_text("# Out")
    (source / "link.md").symlink_to(tmp_path / "outside.md")
    (source / "loop").symlink_to(source)
    (source / "A.md").write_text("# Other A")
    report = import_manual(source, tmp_path / "out")
    told = {(item.file, item.kind) for item in report.items}
    assert {
        ("big.md", "file-too-large"),
        ("latin.md", "not-utf-8"),
        ("link.md", "link-outside"),
        ("loop", "link-to-folder"),
        ("a.md", "names-differ-in-case"),
    } <= told
    assert {path.name for path in (tmp_path / "out" / "pages").iterdir()} == {
        "a.md",
        "A.md",
        "latin.md",
        "import-report.md",
    }
    assert '\nid: "a-2"' in (tmp_path / "out" / "pages" / "a.md").read_text()


def test_front_matter_keeps_what_manuals_know(tmp_path: Path) -> None:
    front = "---\ntitle: 'A: b'\nkind: procedure\nparts: [1, 2]\nhide: [toc]\ntags: x\n---\n# A\n"
    source = a_tree(tmp_path / "docs", a_md=front)
    report = import_manual(source, tmp_path / "out")
    text = (tmp_path / "out" / "pages" / "a.md").read_text()
    assert text == '---\ntitle: "A: b"\nkind: "procedure"\nparts: ["1", "2"]\n---\n\n# A\n'
    assert kinds(report) == [("a.md", 5, "front-matter")]


def test_a_second_import_replaces_what_nobody_touched_and_keeps_what_was_edited(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    source = a_tree(
        tmp_path / "docs", a_md="# A1", b_md="# B1", c_md="# C1", d_md="# D1", e_md="# E1"
    )
    import_manual(source, out)
    (out / "pages" / "b.md").write_text("# B edited")
    (out / "pages" / "c.md").write_text("# C edited")
    (out / "pages" / "e.md").write_text("# E edited")
    (out / "pages" / "own.md").write_text("# Own")
    a_tree(source, a_md="# A2", b_md="# B2", f_md="# F2")
    (source / "d.md").unlink()
    (source / "e.md").unlink()
    report = import_manual(source, out)
    pages = {path.stem: path.read_text() for path in (out / "pages").iterdir()}
    assert pages == {
        "a": "# A2", "b": "# B edited", "c": "# C edited",
        "e": "# E edited", "f": "# F2", "own": "# Own",
    }  # fmt: skip
    assert kinds(report) == [
        ("pages/b.md", 0, "conflict"),
        ("pages/c.md", 0, "edit-kept"),
        ("pages/e.md", 0, "conflict"),
    ]


def test_a_folder_that_is_not_from_an_import_is_refused(tmp_path: Path) -> None:
    source = a_tree(tmp_path / "docs", a_md="# A")
    a_tree(tmp_path / "mine", note_md="mine")
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "mine", tmp_path / "file"):
        with pytest.raises(Refused) as caught:
            import_manual(source, target)
        assert caught.value.code == "target-not-empty"
    assert import_manual(source, tmp_path / "empty").pages == 1


def test_nothing_is_written_through_a_link_in_the_target(tmp_path: Path) -> None:
    source, out = a_tree(tmp_path / "docs", a_md="# A"), tmp_path / "out"
    import_manual(source, out)
    (tmp_path / "elsewhere").mkdir()
    (out / "pages" / "a.md").unlink()
    (out / "pages").rmdir()
    (out / "pages").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInput) as caught:
        import_manual(source, out)
    assert caught.value.code == "target-outside"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_source_and_target_within_one_another_are_refused(tmp_path: Path) -> None:
    source = a_tree(tmp_path / "docs", a_md="# A")
    for target in (source, source / "out", tmp_path):
        with pytest.raises(Refused):
            import_manual(source, target)


def test_a_source_without_pages_an_unknown_dialect_and_broken_yaml_are_bad_input(
    tmp_path: Path,
) -> None:
    (tmp_path / "empty").mkdir()
    source = a_tree(tmp_path / "docs", a_md="# A")
    for place, dialect, code in (
        (tmp_path / "empty", "", "nothing-to-import"),
        (tmp_path / "gone", "", "not-found"),
        (source, "papyrus", "unknown-dialect"),
        (source, "mkdocs", "no-mkdocs"),
    ):
        with pytest.raises(BadInput) as caught:
            import_manual(place, tmp_path / "out", dialect=dialect)
        assert caught.value.code == code
    (source / "mkdocs.yml").write_text("a: [1\nb: }")
    with pytest.raises(BadInput) as caught:
        import_manual(source, tmp_path / "out")
    assert caught.value.code == "not-yaml"
    assert not (tmp_path / "out").exists()
