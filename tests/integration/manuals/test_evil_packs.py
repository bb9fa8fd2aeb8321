"""Packs that a known publisher signed, and that are made to do harm or badly made all the same."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.manuals.packs.pack import write_pack
from fieldkm.manuals.packs.pack_format import PackLimits, blob_hash
from fieldkm.manuals.packs.records import record_bytes
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring, generate_key, load_public_key, signature_of
from fieldkm.manuals.packs.withdrawal import write_withdrawal
from tests.support.clock import FakeClock
from tests.support.packs import PUBLISHER, a_manual, a_pack, a_shelf

Files = dict[str, bytes]
Change = Callable[[dict[str, Any], Files], object]
PAGE = "pages/en/fuser-replace.json"


def remade(folder: Path, change: Change) -> Path:
    """A pack whose manifest and files were changed, with hashes and signature that fit again."""
    with zipfile.ZipFile(a_pack(folder)) as good:
        manifest = json.loads(good.read("manifest.json"))
        files = {path: good.read(f"blobs/{r['sha256']}") for path, r in manifest["files"].items()}
    change(manifest, files)
    records = {path: {"sha256": blob_hash(d), "size": len(d)} for path, d in files.items()}
    data = json.dumps({**manifest, "files": records}).encode()
    target = folder / "remade.pack"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("manifest.json", data)
        pack.writestr("manifest.sig", record_bytes(signature_of(data, PUBLISHER)))
        for sha256, content in {blob_hash(data): data for data in files.values()}.items():
            pack.writestr(f"blobs/{sha256}", content)
    return target


def with_fields(**fields: object) -> Change:
    return lambda manifest, _: manifest.update(fields)


def with_head(**fields: object) -> Change:
    def change(_: object, files: Files) -> None:
        heads = json.loads(files["heads/en.json"])
        heads["heads"][0].update(fields)
        files["heads/en.json"] = json.dumps(heads).encode()

    return change


def with_file(path: str, data: bytes) -> Change:
    return lambda _, files: files.update({path: data})


def a_model(**fields: object) -> dict[str, object]:
    return {"id": "MX", "name": "Copier", **fields}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (with_fields(models=[a_model(serial_pattern="MA[0-9")]), "pack-manifest-broken"),
        (with_fields(models=[a_model(serial_pattern="((a*)*)*")]), "pack-manifest-broken"),
        (with_fields(models=[a_model(id="")]), "pack-strange-name"),
        (with_fields(models=[a_model(order=10**40)]), "record-broken"),
        (with_fields(titles={"en": "\x1b[31mred"}), "pack-strange-name"),
        (with_fields(titles={"en": "two\nlines"}), "pack-strange-name"),
        (with_fields(titles={"en": " "}), "pack-strange-name"),
        (with_fields(languages=["en", "en"]), "pack-manifest-broken"),
        (with_head(id="../x"), "pack-inconsistent"),
        (with_head(id="a\0b"), "pack-inconsistent"),
        (with_head(id="ghost"), "pack-inconsistent"),
        (with_head(id=""), "pack-inconsistent"),
        (with_head(language="fr"), "pack-inconsistent"),
        (with_head(minutes=10**40), "record-broken"),
        (with_file("heads/en.json", b"{}"), "pack-inconsistent"),
        (with_file("heads/en.json", b"[" * 100_000), "record-broken"),
        (with_file("heads/en.json", b"\xff"), "record-broken"),
        (lambda _, files: files.pop(PAGE), "pack-inconsistent"),
        (
            with_file(
                "catalogue/en.json", b'{"parts":[{"number":"1","name":"a","manual":"other"}]}'
            ),
            "pack-inconsistent",
        ),
        (
            with_file(
                "catalogue/en.json", b'{"parts":[{"number":"-","name":"","manual":"mx420"}]}'
            ),
            "pack-inconsistent",
        ),
        (
            with_file(
                "catalogue/en.json", b'{"tests":[{"id":"t","question":"?","minutes":1e999}]}'
            ),
            "record-broken",
        ),
    ],
)
def test_a_pack_that_contradicts_itself_is_refused(
    tmp_path: Path, change: Change, code: str
) -> None:
    shelf = a_shelf(tmp_path)
    with pytest.raises(FieldkmError) as caught:
        shelf.install(remade(tmp_path, change))
    assert caught.value.code == code
    assert shelf.installed() == []


def test_a_page_that_stands_in_for_another_is_not_shown(tmp_path: Path) -> None:
    def swap(_: object, files: Files) -> None:
        files[PAGE] = files["pages/en/power-off.json"]

    shelf = a_shelf(tmp_path)
    shelf.install(remade(tmp_path, swap))
    with pytest.raises(BadInput) as caught:
        shelf.open("mx420").page("fuser-replace", "en")
    assert caught.value.code == "page-swapped"


def test_a_title_in_any_script_is_good(tmp_path: Path) -> None:
    titles = {"en": "MX\u00a0420 – “Service” manual", "zh": "维修\u3000手册"}
    pack = remade(tmp_path, with_fields(titles=titles))
    assert a_shelf(tmp_path).install(pack).titles == titles


def test_many_small_files_that_unpack_to_much_are_a_bomb(tmp_path: Path) -> None:
    def fill(_: object, files: Files) -> None:
        files.update({f"images/{n}.svg": bytes(500_000) + b"%d" % n for n in range(8)})

    keyring = Keyring(tmp_path / "keys")
    keyring.trust(PUBLISHER.public())
    shelf = Shelf(tmp_path / "shelf", keyring, limits=PackLimits(unsuspicious=1 << 20))
    with pytest.raises(Refused) as caught:
        shelf.install(remade(tmp_path, fill))
    assert caught.value.code == "pack-bomb"


def test_a_damaged_withdrawal_keeps_no_manual_shut_and_marks_them_all(tmp_path: Path) -> None:
    shelf = a_shelf(tmp_path)
    shelf.install(a_pack(tmp_path))
    statement = tmp_path / "withdrawal"
    day = FakeClock().now().date()
    write_withdrawal(statement, "mx420", ("2025.1",), "Wrong torque.", day, PUBLISHER)
    shelf.add_withdrawal(statement)
    assert shelf.open("mx420").withdrawn == ""
    for kept in (tmp_path / "shelf" / "withdrawals").iterdir():
        kept.write_bytes(kept.read_bytes()[:20])
    assert "damaged" in shelf.open("mx420").withdrawn
    assert "damaged" in shelf.installed()[0].withdrawn
    shelf.add_withdrawal(statement)
    assert shelf.open("mx420").withdrawn == ""


def test_what_is_no_pack_is_never_replaced(tmp_path: Path) -> None:
    manual = a_manual(tmp_path / "source")
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    for target in (letter, tmp_path, link, Path(os.devnull)):
        with pytest.raises(Refused) as caught:
            write_pack(manual, target, None)
        assert caught.value.code == "target-not-a-pack"
    assert letter.read_text() == "Dear Sir"
    pack = tmp_path / "a.pack"
    write_pack(manual, pack, None)
    write_pack(replace(manual), pack, PUBLISHER)


def test_a_public_key_is_not_overwritten_either(tmp_path: Path) -> None:
    generate_key(tmp_path / "key")
    (tmp_path / "key").rename(tmp_path / "safe")
    with pytest.raises(Refused) as caught:
        generate_key(tmp_path / "key")
    assert caught.value.code == "key-exists"
    assert not (tmp_path / "key").exists()


def test_what_is_much_too_large_for_a_key_is_none(tmp_path: Path) -> None:
    (tmp_path / "huge.pub").write_bytes(b" " * 1_000_000)
    with pytest.raises(BadInput) as caught:
        load_public_key(tmp_path / "huge.pub")
    assert caught.value.code == "not-a-key"
    (tmp_path / "folder.pub").mkdir()
    assert Keyring(tmp_path).keys() == {}
