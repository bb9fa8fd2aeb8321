"""What is new for a device: pages of the feed of each scope that it may hold, in one snapshot.

The answer is put together from the stored payloads as text; nothing is decoded on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from json import JSONEncoder

from sqlalchemy import Connection, and_, select

from fieldkm.domain.scopes import SHARED, granted_scopes
from fieldkm.protocol.envelopes import PullRequest
from fieldkm.server.database import ServerDatabase
from fieldkm.server.database_errors import busy
from fieldkm.server.feed import PUT, check_anchor, durable_seq, head
from fieldkm.server.holdings import held_now, record_holdings
from fieldkm.server.reach import Caller, standing_of
from fieldkm.server.tables import feed, records

_AT_ONCE = 500  # rows read from the database before their bytes are counted
_TRIES = 5
_quoted = JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class _Limits:
    """How much is still left of the answer."""

    rows: int
    bytes: int


def pull(database: ServerDatabase, caller: Caller, request: PullRequest, now: datetime) -> bytes:
    """Return the JSON of a `PullAnswer`.

    Raises `Refused` with the code `reset` for an anchor that this server did not give, `SignedOut`
    for a user who is gone.
    """
    for _ in range(_TRIES):
        with database.read() as connection:
            check_anchor(connection, request.anchor, has_begun=any(request.cursors.values()))
            granted = granted_scopes(standing_of(connection, caller.user, now).reach)
            targets = held_now(connection, caller.device)
            if granted == targets.keys():
                return _answer(connection, targets, request)
        # Before it gets the first row: what it writes then must be accepted for ever.
        with database.write() as connection:
            record_holdings(connection, caller.device, granted, now)
    raise busy()


def _answer(connection: Connection, targets: Mapping[str, int], request: PullRequest) -> bytes:
    scopes = sorted(targets, key=lambda scope: (scope == SHARED, scope))  # the own work first
    left = _Limits(request.max_rows, request.max_bytes)
    pages = []
    for scope in scopes:
        cursor = request.cursors.get(scope, 0)
        if cursor < targets[scope]:
            page, left = _page(connection, scope, cursor, targets[scope], left)
            pages.append(f"{_quoted(scope)}:{page}")
    seq, nonce = head(connection)
    target = ",".join(f"{_quoted(scope)}:{seq}" for scope, seq in targets.items())
    return (
        f'{{"scopes":[{",".join(map(_quoted, scopes))}],"pages":{{{",".join(pages)}}},'
        f'"target":{{{target}}},"anchor":[{seq},{_quoted(nonce)}],'
        f'"durable_seq":{durable_seq(connection)}}}'
    ).encode()


def _page(
    connection: Connection, scope: str, cursor: int, target: int, left: _Limits
) -> tuple[str, _Limits]:
    """Return the JSON of a `Page` and what is left of the answer after it."""
    rows: list[str] = []
    size, last, more = 0, cursor, False
    for seq, row in _rows(connection, scope, cursor, left.rows):
        if len(rows) >= left.rows or size >= left.bytes:
            more = True
            break
        rows.append(row)
        size += len(row)
        last = seq
    following = last if more else target
    page = f'{{"rows":[{",".join(rows)}],"next":{following},"more":{"true" if more else "false"}}}'
    return page, _Limits(left.rows - len(rows), left.bytes - size)


def _rows(connection: Connection, scope: str, cursor: int, most: int) -> Iterator[tuple[int, str]]:
    """Yield seq and JSON of the rows after `cursor`, at least one more than `most` if there are.

    A device that begins at 0 holds nothing that could be evicted.
    """
    query = (
        select(feed.c.seq, feed.c.op, feed.c.kind, feed.c.id, records.c.rev, records.c.payload)
        .join(records, and_(records.c.id == feed.c.id, records.c.kind == feed.c.kind))
        .where(feed.c.scope == scope)
        .order_by(feed.c.seq)
    )
    if not cursor:
        query = query.where(feed.c.op == PUT)
    while True:
        portion = connection.execute(
            query.where(feed.c.seq > cursor).limit(min(_AT_ONCE, max(most, 0) + 1))
        ).all()
        for seq, op, kind, record, rev, payload in portion:
            text = _quoted(payload) if op == PUT else "null"
            yield seq, f'[{seq},"{op}","{kind}",{_quoted(record)},{rev},{text}]'
        most -= len(portion)
        if len(portion) < _AT_ONCE:
            return
        cursor = portion[-1][0]
