"""The one door through which a write reaches the feed; nothing else writes these tables.

The order of commits is the order of seqs: the row of the clock is locked last, when everything
else is locked and written, and is held up to the commit. A reader that has seen seq n has
therefore seen all before it; with a plain sequence a transaction that commits late is missed.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from fieldkm.errors import Refused
from fieldkm.protocol.envelopes import Anchor
from fieldkm.protocol.kinds import KINDS, Kind, Rule, facets
from fieldkm.protocol.payloads import as_data
from fieldkm.protocol.problems import RESET
from fieldkm.server.blob_links import blobs_in, link
from fieldkm.server.database_errors import busy
from fieldkm.server.records import ALL_FIELDS, FieldRev, Key, Stored, scopes_text, stored
from fieldkm.server.tables import backups, clock, commits, records, server_settings
from fieldkm.server.times import time_text

PUT = "put"
EVICT = "evict"
BACKUPS_SETTING = "backups"  # in server_settings: "on" where backups are made


@dataclass(frozen=True, slots=True)
class Change:
    """A record as it becomes, and the scopes that it is in then; None for both removes it. `seen`
    is the rev that it is made from, 0 for a new record, None for whatever is there.
    """

    kind: Kind
    id: str
    payload: str | None
    scopes: frozenset[str] | None
    seen: int | None = None

    @property
    def key(self) -> Key:
        """What tells its record from all others."""
        return self.id, self.kind.value


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes; both are empty where the server does it by itself."""

    device: str = ""
    user: str = ""


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
    wanted = {change.key: change for change in changes}
    there = stored(connection, wanted, lock=True)
    if any(_was_overtaken(change, there.get(key)) for key, change in wanted.items()):
        raise busy()
    steps = [
        _step(wanted[key], there.get(key), writer)
        for key in sorted(wanted)
        if _differs(wanted[key], there.get(key))
    ]
    _write_records(connection, steps)
    link(connection, (blob for step in steps for blob in step.blobs))
    anchor = _tick(connection, max(1, len(steps)), at)
    _write_feed(connection, steps, anchor.seq - len(steps) + 1)
    revs = {key: record.rev for key, record in there.items()}
    return Commit(anchor, revs | {step.key: step.rev for step in steps})


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
    """Return up to which seq nothing is lost when the server is: its newest verified backup, or
    the head where no backups are made.
    """
    setting = select(server_settings.c.value).where(server_settings.c.name == BACKUPS_SETTING)
    if connection.execute(setting).scalar() != "on":
        return head(connection).seq
    newest = select(func.max(backups.c.seq)).where(backups.c.verified)
    return connection.execute(newest).scalar() or 0


def _was_overtaken(change: Change, there: Stored | None) -> bool:
    return change.seen is not None and change.seen != (there.rev if there else 0)


def _differs(change: Change, there: Stored | None) -> bool:
    if there is None:
        return change.payload is not None
    return (change.payload, change.scopes or frozenset()) != (there.payload, there.scopes)


def _step(change: Change, there: Stored | None, writer: Writer) -> _Step:
    put = change.scopes or frozenset()
    data = as_data(change.kind, change.payload) if change.payload is not None else {}
    found = facets(change.kind, data)
    rev = there.rev + 1 if there else 1
    row: dict[str, object] = {
        "rev": rev,
        "payload": change.payload,
        "scopes": scopes_text(put),
        "field_revs": _field_revs(change.kind, data, there, FieldRev(rev, *astuple(writer))),
        "parent": found.parent,
        "key": found.key,
        "moment": found.moment,
        "author": there.author if there else writer.user,
    }
    lost = (there.scopes if there else frozenset()) - put
    blobs = tuple((blob, change.kind, change.id) for blob in blobs_in(change.kind, data))
    return _Step(change.key, row, rev, there is None, put, lost, blobs)


def _field_revs(kind: Kind, data: Mapping[str, object], there: Stored | None, now: FieldRev) -> str:
    """Return the JSON of when each field changed last, for the kinds that merge field by field."""
    if KINDS[kind].rule is not Rule.MERGE:
        return "{}"
    entry = [now.rev, now.device, now.user]
    if there is None or there.payload is None:
        return json.dumps({ALL_FIELDS: entry})
    before = as_data(kind, there.payload)
    changed = {name for name in {*before, *data} if before.get(name) != data.get(name)}
    return json.dumps({**json.loads(there.field_revs), **dict.fromkeys(sorted(changed), entry)})


def _write_records(connection: Connection, steps: Sequence[_Step]) -> None:
    for names, statement, of in (
        (("at_id", "at_kind"), _UPDATE_RECORD, [step for step in steps if not step.is_new]),
        (("id", "kind"), _INSERT_RECORD, [step for step in steps if step.is_new]),
    ):
        if of:
            rows = [dict(zip(names, step.key, strict=True)) | step.row for step in of]
            connection.execute(statement, rows)


def _tick(connection: Connection, count: int, at: datetime) -> Anchor:
    """Take the clock, which all other writers now wait for, and note the commit."""
    taken = update(clock).values(seq=clock.c.seq + count).returning(clock.c.seq)
    anchor = Anchor(connection.execute(taken).scalar_one(), secrets.token_hex(8))
    made = {"seq": anchor.seq, "nonce": anchor.nonce, "at": time_text(at)}
    connection.execute(insert(commits), made)
    return anchor


def _write_feed(connection: Connection, steps: Sequence[_Step], first: int) -> None:
    rows = [
        {"scope": scope, "kind": step.key[1], "id": step.key[0], "seq": seq, "op": op}
        for seq, step in enumerate(steps, first)
        for op, scopes in ((PUT, step.put), (EVICT, step.evict))
        for scope in scopes
    ]
    if rows:
        connection.execute(_UPSERT_FEED, rows)


# A plain insert: of two who make the same record the second fails, instead of hiding the first.
_INSERT_RECORD = insert(records)
_UPDATE_RECORD = update(records).where(
    records.c.id == bindparam("at_id"), records.c.kind == bindparam("at_kind")
)
_UPSERT_FEED = text(
    "INSERT INTO feed (scope, kind, id, seq, op) VALUES (:scope, :kind, :id, :seq, :op)"
    " ON CONFLICT (scope, kind, id) DO UPDATE SET seq = excluded.seq, op = excluded.op"
)
