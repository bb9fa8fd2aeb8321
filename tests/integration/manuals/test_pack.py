"""A pack: the same manual gives the same bytes, and all of it is read back."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.packs.pack import write_pack
from fieldkm.manuals.packs.pack_file import open_pack_file
from fieldkm.manuals.packs.trust import Keyring
from tests.support.packs import PICTURE, PUBLISHER, STRANGER, a_manual, a_pack, a_page


def test_everything_is_read_back_as_it_was_compiled(tmp_path: Path) -> None:
    manual = a_manual(tmp_path / "source")
    write_pack(manual, tmp_path / "a.pack", PUBLISHER)
    reader = open_pack_file(tmp_path / "a.pack")
    assert reader.info == manual.info
    assert reader.page_ids() == ("power-off", "fuser-replace")
    for language, pages in manual.pages.items():
        assert {page: reader.page(page, language) for page in pages} == pages
    for language in manual.info.languages:
        assert reader.contents(language) == manual.contents[language]
        assert reader.catalogue(language) == manual.catalogues[language]
    assert reader.file("images/fuser.png") == PICTURE
    reader.close()


def test_the_same_manual_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = a_pack(tmp_path / "one"), a_pack(tmp_path / "other")
    assert one.read_bytes() == other.read_bytes()


def test_each_content_is_in_the_pack_once(tmp_path: Path) -> None:
    manual = a_manual(tmp_path / "source")
    twice = replace(
        manual, files={**manual.files, "images/same.png": manual.files["images/fuser.png"]}
    )
    write_pack(twice, tmp_path / "a.pack", None)
    with zipfile.ZipFile(tmp_path / "a.pack") as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
    assert len(names) == len(set(names))
    same = manifest["files"]["images/same.png"]
    assert same == manifest["files"]["images/fuser.png"]
    assert set(names) == {
        "manifest.json",
        *(f"blobs/{record['sha256']}" for record in manifest["files"].values()),
    }


def test_the_summary_counts_the_first_language(tmp_path: Path) -> None:
    summary = write_pack(a_manual(tmp_path / "source"), tmp_path / "a.pack", None)
    assert (summary.pages, summary.sections, summary.parts, summary.faults) == (2, 4, 1, 1)
    assert (summary.drawings, summary.links, summary.signed) == (1, 4, False)
    assert summary.bytes == (tmp_path / "a.pack").stat().st_size


def test_a_failed_build_leaves_the_old_pack_and_nothing_else(tmp_path: Path) -> None:
    pack = a_pack(tmp_path)
    before = pack.read_bytes()
    manual = a_manual(tmp_path / "source", "2026.2")
    with pytest.raises(BadInput):
        write_pack(replace(manual, files={"images/gone.png": tmp_path / "gone"}), pack, None)
    assert pack.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {pack.name, "source"}


@pytest.mark.parametrize("path", ["../a.png", "/etc/passwd", "a\\b.png", "links.json"])
def test_a_file_with_a_name_that_no_shelf_takes_is_not_packed(tmp_path: Path, path: str) -> None:
    manual = a_manual(tmp_path / "source")
    picture = manual.files["images/fuser.png"]
    with pytest.raises(BadInput):
        write_pack(replace(manual, files={path: picture}), tmp_path / "a.pack", None)


def test_a_picture_that_packs_like_a_bomb_is_stored_and_can_be_read(tmp_path: Path) -> None:
    manual = a_manual(tmp_path / "source")
    white = tmp_path / "white.bmp"
    white.write_bytes(b"\xff" * (3 << 20))
    write_pack(replace(manual, files={"images/white.bmp": white}), tmp_path / "a.pack", None)
    reader = open_pack_file(tmp_path / "a.pack")
    assert reader.file("images/white.bmp") == white.read_bytes()
    reader.close()


def test_a_pack_file_tells_whether_a_known_publisher_signed_it(tmp_path: Path) -> None:
    keyring = Keyring(tmp_path / "keys")
    keyring.trust(PUBLISHER.public())
    for key, signed in ((PUBLISHER, True), (None, False)):
        reader = open_pack_file(a_pack(tmp_path, key=key), keyring)
        assert reader.signed is signed
        reader.close()
    with pytest.raises(Refused):
        open_pack_file(a_pack(tmp_path, key=STRANGER), keyring)


def test_a_page_that_is_not_translated_is_shown_in_the_first_language(tmp_path: Path) -> None:
    reader = open_pack_file(a_pack(tmp_path))
    assert reader.heads("zh")["fuser-replace"].language == "zh"
    assert reader.heads("zh")["power-off"].language == "en"
    assert reader.page("power-off", "zh").head.language == "en"
    assert reader.page("fuser-replace", "fr").head.language == "en"
    assert reader.digest("zh", "power-off") == reader.digest("en", "power-off") != ""
    assert reader.digest("zh", "fuser-replace") != reader.digest("en", "fuser-replace")
    reader.close()


def test_a_page_that_exists_only_in_a_translation_is_shown_to_everyone(tmp_path: Path) -> None:
    manual = a_manual(tmp_path / "source")
    pages = {"en": manual.pages["en"], "zh": {**manual.pages["zh"], "only": a_page("only", "zh")}}
    write_pack(replace(manual, pages=pages), tmp_path / "a.pack", None)
    reader = open_pack_file(tmp_path / "a.pack")
    assert reader.page("only", "en").head.language == "zh"
    assert "only" in reader.page_ids()
    reader.close()


def test_pages_are_found_by_alias_and_sections_by_the_other_language_s_anchor(
    tmp_path: Path,
) -> None:
    reader = open_pack_file(a_pack(tmp_path))
    assert reader.resolve("fuser-change") == "fuser-replace"
    assert reader.resolve("nonsense") is None
    page = reader.page("fuser-change", "zh")
    section = reader.section(page, "prüfen")
    assert section is not None
    assert section.anchor == "check"
    assert reader.section(page, "nonsense") is None
    with pytest.raises(BadInput):
        reader.page("nonsense", "en")
    reader.close()


@pytest.mark.parametrize(
    "path", ["../source/fuser.png", "/etc/passwd", "fuser.png", "manifest.json"]
)
def test_nothing_is_opened_but_what_the_manifest_names(tmp_path: Path, path: str) -> None:
    reader = open_pack_file(a_pack(tmp_path))
    assert not reader.has_file(path)
    with pytest.raises(BadInput):
        reader.file(path)
    reader.close()


def test_back_links_come_with_the_pack(tmp_path: Path) -> None:
    reader = open_pack_file(a_pack(tmp_path))
    assert reader.used_by("power-off") == ("fuser-replace",)
    assert reader.used_by("nonsense") == ()
    assert reader.mentions_of_part("604 1234") == ("fuser-replace",)
    assert reader.mentions_of_code("E2105") == ("fuser-replace",)
    reader.close()


def test_reading_loads_neither_cryptography_nor_what_compiles() -> None:
    heavy = "{'cryptography', 'yaml', 'markdown', 'nh3', 'zipfile'}"
    code = f"import sys, fieldkm.manuals.packs.shelf; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
