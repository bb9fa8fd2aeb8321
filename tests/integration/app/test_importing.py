"""Documentation is recognised, imported, and remembered; half of one never stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.app.foreign_sources import Naming, place_of
from fieldkm.app.importing import Importing, ReportLine, Stage
from fieldkm.app.places import ForeignPlace, SourcePlace
from fieldkm.app.publishing import build_manual
from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.host.paths import Home
from fieldkm.manuals.importers.target_folder import TargetFolder, is_unfinished
from tests.support.foreign_documents import epub_file, paragraph, word_file
from tests.support.pdf_files import pdf_file
from tests.support.source_trees import TREES, written_tree

UNNAMED = Naming()
PLAIN = {
    "README.md": "# Pump\n\nSee [the seal](seal.md) and [nothing](gone.md).\n",
    "seal.md": "# Seal\n\nWords.\n",
    "LICENSE": "MIT\n",
}


@pytest.fixture
def importing(home: Path) -> Iterator[Importing]:
    importing = Importing(Home(home), lambda: False)
    yield importing
    importing.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written_tree(tmp_path / "pump docs", PLAIN)


def silent(stage: Stage, done: int, total: int) -> None:
    """Nobody listens."""


def never() -> bool:
    return False


@pytest.mark.parametrize("dialect", TREES)
def test_a_folder_tells_how_it_is_written(
    importing: Importing, tmp_path: Path, dialect: str
) -> None:
    tree = written_tree(tmp_path / "tree", TREES[dialect])
    found = importing.look_at(tree)
    assert found.dialect == dialect
    assert not found.target.exists()
    assert place_of(tree) == ForeignPlace(tree)


def test_a_document_tells_how_it_is_written(importing: Importing, tmp_path: Path) -> None:
    word = word_file(tmp_path / "a.docx", paragraph("Pump"))
    pdf = pdf_file(tmp_path / "b.pdf", [(50, 800, 12, "Pump")])
    book = epub_file(tmp_path / "c.epub", {"a.xhtml": "<h1>A</h1>"}, {"a.xhtml": "A"})
    codes = tmp_path / "d.csv"
    codes.write_text("code,title\nE1,One\n", encoding="utf-8")
    assert [importing.look_at(file).dialect for file in (word, pdf, book, codes)] == [
        "word",
        "pdf",
        "epub",
        "codes",
    ]


def test_what_is_given_to_the_window_goes_where_it_belongs(tmp_path: Path) -> None:
    manual = written_tree(tmp_path / "manual", {"manual.toml": 'id = "a"\n'})
    photo, pack = tmp_path / "photo.bin", tmp_path / "a.pack"
    photo.write_bytes(b"\0\1")
    pack.write_bytes(b"PK\3\4")
    assert place_of(manual) == SourcePlace(manual)
    assert place_of(photo) is None
    assert place_of(pack) is None
    assert place_of(tmp_path / "gone") is None


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "source-empty"),
        ({"manual.toml": 'id = "a"\n'}, "already-a-manual"),
        ({"x.bin": "\0"}, "not-documentation"),
        ({"x.pdf": ""}, "source-empty"),
    ],
)
def test_what_cannot_be_imported_is_said_at_once(
    importing: Importing, tmp_path: Path, files: dict[str, str], code: str
) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    written_tree(folder, files)
    given = folder / next(iter(files)) if next(iter(files), "").startswith("x.") else folder
    with pytest.raises(FieldkmError) as caught:
        importing.look_at(given)
    assert caught.value.code == code


def test_an_import_shows_its_report_its_pages_and_is_remembered(
    importing: Importing, source: Path
) -> None:
    told: list[Stage] = []
    found = importing.look_at(source)
    naming = Naming("pump-ab", "The pump", "en")
    done = importing.run(found, naming, lambda stage, *_: told.append(stage), never)
    assert set(told) == set(Stage)
    (dead,) = [item for item in done.report.items if item.kind == "dead-link"]
    assert done.preview.title(done.page_of(dead)) == "Pump"
    (left,) = [item for item in done.report.items if item.file == "LICENSE"]
    assert done.page_of(left) == ""
    assert done.page_of(ReportLine("pages/seal.md", 0, "conflict", "")) == "seal"
    assert "Words." in done.preview.page("seal").html
    assert done.preview.info.id == "pump-ab"
    (record,) = importing.remembered()
    assert (record.title, record.source) == ("The pump", str(source))
    again = importing.look_at(source)
    assert again.is_again
    assert again.naming == Naming("pump-ab", "The pump", "en", "1")


def test_the_next_import_keeps_what_was_edited_and_how_it_is_called(
    importing: Importing, source: Path
) -> None:
    found = importing.look_at(source)
    first = importing.run(found, Naming(title="The pump"), silent, never)
    (first.folder / "pages" / "seal.md").write_text("# Seal\n\nMine.\n", encoding="utf-8")
    (source / "seal.md").write_text("# Seal\n\nTheirs.\n", encoding="utf-8")
    (source / "new.md").write_text("# New\n", encoding="utf-8")
    second = importing.run(first.source, first.source.naming, silent, never)
    assert {"conflict"} <= {item.kind for item in second.report.items}
    assert "Mine." in second.preview.page("seal").html
    assert second.preview.title("new") == "New"
    assert second.preview.info.titles == {"en": "The pump"}
    opened = importing.open(importing.remembered()[0], silent, never)
    assert opened.report == second.report


def test_a_remark_on_a_document_leads_to_the_page_it_names(
    importing: Importing, tmp_path: Path
) -> None:
    word = word_file(
        tmp_path / "pump.docx",
        paragraph("Pump", style="Title"),
        paragraph("Seal", style="Heading1"),
        paragraph("Words."),
        paragraph("Motor", style="Heading1"),
        paragraph("Words."),
    )
    done = importing.run(importing.look_at(word), UNNAMED, silent, never)
    pages = {head.title: page for page, head in done.preview.heads.items()}
    item = ReportLine("pump.docx", 0, "dead-link", "Motor: it leads nowhere.")
    assert done.page_of(item) == pages["Motor"]


def test_an_import_that_fails_leaves_no_folder(importing: Importing, tmp_path: Path) -> None:
    hollow = written_tree(tmp_path / "hollow", {"a/b.bin": "\0"})
    found = importing.look_at(hollow)
    with pytest.raises(BadInput, match="no page that could be imported"):
        importing.run(found, UNNAMED, silent, never)
    assert not found.target.exists()
    assert importing.remembered() == []


def test_a_source_that_is_gone_meanwhile_is_said_to_be(
    importing: Importing, source: Path, tmp_path: Path
) -> None:
    found = importing.look_at(source)
    source.rename(tmp_path / "moved")
    with pytest.raises(BadInput, match="is not there"):
        importing.run(found, UNNAMED, silent, never)
    assert not found.target.exists()


def test_a_folder_with_other_things_is_left_alone(
    importing: Importing, source: Path, tmp_path: Path
) -> None:
    mine = written_tree(tmp_path / "mine", {"letter.txt": "Dear Ann"})
    found = importing.into(importing.look_at(source), mine)
    with pytest.raises(Refused, match="not empty"):
        importing.run(found, UNNAMED, silent, never)
    assert [file.name for file in mine.iterdir()] == ["letter.txt"]


def test_a_bad_id_is_refused_before_anything_is_written(importing: Importing, source: Path) -> None:
    found = importing.look_at(source)
    with pytest.raises(BadInput, match="cannot be the id"):
        importing.run(found, Naming("../x"), silent, never)
    assert not found.target.exists()


def test_what_is_stopped_leaves_nothing_of_a_new_folder(importing: Importing, source: Path) -> None:
    found = importing.look_at(source)
    with pytest.raises(Refused, match="Nothing was changed"):
        importing.run(found, UNNAMED, silent, lambda: True)
    assert not found.target.exists()


def test_the_end_of_the_program_stops_an_import(home: Path, source: Path) -> None:
    importing = Importing(Home(home), lambda: True)
    with pytest.raises(Refused, match="was stopped"):
        importing.run(importing.look_at(source), UNNAMED, silent, never)


def test_a_preview_that_is_stopped_leaves_the_import(importing: Importing, source: Path) -> None:
    found = importing.look_at(source)
    stages: list[Stage] = []
    with pytest.raises(Refused, match="only the preview"):
        importing.run(
            found, UNNAMED, lambda stage, *_: stages.append(stage), lambda: Stage.PREVIEW in stages
        )
    assert (found.target / "manual.toml").is_file()
    assert len(importing.remembered()) == 1


def test_an_import_that_was_broken_off_is_known_and_never_built(
    importing: Importing, source: Path, tmp_path: Path
) -> None:
    def breaks() -> bytes:
        raise KeyboardInterrupt

    target = tmp_path / "half"
    with pytest.raises(KeyboardInterrupt):
        TargetFolder(target).write({"pages/a.md": lambda: b"# A\n", "pages/b.md": breaks})
    found = importing.into(importing.look_at(source), target)
    assert found.is_again
    assert found.is_unfinished
    with pytest.raises(Refused, match="was broken off"):
        build_manual(target, tmp_path / "half.pack")
    importing.run(found, UNNAMED, silent, never)
    assert not is_unfinished(target)


def test_what_the_program_rewrites_is_no_edit_unless_there_was_one(tmp_path: Path) -> None:
    root = tmp_path / "manual"
    TargetFolder(root).write({"a.md": lambda: b"one", "b.md": lambda: b"one"})
    (root / "b.md").write_bytes(b"mine")
    for path in ("a.md", "b.md"):
        TargetFolder(root).rewrite(path, b"ours")
    items = TargetFolder(root).write({"a.md": lambda: b"two", "b.md": lambda: b"two"})
    assert [(item.file, item.kind) for item in items] == [("b.md", "conflict")]
    assert (root / "a.md").read_bytes() == b"two"
    assert (root / "b.md").read_bytes() == b"ours"
