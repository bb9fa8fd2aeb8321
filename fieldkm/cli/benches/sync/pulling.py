"""A first sync of 50,000 records, end to end, beside a raw copy of them; what goes over the line
then, and when there is nothing to do.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.relay import Relay
from fieldkm.cli.benches.rows import BenchRow, compared, faster, limited
from fieldkm.cli.benches.server_process import PASSWORD, ServerProcess
from fieldkm.cli.benches.sync.raw_copy import raw_copy
from fieldkm.cli.benches.sync.records import fill
from fieldkm.host.paths import Home
from fieldkm.server.database import ServerDatabase
from fieldkm.server.tables import feed, records

RECORDS = 50_000
_ROUNDS = 3
NORTH = "north"
_SCOPE = f"territory:{NORTH}"


def pull_rows(folder: Path) -> Iterator[BenchRow]:
    """Fill a server, sync laptops from it and yield the rows."""
    server = ServerProcess(folder / "server")
    found(server, RECORDS)
    with server, Relay(server.url) as relay:
        yield from _pulled(server, folder)
        home = Home(folder / "watched")
        _synced(relay.url, home)
        yield _bytes_row(relay, server)
        yield from _idle_rows(relay, home)


def found(server: ServerProcess, count: int) -> None:
    """Give a server that does not run yet a territory with so many records, and anna in it."""
    with server.administration() as desk:
        desk.add_territory(NORTH)
    server.add_user("anna", NORTH)
    with closing(ServerDatabase(server.settings.url)) as database:
        fill(database, NORTH, count)


def sign_in(url: str, home: Home) -> Workplace:
    """Return a home on which anna has signed in."""
    home.make()
    workplace = Workplace(home)
    workplace.sync.sign_in(url, "anna", PASSWORD, "bench")
    return workplace


def _pulled(server: ServerProcess, folder: Path) -> Iterator[BenchRow]:
    source = server.settings.data / "server.sqlite"
    own, raw, bare = [], [], []
    for number in range(-1, _ROUNDS):  # the first time warms up
        raw.append(raw_copy(source, folder / f"raw-{number}.sqlite", _SCOPE))
        own.append(_synced(server.url, Home(folder / f"home-{number}")))
        bare.append(raw_copy(source, folder / f"bare-{number}.sqlite", _SCOPE, bare=True))
    seconds, peer, floor = (statistics.median(times[1:]) for times in (own, raw, bare))
    name = f"pull of {RECORDS:,} records, end to end, zstd"
    yield faster(name, RECORDS, seconds, "raw SQLite, socket, raw SQLite, same tables", peer, 0.35)
    yield faster("the same", RECORDS, seconds, "raw, one table without indexes", floor, 0)


def _synced(url: str, home: Home) -> float:
    """Return the seconds of a sync."""
    with closing(sign_in(url, home)) as workplace:
        began = time.perf_counter()
        workplace.sync.run()
        return time.perf_counter() - began


def _bytes_row(relay: Relay, server: ServerProcess) -> BenchRow:
    plain = _plain_bytes(server) / 1e6
    moved = (relay.up + relay.down) / 1e6
    name = f"bytes on the wire for {RECORDS:,} records, sign-in and headers too"
    return compared(name, moved, "MB", peer="plain JSON", peer_value=plain, reach=0.25)


def _plain_bytes(server: ServerProcess) -> int:
    """Return how long the rows are as JSON, the payloads as objects in it and not as texts."""
    query = (
        select(feed.c.seq, feed.c.op, feed.c.kind, feed.c.id, records.c.rev, records.c.payload)
        .join(records, (records.c.id == feed.c.id) & (records.c.kind == feed.c.kind))
        .where(feed.c.scope == _SCOPE)
    )
    with closing(ServerDatabase(server.settings.url)) as database, database.read() as connection:
        return sum(
            len(json.dumps(list(row[:5]), separators=(",", ":"))) + len(row[5].encode()) + 2
            for row in connection.execute(query)
        )


def _idle_rows(relay: Relay, home: Home) -> Iterator[BenchRow]:
    with closing(Workplace(home)) as workplace:
        workplace.sync.run()  # what the first one has left over
        requests, moved = relay.requests, relay.up + relay.down
        workplace.sync.run()
    yield limited("nothing to do: requests of a sync", relay.requests - requests, "", most=1)
    moved = relay.up + relay.down - moved
    yield limited("the same: bytes both ways, headers too", moved, "bytes", most=2047)
