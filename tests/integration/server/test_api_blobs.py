"""Photos: sent in pieces from any byte on, kept once, shown to those who see what names them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldkm.domain.people import Role
from fieldkm.manuals.packs.process_lock import process_lock
from fieldkm.server.blobs import UNFINISHED, UNNAMED
from fieldkm.server.settings import Limits
from tests.support.api import Api, Laptop, an_api, an_operation, code_of, sha256_of

PHOTO = bytes(range(256)) * 40
HASH = sha256_of(PHOTO)
PATH = f"/v1/blobs/{HASH}"
RANGES: list[tuple[str, int, int, int | None]] = [
    ("bytes=0-", 206, 0, None),
    ("bytes=4000-", 206, 4000, None),
    ("bytes=10-19", 206, 10, 20),
    ("bytes=10-999999", 206, 10, None),
    (f"bytes={len(PHOTO) - 1}-", 206, -1, None),
    ("bytes=-5", 200, 0, None),
    ("bytes=5-2", 200, 0, None),
    ("bytes=0-1,4-5", 200, 0, None),
    ("bites=3-", 200, 0, None),
    ("bytes=" + "9" * 400 + "-", 200, 0, None),
]


@pytest.fixture
def anna(api: Api) -> Laptop:
    """A technician of the north, who has a customer there."""
    api.hire("anna", "north")
    laptop = api.sign_in("anna")
    laptop.push(an_operation(1, "customer.create@1", "c-1", name="Acme", territory="north"))
    return laptop


def colleague(anna: Laptop, name: str, territory: str) -> Laptop:
    anna.api.hire(name, territory)
    return anna.api.sign_in(name)


def send_all(laptop: Laptop, data: bytes = PHOTO) -> None:
    assert laptop.send(data, 0, len(data)).status_code == 204


def name_it(laptop: Laptop, sha256: str = HASH, number: int = 2) -> None:
    """Push the record that names a photo of the customer."""
    subject = {"kind": "customer", "id": "c-1"}
    operation = an_operation(
        number, "photo.create@1", f"p-{number}", subject=subject, sha256=sha256, size=len(PHOTO)
    )
    assert laptop.push(operation).json()["results"][0]["status"] == "applied"


def missing(laptop: Laptop, *hashes: str) -> list[str]:
    answer = laptop.post("/v1/blobs/have", {"sha256": list(hashes)})
    found: list[str] = answer.json()["missing"]
    return found


def offset(laptop: Laptop) -> int:
    return int(laptop.request("HEAD", PATH).headers["Upload-Offset"])


def files(api: Api) -> set[str]:
    """Return the paths of what lies in the folder of photos, without the locks."""
    folder = api.context.settings.blobs
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix() for path in found}


# ---------------------------------------------------------------- sending


def test_a_photo_is_sent_named_and_seen_by_colleagues(anna: Laptop) -> None:
    assert missing(anna, HASH) == [HASH]
    send_all(anna)
    assert missing(anna, HASH) == []
    name_it(anna)
    clara = colleague(anna, "clara", "north")
    assert missing(clara, HASH) == []
    answer = clara.get(PATH)
    assert (answer.status_code, answer.content) == (200, PHOTO)
    assert answer.headers["ETag"] == f'"{HASH}"'


@pytest.mark.parametrize("cut", [0, 1, 4_000, len(PHOTO) - 1])
def test_an_upload_goes_on_from_where_it_was_cut(anna: Laptop, cut: int) -> None:
    anna.send(PHOTO, 0, cut)
    assert offset(anna) == cut
    answer = anna.send(PHOTO, cut, len(PHOTO))
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(PHOTO)))
    assert offset(anna) == len(PHOTO)
    assert files(anna.api) == {f"{HASH[:2]}/{HASH}"}


def test_a_piece_that_does_not_follow_is_refused(anna: Laptop) -> None:
    anna.send(PHOTO, 0, 100)
    for wrong in (0, 99, 101, 5_000):
        answer = anna.send(PHOTO, wrong, wrong + 50)
        assert (answer.status_code, code_of(answer)) == (409, "wrong-offset")
        assert answer.json()["error"]["details"]["offset"] == 100
    assert offset(anna) == 100


def test_a_last_piece_that_comes_twice_changes_nothing(anna: Laptop) -> None:
    send_all(anna)
    answer = anna.send(PHOTO, 100, len(PHOTO))
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, str(len(PHOTO)))


def test_a_wrong_hash_begins_again(anna: Laptop) -> None:
    damaged = PHOTO[:-1] + b"?"
    anna.send(damaged, 0, 100, HASH)
    answer = anna.send(damaged, 100, len(damaged), HASH)
    assert (answer.status_code, code_of(answer)) == (409, "wrong-hash")
    assert (offset(anna), missing(anna, HASH), files(anna.api)) == (0, [HASH], set())
    send_all(anna)
    assert missing(anna, HASH) == []


def test_a_photo_beyond_its_end_or_too_large_is_refused(anna: Laptop) -> None:
    headers = {"Upload-Offset": "0", "Upload-Length": "10"}
    longer = anna.request("PATCH", PATH, content=PHOTO, headers=headers)
    assert (longer.status_code, code_of(longer)) == (400, "malformed")
    headers["Upload-Length"] = str(Limits().blob + 1)
    larger = anna.request("PATCH", PATH, content=PHOTO, headers=headers)
    assert (larger.status_code, code_of(larger)) == (413, "too-large")
    assert files(anna.api) == set()


def test_a_piece_is_larger_than_other_bodies_and_limited_too(tmp_path: Path) -> None:
    limits = Limits(body=5_000, piece=6_000, stranger_body=1_000)
    with an_api(tmp_path / "data", "", limits) as api:
        api.hire("anna", "north")
        anna = api.sign_in("anna")
        assert anna.send(PHOTO, 0, 6_000).status_code == 204
        too_much = anna.send(PHOTO, 6_000, 6_000 + 6_001 - 1_761)
        assert too_much.status_code == 204
        huge = anna.request("PATCH", PATH, content=bytes(6_001))
        assert (huge.status_code, code_of(huge)) == (413, "too-large")
        assert huge.headers["Connection"] == "close"


def test_a_lock_that_is_held_is_no_error_but_busy(anna: Laptop) -> None:
    anna.send(PHOTO, 0, 100)
    folder = anna.api.context.settings.blobs / "uploads" / anna.signed_in.device_id
    with process_lock(folder / "lock") as ours:
        assert ours
        answer = anna.send(PHOTO, 100, 200)
        assert (answer.status_code, code_of(answer)) == (503, "upload-busy")
        assert answer.headers["Retry-After"] == "1"
    assert anna.send(PHOTO, 100, 200).status_code == 204


def test_a_disk_that_cannot_be_written_is_told_without_the_servers_paths(
    small_api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    small_api.hire("anna", "north")
    folder = small_api.context.settings.blobs
    folder.mkdir(parents=True)
    (folder / "uploads").write_text("a file where a folder should be")
    answer = small_api.sign_in("anna").send(PHOTO, 0, 100)
    assert (answer.status_code, code_of(answer)) == (503, "server-fault")
    assert str(folder) not in answer.text
    assert str(folder) in caplog.text  # for the administrator


def test_a_device_may_not_fill_the_disk_with_what_nobody_names(tmp_path: Path) -> None:
    with an_api(tmp_path / "data", "", Limits(unnamed_blobs=25_000)) as api:
        api.hire("anna", "north")
        anna, other = api.sign_in("anna"), api.sign_in("anna")
        anna.push(an_operation(1, "customer.create@1", "c-1", name="Acme", territory="north"))
        send_all(anna)
        anna.send(PHOTO + b"2", 0, 10_000)
        answer = anna.send(PHOTO + b"3", 0, 10_000)
        assert (answer.status_code, code_of(answer)) == (409, "quota")
        send_all(other, PHOTO + b"4")
        name_it(anna)
        assert anna.send(PHOTO + b"3", 0, 10_000).status_code == 204


# ---------------------------------------------------------------- who sees what


def test_who_sees_no_record_of_a_photo_learns_nothing_of_it(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    bert = colleague(anna, "bert", "south")
    absent = sha256_of(b"never sent")
    assert missing(bert, HASH, absent) == [HASH, absent]
    here, gone = bert.get(PATH), bert.get(f"/v1/blobs/{absent}")
    assert (here.status_code, here.json()) == (404, gone.json())
    assert offset(bert) == 0
    assert bert.send(PHOTO[:-1] + b"?", 0, len(PHOTO), HASH).status_code == 409
    assert anna.get(PATH).content == PHOTO


def test_a_photo_that_two_send_is_kept_once_and_each_sees_their_own(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    bert = colleague(anna, "bert", "south")
    assert bert.send(PHOTO, 0, 500).headers["Upload-Offset"] == "500"
    assert bert.send(PHOTO, 500, len(PHOTO)).status_code == 204
    assert missing(bert, HASH) == []
    assert bert.get(PATH).status_code == 404  # nothing that bert sees names it
    assert files(anna.api) == {f"{HASH[:2]}/{HASH}"}


def test_a_territory_that_is_lost_takes_its_photos_along(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    clara = colleague(anna, "clara", "north")
    assert clara.get(PATH).status_code == 200
    anna.api.desk.place_user("clara", ["south"], [])
    assert clara.get(PATH).status_code == 404
    assert missing(clara, HASH) == [HASH]


def test_pictures_of_a_fix_are_for_those_who_see_the_revision(anna: Laptop) -> None:
    send_all(anna)
    revision = {
        "id": "r-1", "at": "2026-11-21T08:00:00Z", "title": "Squeak", "symptom": "Squeaks.",
        "cause": "Dry.", "remedy": "Oil it.", "safety": False,
        "photos": [{"sha256": HASH, "size": len(PHOTO)}],
    }  # fmt: skip
    step = {"id": "t-1", "verb": "submit", "at": "2026-11-21T08:00:00Z", "revision": "r-1"}
    parts = {"transition": step, "revision": revision, "fix": {"family": "printers"}}
    operation = an_operation(5, "fix.submit@1", "f-1", **parts)
    assert anna.push(operation).json()["results"][0]["status"] == "applied"
    clara, bert = colleague(anna, "clara", "north"), colleague(anna, "bert", "south")
    assert clara.get(PATH).content == PHOTO
    assert bert.get(PATH).status_code == 404


def test_the_administrator_reads_no_photos_by_rank(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    anna.api.hire("admin", role=Role.ADMINISTRATOR)
    assert anna.api.sign_in("admin").get(PATH).status_code == 404


# ---------------------------------------------------------------- fetching


def test_a_photo_is_fetched_from_any_byte_on(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    for asked, status, start, end in RANGES:
        answer = anna.get(PATH, Range=asked)
        assert (answer.status_code, answer.content) == (status, PHOTO[start:end]), asked


def test_a_range_of_another_content_is_not_mixed_in(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    same = anna.get(PATH, Range="bytes=100-", If_Range=f'"{HASH}"')
    other = anna.get(PATH, Range="bytes=100-", If_Range='"something else"')
    assert (same.status_code, same.content) == (206, PHOTO[100:])
    assert (other.status_code, other.content) == (200, PHOTO)


def test_a_range_beyond_the_end_is_told_with_the_size(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    for start in (len(PHOTO), len(PHOTO) + 1, 10**14):
        answer = anna.get(PATH, Range=f"bytes={start}-")
        assert (answer.status_code, code_of(answer)) == (416, "range-beyond")
        assert answer.headers["Content-Range"] == f"bytes */{len(PHOTO)}"


def test_a_photo_whose_file_is_lost_is_wanted_again(anna: Laptop) -> None:
    send_all(anna)
    name_it(anna)
    (anna.api.context.settings.blobs / HASH[:2] / HASH).unlink()
    assert anna.get(PATH).status_code == 404
    assert missing(anna, HASH) == [HASH]
    send_all(anna)
    assert anna.get(PATH).content == PHOTO


# ---------------------------------------------------------------- cleaning up


def test_what_was_given_up_and_what_nobody_named_is_let_go_after_its_time(anna: Laptop) -> None:
    api, blobs = anna.api, anna.api.context.blobs
    send_all(anna)
    name_it(anna)
    send_all(anna, PHOTO + b"unnamed")
    anna.send(PHOTO + b"unfinished", 0, 100)
    now = api.clock.now()
    moment = now.timestamp()
    for path in api.context.settings.blobs.rglob("*"):
        os.utime(path, (moment, moment))
    assert blobs.clean_up(now + UNFINISHED / 2) == 0
    assert blobs.clean_up(now + UNFINISHED * 1.01) == 1
    assert blobs.clean_up(now + UNNAMED * 0.99) == 0
    assert blobs.clean_up(now + UNNAMED * 1.01) == 1
    assert files(api) == {f"{HASH[:2]}/{HASH}"}
    assert missing(anna, HASH, sha256_of(PHOTO + b"unnamed")) == [sha256_of(PHOTO + b"unnamed")]
