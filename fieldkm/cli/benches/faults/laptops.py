"""A laptop in a history: its real database, its real sync, in this process, over a bad line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import delete, select

from fieldkm.cli.benches.faults.fix_author import FixAuthor
from fieldkm.cli.benches.faults.line import (
    CUTS,
    KILLS,
    Fault,
    FaultyDoor,
    Killed,
    KillingPage,
    World,
)
from fieldkm.cli.benches.faults.written import Written
from fieldkm.domain.codes import compact
from fieldkm.domain.customers import Customer, Preference, Subject, SubjectKind
from fieldkm.domain.fixes import Fix
from fieldkm.domain.vocabulary import SearchMiss
from fieldkm.errors import FieldkmError
from fieldkm.host.clock import Clock
from fieldkm.protocol.envelopes import PullAnswer
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import Operation, change, create
from fieldkm.protocol.payloads import as_data, encode
from fieldkm.server.reach import Caller
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.outbox import Outbox, OutboxState
from fieldkm.store.overlay import is_record
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState
from fieldkm.store.tables import fixes_here, records
from fieldkm.store.tables import outbox as outbox_table
from fieldkm.sync.synchronisation import RecordSync


class Author:
    """Writes operations into one laptop's outbox, and remembers them; `words` are what they search
    for and do not find, `family` is that of their fixes.
    """

    def __init__(
        self, database: Database, clock: Clock, words: str = "squeak", family: str = "printers"
    ) -> None:
        self._outbox = Outbox(database)
        self._database = database
        self._clock = clock
        self._words = words
        self.written = Written()
        self.fixes = FixAuthor(Records(database), clock, self._do, self.written, family)

    def add_customer(self, customer: str, territory: str) -> None:
        """Write down a new customer."""
        record = Customer(customer, customer, territory)
        self._do(create(self._clock.new_id(), Kind.CUSTOMER, customer, record, self._clock.now()))

    def write_note(self, customer: str, text: str) -> None:
        """Write a note on a customer."""
        note = f"note-{self._clock.new_id()}"
        record = Preference(note, Subject(SubjectKind.CUSTOMER, customer), text)
        self._do(create(self._clock.new_id(), Kind.PREFERENCE, note, record, self._clock.now()))
        self.written.notes.add(note)

    def change_phone(self, customer: str, phone: str) -> None:
        """Change a field of a customer, if the laptop holds one of that id."""
        with self._database.read() as connection:
            query = select(records.c.rev).where(is_record(records, (Kind.CUSTOMER, customer)))
            rev = connection.execute(query).scalar()
        if rev is not None:
            op_id, now = self._clock.new_id(), self._clock.now()
            self._do(change(op_id, Kind.CUSTOMER, customer, max(rev, 0), {"phone": phone}, now))

    def count(self) -> None:
        """Search for something that is not there, which the server counts."""
        miss = SearchMiss(f"miss-{self._clock.new_id()}", self._words, self._clock.now())
        args = as_data(Kind.SEARCH_MISS, encode(Kind.SEARCH_MISS, miss))
        op_id, now = self._clock.new_id(), self._clock.now()
        self._do(Operation(op_id, "search_miss.count@1", miss.id, args, now))
        self.written.counted += 1

    def customers(self) -> list[str]:
        """Return the ids of the customers that the laptop holds."""
        with self._database.read() as connection:
            query = select(records.c.id).where(records.c.kind == Kind.CUSTOMER)
            return sorted(connection.execute(query).scalars())

    def _do(self, operation: Operation) -> None:
        self._outbox.perform([operation])
        self.written.operations += 1


class Laptop:
    """A real laptop's database and sync. `caller` is who it is for the server, `pushed` how many
    operations the server took over in the last sync that came to its end.
    """

    def __init__(self, world: World, caller: Caller, database: Database) -> None:
        self._world = world
        self.caller = caller
        self.database = database
        self.mirror = SeededMirror(world, database)
        self._outbox = Outbox(database)
        self._state = SyncState(database)
        self.author = Author(database, world)
        self.door = FaultyDoor(world, caller, lambda: sorted(self.mirror.cursors()))
        self.pushed = 0
        self.cuts = 0
        self.kills = 0

    def blocked(self) -> Iterator[str]:
        """Yield the records whose operations wait, since the server does not know where they
        belong: the main one, and a revision that comes with it.
        """
        for item in self._outbox.waiting(OutboxState.BLOCKED):
            yield item.operation.id
            revision = item.operation.args.get("revision")
            if isinstance(revision, Mapping):
                yield str(revision["id"])

    def lists_its_fixes(self) -> bool:
        """Tell whether the lists of fixes are those of the fixes that are here."""
        query = select(fixes_here.c.fix, fixes_here.c.state, fixes_here.c.number)
        with self.database.read() as connection:
            listed = {tuple(row) for row in connection.execute(query)}
        fixes = Records(self.database).of_type(Fix)
        return listed == {(fix.id, fix.state.value, compact(fix.number)) for fix in fixes}

    def sync(self, *faults: str) -> bool:
        """Sync over a line with these faults; returns whether it came to its end."""
        fault = self.door.fault = Fault(list(faults))
        try:
            sync = RecordSync(self.door, self.mirror, self._outbox, self._state)
            self.pushed = sync.run().pushed
        except Killed:
            self.database.close()  # nothing of the process is left but what is on the disk
            return False
        except FieldkmError:
            return False
        finally:
            self.cuts += sum(name in CUTS for name in fault.struck)
            self.kills += sum(name in KILLS for name in fault.struck)
            if self._world.bug == "acknowledge early":
                self._outbox.forget_durable(2**60)
        return True


class SeededMirror(Mirror):
    """The real mirror, but for the bug that is seeded."""

    def __init__(self, world: World, database: Database) -> None:
        super().__init__(database)
        self._world = world
        self._of = database

    def take(self, answer: PullAnswer) -> None:
        """See `Mirror`."""
        if self._world.bug == "cursor first":
            pages = {
                scope: page.model_copy(update={"rows": []})
                for scope, page in answer.pages.items()
                if not isinstance(page, KillingPage)
            }
            super().take(answer.model_copy(update={"pages": pages}))
        if self._world.bug == "no rev guard":
            with self._of.write() as connection:
                connection.execute(records.update().values(rev=0))
        super().take(answer)

    def reset(self) -> None:
        """See `Mirror`."""
        if self._world.bug == "no re-push":
            with self._of.write() as connection:
                done = outbox_table.c.state == OutboxState.ACKNOWLEDGED.value
                connection.execute(delete(outbox_table).where(done))
        super().reset()
