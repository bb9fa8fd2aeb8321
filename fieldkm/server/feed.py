"""The one door through which a write reaches the feed; nothing else writes these tables.

The order of commits is the order of seqs: the row of the clock is locked last, when everything
else is locked and written, and is held up to the commit. A reader that has seen seq n has
therefore seen all before it; with a plain sequence a transaction that commits late is missed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    Table,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)

from fieldkm.errors import Refused
from fieldkm.protocol.envelopes import Anchor
from fieldkm.protocol.kinds import KINDS, Kind, Rule, facets
from fieldkm.protocol.payloads import as_data
from fieldkm.protocol.problems import RESET
from fieldkm.server.blob_links import blobs_in, link
from fieldkm.server.copying import copy_into
from fieldkm.server.database_errors import busy
from fieldkm.server.records import ALL_FIELDS, NOTHING, Found, Key, Stored, scopes_text, stored
from fieldkm.server.tables import backups, clock, commits, feed, records, server_settings
from fieldkm.server.times import time_text

PUT = "put"
EVICT = "evict"
RESTORABLE = 7  # backups from which a restored server gets everything back: a week of daily ones
BACKUPS_SETTING = "backups"  # in server_settings: "on" where backups are made


@dataclass(frozen=True, slots=True)
class Change:
    """A record as it becomes, and the scopes that it is in then; None for both removes it. `seen`
    is the rev that it is made from, 0 for a new record, None for whatever is there. `data` are the
    payload's fields, where somebody has read them already.
    """

    kind: Kind
    id: str
    payload: str | None
    scopes: frozenset[str] | None
    seen: int | None = None
    data: Mapping[str, object] | None = field(default=None, compare=False, repr=False)

    @property
    def key(self) -> Key:
        """What tells its record from all others."""
        return self.id, self.kind.value


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes, nobody where the server does it by itself; `photos` are those that they have
    and do not only name.
    """

    device: str = ""
    user: str = ""
    photos: frozenset[str] = frozenset()


THE_SERVER = Writer()


@dataclass(frozen=True, slots=True)
class Commit:
    """What was written: its anchor, and the rev of each record as it is now."""

    anchor: Anchor
    revs: Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """A row of `records` as it becomes, and what the feed says of it."""

    key: Key
    row: dict[str, object]
    rev: int
    is_new: bool
    put: frozenset[str]
    evict: frozenset[str]
    blobs: tuple[tuple[str, Kind, str], ...]


def commit(
    connection: Connection, changes: Sequence[Change], at: datetime, writer: Writer = THE_SERVER
) -> Commit:
    """Write `changes` to their records and to the feed of each scope, as the last thing before the
    transaction of `connection` ends. Where there are none the clock goes on all the same.

    A record that leaves a scope is evicted from it, and put into those that it is in now; one that
    stays as it is is left alone. Of two changes of one record the later holds. Raises `Unavailable`
    where somebody wrote a record since it was seen: the transaction is to be done again.
    """
    steps, revs = _written(connection, changes, writer)
    anchor = _tick(connection, max(1, len(steps)), at)
    rows = list(_feed_rows(steps, anchor.seq - len(steps) + 1))
    if rows:
        connection.execute(_UPSERT_FEED, rows)
    return Commit(anchor, revs)


class BulkCommit:
    """One commit of more changes than memory holds. The records are written portion by portion;
    the feed is told of all of them by `finish`, so that others wait for the clock for seconds and
    not for as long as the whole takes.
    """

    def __init__(self, connection: Connection, writer: Writer = THE_SERVER) -> None:
        self._connection = connection
        self._writer = writer
        self._count = 0
        _told.create(connection)

    def add(self, changes: Sequence[Change], there: Found = NOTHING) -> None:
        """Write changes; a record may come again later. `there` are records that were read and
        locked in this transaction, so that they are not read again. Raises `Unavailable` as
        `commit` does.
        """
        steps, _ = _written(self._connection, changes, self._writer, there)
        copy_into(self._connection, _told, list(_feed_rows(steps, self._count)))
        self._count += len(steps)

    def finish(self, at: datetime) -> Anchor:
        """Tell the feed, as the last thing before the transaction ends."""
        anchor = _tick(self._connection, max(1, self._count), at)
        first = anchor.seq - self._count + 1
        self._connection.execute(_TELL_FEED, {"first": first})
        _told.drop(self._connection)
        return anchor


def head(connection: Connection) -> Anchor:
    """Return the anchor of the last commit."""
    last = select(commits.c.seq, commits.c.nonce).order_by(commits.c.seq.desc()).limit(1)
    seq, nonce = connection.execute(last).one()
    return Anchor(seq, nonce)


def check_anchor(connection: Connection, anchor: Anchor | None, has_begun: bool) -> None:
    """Raise `Refused` with the code `reset` unless this server made the commit that a laptop has
    seen: it did not where it was restored from an older backup, even if it went on since.

    A laptop without an anchor has seen nothing; one that `has_begun` all the same is reset.
    """
    if anchor is None and not has_begun:
        return
    if anchor is not None:
        seen = select(commits.c.nonce).where(commits.c.seq == anchor.seq)
        if connection.execute(seen).scalar() == anchor.nonce:
            return
    raise Refused(
        RESET,
        "The server was set back to an older state.",
        "This laptop sends again what the server lacks, and fetches everything anew.",
    )


def durable_seq(connection: Connection) -> int:
    """Return up to which seq nothing is lost when the server is: what each of its last
    `RESTORABLE` verified backups holds, or the head where no backups are made.

    The newest alone would not do: it may be the one that cannot be read on the day.
    """
    setting = select(server_settings.c.value).where(server_settings.c.name == BACKUPS_SETTING)
    if connection.execute(setting).scalar() != "on":
        return head(connection).seq
    newest_first = (backups.c.at.desc(), backups.c.id.desc())
    last = select(backups.c.seq).where(backups.c.verified).order_by(*newest_first)
    oldest = select(func.min(last.limit(RESTORABLE).subquery().c.seq))
    return connection.execute(oldest).scalar() or 0


def _written(
    connection: Connection, changes: Sequence[Change], writer: Writer, known: Found = NOTHING
) -> tuple[list[_Step], dict[Key, int]]:
    """Write records, and return what the feed is to be told and the rev of each record."""
    wanted = {change.key: change for change in changes}
    there = stored(connection, wanted.keys() - known.keys(), lock=True)
    there |= {key: found for key, found in known.items() if found and key in wanted}
    if any(_was_overtaken(change, there.get(key)) for key, change in wanted.items()):
        raise busy()
    steps = [
        _step(wanted[key], there.get(key), writer)
        for key in sorted(wanted)
        if _differs(wanted[key], there.get(key))
    ]
    _write_records(connection, steps)
    link(connection, (blob for step in steps for blob in step.blobs), writer.user, writer.photos)
    revs = {key: record.rev for key, record in there.items()}
    return steps, revs | {step.key: step.rev for step in steps}


def _was_overtaken(change: Change, there: Stored | None) -> bool:
    return change.seen is not None and change.seen != (there.rev if there else 0)


def _differs(change: Change, there: Stored | None) -> bool:
    if there is None:
        return True  # also where it is removed: nobody may make it later
    return (change.payload, change.scopes or frozenset()) != (there.payload, there.scopes)


def _step(change: Change, there: Stored | None, writer: Writer) -> _Step:
    put = change.scopes or frozenset()
    data = _data(change)
    found = facets(change.kind, data)
    rev = there.rev + 1 if there else 1
    row: dict[str, object] = {
        "rev": rev,
        "payload": change.payload,
        "scopes": scopes_text(put),
        "field_revs": _field_revs(change.kind, data, there, rev, writer),
        "parent": found.parent,
        "key": found.key,
        "moment": found.moment,
        "author": there.author if there else writer.user,
    }
    lost = (there.scopes if there else frozenset()) - put
    blobs = tuple((blob, change.kind, change.id) for blob in blobs_in(change.kind, data))
    return _Step(change.key, row, rev, there is None, put, lost, blobs)


def _data(change: Change) -> Mapping[str, object]:
    if change.data is not None:
        return change.data
    return as_data(change.kind, change.payload) if change.payload is not None else {}


def _field_revs(
    kind: Kind, data: Mapping[str, object], there: Stored | None, rev: int, writer: Writer
) -> str:
    """Return the JSON of when each field changed last, for the kinds that merge field by field."""
    if KINDS[kind].rule is not Rule.MERGE:
        return "{}"
    entry = [rev, writer.device, writer.user]
    if there is None or there.payload is None:
        return json.dumps({ALL_FIELDS: entry})
    before = as_data(kind, there.payload)
    changed = {name for name in {*before, *data} if before.get(name) != data.get(name)}
    return json.dumps({**json.loads(there.field_revs), **dict.fromkeys(sorted(changed), entry)})


def _write_records(connection: Connection, steps: Sequence[_Step]) -> None:
    changed = [
        {"at_id": step.key[0], "at_kind": step.key[1]} | step.row
        for step in steps
        if not step.is_new
    ]
    if changed:
        connection.execute(_UPDATE_RECORD, changed)
    # Plainly inserted: of two who make the same record the second fails, instead of hiding the
    # first.
    made = [{"id": step.key[0], "kind": step.key[1]} | step.row for step in steps if step.is_new]
    copy_into(connection, records, made)


def _tick(connection: Connection, count: int, at: datetime) -> Anchor:
    """Take the clock, which all other writers now wait for, and note the commit."""
    taken = update(clock).values(seq=clock.c.seq + count).returning(clock.c.seq)
    anchor = Anchor(connection.execute(taken).scalar_one(), secrets.token_hex(8))
    made = {"seq": anchor.seq, "nonce": anchor.nonce, "at": time_text(at)}
    connection.execute(insert(commits), made)
    return anchor


def _feed_rows(steps: Sequence[_Step], first: int) -> Iterator[dict[str, object]]:
    for seq, step in enumerate(steps, first):
        for op, scopes in ((PUT, step.put), (EVICT, step.evict)):
            for scope in scopes:
                yield {"scope": scope, "kind": step.key[1], "id": step.key[0], "seq": seq, "op": op}


_UPDATE_RECORD = update(records).where(
    records.c.id == bindparam("at_id"), records.c.kind == bindparam("at_kind")
)
_UPSERT_FEED = text(
    "INSERT INTO feed (scope, kind, id, seq, op) VALUES (:scope, :kind, :id, :seq, :op)"
    " ON CONFLICT (scope, kind, id) DO UPDATE SET seq = excluded.seq, op = excluded.op"
)
# What a bulk commit is going to tell the feed, numbered from 0; it lives in its connection alone.
_told = Table(
    "told",
    MetaData(),
    *(Column(column.name, column.type, nullable=False) for column in feed.columns),
    prefixes=["TEMPORARY"],
)
_TELL_FEED = text(
    "INSERT INTO feed (scope, kind, id, seq, op)"
    " SELECT scope, kind, id, :first + seq, op FROM ("
    "SELECT told.*, row_number() OVER (PARTITION BY scope, kind, id ORDER BY seq DESC) AS place"
    " FROM told) AS newest WHERE place = 1"
    " ON CONFLICT (scope, kind, id) DO UPDATE SET seq = excluded.seq, op = excluded.op"
)
