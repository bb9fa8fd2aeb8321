"""Pushes written in bulk, beside pushes with a savepoint for each operation."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import insert

from fieldkm.cli.benches.rows import BenchRow, faster
from fieldkm.cli.benches.sync.company import NORTH, Company
from fieldkm.cli.benches.sync.records import fill_visit
from fieldkm.domain.visits import EntryKind, VisitEntry
from fieldkm.host.clock import SystemClock
from fieldkm.protocol.envelopes import OPERATIONS_A_PUSH, SCHEMA, PushedOperation, PushRequest
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import create
from fieldkm.server.batch import Batch, prepared
from fieldkm.server.database import ServerDatabase
from fieldkm.server.permissions import Rights
from fieldkm.server.push import push
from fieldkm.server.tables import op_log
from fieldkm.server.times import time_text

_PUSHES = 10
_ROUNDS = 5


def push_row(url: str, kind: str, reach: float) -> BenchRow:
    """Return the row of a database of a kind, which is empty."""
    with closing(ServerDatabase(url)) as database:
        company = Company(database)
        visit = fill_visit(database, NORTH, 0)
        own, peer = [], []
        for _ in range(_ROUNDS + 1):  # the first time warms up
            own.append(_seconds(company, visit, in_bulk=True))
            peer.append(_seconds(company, visit, in_bulk=False))
    name = f"operations pushed in bulk, {OPERATIONS_A_PUSH} at once, {kind}"
    seconds, peer_seconds = (statistics.median(times[1:]) for times in (own, peer))
    count = _PUSHES * OPERATIONS_A_PUSH
    return faster(name, count, seconds, "a savepoint for each", peer_seconds, reach)


def _seconds(company: Company, visit: str, *, in_bulk: bool) -> float:
    """Return the seconds of some pushes, each on what the ones before have written."""
    pushes = [_entries(visit) for _ in range(_PUSHES)]
    began = time.perf_counter()
    for ops in pushes:
        if in_bulk:
            request = PushRequest(schema_version=SCHEMA, ops=ops)
            push(company.database, company.anna, request, datetime.now(UTC))
        else:
            _push_one_by_one(company, ops)
    return time.perf_counter() - began


def _push_one_by_one(company: Company, ops: Sequence[PushedOperation]) -> None:
    """Do the operations with the server's own parts, each in a savepoint of the transaction."""
    now, caller = datetime.now(UTC), company.anna
    with company.database.write() as connection:
        rights = Rights(connection, caller, now)
        for sent in ops:
            with connection.begin_nested():
                item = prepared(sent)
                batch = Batch(connection, caller, rights, now)
                batch.load([item])
                result = batch.apply(item)
                made = batch.commit()
                row = {
                    "op_id": item.op_id,
                    "device": caller.device,
                    "user": caller.user,
                    "content_hash": item.content_hash,
                    "result": json.dumps(result.model_dump(exclude={"op_id"})),
                    "seq": made.anchor.seq,
                    "at": time_text(now),
                }
                connection.execute(insert(op_log), row)


def _entries(visit: str) -> list[PushedOperation]:
    """Return a push of entries of a visit."""
    clock = SystemClock()
    entries = [
        VisitEntry(clock.new_id(), visit, EntryKind.NOTE, clock.now(), text=f"Step {number}.")
        for number in range(OPERATIONS_A_PUSH)
    ]
    made = (
        create(clock.new_id(), Kind.VISIT_ENTRY, entry.id, entry, clock.now()) for entry in entries
    )
    return [
        PushedOperation(op_id=op.op_id, type=op.type, id=op.id, args=dict(op.args),
                        client_time=op.client_time)
        for op in made
    ]  # fmt: skip
