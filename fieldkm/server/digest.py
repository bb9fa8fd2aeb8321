"""Proof of what the server holds in a scope, for a laptop to compare with what it holds."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, select

from fieldkm.domain.scopes import granted_scopes
from fieldkm.errors import BadInput
from fieldkm.protocol.digests import digest_of
from fieldkm.protocol.envelopes import ScopeDigest
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import PUT, head
from fieldkm.server.reach import Caller, standing_of
from fieldkm.server.tables import feed, records

_AT_ONCE = 1_000  # rows in memory


def digest(database: ServerDatabase, caller: Caller, scope: str, now: datetime) -> ScopeDigest:
    """Return the digest of a scope in one snapshot.

    Raises `BadInput` for a scope that the caller does not have, whether it exists or not.
    """
    with database.read() as connection:
        reach = standing_of(connection, caller.user, now).reach
        if scope not in granted_scopes(reach):
            raise BadInput("not-found", "There is no scope “{scope}” for you.", scope=scope[:100])
        query = (
            select(feed.c.kind, feed.c.id, records.c.rev, records.c.payload)
            .join(records, and_(records.c.id == feed.c.id, records.c.kind == feed.c.kind))
            .where(feed.c.scope == scope, feed.c.op == PUT)
            .execution_options(yield_per=_AT_ONCE)
        )
        rows = (tuple(row) for row in connection.execute(query))
        found = digest_of(rows)
        return ScopeDigest(seq=head(connection).seq, count=found.count, hash=found.hash)
