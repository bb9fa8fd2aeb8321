"""Which scopes a device holds, and held before: what was written while it held one is accepted
afterwards too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, func, select, text, update

from fieldkm.server.tables import feed, held_scopes
from fieldkm.server.times import time_text

_HOLD = text(
    "INSERT INTO held_scopes (device, scope, since, until) VALUES (:device, :scope, :since, NULL)"
    " ON CONFLICT (device, scope) DO UPDATE SET until = NULL"
)


def held_now(connection: Connection, device: str) -> dict[str, int]:
    """Return the scopes that were given to a device at its last pull, each with the seq of its last
    row, 0 for one that is empty.
    """
    # One look into the feed's index a scope; grouping would read all of its rows.
    last = select(func.max(feed.c.seq)).where(feed.c.scope == held_scopes.c.scope)
    query = select(held_scopes.c.scope, last.scalar_subquery()).where(
        held_scopes.c.device == device, held_scopes.c.until.is_(None)
    )
    return {scope: seq or 0 for scope, seq in connection.execute(query)}


def ever_held(connection: Connection, device: str) -> frozenset[str]:
    """Return all scopes that a device holds or held."""
    query = select(held_scopes.c.scope).where(held_scopes.c.device == device)
    return frozenset(connection.execute(query).scalars())


def record_holdings(
    connection: Connection, device: str, granted: Iterable[str], now: datetime
) -> None:
    """Note that a device holds exactly the scopes `granted` from now on."""
    granted = sorted(granted)
    ended = update(held_scopes).where(
        held_scopes.c.device == device,
        held_scopes.c.until.is_(None),
        held_scopes.c.scope.not_in(granted),
    )
    connection.execute(ended.values(until=time_text(now)))
    if granted:
        rows = [{"device": device, "scope": scope, "since": time_text(now)} for scope in granted]
        connection.execute(_HOLD, rows)
