"""A company whose laptops and server live through anything: the real store, the real sync, the real
server's core, and the line of `faulty_door` between them.

`History` has one method for each thing that can happen; `settle` lets the dust fall and tells what
was lost.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Delete, delete, insert, select, update

from fieldkm.domain.customers import Customer, Preference, Subject, SubjectKind
from fieldkm.domain.people import Role
from fieldkm.domain.vocabulary import SearchMiss
from fieldkm.errors import FieldkmError
from fieldkm.protocol.envelopes import (
    PullAnswer,
)
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, change, create
from fieldkm.protocol.payloads import as_data, decode_as, encode
from fieldkm.server.database import ServerDatabase
from fieldkm.server.digest import digest
from fieldkm.server.feed import BACKUPS_SETTING
from fieldkm.server.reach import Caller
from fieldkm.server.tables import (
    backups,
    counters,
    devices,
    records,
    server_settings,
    user_territories,
)
from fieldkm.server.times import time_text
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox, OutboxState
from fieldkm.store.sync_state import Account, SyncState
from fieldkm.store.tables import outbox as outbox_table
from fieldkm.store.tables import records as laptop_records
from fieldkm.sync.synchronisation import RecordSync
from tests.support.company import Company
from tests.support.faulty_door import Fault, FaultyDoor, Killed, KillingPage

TERRITORIES = ("north", "south")
USERS = ("anna", "bert", "cleo")
CUSTOMERS = ("c1", "c2", "c3", "c4")


class Laptop:
    """A real laptop's database and sync, and what its technician remembers to have written."""

    def __init__(self, history: History, caller: Caller, file: Path) -> None:
        self._history = history
        self._file = file
        self.caller = caller
        self.notes: dict[str, str] = {}
        self.counted = 0
        self.door = FaultyDoor(history, caller, lambda: sorted(self.mirror.cursors()))
        self._open()

    def _open(self) -> None:
        self.database = Database(self._file)
        self.mirror = SeededMirror(self._history, self.database)
        self.outbox = Outbox(self.database)
        self.state = SyncState(self.database)

    def start_again(self) -> None:
        """The process was killed, and the program is started again."""
        self.database.close()
        self._open()

    def write_note(self, customer: str, text: str) -> None:
        note = f"note-{self._history.new_id()}"
        record = Preference(note, Subject(SubjectKind.CUSTOMER, customer), text)
        self._do(create(self._history.new_id(), Kind.PREFERENCE, note, record, self._history.now()))
        self.notes[note] = text

    def change_phone(self, customer: str, phone: str) -> None:
        with self.database.read() as connection:
            query = select(laptop_records.c.rev).where(laptop_records.c.id == customer)
            rev = connection.execute(query).scalar()
        if rev is not None:
            fields = {"phone": phone}
            now = self._history.now()
            self._do(
                change(self._history.new_id(), Kind.CUSTOMER, customer, max(rev, 0), fields, now)
            )

    def count(self) -> None:
        miss = SearchMiss(f"miss-{self._history.new_id()}", "squeak", self._history.now())
        args = as_data(Kind.SEARCH_MISS, encode(Kind.SEARCH_MISS, miss))
        op_id, now = self._history.new_id(), self._history.now()
        self._do(Operation(op_id, "search_miss.count@1", miss.id, args, now))
        self.counted += 1

    def customers(self) -> list[str]:
        with self.database.read() as connection:
            query = select(laptop_records.c.id).where(laptop_records.c.kind == Kind.CUSTOMER)
            return sorted(connection.execute(query).scalars())

    def sync(self, *faults: str) -> bool:
        """Sync over a line with these faults; returns whether it came to its end."""
        self.door.fault = Fault(list(faults))
        try:
            RecordSync(self.door, self.mirror, self.outbox, self.state).run()
        except Killed:
            self.start_again()
            return False
        except FieldkmError:
            return False
        finally:
            if self._history.bug == "acknowledge early":
                self.outbox.forget_durable(2**60)
        return True

    def _do(self, operation: Operation) -> None:
        self.outbox.perform([operation])


class SeededMirror(Mirror):
    """The real mirror, but for the bug that is seeded."""

    def __init__(self, history: History, database: Database) -> None:
        super().__init__(database)
        self._history = history
        self._of = database

    def take(self, answer: PullAnswer) -> None:
        if self._history.bug == "cursor first":
            pages = {
                scope: page.model_copy(update={"rows": []})
                for scope, page in answer.pages.items()
                if not isinstance(page, KillingPage)
            }
            super().take(answer.model_copy(update={"pages": pages}))
        if self._history.bug == "no rev guard":
            with self._of.write() as connection:
                connection.execute(laptop_records.update().values(rev=0))
        super().take(answer)

    def reset(self) -> None:
        if self._history.bug == "no re-push":
            with self._of.write() as connection:
                done = outbox_table.c.state == OutboxState.ACKNOWLEDGED.value
                connection.execute(delete(outbox_table).where(done))
        super().reset()


class History:
    """One server and its laptops, from the first day. `folder` is empty."""

    def __init__(self, folder: Path, templates: Templates, bug: str = "") -> None:
        self.bug = bug
        self._folder = folder
        self._server_file = folder / "server.sqlite"
        self._backups: list[Path] = []
        for file in (self._server_file, *(folder / f"{user}.sqlite" for user in USERS)):
            shutil.copy(templates.folder / file.name, file)
        self._company = Company.found_again(self._opened())
        self.laptops = [
            Laptop(self, Caller(f"device-{user}", user), folder / f"{user}.sqlite")
            for user in USERS
        ]

    @property
    def server(self) -> ServerDatabase:
        return self._company.database

    def now(self) -> datetime:
        self._company.clock.go_on(seconds=1)
        return self._company.clock.now()

    def new_id(self) -> str:
        return self._company.new_id()

    def close(self) -> None:
        self.server.close()
        for laptop in self.laptops:
            laptop.database.close()

    def move_customer(self, customer: str, territory: str) -> None:
        """The office moves a customer to another territory."""
        with self.server.read() as connection:
            query = select(records.c.payload).where(records.c.id == customer)
            payload = connection.execute(query).scalar_one()
        record = replace(decode_as(Customer, payload), territory=territory)
        self._company.write(Kind.CUSTOMER, record)

    def give_territory(self, user: str, territory: str) -> None:
        with self.server.write() as connection:
            connection.execute(_theirs(user, territory))
            connection.execute(insert(user_territories).values(user=user, territory=territory))

    def take_territory(self, user: str, territory: str) -> None:
        with self.server.write() as connection:
            connection.execute(_theirs(user, territory))

    def back_up(self) -> None:
        """Copy the server, and note in it up to which commit nothing can be lost any more."""
        copy = self._folder / f"backup-{len(self._backups)}.sqlite"
        with (
            closing(sqlite3.connect(self._server_file)) as there,
            closing(sqlite3.connect(copy)) as target,
        ):
            there.backup(target)
        self._backups.append(copy)
        with closing(sqlite3.connect(copy)) as kept:
            (seq,) = kept.execute("SELECT seq FROM clock").fetchone()
        with self.server.write() as connection:
            done = {"seq": seq, "at": time_text(self.now()), "path": copy.name, "verified": True}
            connection.execute(insert(backups).values(done))

    def restore(self) -> None:
        """Put the last backup in the server's place."""
        if not self._backups:
            return
        self.server.close()
        for leftover in self._folder.glob("server.sqlite*"):
            leftover.unlink()
        shutil.copy(self._backups[-1], self._server_file)
        self._company.database = self._opened()

    def settle(self) -> list[str]:
        """Let everybody sync until nothing happens any more; return what is wrong then."""
        for laptop in self.laptops:
            laptop.door.deliver_late()
        for _ in range(3):
            for laptop in self.laptops:
                if not laptop.sync():
                    return [f"{laptop.caller.user} cannot sync"]
        return [*self._lost_notes(), *self._miscounted(), *self._unequal()]

    def _opened(self) -> ServerDatabase:
        return ServerDatabase(f"sqlite:///{self._server_file}")

    def _lost_notes(self) -> list[str]:
        with self.server.read() as connection:
            query = select(records.c.id).where(records.c.kind == Kind.PREFERENCE)
            there = set(connection.execute(query).scalars())
        written = {note for laptop in self.laptops for note in laptop.notes}
        return [f"lost {note}" for note in sorted(written - there)]

    def _miscounted(self) -> list[str]:
        with self.server.read() as connection:
            query = select(counters.c.count).where(counters.c.key.contains("squeak"))
            there = sum(connection.execute(query).scalars())
        counted = sum(laptop.counted for laptop in self.laptops)
        return [f"counted {there} instead of {counted}"] if there != counted else []

    def _unequal(self) -> list[str]:
        """Return the laptops that hold something else than the server does in their scopes."""
        wrong = []
        for laptop in self.laptops:
            scopes = sorted(laptop.mirror.cursors())
            for scope in scopes:
                try:
                    there = digest(self.server, laptop.caller, scope, self.now())
                except FieldkmError:
                    wrong.append(f"{laptop.caller.user} still holds {scope}")
                    continue
                here = laptop.mirror.digest(scope)
                if (there.count, there.hash) != (here.count, here.hash):
                    wrong.append(f"{laptop.caller.user} differs in {scope}")
        return wrong


@dataclass(frozen=True)
class Templates:
    """The first day's databases, below `folder`: a copy is quicker than a migration."""

    folder: Path

    @staticmethod
    def made_in(folder: Path) -> Templates:
        with closing(ServerDatabase(f"sqlite:///{folder / 'server.sqlite'}")) as server:
            company = Company(server)
            for number, customer in enumerate(CUSTOMERS):
                record = Customer(customer, customer, TERRITORIES[number % 2])
                company.write(Kind.CUSTOMER, record)
            for number, user in enumerate(USERS):
                company.hire(user, TERRITORIES[number % 2], role=Role.TECHNICIAN)
            with server.write() as connection:
                # From the first day: a restored server must know that its head is not durable.
                connection.execute(insert(server_settings).values(name=BACKUPS_SETTING, value="on"))
                for user in USERS:
                    theirs = update(devices).where(devices.c.user == user)
                    connection.execute(theirs.values(id=f"device-{user}"))
        for user in USERS:
            with closing(Database(folder / f"{user}.sqlite")) as laptop:
                SyncState(laptop).sign_in(
                    Account("memory:", user, user, device_id=f"device-{user}")
                )
        for file in folder.glob("*.sqlite"):
            with closing(sqlite3.connect(file)) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Templates(folder)


def _theirs(user: str, territory: str) -> Delete:
    of = (user_territories.c.user == user) & (user_territories.c.territory == territory)
    return delete(user_territories).where(of)
