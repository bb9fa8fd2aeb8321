"""What is new for a device: pages of the feed of each scope that it may hold, in one snapshot.

The answer is put together from the stored payloads as text; nothing is decoded on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from json.encoder import encode_basestring as _quoted

from sqlalchemy import Connection, Select, and_, select

from fieldkm.domain.scopes import SHARED, granted_scopes
from fieldkm.protocol.envelopes import PullRequest
from fieldkm.server.database import ServerDatabase
from fieldkm.server.database_errors import busy
from fieldkm.server.deadlines import LOCK_AFTER, REVIEW_DAYS, deadlines
from fieldkm.server.feed import PUT, check_anchor, durable_seq, head
from fieldkm.server.holdings import held_now, record_holdings
from fieldkm.server.reach import Caller, standing_of
from fieldkm.server.tables import feed, records

_FIRST = 500  # rows read from the database before their bytes are counted
_TRIES = 5

_Row = tuple[int, str]  # seq, JSON


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
    days = deadlines(connection)
    return (
        f'{{"scopes":[{",".join(map(_quoted, scopes))}],"pages":{{{",".join(pages)}}},'
        f'"target":{{{target}}},"anchor":[{seq},{_quoted(nonce)}],'
        f'"durable_seq":{durable_seq(connection)},'
        f'"lock_after_days":{days[LOCK_AFTER]},"review_after_days":{days[REVIEW_DAYS]}}}'
    ).encode()


def _page(
    connection: Connection, scope: str, cursor: int, target: int, left: _Limits
) -> tuple[str, _Limits]:
    """Return the JSON of a `Page` and what is left of the answer after it."""
    rows: list[str] = []
    size, last, more = 0, cursor, False
    for seq, row in _rows(connection, scope, cursor, left):
        if len(rows) >= left.rows or size >= left.bytes:
            more = True
            break
        rows.append(row)
        size += len(row)
        last = seq
    following = last if more else target
    page = f'{{"rows":[{",".join(rows)}],"next":{following},"more":{"true" if more else "false"}}}'
    return page, _Limits(left.rows - len(rows), left.bytes - size)


def _rows(connection: Connection, scope: str, cursor: int, left: _Limits) -> Iterator[_Row]:
    """Yield the rows after `cursor`, at least one more than `left` allows if there are.

    A device that begins at 0 holds nothing that could be evicted.
    """
    after = select(feed.c.seq, feed.c.op, feed.c.kind, feed.c.id).where(feed.c.scope == scope)
    if not cursor:
        after = after.where(feed.c.op == PUT)
    rows, size, portion = 0, 0, min(_FIRST if left.bytes > 0 else 0, left.rows) + 1
    while True:
        found = connection.execute(_with_records(after.where(feed.c.seq > cursor).limit(portion)))
        got = 0
        for seq, op, kind, record, rev, payload in found:
            text = _quoted(payload) if op == PUT else "null"
            row = f'[{seq},"{op}","{kind}",{_quoted(record)},{rev},{text}]'
            yield seq, row
            got, size, cursor = got + 1, size + len(row), seq
        rows += got
        if got < portion or rows > left.rows:
            return
        portion = _next_portion(left, rows, size)


def _with_records(
    portion: Select[int, str, str, str],
) -> Select[int, str, str, str, int, str]:
    """Return the query of a portion of the feed with its records. The portion is limited before
    anything is joined to it: else PostgreSQL may join and sort all that is left for each portion.
    """
    part = portion.order_by(feed.c.seq).subquery()
    return (
        select(part.c.seq, part.c.op, part.c.kind, part.c.id, records.c.rev, records.c.payload)
        .join(records, and_(records.c.id == part.c.id, records.c.kind == part.c.kind))
        .order_by(part.c.seq)
    )


def _next_portion(left: _Limits, rows: int, size: int) -> int:
    """Return how many rows the answer may still take, should they be as long as those before."""
    by_bytes = max(left.bytes - size, 0) * rows // size + 1
    return max(1, min(by_bytes, left.rows - rows + 1))
