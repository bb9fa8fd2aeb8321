"""A laptop as the tests of the sync over a real line have it: a home, and a look into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.domain.customers import Customer, Preference, Subject, SubjectKind
from fieldkm.host.clock import SystemClock
from fieldkm.host.paths import Home
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, create
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState
from fieldkm.sync.http_door import HttpDoor
from fieldkm.sync.tokens import TokenStore
from fieldkm.sync.transport import Line, Transport

CLOCK = SystemClock()


class Laptop:
    """A home and its sync, and a look into its database beside it."""

    def __init__(self, home: Path) -> None:
        self.workplace = Workplace(Home(home))
        self.workplace.home.make()
        self.sync = self.workplace.sync
        self._database = Database(self.workplace.home.database)
        self.outbox = Outbox(self._database)

    def close(self) -> None:
        self._database.close()
        self.workplace.close()

    def notes(self) -> int:
        return len(Records(self._database).of_type(Preference))

    def agrees(self) -> bool:
        """Tell whether it holds what the server holds in each of its scopes."""
        mirror = Mirror(self._database)
        token = TokenStore(self.workplace.home.token, use_keyring=False).token()
        account = SyncState(self._database).account()
        assert account
        with closing(Transport(Line(account.url), token)) as transport:
            door = HttpDoor(transport)
            return all(
                (there.count, there.hash) == (here.count, here.hash)
                for scope in mirror.cursors()
                for there, here in [(door.digest(scope), mirror.digest(scope))]
            )


def signed_in(home: Path, url: str, user: str = "anna") -> Laptop:
    """A laptop of a user at the server that answers there."""
    laptop = Laptop(home)
    laptop.sync.sign_in(url, user, PASSWORD, "test")
    return laptop


def a_customer(name: str) -> Operation:
    record = Customer(name, name, "north")
    return create(CLOCK.new_id(), Kind.CUSTOMER, name, record, CLOCK.now())


def a_note(number: int, text: str = "") -> Operation:
    subject = Subject(SubjectKind.CUSTOMER, "c1")
    record = Preference(f"n{number}", subject, text or f"Ring {number} times. " * 20)
    return create(CLOCK.new_id(), Kind.PREFERENCE, record.id, record, CLOCK.now())


@contextmanager
def two_laptops(folder: Path, files: Mapping[str, str]) -> Iterator[tuple[Laptop, Laptop]]:
    """Yield Anna's and Carl's laptops, synced with a server that has imported `files`: CSV by their
    names.
    """
    imported = folder / "files"
    imported.mkdir()
    for name, text in files.items():
        (imported / f"{name}.csv").write_text(text)
    with ExitStack() as ends:
        server = ends.enter_context(ServerProcess(folder / "server"))
        server.add_people()
        server.add_user("carl", "north")
        with server.administration() as desk:
            assert desk.import_folder(imported).done
        laptops = []
        for user in ("anna", "carl"):
            laptop = signed_in(folder / user, server.url, user)
            ends.callback(laptop.close)
            assert laptop.sync.run().up_to_date
            laptops.append(laptop)
        yield laptops[0], laptops[1]
