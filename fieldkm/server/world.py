"""The records around a write, as they are after what was done so far in its transaction.

Whatever is read here is locked: a record must not move to another territory while something new is
put beside it, and nothing new may come beside it while it moves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from fieldkm.protocol.effect import Effect
from fieldkm.protocol.kinds import KINDS, Kind, facets
from fieldkm.protocol.payloads import as_data
from fieldkm.server import records
from fieldkm.server.feed import THE_SERVER, Change, Commit, Writer, commit
from fieldkm.server.records import NOTHING, Found, Key, Stored
from fieldkm.server.scopes import Record, followers, may_move_others, record_of, scopes_of, stays


class World:
    """Records by kind and id, those that a transaction has written already among them.

    `author` is the user who writes and `home` their territory; both are empty for the server.
    """

    def __init__(self, connection: Connection, author: str = "", home: str = "") -> None:
        self._connection = connection
        self._author = author
        self._home = home
        self._stored: dict[Key, Stored | None] = {}
        self._records: dict[Key, Record] = {}
        self._by_parent: defaultdict[str, set[Key]] = defaultdict(set)
        self._whole: set[str] = set()  # ids of records whose children are all known
        self._before: dict[Key, Record | None] = {}  # of those that were written

    @property
    def home(self) -> str:
        """The territory of whoever writes; empty for the server itself."""
        return self._home

    def load(self, keys: Iterable[tuple[Kind, str]]) -> None:
        """Read many records at once, so that they need not be read one by one."""
        wanted = {(name, kind.value) for kind, name in keys} - self._stored.keys()
        if not wanted:
            return
        found = records.stored(self._connection, wanted, lock=True)
        for key in wanted:
            self._take(key, found.get(key))

    def take(self, found: Found) -> None:
        """Take in records that were read and locked in this transaction already."""
        for key in found.keys() - self._stored.keys():
            self._take(key, found[key])

    def record(self, kind: Kind, record_id: str) -> Record | None:
        """Return a record, None where there is none."""
        if (record_id, kind.value) not in self._stored:
            self.load([(kind, record_id)])
        return self._records.get((record_id, kind.value))

    def payload(self, kind: Kind, record_id: str) -> str | None:
        """Return a record's payload, None where there is none."""
        found = self.record(kind, record_id)
        return found.payload if found else None

    def stored(self, kind: Kind, record_id: str) -> Stored | None:
        """Return a record as it was before this transaction, or as it was removed."""
        self.load([(kind, record_id)])
        return self._stored[record_id, kind.value]

    def children(self, parents: Collection[str]) -> list[Record]:
        """Return the records that belong to these, by the parents' ids."""
        unknown = {name for name in parents if name not in self._whole}
        for child in records.children(self._connection, unknown, lock=True):
            if child.key not in self._stored:
                self._take(child.key, child)
        self._whole |= unknown
        keys = (key for name in dict.fromkeys(parents) for key in sorted(self._by_parent[name]))
        found = (self._records.get(key) for key in keys)
        wanted = frozenset(parents)
        return [record for record in found if record and record.parent in wanted]

    def put(self, kind: Kind, record_id: str, payload: str) -> Record:
        """Write a record; where it belongs is found at once, what follows it in `settle`."""
        data = as_data(kind, payload)
        return self.place(record_of(kind, record_id, payload, data, self._author))

    def place(self, made: Record) -> Record:
        """Write a record that was read from its payload already."""
        before = self.record(made.kind, made.id)
        if self._stored[made.id, made.kind.value] is None:
            self._whole.add(made.id)  # it is new: nothing can belong to it yet
        if before:
            made = replace(made, author=before.author, scopes=before.scopes)
        if before is None or not stays(made, before):
            made = replace(made, scopes=scopes_of(made, self))
        self._write(made, before)
        return made

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Forget what was written in the block when it ends with an error."""
        before = dict(self._before)
        written = {key: self._records[key] for key in before}
        try:
            yield
        except Exception:
            for key in self._before.keys() - before.keys():
                del self._records[key]
                self._take(key, self._stored[key])
            self._records |= written
            self._before = before
            raise

    def settle(self) -> None:
        """Take along what follows the records that were written, over as many steps as it needs."""
        moved = [key for key, before in self._before.items() if self._moves_others(key, before)]
        while moved:
            now = [self._records[key] for key in moved]
            before = [record for key in moved if (record := self._before[key])]
            candidates = followers(now, before, self)
            self.children([record.id for record in candidates if record.kind is Kind.CUSTOMER])
            moved = []
            for record in candidates:
                scopes = scopes_of(record, self)
                if scopes != record.scopes:
                    self._write(replace(record, scopes=scopes), record)
                    moved.append((record.id, record.kind.value))

    def is_made(self, record: Record) -> bool:
        """Tell whether a record did not exist before this transaction."""
        return self._before.get((record.id, record.kind.value), record) is None

    def made(self, kind: Kind) -> list[Record]:
        """Return the records of a kind that did not exist before this transaction."""
        made = (self._records[key] for key, before in self._before.items() if before is None)
        return [record for record in made if record.kind is kind]

    def changes(self) -> list[Change]:
        """Return what was written, for `feed.commit`."""
        return [self._change(self._records[key], self._stored.get(key)) for key in self._before]

    def _take(self, key: Key, found: Stored | None) -> None:
        self._stored[key] = found
        if found and found.payload is not None:
            data = as_data(found.kind, found.payload)
            record = record_of(found.kind, found.id, found.payload, data, found.author)
            self._remember(replace(record, scopes=found.scopes))

    def _write(self, record: Record, before: Record | None) -> None:
        self._before.setdefault((record.id, record.kind.value), before)
        self._remember(record)

    def _remember(self, record: Record) -> None:
        key = (record.id, record.kind.value)
        self._records[key] = record
        self._by_parent[record.parent].add(key)

    def _change(self, record: Record, there: Stored | None) -> Change:
        seen = there.rev if there else 0
        return Change(record.kind, record.id, record.payload, record.scopes, seen, record.data)

    def _moves_others(self, key: Key, before: Record | None) -> bool:
        return may_move_others(self._records[key], before)


def write(
    connection: Connection, made: Sequence[Effect], at: datetime, writer: Writer = THE_SERVER
) -> Commit:
    """Write records as the server itself (administration), those that they belong to first, with
    all that follows them into other scopes.
    """
    return commit(connection, changes_of(connection, made, writer), at, writer)


def changes_of(
    connection: Connection,
    made: Sequence[Effect],
    writer: Writer = THE_SERVER,
    there: Found = NOTHING,
) -> list[Change]:
    """Return what `write` would write, for a bulk commit; `there` was read and locked already."""
    world = World(connection, writer.user)
    world.take(there)
    placed = [
        record_of(item.kind, item.id, item.payload, as_data(item.kind, item.payload), writer.user)
        for item in made
    ]
    named = {(item.parent_kind, item.parent) for item in placed if item.parent}
    parents = ((Kind(kind), name) for kind, name in named if kind in KINDS)
    world.load([*((item.kind, item.id) for item in made), *parents])
    for item in placed:
        world.place(item)
    world.settle()
    return world.changes()


def parents_of(kind: Kind, data: Mapping[str, object]) -> list[tuple[Kind, str]]:
    """Return the record that the fields of a payload say it belongs to, if they say so."""
    found = facets(kind, data)
    if not found.parent or found.parent_kind not in KINDS:
        return []
    return [(Kind(found.parent_kind), found.parent)]
