"""The manifest: what it may say, and which names are refused."""

from __future__ import annotations

import json

import pytest

from fieldkm.domain.manuals import ManualInfo, Model
from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.manuals.packs.pack_format import (
    FileRecord,
    Manifest,
    PackLimits,
    blob_hash,
    check_limits,
    is_good_path,
    manifest_bytes,
    read_manifest,
)

INFO = ManualInfo("mx420", "2026.1", ("en",), {"en": "Manual"}, (Model("MX", "MX copier"),))
MANIFEST = Manifest(INFO, {"images/a b.png": FileRecord(blob_hash(b"x"), 1)})


def changed(**fields: object) -> bytes:
    return json.dumps({**json.loads(manifest_bytes(MANIFEST)), **fields}).encode()


def test_a_manifest_is_read_back_as_it_was_written() -> None:
    assert read_manifest(manifest_bytes(MANIFEST), "a.pack") == MANIFEST


def test_a_newer_format_asks_for_an_update() -> None:
    with pytest.raises(Refused) as caught:
        read_manifest(changed(format=2, id=["another", "shape"]), "a.pack")
    assert caught.value.code == "pack-newer-format"
    assert "Update" in caught.value.advice


@pytest.mark.parametrize("number", [None, "1", 0, -1, True, 1.0])
def test_a_manifest_without_a_format_number_is_broken(number: object) -> None:
    with pytest.raises(BadInput):
        read_manifest(changed(format=number), "a.pack")


@pytest.mark.parametrize(
    "manual_id", ["", "..", "a/b", "a\\b", "a b", "-a", "a..b", "C:", "a\n", "x" * 81, "\u202ea"]
)
def test_a_strange_manual_id_is_refused(manual_id: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_manifest(changed(id=manual_id), "a.pack")
    assert caught.value.code == "pack-strange-name"


@pytest.mark.parametrize("manual_id", ["mx420", "MX-420", "维修手册", "a.b_c"])
def test_an_id_may_have_letters_of_any_script(manual_id: str) -> None:
    assert read_manifest(changed(id=manual_id), "a.pack").info.id == manual_id


@pytest.mark.parametrize("version", ["", " ", "1\n2", "x" * 81])
def test_a_strange_version_is_refused(version: str) -> None:
    with pytest.raises(BadInput):
        read_manifest(changed(version=version), "a.pack")


@pytest.mark.parametrize("languages", [[], ["../x"], ["e n"], [""], ["de"]])
def test_a_strange_or_untitled_language_is_refused(languages: list[str]) -> None:
    with pytest.raises(BadInput):
        read_manifest(changed(languages=languages), "a.pack")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a\\b",
        "C:/a",
        "a\x00b",
        "a\nb",
    ],
)
def test_a_path_that_leads_elsewhere_is_not_good(path: str) -> None:
    assert not is_good_path(path)
    with pytest.raises(BadInput):
        read_manifest(changed(files={path: {"sha256": blob_hash(b""), "size": 0}}), "a.pack")


@pytest.mark.parametrize(
    "path", ["a", "images/图 1.png", ".hidden", "a/...b", "a..b/c", "a (1).svg"]
)
def test_an_ordinary_path_is_good(path: str) -> None:
    assert is_good_path(path)


@pytest.mark.parametrize(
    "files",
    [
        None,
        [],
        {"a": None},
        {"a": {"sha256": "x", "size": 1}},
        {"a": {"sha256": blob_hash(b""), "size": -1}},
        {"a": {"sha256": blob_hash(b""), "size": True}},
        {"a": {"sha256": blob_hash(b"").upper(), "size": 0}},
        {"a": {"sha256": blob_hash(b""), "size": 0}, "b": {"sha256": blob_hash(b""), "size": 1}},
    ],
)
def test_a_list_of_files_that_cannot_be_is_refused(files: object) -> None:
    with pytest.raises(FieldkmError) as caught:
        read_manifest(changed(files=files), "a.pack")
    assert caught.value.code == "pack-manifest-broken"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (PackLimits(files=0), "pack-too-many-files"),
        (PackLimits(total=0), "pack-too-large"),
        (PackLimits(file=0), "pack-too-large"),
    ],
)
def test_a_manifest_that_promises_too_much_is_refused(limits: PackLimits, code: str) -> None:
    with pytest.raises(Refused) as caught:
        check_limits(MANIFEST, limits, "a.pack")
    assert caught.value.code == code
