"""A manual under its writer's hands: what changed is read again, and nothing else is believed."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fieldkm.app.publishing import check_manual
from fieldkm.app.writing import Change, Draft, DraftRef, WritingSession
from fieldkm.domain.manuals import ContentsEntry, PageRef
from fieldkm.errors import BadInput, FieldkmError
from tests.support.written_manual import FILES, put, put_by_rename, write_source

REPLACE = "pages/replace.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_source(tmp_path / "pump")


@pytest.fixture
def session(folder: Path) -> WritingSession:
    session = WritingSession()
    session.open(folder)
    return session


def after(session: WritingSession, *paths: Path) -> Change:
    change = session.changed(paths)
    assert change is not None
    return change


def codes(draft: Draft) -> set[str]:
    return {finding.code for finding in draft.check(60).findings}


# ---------------------------------------------------------------- opening


def test_a_folder_opens_with_its_first_page(folder: Path) -> None:
    draft = WritingSession().open(folder)

    assert draft.info.title("en") == "Pump manual"
    assert draft.first_page("en") == "replace"
    assert draft.page("replace", "zh").head.title == "更换密封"


def test_a_plain_folder_of_markdown_can_be_written_in(tmp_path: Path) -> None:
    draft = WritingSession().open(write_source(tmp_path, {"a.md": "# One\n", "b.md": "# Two\n"}))

    assert [entry.title for entry in draft.contents("en")] == ["One", "Two"]


def test_an_empty_folder_has_no_first_page(tmp_path: Path) -> None:
    draft = WritingSession().open(tmp_path)

    assert draft.first_page("en") == ""
    assert codes(draft) == {"no-pages"}


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        WritingSession().open(tmp_path / "nothing")


def test_pages_that_the_contents_leave_out_are_listed_as_such(folder: Path) -> None:
    assert WritingSession().open(folder).unlisted("en") == (ContentsEntry("Too hot", "hot"),)


# ---------------------------------------------------------------- what the technician will see


def test_a_page_that_is_not_translated_is_shown_in_the_first_language(folder: Path) -> None:
    assert WritingSession().open(folder).page("off", "zh").head.language == "en"


def test_a_code_without_a_page_gets_one_as_in_a_pack(folder: Path) -> None:
    draft = WritingSession().open(folder)

    assert draft.page("fault-e9", "en").head.source == "codes.csv"
    assert draft.fault_page("E9") == PageRef("pump", "fault-e9", "fault-e9")
    assert draft.fault_page("E77") is None


def test_a_page_is_found_by_its_old_name(folder: Path) -> None:
    put(folder, "pages/off.md", "---\naliases: [switch]\n---\n# Switch off\n")

    assert WritingSession().open(folder).page("switch", "en").head.id == "off"


def test_a_page_that_is_not_there_is_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        WritingSession().open(folder).page("nowhere", "en")


def test_a_drawing_is_a_page_with_the_parts_of_its_callouts(folder: Path) -> None:
    draft = WritingSession().open(folder)
    page = draft.page("drawing:body", "zh")

    assert draft.drawings("en") == (ContentsEntry("Pump body", "drawing:body"),)
    assert draft.page_in("drawings/body.svg") == DraftRef("drawing:body", "en")
    assert draft.drawing_of("604-1234") == "drawing:body"
    assert draft.drawing_of("604-9999") == ""
    assert "image:drawings/body.svg" in page.html
    assert "密封" in page.html


def test_a_callout_without_a_part_stands_on_the_page_of_its_drawing(folder: Path) -> None:
    put(folder, "drawings/body.svg", '<svg><g id="callout-1"/><g id="callout-2"/></svg>')

    assert ">2</td>" in WritingSession().open(folder).page("drawing:body", "en").html


def test_only_pictures_of_the_manual_are_handed_out(folder: Path) -> None:
    draft = WritingSession().open(folder)

    assert b"svg" in draft.picture("images/seal.svg")
    for path in ("manual.toml", "../secret.svg", "images/nothing.svg"):
        with pytest.raises(FieldkmError):
            draft.picture(path)


def test_a_picture_that_vanished_is_an_error_that_can_be_told(folder: Path) -> None:
    draft = WritingSession().open(folder)
    (folder / "images/seal.svg").unlink()

    with pytest.raises(FieldkmError):
        draft.picture("images/seal.svg")


def test_a_picture_that_no_page_view_draws_is_made_one_that_it_does(folder: Path) -> None:
    image = BytesIO()
    Image.new("RGB", (30, 20), "red").save(image, "TIFF")
    put(folder, "images/photo.tif", image.getvalue())

    assert WritingSession().open(folder).picture("images/photo.tif").startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_shown_is_a_finding_until_it_is_mended(
    session: WritingSession, folder: Path
) -> None:
    whole = FILES["images/seal.svg"]
    put(folder, "images/seal.svg", b"%PDF-1.7 and so on")
    broken = after(session).draft
    assert broken.check().is_complete is False
    assert "unusable-picture" in codes(broken)
    with pytest.raises(BadInput, match="cannot be shown"):
        broken.picture("images/seal.svg")
    put(folder, "images/seal.svg", whole)

    assert "unusable-picture" not in codes(after(session).draft)


def test_a_draft_is_checked_as_the_manual_is(folder: Path) -> None:
    put(folder, "pages/off.md", "# Off\n\n[[nowhere]] ![x](../images/none.png)\n")
    put(folder, "images/broken.png", b"no picture")

    assert WritingSession().open(folder).check(60).findings == tuple(check_manual(folder))


# ---------------------------------------------------------------- following


def test_nothing_changed_as_long_as_nothing_is_written(session: WritingSession) -> None:
    assert session.changed() is None


def test_a_session_without_a_folder_knows_of_no_change() -> None:
    assert WritingSession().changed() is None


@pytest.mark.parametrize("write", [put, put_by_rename])
def test_a_saved_page_is_read_again(
    session: WritingSession, folder: Path, write: Callable[[Path, str, str], Path]
) -> None:
    write(folder, REPLACE, FILES[REPLACE].replace("Put it in", "Press it in"))
    change = after(session)

    assert change.written == (REPLACE,)
    assert "Press it in" in change.draft.page("replace", "en").html
    assert session.changed() is None


def test_the_page_saved_last_stands_last(session: WritingSession, folder: Path) -> None:
    for number, name in enumerate((REPLACE, "pages/off.md", "parts.csv")):
        path = put(folder, name, FILES[name] + "\n")
        os.utime(path, ns=(0, 10**18 - number))

    assert after(session).written == ("parts.csv", "pages/off.md", REPLACE)


def test_a_page_written_within_the_same_tick_of_the_clock_is_read_when_it_is_named(
    session: WritingSession, folder: Path
) -> None:
    path = folder / REPLACE
    was = path.stat()
    put(folder, REPLACE, FILES[REPLACE].replace("Put it in", "Pot it in"))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))

    assert session.changed() is None
    assert after(session, path).written == (REPLACE,)
    assert session.changed([path, folder / "elsewhere.md", Path("/")]) is None


def test_a_saved_translation_changes_that_language_alone(
    session: WritingSession, folder: Path
) -> None:
    before = session.open(folder).page("replace", "en")
    put(folder, "zh/pages/replace.md", "---\ntitle: 换密封\n---\n\n1. 取下。\n\n## 安装\n")
    draft = after(session).draft

    assert draft.page_in("zh/pages/replace.md") == DraftRef("replace", "zh")
    assert draft.page("replace", "zh").head.title == "换密封"
    assert draft.page("replace", "en").html == before.html


def test_a_saved_table_changes_the_pages_that_it_writes(
    session: WritingSession, folder: Path
) -> None:
    put(folder, "causes.csv", FILES["causes.csv"].replace("Seal worn", "Seal torn"))

    assert "Seal torn" in after(session).draft.page("hot", "en").html


def test_a_new_page_and_a_new_language_are_there(session: WritingSession, folder: Path) -> None:
    put(folder, "pages/new.md", "# New\n")
    put(folder, "de/pages/off.md", "# Ausschalten\n")
    draft = after(session).draft

    assert draft.page("new", "en").head.title == "New"
    assert draft.page("off", "de").head.title == "Ausschalten"


def test_a_page_that_is_gone_is_told_and_gone(session: WritingSession, folder: Path) -> None:
    (folder / "pages/off.md").unlink()
    change = after(session)

    assert (change.written, change.removed) == ((), ("pages/off.md",))
    assert "broken-link" in codes(change.draft)


def test_a_renamed_page_keeps_its_id(session: WritingSession, folder: Path) -> None:
    (folder / REPLACE).rename(folder / "pages/seal.md")
    change = after(session)

    assert change.draft.page_in("pages/seal.md") == DraftRef("replace", "en")
    assert change.draft.page("replace", "en").head.source == "pages/seal.md"


def test_another_picture_is_told_by_another_number(session: WritingSession, folder: Path) -> None:
    before = session.open(folder).pictures
    put(folder, "pages/off.md", "# Off\n")
    same = after(session).draft.pictures
    put(folder, "images/seal.svg", '<svg width="20" height="20"/>')

    assert same == before
    assert after(session).draft.pictures != before


def test_a_folder_that_is_gone_is_an_error_until_it_is_back(
    session: WritingSession, folder: Path
) -> None:
    folder.rename(folder.with_name("away"))
    with pytest.raises(BadInput):
        session.changed()
    folder.with_name("away").rename(folder)

    assert session.changed() is None
