"""Backups: made while the server runs, read back, put back whole into an empty place of either kind
of database.
"""

from __future__ import annotations

import json
import threading
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from backports import zstd
from sqlalchemy import Connection, delete, select

from fieldkm.errors import BadInput, FieldkmError, Refused
from fieldkm.manuals.packs.trust import save_public_key
from fieldkm.protocol.envelopes import PushRequest
from fieldkm.server.backup import BackupReport, back_up, read_contents
from fieldkm.server.database import ServerDatabase
from fieldkm.server.dump import read_dump
from fieldkm.server.erasures import Erasure, ErasureFile
from fieldkm.server.feed import durable_seq
from fieldkm.server.migration import downgrade, upgrade
from fieldkm.server.push import push
from fieldkm.server.reach import Caller
from fieldkm.server.restoring import restore
from fieldkm.server.settings import ServerSettings
from fieldkm.server.tables import families, metadata, op_log, records
from tests.support.api import Api, Laptop, an_operation, code_of, opened_api, sha256_of
from tests.support.packs import PUBLISHER, a_pack

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PHOTO = b"a photo" * 1_000
HASH = sha256_of(PHOTO)
NOT_BACKED_UP = {"login_attempts", "uploads", "backups"}


@pytest.fixture
def anna(api: Api, tmp_path: Path) -> Laptop:
    """A laptop of the north, on a server that has some of everything."""
    return a_laptop_with_a_photo(api, tmp_path)


def backed_up(api: Api, folder: Path) -> BackupReport:
    return back_up(api.context.settings, folder, NOW)


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables that a backup holds."""
    with closing(ServerDatabase(url)) as database, database.read() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
            if table.name not in NOT_BACKED_UP
        }


def refusal(work: object) -> FieldkmError:
    assert callable(work)
    with pytest.raises((Refused, BadInput)) as caught:
        work()
    return caught.value


@pytest.fixture
def empty(tmp_path: Path) -> ServerSettings:
    """An empty place on SQLite."""
    return ServerSettings(tmp_path / "restored")


def test_what_is_put_back_is_what_was_there(
    anna: Laptop, tmp_path: Path, empty: ServerSettings
) -> None:
    """From either kind of database into SQLite."""
    api = anna.api
    report = backed_up(api, tmp_path / "backup")
    assert (report.blobs, report.damaged) == (1, [])
    before = rows(api.context.settings.url)
    restored = restore(empty, tmp_path / "backup", NOW)
    assert rows(empty.url) == before
    assert (restored.seq, restored.records) == (report.seq, len(before["records"]))
    with opened_api(empty.data, "") as again:
        same = Laptop(again, anna.signed_in)
        assert same.get(f"/v1/blobs/{HASH}").content == PHOTO
        (release,) = same.get("/v1/packs").json()["packs"]
        for file in release["files"]:
            answer = same.get(f"/v1/packs/mx420/files/{file['sha256']}")
            assert len(answer.content) == file["size"]
        assert again.sign_in("anna").signed_in.keys == anna.signed_in.keys
        repeated = same.push(an_operation(2, "photo.create@1", "p-1", x=1)).json()["results"][0]
        assert repeated["code"] == "op_id_reuse"  # the log of operations came along


def test_from_sqlite_into_postgresql(tmp_path: Path, postgres_url: str, small_api: Api) -> None:
    small_api.hire("anna", "north")
    laptop = small_api.sign_in("anna")
    for number in range(3):
        laptop.push(an_operation(number, "customer.create@1", f"c-{number}", name="上海"))
    backed_up(small_api, tmp_path / "backup")
    into = ServerSettings(tmp_path / "restored", postgres_url)
    restore(into, tmp_path / "backup", NOW)
    assert rows(postgres_url) == rows(small_api.context.settings.url)
    with opened_api(into.data, postgres_url) as again:
        same = Laptop(again, laptop.signed_in)
        pushed = same.push(an_operation(9, "customer.create@1", "c-9", name="New"))
        assert pushed.json()["results"][0]["status"] == "applied"
    back_up(into, tmp_path / "second", NOW)  # the database gives numbers of its own again


def test_laptops_keep_what_no_backup_holds(anna: Laptop, tmp_path: Path) -> None:
    api = anna.api

    def durable() -> tuple[int, int]:
        answer = anna.post("/v1/sync/pull", {"schema": 1}).json()
        return answer["durable_seq"], answer["anchor"][0]

    before = durable()
    assert before[0] == before[1]
    report = backed_up(api, tmp_path / "backup")
    assert durable() == (report.seq, report.seq)
    anna.push(an_operation(9, "customer.create@1", "c-9", name="Later", territory="north"))
    assert durable() == (report.seq, report.seq + 1)
    backed_up(api, tmp_path / "second")
    assert durable() == (report.seq, report.seq + 1)  # the first may still be the one that is used


def test_a_restored_server_resets_those_who_saw_more_and_makes_backups_still(
    anna: Laptop, tmp_path: Path, empty: ServerSettings
) -> None:
    report = backed_up(anna.api, tmp_path / "backup")
    pushed = anna.push(an_operation(9, "customer.create@1", "c-9", name="Later", territory="north"))
    restore(empty, tmp_path / "backup", NOW)
    with closing(ServerDatabase(empty.url)) as database, database.read() as connection:
        assert durable_seq(connection) == report.seq
    with opened_api(empty.data, "") as again:
        same = Laptop(again, anna.signed_in)
        asked = {"schema": 1, "anchor": pushed.json()["anchor"]}
        assert code_of(same.post("/v1/sync/pull", asked)) == "reset"
        operation = an_operation(9, "customer.create@1", "c-9", name="Later", territory="north")
        assert same.push(operation).json()["results"][0]["status"] == "applied"
        assert same.push().json()["durable_seq"] == report.seq


def test_a_backup_is_made_while_others_write(
    anna: Laptop, tmp_path: Path, empty: ServerSettings
) -> None:
    """What stands in it is one moment: as many customers as operations that made them."""
    api, stop = anna.api, threading.Event()

    def write() -> None:
        caller = Caller(anna.signed_in.device_id, anna.signed_in.user_id)
        for number in count(100):
            operation = an_operation(number, "customer.create@1", f"t-{number}", name="A")
            request = PushRequest.model_validate({"schema": 1, "ops": [operation]})
            push(api.context.database, caller, request, NOW)
            if stop.is_set():
                break

    writer = threading.Thread(target=write)
    writer.start()
    try:
        reports = [backed_up(api, tmp_path / f"backup-{number}") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    assert len({report.seq for report in reports}) > 1
    restore(empty, tmp_path / "backup-1", NOW)
    with closing(ServerDatabase(empty.url)) as database, database.read() as connection:
        made = set(connection.execute(select(records.c.id)).scalars())
        logged = connection.execute(select(op_log.c.seq)).scalars().all()
    assert max(logged) == reports[1].seq
    assert len([name for name in made if name.startswith("t-")]) == len(logged) - 3


@pytest.mark.parametrize("what", ["tables.jsonl.zst", "blobs", "packs", "backup.json"])
def test_a_damaged_backup_is_not_put_back(
    what: str, tmp_path: Path, small_api: Api, empty: ServerSettings
) -> None:
    anna = a_laptop_with_a_photo(small_api, tmp_path)
    folder = tmp_path / "backup"
    backed_up(small_api, folder)
    file = next(path for path in [folder / what, *(folder / what).rglob("*")] if path.is_file())
    file.write_bytes(file.read_bytes()[:-5] + b"wrong")
    assert refusal(lambda: restore(empty, folder, NOW)).code == "backup-damaged"
    file.unlink()
    code = "not-a-backup" if what == "backup.json" else "backup-damaged"
    assert refusal(lambda: restore(empty, folder, NOW)).code == code
    assert not empty.data.exists()
    assert anna.get(f"/v1/blobs/{HASH}").status_code == 200


def test_a_backup_of_a_newer_server_and_no_backup_at_all_are_refused(
    tmp_path: Path, small_api: Api, empty: ServerSettings
) -> None:
    folder = tmp_path / "backup"
    assert refusal(lambda: restore(empty, folder, NOW)).code == "not-a-backup"
    backed_up(small_api, folder)
    contents = folder / "backup.json"
    for change in ({"format": 2}, {"revision": "9999"}):
        contents.write_text(json.dumps(json.loads(contents.read_text()) | change))
        assert refusal(lambda: restore(empty, folder, NOW)).code == "backup-newer"


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_the_tables_of_an_older_server_are_read(
    sqlite_url: str, tmp_path: Path, revision: str
) -> None:
    """It knew fewer tables and columns."""
    file = tmp_path / "tables.jsonl.zst"
    lines = [{"table": "families", "columns": ["id", "name"]}, ["mx", "MX"]]
    file.write_bytes(zstd.compress("\n".join(map(json.dumps, lines)).encode()))
    with closing(ServerDatabase(sqlite_url)) as database, database.write() as connection:
        downgrade(connection, revision)
        read_dump(connection, file)
        upgrade(connection)
        (family,) = connection.execute(select(families)).all()
    assert tuple(family) == ("mx", "MX")


def test_a_backup_that_names_files_elsewhere_is_refused(
    tmp_path: Path, small_api: Api, empty: ServerSettings
) -> None:
    folder, outside = tmp_path / "backup", tmp_path / "outside"
    backed_up(small_api, folder)
    outside.write_text("x")
    contents = folder / "backup.json"
    files = {"../outside": sha256_of(b"x")}
    contents.write_text(json.dumps(json.loads(contents.read_text()) | {"files": files}))
    assert refusal(lambda: restore(empty, folder, NOW)).code == "backup-damaged"


def test_nothing_is_put_over_what_is_there(anna: Laptop, tmp_path: Path) -> None:
    api = anna.api
    backed_up(api, tmp_path / "backup")
    before = rows(api.context.settings.url)
    error = refusal(lambda: restore(api.context.settings, tmp_path / "backup", NOW))
    assert error.code == "not-empty"
    assert rows(api.context.settings.url) == before


def test_a_restore_that_fails_leaves_nothing(
    tmp_path: Path, small_api: Api, empty: ServerSettings
) -> None:
    a_laptop_with_a_photo(small_api, tmp_path)
    backed_up(small_api, tmp_path / "backup")
    ErasureFile(empty.erasures).add([Erasure("e-1", "newer", "c-1", "2026-11-22T00:00:00Z")])
    error = refusal(lambda: restore(empty, tmp_path / "backup", NOW))
    assert error.code == "unknown-erasure"
    assert [path for path in empty.blobs.rglob("*") if path.is_file()] == []
    restore(empty, tmp_path / "backup", NOW, erase=forget)


def forget(connection: Connection, erasure: Erasure, _now: datetime) -> frozenset[str]:
    connection.execute(delete(records).where(records.c.id == erasure.record))
    return frozenset()


def test_what_was_erased_since_then_is_erased_again(
    tmp_path: Path, small_api: Api, empty: ServerSettings
) -> None:
    a_laptop_with_a_photo(small_api, tmp_path)
    backed_up(small_api, tmp_path / "backup")
    kept = small_api.context.settings.erasures
    erased = [Erasure("e-1", "customer", "c-1", "2026-11-22T00:00:00Z", "admin")]
    for _ in range(2):
        ErasureFile(kept).add(erased)
    report = restore(empty, tmp_path / "backup", NOW, kept, forget)
    assert report.erased == 1
    with closing(ServerDatabase(empty.url)) as database, database.read() as connection:
        names = set(connection.execute(select(records.c.id)).scalars())
    assert ("c-1" in names, "p-1" in names) == (False, True)
    assert ErasureFile(empty.erasures).all() == erased


def test_erasures_that_cannot_be_read_stop_a_restore(
    tmp_path: Path, small_api: Api, empty: ServerSettings
) -> None:
    backed_up(small_api, tmp_path / "backup")
    wrong = tmp_path / "erasures.jsonl"
    wrong.write_text('{"id": "e-1", "kind": "customer", "record": "c-1", "at": "x"}\n{"id"')
    error = refusal(lambda: restore(empty, tmp_path / "backup", NOW, wrong))
    assert (error.code, error.details["line"]) == ("erasures-damaged", 2)


def test_a_photo_that_is_lost_or_damaged_is_told_and_the_rest_backed_up(
    tmp_path: Path, small_api: Api
) -> None:
    a_laptop_with_a_photo(small_api, tmp_path)
    (small_api.context.settings.blobs / HASH[:2] / HASH).write_bytes(b"?")
    report = backed_up(small_api, tmp_path / "backup")
    assert (report.blobs, report.damaged) == (0, [HASH])
    assert read_contents(tmp_path / "backup").blobs == []


def test_a_backup_goes_only_into_an_empty_folder_and_of_something(
    tmp_path: Path, small_api: Api
) -> None:
    folder = tmp_path / "backup"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear Mrs Smith")
    assert refusal(lambda: backed_up(small_api, folder)).code == "backup-not-empty"
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    nowhere = ServerSettings(tmp_path / "nowhere")
    assert refusal(lambda: back_up(nowhere, tmp_path / "b", NOW)).code == "nothing-here"


def test_a_backup_that_breaks_off_leaves_nothing_and_counts_for_nothing(
    tmp_path: Path, small_api: Api
) -> None:
    anna = a_laptop_with_a_photo(small_api, tmp_path)
    photo = small_api.context.settings.blobs / HASH[:2] / HASH
    photo.unlink()
    photo.mkdir()  # copying stumbles over it
    assert refusal(lambda: backed_up(small_api, tmp_path / "backup")).code == "is-a-folder"
    assert list((tmp_path / "backup").iterdir()) == []
    assert anna.post("/v1/sync/pull", {"schema": 1}).json()["durable_seq"] == 0
    in_the_way = tmp_path / "backup" / "file"
    in_the_way.write_text("x")
    assert refusal(lambda: backed_up(small_api, in_the_way / "b")).code == "not-a-folder"


def a_laptop_with_a_photo(api: Api, tmp_path: Path) -> Laptop:
    """A laptop whose customer has a photo, on a server with a manual."""
    key = tmp_path / "publisher.pub"
    save_public_key(PUBLISHER.public(), key)
    api.context.packs.trust(key)
    api.context.packs.publish(a_pack(tmp_path), NOW)
    api.hire("anna", "north")
    laptop = api.sign_in("anna")
    laptop.send(PHOTO, 0, len(PHOTO))
    photo = {"subject": {"kind": "customer", "id": "c-1"}, "sha256": HASH}
    laptop.push(
        an_operation(1, "customer.create@1", "c-1", name="Müller & Söhne 上海", territory="north"),
        an_operation(2, "photo.create@1", "p-1", **photo),
        an_operation(3, "customer.create@1", "c-2", name=7),
    )
    return laptop
