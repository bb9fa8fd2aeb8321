"""The laptop's door and a real server understand each other, method by method."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.domain.customers import Customer, Subject, SubjectKind
from fieldkm.domain.visits import Photo
from fieldkm.errors import BadInput, FieldkmError, Refused, SignedOut, Unavailable
from fieldkm.host.clock import SystemClock
from fieldkm.manuals.packs.trust import save_public_key
from fieldkm.protocol.envelopes import Login, PullRequest, PushedOperation, PushRequest
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, create
from fieldkm.server.administration import manuals
from fieldkm.sync.http_door import HttpDoor
from fieldkm.sync.transport import Line, Transport
from tests.support.packs import PUBLISHER, a_pack

PHOTO = bytes(range(256)) * 400
HASH = hashlib.sha256(PHOTO).hexdigest()
CLOCK = SystemClock()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A running server with people and one manual."""
    folder = tmp_path_factory.mktemp("door")
    key = folder / "publisher.pub"
    save_public_key(PUBLISHER.public(), key)
    with ServerProcess(folder / "server") as process:
        process.add_people()
        with manuals(process.settings) as packs:
            packs.trust(key)
            packs.publish(a_pack(folder), datetime.now(UTC))
        yield process


@pytest.fixture
def anna(server: ServerProcess) -> Iterator[HttpDoor]:
    yield from a_door(server, "anna")


@pytest.fixture
def bert(server: ServerProcess) -> Iterator[HttpDoor]:
    yield from a_door(server, "bert")


def a_door(server: ServerProcess, user: str) -> Iterator[HttpDoor]:
    stranger = Transport(Line(server.url))
    signed_in = HttpDoor(stranger).sign_in(
        Login(user=user, password=PASSWORD, device_name="laptop")
    )
    stranger.close()
    transport = Transport(Line(server.url), signed_in.token)
    yield HttpDoor(transport, signed_in.device_id)
    transport.close()


def pushed(door: HttpDoor, *operations: Operation) -> list[str]:
    ops = [
        PushedOperation(
            op_id=o.op_id, type=o.type, id=o.id, args=dict(o.args), client_time=o.client_time
        )
        for o in operations
    ]
    answer = door.push(PushRequest(schema_version=1, ops=ops))
    return [result.status for result in answer.results]


def made(kind: Kind, record: object, name: str) -> Operation:
    return create(CLOCK.new_id(), kind, name, record, CLOCK.now())


def code(error: pytest.ExceptionInfo[FieldkmError]) -> str:
    return error.value.code


def test_records_go_both_ways(anna: HttpDoor) -> None:
    assert anna.hello().wipe is False
    name = CLOCK.new_id()
    customer = Customer(name, "Müller & Söhne 上海 " * 100, "north")
    assert pushed(anna, made(Kind.CUSTOMER, customer, name)) == ["applied"]
    answer = anna.pull(PullRequest(schema_version=1))
    rows = answer.pages["territory:north"].rows
    assert any(row.id == name and "上海" in str(row.payload) for row in rows)
    assert anna.digest("territory:north").count == len(rows)
    with pytest.raises(BadInput) as foreign:
        anna.digest("territory:south")
    assert code(foreign) == "not-found"


def test_a_photo_is_sent_in_pieces_and_fetched_by_those_who_see_it(
    anna: HttpDoor, bert: HttpDoor
) -> None:
    name, photo = CLOCK.new_id(), CLOCK.new_id()
    subject = Subject(SubjectKind.CUSTOMER, name)
    operations = (
        made(Kind.CUSTOMER, Customer(name, "Acme", "north"), name),
        made(Kind.PHOTO, Photo(photo, subject, HASH, len(PHOTO)), photo),
    )
    assert anna.missing_blobs([HASH]) == [HASH]
    assert anna.blob_offset(HASH) == 0
    assert anna.send_blob(HASH, 0, PHOTO[:1_000], len(PHOTO)) == 1_000
    assert anna.blob_offset(HASH) == 1_000
    with pytest.raises(Refused) as wrong:
        anna.send_blob(HASH, 999, PHOTO[999:], len(PHOTO))
    assert (code(wrong), wrong.value.details["offset"]) == ("wrong-offset", 1_000)
    assert anna.send_blob(HASH, 1_000, PHOTO[1_000:], len(PHOTO)) == len(PHOTO)
    assert anna.missing_blobs([HASH]) == []
    assert pushed(anna, *operations) == ["applied", "applied"]
    assert b"".join(anna.fetch_blob(HASH, 0)) == PHOTO
    assert b"".join(anna.fetch_blob(HASH, 70_000)) == PHOTO[70_000:]
    with pytest.raises(BadInput) as hidden:
        list(bert.fetch_blob(HASH, 0))
    assert code(hidden) == "not-found"
    with pytest.raises(FieldkmError) as beyond:
        list(anna.fetch_blob(HASH, len(PHOTO)))
    assert code(beyond) == "range-beyond"


def test_a_damaged_photo_begins_again(anna: HttpDoor) -> None:
    data = b"another photo"
    sha256 = hashlib.sha256(data).hexdigest()
    with pytest.raises(Refused) as wrong:
        anna.send_blob(sha256, 0, b"another phot?", len(data))
    assert code(wrong) == "wrong-hash"
    assert anna.blob_offset(sha256) == 0
    assert anna.send_blob(sha256, 0, data, len(data)) == len(data)


def test_a_manual_is_fetched_by_its_hashes(anna: HttpDoor) -> None:
    (release,) = anna.packs().packs
    manifest = b"".join(anna.fetch_pack_file(release.manual, release.manifest, 0))
    assert hashlib.sha256(manifest).hexdigest() == release.manifest
    file = max(release.files, key=lambda each: each.size)
    half = file.size // 2
    content = b"".join(anna.fetch_pack_file(release.manual, file.sha256, half))
    assert len(content) == file.size - half


def test_a_wrong_password_and_no_token_sign_out(server: ServerProcess) -> None:
    door = HttpDoor(Transport(Line(server.url)))
    with pytest.raises(SignedOut) as wrong:
        door.sign_in(Login(user="anna", password="wrong words", device_name="x"))
    assert code(wrong) == "wrong-password"
    with pytest.raises(SignedOut):
        door.pull(PullRequest(schema_version=1))


def test_a_device_is_wiped_and_says_so(server: ServerProcess, anna: HttpDoor) -> None:
    with server.administration() as desk:
        newest = max(desk.devices(), key=lambda device: device.made)
        desk.revoke_device(newest.id, wipe=True)
    with pytest.raises(SignedOut) as asked:
        anna.pull(PullRequest(schema_version=1))
    assert code(asked) == "wipe"
    assert anna.hello().wipe is True
    anna.acknowledge_wipe()
    with pytest.raises(SignedOut) as done:
        anna.pull(PullRequest(schema_version=1))
    assert code(done) == "revoked"


def test_a_server_that_is_gone_is_told_as_offline(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "server") as server:
        door = HttpDoor(Transport(Line(server.url)))
        assert door.hello().product == "fieldkm"
        server.kill()
        with pytest.raises(Unavailable) as gone:
            door.hello()
        assert code(gone) == "offline"
