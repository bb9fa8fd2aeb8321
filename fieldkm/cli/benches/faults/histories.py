"""A company whose laptops and server live through anything: the real store, the real sync, the real
server's core, and a bad line between them; all in this process.

`History` has one method for each thing that can happen; `settle` lets the dust fall and tells what
was lost, doubled, or is different on a laptop and on the server.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Delete, delete, insert, select

from fieldkm.cli.benches.faults.fix_author import FIX_TEXT
from fieldkm.cli.benches.faults.fix_wrongs import wrong_fixes
from fieldkm.cli.benches.faults.laptops import Laptop
from fieldkm.cli.benches.faults.wrong import DIVERGENT, Wrong, lost, miscounted
from fieldkm.domain.customers import Customer
from fieldkm.domain.fixes import Fix, FixRevision, FixState
from fieldkm.domain.people import Role
from fieldkm.errors import FieldkmError
from fieldkm.host.clock import uuid7
from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import decode_as, encode
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.database import ServerDatabase
from fieldkm.server.devices import add_device
from fieldkm.server.digest import digest
from fieldkm.server.feed import BACKUPS_SETTING, RESTORABLE
from fieldkm.server.passwords import Passwords
from fieldkm.server.reach import Caller
from fieldkm.server.tables import backups, records, server_settings, user_territories
from fieldkm.server.times import time_text
from fieldkm.server.world import write
from fieldkm.store.database import Database
from fieldkm.store.sync_state import Account, SyncState

TERRITORIES = ("north", "south")
USERS = ("anna", "bert", "cleo")
REVIEWER = "cleo"
FAMILY = "printers"
CUSTOMERS = ("c1", "c2", "c3", "c4")
_SERVER = "server"
_MOST_TURNS = 6  # what hangs on what a colleague wrote waits for a turn
_FIRST_DAY = datetime(2026, 11, 21, 8, tzinfo=UTC)


class CountingClock:
    """Goes on by a second whenever it is asked; identities count up from `made`."""

    def __init__(self, made: int) -> None:
        self._now = _FIRST_DAY
        self._made = made

    def now(self) -> datetime:
        """Return the time."""
        self._now += timedelta(seconds=1)
        return self._now

    def new_id(self) -> str:
        """Return a UUIDv7."""
        self._made += 1
        return uuid7(self._now, self._made)


class Grounds:
    """The files in which histories take place, one after the other, below `folder`, which is empty.

    They have the databases in common: to open one anew costs as much as half a history.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._first_day = folder / "first-day"
        self._first_day.mkdir()
        self.callers = _found(self._first_day)
        self.begin()
        self.server = ServerDatabase(f"sqlite:///{self.server_file}")
        self.laptops = {user: Database(folder / f"{user}.sqlite") for user in USERS}
        self.close()

    @property
    def server_file(self) -> Path:
        """The server's database."""
        return self.folder / f"{_SERVER}.sqlite"

    def begin(self) -> None:
        """Put everything back to the first day; nothing may be open."""
        for leftover in self.folder.glob("*.sqlite*"):
            leftover.unlink()
        for file in self._first_day.iterdir():
            shutil.copy(file, self.folder / file.name)

    def close(self) -> None:
        """Close what is open; it opens again by itself."""
        self.server.close()
        for laptop in self.laptops.values():
            laptop.close()


class History:
    """One server and its laptops, from the first day; `bug` is one of `line.BUGS`, if any."""

    def __init__(self, grounds: Grounds, bug: str = "") -> None:
        grounds.begin()
        self.bug = bug
        self.server = grounds.server
        self._grounds = grounds
        self._clock = CountingClock(made=10_000)
        self._backups: list[tuple[Path, Mapping[str, object]]] = []
        self._was_set_back = False
        self.laptops = [
            Laptop(self, caller, grounds.laptops[user]) for user, caller in grounds.callers.items()
        ]

    def now(self) -> datetime:
        """Return the time; it goes on."""
        return self._clock.now()

    def new_id(self) -> str:
        """Return a new UUIDv7."""
        return self._clock.new_id()

    def close(self) -> None:
        """Let go of the files, for the next history."""
        self._grounds.close()

    def move_customer(self, customer: str, territory: str) -> None:
        """The office moves a customer to another territory."""
        with self.server.read() as connection:
            query = select(records.c.payload).where(records.c.id == customer)
            payload = connection.execute(query).scalar_one()
        record = replace(decode_as(Customer, payload), territory=territory)
        _write(self.server, record, self.now())

    def give_territory(self, user: str, territory: str) -> None:
        """A user works in a territory from now on."""
        with self.server.write() as connection:
            connection.execute(_theirs(user, territory))
            connection.execute(insert(user_territories).values(user=user, territory=territory))

    def take_territory(self, user: str, territory: str) -> None:
        """A user no longer works in a territory."""
        with self.server.write() as connection:
            connection.execute(_theirs(user, territory))

    def back_up(self) -> None:
        """Copy the server, and note in it up to which commit nothing can be lost any more."""
        copy = self._grounds.folder / f"backup-{len(self._backups)}.sqlite"
        with (
            closing(sqlite3.connect(self._grounds.server_file)) as there,
            closing(sqlite3.connect(copy)) as target,
        ):
            there.backup(target)
            (seq,) = target.execute("SELECT seq FROM clock").fetchone()
        done = {"seq": seq, "at": time_text(self.now()), "path": copy.name, "verified": True}
        self._backups.append((copy, done))
        self._note_backup(done)

    def _note_backup(self, done: Mapping[str, object]) -> None:
        with self.server.write() as connection:
            connection.execute(insert(backups).values(done))

    def restore(self) -> None:
        """Put the oldest backup that must still do in the server's place."""
        if not self._backups:
            return
        copy, done = self._backups[-RESTORABLE:][0]
        self.server.close()
        for leftover in self._grounds.folder.glob(f"{_SERVER}.sqlite*"):
            leftover.unlink()
        shutil.copy(copy, self._grounds.server_file)
        self._note_backup(done)
        self._was_set_back = True

    def settle(self) -> list[Wrong]:
        """Let everybody sync until nothing happens any more; return what is wrong then."""
        for laptop in self.laptops:
            laptop.door.deliver_late()
        for turn in range(_MOST_TURNS):
            for laptop in self.laptops:
                if not laptop.sync():
                    return [Wrong(DIVERGENT, f"{laptop.caller.device} cannot sync")]
            if turn and not any(laptop.pushed for laptop in self.laptops):
                break  # everybody has pulled what the turn before brought
        written = [laptop.author.written for laptop in self.laptops]
        return [
            *lost(self.server, written, self._waiting()),
            *miscounted(self.server, written),
            *wrong_fixes(self.server, self._approved()),
            *self._unequal(),
        ]

    def _approved(self) -> set[str]:
        """Return the revisions that somebody approved who may: what others decide is refused."""
        reviewers = [
            item for item in self.laptops if item.caller == self._grounds.callers[REVIEWER]
        ]
        return set().union(*(laptop.author.written.approved for laptop in reviewers))

    def _waiting(self) -> set[str]:
        """Return what waits on a laptop since the server was set back to before somebody gave its
        user that customer or fix: no laptop can bring that back, and none forgets what it wrote.
        """
        if not self._was_set_back:
            return set()
        return {record for laptop in self.laptops for record in laptop.blocked()}

    def _unequal(self) -> list[Wrong]:
        """Return where a laptop holds something else than the server does in its scopes, and which
        lists other fixes than it holds.
        """
        differing = [
            Wrong(DIVERGENT, f"{laptop.caller.device} differs in {scope}")
            for laptop in self.laptops
            for scope in sorted(laptop.mirror.cursors())
            if not self._agree(laptop, scope)
        ]
        listing = [laptop.caller.device for laptop in self.laptops if not laptop.lists_its_fixes()]
        return [*differing, *(Wrong(DIVERGENT, f"{name} lists other fixes") for name in listing)]

    def _agree(self, laptop: Laptop, scope: str) -> bool:
        try:
            there = digest(self.server, laptop.caller, scope, self.now())
        except FieldkmError:
            return False  # it still holds what it may not
        here = laptop.mirror.digest(scope)
        return (there.count, there.hash) == (here.count, here.hash)


def _found(folder: Path) -> dict[str, Caller]:
    """Make the databases of the first day; returns who each user is for the server."""
    with closing(ServerDatabase(f"sqlite:///{folder / _SERVER}.sqlite")) as server:
        callers = _hired(server)
    for user, caller in callers.items():
        with closing(Database(folder / f"{user}.sqlite")) as laptop:
            account = Account("memory:", caller.user, user, device_id=caller.device)
            SyncState(laptop).sign_in(account)
    for file in folder.glob("*.sqlite"):
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return callers


def _hired(server: ServerDatabase) -> dict[str, Caller]:
    clock = CountingClock(made=0)
    desk = Administration(server, clock, Passwords(memory_kib=8))
    for territory in TERRITORIES:
        desk.add_territory(territory)
    desk.add_family(FAMILY)
    for number, customer in enumerate(CUSTOMERS):
        _write(server, Customer(customer, customer, TERRITORIES[number % 2]), clock.now())
    callers = {}
    for number, name in enumerate(USERS):
        places = (TERRITORIES[number % 2],)
        role = Role.SUPERVISOR if name == REVIEWER else Role.TECHNICIAN
        families = (FAMILY,) if name == REVIEWER else ()
        account = desk.add_user(NewUser(name, role, "", places, families), "correct horse")
        callers[name] = Caller(f"device-{name}", account.user.id)
    for record in _a_fix_that_waits(callers[USERS[0]].user, clock):
        _write(server, record, clock.now())
    with server.write() as connection:
        # From the first day: a restored server must know that its head is not durable.
        connection.execute(insert(server_settings).values(name=BACKUPS_SETTING, value="on"))
        for caller in callers.values():
            add_device(connection, caller.device, caller.user, caller.device, clock.now())
    return callers


def _a_fix_that_waits(author: str, clock: CountingClock) -> tuple[Fix, FixRevision]:
    at = clock.now()
    fix = Fix(
        "fix-0",
        "F-1000",
        state=FixState.SUBMITTED,
        author=author,
        family=FAMILY,
        territory=TERRITORIES[0],
        safety=False,
        title=FIX_TEXT.title,
        current_revision="revision-0",
        waiting=("revision-0",),
        made=at,
        submitted=at,
    )
    return fix, replace(FIX_TEXT, id="revision-0", fix=fix.id, at=at, author=author)


def _write(server: ServerDatabase, record: Customer | Fix | FixRevision, at: datetime) -> None:
    kind = KIND_OF[type(record)]
    made = [Effect(kind, record.id, encode(kind, record))]
    server.transact(lambda connection: write(connection, made, at))


def _theirs(user: str, territory: str) -> Delete:
    of = (user_territories.c.user == user) & (user_territories.c.territory == territory)
    return delete(user_territories).where(of)
