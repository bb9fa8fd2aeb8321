"""Pages of the feed made of stored payloads, beside pages of the same records made by an ORM and a
serializer.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from types import MappingProxyType

from sqlalchemy import Engine, create_engine, make_url, select, text

from fieldkm.cli.benches.rows import BenchRow, faster
from fieldkm.cli.benches.sync.company import NORTH, Company
from fieldkm.cli.benches.sync.mapped import fill_mapped, mapped_page
from fieldkm.cli.benches.sync.records import fill_visit
from fieldkm.domain.visits import VisitEntry
from fieldkm.protocol.envelopes import BYTES_A_PAGE, SCHEMA, PullAnswer, PullRequest
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import decode_as
from fieldkm.server.database import ServerDatabase
from fieldkm.server.pull import pull
from fieldkm.server.tables import feed, records

_ENTRIES = 10_000
_ROWS_A_PAGE = 2_000
_ROUNDS = 5
_DRIVERS: Mapping[str, str] = MappingProxyType(
    {"SQLite": "sqlite", "PostgreSQL": "postgresql+psycopg"}
)


def payload_row(url: str, kind: str, reach: float) -> BenchRow:
    """Fill a database of a kind, which is empty, and return the row of it."""
    with closing(ServerDatabase(url)) as database:
        company = Company(database)
        fill_visit(database, NORTH, _ENTRIES)
        engine = create_engine(make_url(url).set(drivername=_DRIVERS[kind]))
        _fill_as_well(database, engine)
        own, peer = [], []
        for _ in range(_ROUNDS + 1):  # the first time warms up
            own.append(_pages_pulled(company))
            peer.append(_pages_mapped(engine))
        engine.dispose()
    name = f"{_ENTRIES:,} records as pages, {kind}"
    seconds, peer_seconds = (statistics.median(times[1:]) for times in (own, peer))
    return faster(name, _ENTRIES, seconds, "ORM and serializer", peer_seconds, reach)


def _fill_as_well(database: ServerDatabase, engine: Engine) -> None:
    """Give the peer the same entries, and both what PostgreSQL finds out by itself in an hour."""
    query = (
        select(feed.c.seq, records.c.rev, records.c.payload)
        .join(records, (records.c.id == feed.c.id) & (records.c.kind == feed.c.kind))
        .where(feed.c.kind == Kind.VISIT_ENTRY)
    )
    with database.read() as connection:
        found = connection.execute(query).all()
    fill_mapped(engine, ((seq, rev, decode_as(VisitEntry, payload)) for seq, rev, payload in found))
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))


def _pages_pulled(company: Company) -> float:
    """Return the seconds in which the server makes all pages of a first pull."""
    seconds = 0.0
    cursors: dict[str, int] = {}
    answer = None
    while answer is None or not answer.is_reached_by(cursors):
        asked = PullRequest(
            schema_version=SCHEMA,
            anchor=answer.anchor if answer else None,
            cursors=cursors,
            max_rows=_ROWS_A_PAGE,
            max_bytes=4 * BYTES_A_PAGE,
        )
        began = time.perf_counter()
        body = pull(company.database, company.anna, asked, datetime.now(UTC))
        seconds += time.perf_counter() - began
        answer = PullAnswer.model_validate_json(body)
        cursors |= {scope: page.next for scope, page in answer.pages.items()}
    return seconds


def _pages_mapped(engine: Engine) -> float:
    seconds, seq = 0.0, 0
    while True:
        began = time.perf_counter()
        _, seq = mapped_page(engine, seq, _ROWS_A_PAGE)
        seconds += time.perf_counter() - began
        if not seq:
            return seconds
