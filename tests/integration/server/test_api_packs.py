"""Manuals: published with a known publisher's signature, fetched by hash, withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.manuals.packs.records import read_record
from fieldkm.manuals.packs.trust import Signature, read_public_key, save_public_key
from fieldkm.manuals.packs.withdrawal import write_withdrawal
from fieldkm.protocol.envelopes import PackList
from tests.support.api import Api, Laptop, code_of
from tests.support.packs import PUBLISHER, STRANGER, a_pack


@pytest.fixture
def anna(api: Api, tmp_path: Path) -> Laptop:
    """A technician's laptop; the server knows the publisher."""
    file = tmp_path / "publisher.pub"
    save_public_key(PUBLISHER.public(), file)
    api.context.packs.trust(file)
    api.hire("anna", "north")
    return api.sign_in("anna")


def publish(laptop: Laptop, file: Path) -> str:
    packs = laptop.api.context.packs
    return packs.publish(file, laptop.api.clock.now()).version


def refusal(work: Callable[[], object]) -> FieldkmError:
    with pytest.raises((Refused, BadInput)) as caught:
        work()
    return caught.value


def told(laptop: Laptop, kind: str) -> list[str | None]:
    """Return the payloads of a kind that a first pull brings."""
    pages = laptop.post("/v1/sync/pull", {"schema": 1}).json()["pages"]
    return [row[5] for row in pages["shared"]["rows"] if row[2] == kind]


def published(laptop: Laptop) -> PackList:
    return PackList.model_validate(laptop.get("/v1/packs").json())


def withdrawal(tmp_path: Path, *versions: str, key: object = PUBLISHER) -> Path:
    file = tmp_path / f"withdrawal-{'-'.join(versions)}.json"
    write_withdrawal(file, "mx420", versions, "A wrong torque.", date(2026, 11, 20), key)
    return file


def test_a_published_pack_is_told_and_fetched_by_its_hashes(anna: Laptop, tmp_path: Path) -> None:
    assert published(anna).packs == []
    publish(anna, a_pack(tmp_path))
    (record,) = told(anna, "pack")
    assert '"id":"mx420","version":"2026.1"' in str(record)
    (release,) = published(anna).packs
    manifest = anna.get(f"/v1/packs/mx420/files/{release.manifest}")
    assert hashlib.sha256(manifest.content).hexdigest() == release.manifest
    signature = read_record(Signature, release.signature.encode(), "x")
    assert PUBLISHER.public().accepts(signature.raw, manifest.content)
    for file in release.files:
        answer = anna.get(f"/v1/packs/mx420/files/{file.sha256}", Range="bytes=1-")
        assert answer.status_code == 206
        assert answer.headers["ETag"] == f'"{file.sha256}"'
        assert len(answer.content) == file.size - 1
    assert release.size == sum({file.sha256: file.size for file in release.files}.values())


def test_the_publishers_keys_come_with_the_sign_in(anna: Laptop) -> None:
    keys = [read_public_key(text, "key").raw for text in anna.signed_in.keys]
    assert PUBLISHER.public().raw in keys


def test_the_same_pack_a_second_time_changes_nothing(anna: Laptop, tmp_path: Path) -> None:
    file = a_pack(tmp_path)
    publish(anna, file)
    before = anna.post("/v1/sync/pull", {"schema": 1}).json()["anchor"]
    assert publish(anna, file) == "2026.1"
    assert anna.post("/v1/sync/pull", {"schema": 1}).json()["anchor"] == before


def test_a_newer_version_takes_the_place_of_the_old(anna: Laptop, tmp_path: Path) -> None:
    publish(anna, a_pack(tmp_path))
    old = {file.sha256 for file in published(anna).packs[0].files}
    publish(anna, a_pack(tmp_path, "2026.2", "Other words."))
    (release,) = published(anna).packs
    assert release.version == "2026.2"
    assert len(told(anna, "pack")) == 1
    gone = old - {file.sha256 for file in release.files}
    assert gone
    assert anna.get(f"/v1/packs/mx420/files/{gone.pop()}").status_code == 404
    versions = [(r.version, r.withdrawn) for r in anna.api.context.packs.released()]
    assert versions == [("2026.2", False), ("2026.1", False)]


def test_what_nobody_vouches_for_is_refused_with_advice(anna: Laptop, tmp_path: Path) -> None:
    publish(anna, a_pack(tmp_path, "2026.3"))
    old = refusal(lambda: publish(anna, a_pack(tmp_path, "2026.2", "Other.")))
    unsigned = refusal(lambda: publish(anna, a_pack(tmp_path, "2026.4", key=None)))
    strange = refusal(lambda: publish(anna, a_pack(tmp_path, "2026.5", key=STRANGER)))
    cut = a_pack(tmp_path, "2026.6")
    cut.write_bytes(cut.read_bytes()[:-100])
    broken = refusal(lambda: publish(anna, cut))
    assert [e.code for e in (old, unsigned, strange, broken)] == [
        "pack-not-newer", "pack-unsigned", "key-unknown", "pack-damaged",
    ]  # fmt: skip
    assert "higher version" in old.advice
    assert "--key" in unsigned.advice
    assert "server manual trust" in strange.advice
    assert [release.version for release in published(anna).packs] == ["2026.3"]


def test_a_withdrawal_is_told_and_the_version_no_longer_offered(
    anna: Laptop, tmp_path: Path
) -> None:
    file = a_pack(tmp_path)
    publish(anna, file)
    api = anna.api
    api.context.packs.withdraw(withdrawal(tmp_path, "2026.1"), api.clock.now())
    assert published(anna).packs == []
    assert told(anna, "pack") == []
    (record,) = told(anna, "withdrawal")
    assert "A wrong torque." in str(record)
    assert refusal(lambda: publish(anna, file)).code == "pack-withdrawn"
    publish(anna, a_pack(tmp_path, "2026.2", "The right torque."))
    assert [release.version for release in published(anna).packs] == ["2026.2"]
    assert len(told(anna, "pack")) == 1


def test_a_withdrawal_of_an_old_version_leaves_the_new_one(anna: Laptop, tmp_path: Path) -> None:
    publish(anna, a_pack(tmp_path))
    publish(anna, a_pack(tmp_path, "2026.2", "Other words."))
    api = anna.api
    for _ in range(2):
        api.context.packs.withdraw(withdrawal(tmp_path, "2026.1"), api.clock.now())
    assert [release.version for release in published(anna).packs] == ["2026.2"]
    assert len(told(anna, "withdrawal")) == 1


def test_a_withdrawal_of_a_stranger_is_refused(anna: Laptop, tmp_path: Path) -> None:
    publish(anna, a_pack(tmp_path))
    packs, now = anna.api.context.packs, anna.api.clock.now()
    file = withdrawal(tmp_path, "2026.1", key=STRANGER)
    assert refusal(lambda: packs.withdraw(file, now)).code == "key-unknown"
    assert told(anna, "withdrawal") == []


def test_a_file_of_no_published_manual_is_not_there(anna: Laptop, tmp_path: Path) -> None:
    publish(anna, a_pack(tmp_path))
    file = published(anna).packs[0].files[0].sha256
    for path in (f"mx999/files/{file}", f"mx420/files/{'0' * 64}", "mx420/files/..%2f..%2flock"):
        answer = anna.get(f"/v1/packs/{path}")
        assert answer.status_code in (404, 422)
        assert code_of(answer) in ("not-found", "malformed")
