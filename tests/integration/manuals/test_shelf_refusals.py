"""Packs that are cut short, damaged or made to do harm: refused, each with its reason, nothing
changed."""

from __future__ import annotations

import errno
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkm.errors import FieldkmError, Unavailable
from fieldkm.manuals.packs.blobs import BlobFolder, Write
from fieldkm.manuals.packs.pack_format import PackLimits, blob_hash
from fieldkm.manuals.packs.records import record_bytes
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring, signature_of
from tests.support.packs import PUBLISHER, a_pack, a_shelf

Entries = dict[str, bytes]


def entries_of(pack: Path) -> Entries:
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(folder: Path, change: Callable[[Entries], object], *, sign: bool = True) -> Path:
    """A pack with other entries, with a right signature unless `sign` is off."""
    entries = entries_of(a_pack(folder))
    change(entries)
    if sign and "manifest.json" in entries:
        entries["manifest.sig"] = record_bytes(signature_of(entries["manifest.json"], PUBLISHER))
    target = folder / "changed.pack"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target


def with_manifest(**fields: object) -> Callable[[Entries], object]:
    def change(entries: Entries) -> None:
        manifest = json.loads(entries["manifest.json"])
        entries["manifest.json"] = json.dumps({**manifest, **fields}).encode()

    return change


def a_blob_of(entries: Entries) -> str:
    return next(name for name in entries if name.startswith("blobs/"))


def refusal(shelf: Shelf, pack: Path) -> FieldkmError:
    with pytest.raises(FieldkmError) as caught:
        shelf.install(pack)
    error = caught.value
    assert "{" not in error.title + error.advice
    assert error.advice
    assert shelf.installed() == []
    return error


def test_what_is_no_zip_is_no_pack(tmp_path: Path) -> None:
    for data in (b"", b"PK", b"%PDF-1.7", b"\x00" * 5000):
        (tmp_path / "a.pack").write_bytes(data)
        assert refusal(a_shelf(tmp_path), tmp_path / "a.pack").code == "not-a-pack"


def test_a_zip_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    pack = repacked(tmp_path, lambda entries: entries.pop("manifest.json"))
    assert refusal(a_shelf(tmp_path), pack).code == "not-a-pack"


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path: Path) -> None:
    refusal(a_shelf(tmp_path), tmp_path / "gone.pack")
    refusal(a_shelf(tmp_path), tmp_path)


def test_a_changed_manifest_has_a_wrong_signature(tmp_path: Path) -> None:
    pack = repacked(tmp_path, with_manifest(version="9999"), sign=False)
    assert refusal(a_shelf(tmp_path), pack).code == "signature-wrong"


def test_a_changed_page_has_a_wrong_hash(tmp_path: Path) -> None:
    def change(entries: Entries) -> None:
        name = a_blob_of(entries)
        entries[name] = bytes(len(entries[name]))

    assert refusal(a_shelf(tmp_path), repacked(tmp_path, change)).code == "pack-damaged"


def test_a_missing_page_is_damage(tmp_path: Path) -> None:
    pack = repacked(tmp_path, lambda entries: entries.pop(a_blob_of(entries)))
    assert refusal(a_shelf(tmp_path), pack).code == "pack-damaged"


def test_what_the_manifest_does_not_name_is_refused(tmp_path: Path) -> None:
    extra = f"blobs/{blob_hash(b'extra')}"
    for name in (extra, "README.txt", "blobs", "pages/en/a.json"):
        pack = repacked(tmp_path, lambda entries, name=name: entries.update({name: b"extra"}))
        assert refusal(a_shelf(tmp_path), pack).code == "pack-extra-entry"


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "blobs/../../evil",
        "/etc/evil",
        "C:/evil",
        "a\\..\\evil",
        "blobs//x",
        "folder/",
        ".",
    ],
)
def test_an_entry_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    pack = repacked(tmp_path, lambda entries: entries.update({name: b"evil"}))
    assert refusal(a_shelf(tmp_path), pack).code == "pack-unsafe-entry"
    assert not list(tmp_path.rglob("evil"))


def test_a_link_is_refused(tmp_path: Path) -> None:
    pack = a_pack(tmp_path)
    link = zipfile.ZipInfo("blobs/link")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert refusal(a_shelf(tmp_path), pack).code == "pack-unsafe-entry"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(tmp_path: Path) -> None:
    pack = a_pack(tmp_path)
    with zipfile.ZipFile(pack, "a") as archive:
        archive.writestr("manifest.json", b"{}")
    assert refusal(a_shelf(tmp_path), pack).code == "pack-duplicate-entry"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (PackLimits(manifest=100), "pack-too-large"),
        (PackLimits(files=3), "pack-too-many-files"),
        (PackLimits(total=2000), "pack-too-large"),
        (PackLimits(file=500), "pack-too-large"),
    ],
)
def test_a_pack_that_holds_too_much_is_refused(
    tmp_path: Path, limits: PackLimits, code: str
) -> None:
    keyring = Keyring(tmp_path / "keys")
    keyring.trust(PUBLISHER.public())
    shelf = Shelf(tmp_path / "shelf", keyring, limits=limits)
    assert refusal(shelf, a_pack(tmp_path)).code == code


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = bytes(4 << 20)

    def change(entries: Entries) -> None:
        manifest = json.loads(entries["manifest.json"])
        manifest["files"]["images/bomb.png"] = {"sha256": blob_hash(bomb), "size": len(bomb)}
        entries["manifest.json"] = json.dumps(manifest).encode()
        entries[f"blobs/{blob_hash(bomb)}"] = bomb

    assert refusal(a_shelf(tmp_path), repacked(tmp_path, change)).code == "pack-bomb"


def test_an_entry_that_is_larger_than_it_says_is_damage(tmp_path: Path) -> None:
    pack = a_pack(tmp_path)
    data = bytearray(pack.read_bytes())
    with zipfile.ZipFile(pack) as archive:
        entry = archive.getinfo("manifest.json")
    at = data.index(b"PK\x01\x02")  # the first entry of the directory is the manifest
    data[at + 24 : at + 28] = (entry.file_size - 50).to_bytes(4, "little")
    pack.write_bytes(data)
    assert refusal(a_shelf(tmp_path), pack).code in ("pack-damaged", "signature-wrong")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"format": 2}, "pack-newer-format"),
        ({"format": None}, "pack-manifest-broken"),
        ({"id": "../mx420"}, "pack-strange-name"),
        ({"id": 7}, "record-broken"),
        ({"languages": ["../en"]}, "pack-strange-name"),
        ({"files": {"../a": {"sha256": "0" * 64, "size": 1}}}, "pack-strange-name"),
        ({"files": []}, "pack-manifest-broken"),
    ],
)
def test_a_manifest_that_is_signed_but_wrong_is_refused(
    tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    pack = repacked(tmp_path, with_manifest(**fields))
    assert refusal(a_shelf(tmp_path), pack).code == code


def test_a_pack_without_its_tables_is_refused_before_the_switch(tmp_path: Path) -> None:
    def change(entries: Entries) -> None:
        manifest = json.loads(entries["manifest.json"])
        gone = manifest["files"].pop("heads/en.json")
        entries["manifest.json"] = json.dumps(manifest).encode()
        del entries[f"blobs/{gone['sha256']}"]

    assert refusal(a_shelf(tmp_path), repacked(tmp_path, change)).code == "unknown-file"


class FullDisk(BlobFolder):
    """A folder on a disk that takes no more."""

    def add(self, sha256: str, produce: Callable[[Write], object]) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_changes_nothing_and_says_so(tmp_path: Path) -> None:
    a_shelf(tmp_path).install(a_pack(tmp_path))
    keyring = Keyring(tmp_path / "keys")
    full = Shelf(tmp_path / "shelf", keyring, blobs=FullDisk(tmp_path / "shelf" / "blobs"))
    with pytest.raises(Unavailable) as caught:
        full.install(a_pack(tmp_path, "2026.2"))
    assert caught.value.code == "disk-full"
    assert full.installed()[0].version == "2026.1"
    assert full.open("mx420").page("power-off", "en")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return a_pack(tmp_path_factory.mktemp("good")).read_bytes()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_pack_cut_short_anywhere_is_refused(
    tmp_path: Path, good: bytes, data: st.DataObject
) -> None:
    shelf = a_shelf(tmp_path)
    (tmp_path / "cut.pack").write_bytes(good[: data.draw(st.integers(0, len(good) - 1))])
    error = refusal(shelf, tmp_path / "cut.pack")
    assert error.code in ("not-a-pack", "pack-damaged")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_flipped_byte_is_refused_or_does_no_harm(
    tmp_path: Path, good: bytes, data: st.DataObject
) -> None:
    """Some bytes of a ZIP mean nothing (times); then what is installed must be the real thing."""
    changed = bytearray(good)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(good) - 1))
        changed[place] ^= data.draw(st.integers(1, 255))
    shelf = a_shelf(tmp_path)
    (tmp_path / "flipped.pack").write_bytes(changed)
    before = shelf.revision()
    try:
        shelf.install(tmp_path / "flipped.pack", unsigned=True)
    except FieldkmError:
        assert shelf.revision() == before
    else:
        reader = shelf.open("mx420")
        assert reader.page("fuser-replace", "en").sections[0].text == "Some words."
        shelf.remove("mx420")
