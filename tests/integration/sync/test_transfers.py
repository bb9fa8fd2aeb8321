"""Photos and packs between laptops and a server: whole or not at all, and on from where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from fieldkm.app.published import PublishedManuals
from fieldkm.domain.customers import Customer, Subject, SubjectKind
from fieldkm.domain.people import Role
from fieldkm.domain.visits import Photo
from fieldkm.errors import Refused, Unavailable
from fieldkm.host.clock import SystemClock
from fieldkm.manuals.packs.shelf import Shelf
from fieldkm.manuals.packs.trust import Keyring
from fieldkm.manuals.packs.withdrawal import write_withdrawal
from fieldkm.protocol.envelopes import Anchor, Login, PullAnswer
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, create
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.api.context import Context
from fieldkm.store.blobs import Blobs, BlobState
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox
from fieldkm.store.records import Records
from fieldkm.store.sync_state import Account, SyncState
from fieldkm.sync.blob_transfer import BlobFiles, BlobTransfer
from fieldkm.sync.synchronisation import RecordSync
from tests.support.in_process_door import InProcessDoor, a_server
from tests.support.packs import PUBLISHER, a_pack

CLOCK = SystemClock()
PICTURE = bytes(range(256)) * 1_000
HASH = hashlib.sha256(PICTURE).hexdigest()


class CutDoor(InProcessDoor):
    """A door that closes after some bytes of a download."""

    lets_through: int | None = None

    def fetch_blob(self, sha256: str, offset: int) -> Iterator[bytes]:
        yield from self._cut(super().fetch_blob(sha256, offset))

    def fetch_pack_file(self, manual: str, sha256: str, offset: int) -> Iterator[bytes]:
        yield from self._cut(super().fetch_pack_file(manual, sha256, offset))

    def _cut(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            if self.lets_through is None:
                yield piece
                continue
            yield piece[: self.lets_through]
            self.lets_through -= len(piece)
            if self.lets_through <= 0:
                self.lets_through = None
                raise Unavailable("offline", "The line was cut.")


@dataclass
class Laptop:
    folder: Path
    door: CutDoor
    database: Database

    def sync(self) -> None:
        mirror, outbox = Mirror(self.database), Outbox(self.database)
        RecordSync(self.door, mirror, outbox, SyncState(self.database)).run()

    @property
    def files(self) -> BlobFiles:
        return BlobFiles(self.folder / "blobs")

    @property
    def blobs(self) -> Blobs:
        return Blobs(self.database)

    def transfer(self) -> BlobTransfer:
        return BlobTransfer(self.door, self.blobs, self.files)

    def take_photo(self) -> None:
        path = self.files.path(HASH)
        path.parent.mkdir(parents=True)
        path.write_bytes(PICTURE)
        photo = Photo("p1", Subject(SubjectKind.CUSTOMER, "c1"), HASH, len(PICTURE))
        operations = [_new(Kind.CUSTOMER, Customer("c1", "Acme", "north")), _new(Kind.PHOTO, photo)]
        Outbox(self.database).perform(operations)
        with self.database.write() as connection:
            self.blobs.add_own(connection, HASH, len(PICTURE))

    def manuals(self) -> PublishedManuals:
        keyring = Keyring(self.folder / "keys")
        shelf = Shelf(self.folder / "packs", keyring)
        return PublishedManuals(Records(self.database), shelf, keyring, self.folder / "incoming")

    def versions(self) -> list[str]:
        return [manual.version for manual in self._shelf().installed()]

    def warnings(self) -> list[str]:
        return [manual.withdrawn for manual in self._shelf().installed()]

    def _shelf(self) -> Shelf:
        return Shelf(self.folder / "packs", Keyring(self.folder / "keys"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Context]:
    context = a_server(tmp_path / "server", CLOCK)
    desk = Administration(context.database, CLOCK, context.passwords)
    desk.add_territory("north", "North")
    for name in ("anna", "bert"):
        desk.add_user(NewUser(name, Role.TECHNICIAN, name, ("north",), ()), "correct horse")
    yield context
    context.database.close()


@pytest.fixture
def laptops(server: Context, tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    anna, bert = (_laptop(server, tmp_path / name, name) for name in ("anna", "bert"))
    with closing(anna.database), closing(bert.database):
        yield anna, bert


def test_a_photo_reaches_the_colleagues_laptop(laptops: tuple[Laptop, Laptop]) -> None:
    anna, bert = laptops
    anna.take_photo()
    anna.sync()
    bert.sync()
    assert bert.transfer().fetch() == 0
    assert bert.blobs.counts()[BlobState.WANTED] == 1
    assert anna.transfer().send() == 1
    assert bert.transfer().fetch() == 1
    assert bert.files.path(HASH).read_bytes() == PICTURE
    assert bert.blobs.counts()[BlobState.HERE] == 1


def test_a_photo_that_was_cut_off_goes_on_where_it_was(laptops: tuple[Laptop, Laptop]) -> None:
    anna, bert = laptops
    anna.take_photo()
    anna.sync()
    anna.transfer().send()
    bert.sync()
    bert.door.lets_through = 100_000
    with pytest.raises(Unavailable):
        bert.transfer().fetch()
    assert 0 < bert.files.partial(HASH).stat().st_size < len(PICTURE)
    assert bert.transfer().fetch() == 1
    assert bert.files.path(HASH).read_bytes() == PICTURE


def test_a_photo_that_came_whole_before_the_kill_is_taken(laptops: tuple[Laptop, Laptop]) -> None:
    anna, bert = laptops
    anna.take_photo()
    anna.sync()
    bert.sync()
    bert.files.partial(HASH).parent.mkdir(parents=True)
    bert.files.partial(HASH).write_bytes(PICTURE)
    assert bert.transfer().fetch() == 1


def test_a_server_that_lost_a_photo_gets_it_again(
    server: Context, laptops: tuple[Laptop, Laptop]
) -> None:
    anna, _ = laptops
    anna.take_photo()
    anna.sync()
    anna.transfer().send()
    Mirror(anna.database).reset()
    assert anna.transfer().send() == 1
    assert anna.blobs.counts()[BlobState.HERE] == 1


def test_what_no_record_names_any_more_is_removed(laptops: tuple[Laptop, Laptop]) -> None:
    anna, bert = laptops
    anna.take_photo()
    anna.sync()
    anna.transfer().send()
    bert.sync()
    bert.transfer().fetch()
    Mirror(bert.database).take(
        PullAnswer(scopes=[], pages={}, target={}, anchor=Anchor(1, "n"), durable_seq=1)
    )
    bert.transfer().fetch()
    assert not bert.files.path(HASH).exists()


def test_a_published_manual_is_installed_and_updated_by_what_is_missing(
    server: Context, laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    anna, _ = laptops
    server.packs.trust(_public_key(tmp_path))
    server.packs.publish(a_pack(tmp_path, "2026.1"), CLOCK.now())
    anna.sync()
    manuals = anna.manuals()
    manuals.trust(server.packs.keys())
    anna.door.lets_through = 2_000
    with pytest.raises(Unavailable):
        manuals.fetch(anna.door, _silent)
    assert anna.versions() == []
    assert manuals.fetch(anna.door, _silent) == 1
    assert anna.versions() == ["2026.1"]
    assert manuals.fetch(anna.door, _silent) == 0
    server.packs.publish(a_pack(tmp_path, "2026.2"), CLOCK.now())
    anna.sync()
    assert manuals.fetch(anna.door, _silent) == 1
    assert anna.versions() == ["2026.2"]
    assert not any((anna.folder / "incoming").iterdir())


def test_a_published_withdrawal_is_told_once_and_warns(
    server: Context, laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    anna, _ = laptops
    server.packs.trust(_public_key(tmp_path))
    pack = a_pack(tmp_path, "2026.1")
    manual = server.packs.publish(pack, CLOCK.now())
    anna.sync()
    manuals = anna.manuals()
    manuals.trust(server.packs.keys())
    manuals.fetch(anna.door, _silent)
    statement = tmp_path / "withdrawal"
    day = CLOCK.now().date()
    write_withdrawal(statement, manual.id, ("2026.1",), "A torque is wrong.", day, PUBLISHER)
    server.packs.withdraw(statement, CLOCK.now())
    anna.sync()
    assert manuals.take_withdrawals()
    assert anna.warnings() == ["A torque is wrong."]
    assert not manuals.take_withdrawals()


def test_a_pack_of_an_unknown_publisher_changes_nothing(
    server: Context, laptops: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    anna, _ = laptops
    server.packs.trust(_public_key(tmp_path))
    server.packs.publish(a_pack(tmp_path, "2026.1"), CLOCK.now())
    anna.sync()
    with pytest.raises(Refused) as caught:
        anna.manuals().fetch(anna.door, _silent)
    assert caught.value.code == "key-unknown"
    assert anna.versions() == []


def _laptop(server: Context, folder: Path, name: str) -> Laptop:
    door = CutDoor(server)
    answer = door.sign_in(Login(user=name, password="correct horse", device_name=name))
    database = Database(folder / "fieldkm.sqlite")
    SyncState(database).sign_in(
        Account("memory:", answer.user_id, name, device_id=answer.device_id, territory="north")
    )
    return Laptop(folder, door, database)


def _new(kind: Kind, record: Customer | Photo) -> Operation:
    return create(CLOCK.new_id(), kind, record.id, record, CLOCK.now())


def _public_key(folder: Path) -> Path:
    Keyring(folder / "publisher").trust(PUBLISHER.public())
    return next((folder / "publisher").glob("*.pub"))


def _silent(progress: object) -> None: ...
