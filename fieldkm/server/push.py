"""What devices did, done once: its effects, the log of operations and the feed are one transaction.

The operations of a push are written together. Where the database refuses one of them, all are done
again, each in a savepoint of its own, so that only that one is rejected.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, exc, insert, select

from fieldkm.errors import BadInput
from fieldkm.protocol.envelopes import PushAnswer, PushRequest, Result
from fieldkm.server.audit import told
from fieldkm.server.batch import Batch, Prepared, cannot_be_stored, prepared, refused
from fieldkm.server.database import ServerDatabase
from fieldkm.server.feed import Commit, check_anchor, durable_seq, head
from fieldkm.server.permissions import Rights
from fieldkm.server.reach import Caller, signed_out
from fieldkm.server.tables import devices, op_log
from fieldkm.server.times import time_text

# What the database may have against one operation, and not against the others.
_POISON = (exc.IntegrityError, exc.DataError, UnicodeEncodeError)
OP_ID_REUSE = "op_id_reuse"
_log = logging.getLogger(__name__)


def push(
    database: ServerDatabase, caller: Caller, request: PushRequest, now: datetime
) -> PushAnswer:
    """Do each operation that was not done before; the results stand in the order of the operations.

    Raises `Refused` with the code `reset` for an anchor that this server did not give, and
    `SignedOut` for a device or user who may no longer sync; nothing was done then.
    """
    items = [prepared(sent) for sent in request.ops]
    # What stands in one push twice is done once; under one number for two things, the first is.
    first = {item.op_id: item for item in reversed(items)}

    def done(way: Callable[[_Push, Sequence[Prepared]], None]) -> PushAnswer:
        def work(connection: Connection) -> PushAnswer:
            check_anchor(connection, request.anchor, has_begun=False)
            pushing = _Push(connection, caller, now)
            way(pushing, [item for item in items if first[item.op_id] is item])
            results = [
                pushing.results[item.op_id]
                if item.content_hash == first[item.op_id].content_hash
                else refused(item.op_id, _reused())
                for item in items
            ]
            durable = durable_seq(connection)
            return PushAnswer(results=results, anchor=head(connection), durable_seq=durable)

        return database.transact(work)

    try:
        return done(_Push.together)
    except _POISON:
        return done(_Push.one_by_one)


class _Push:
    """One push in its transaction."""

    def __init__(self, connection: Connection, caller: Caller, now: datetime) -> None:
        self._connection = connection
        self._caller = caller
        self._now = now
        # What was sent twice must not be done twice: one push of a device at a time.
        device = select(devices.c.user, devices.c.revoked).where(devices.c.id == caller.device)
        row = connection.execute(device.with_for_update()).one_or_none()
        if row is None or row.revoked is not None or row.user != caller.user:
            raise signed_out()
        self._rights = Rights(connection, caller, now)
        self.results: dict[str, Result] = {}

    def together(self, items: Sequence[Prepared]) -> None:
        """Do all operations that are new, and write them in bulk."""
        logged = self._logged(items)
        self.results |= logged
        new = [item for item in items if item.op_id not in logged]
        batch = Batch(self._connection, self._caller, self._rights, self._now)
        batch.load(new)
        results = {item.op_id: batch.apply(item) for item in new}
        self.results |= results
        final = [item for item in new if results[item.op_id].status != "blocked"]
        if final:
            self._keep(final, batch.commit())

    def one_by_one(self, items: Sequence[Prepared]) -> None:
        """Do them so that one which the database does not take leaves the others alone."""
        for item in items:
            try:
                with self._connection.begin_nested():
                    self.together([item])
            except _POISON as error:
                _log.error("operation %s: %s", item.op_id, type(error).__name__)
                self.together([replace(item, operation=None, needs=(), problem=cannot_be_stored())])

    def _logged(self, items: Sequence[Prepared]) -> dict[str, Result]:
        """Return the results of operations that were done before."""
        hashes = {item.op_id: item.content_hash for item in items}
        query = select(op_log).where(op_log.c.op_id.in_(hashes))
        return {
            row.op_id: _again(row.op_id, row.result)
            if (row.content_hash, row.user) == (hashes[row.op_id], self._caller.user)
            else refused(row.op_id, _reused())
            for row in self._connection.execute(query)
        }

    def _keep(self, items: Sequence[Prepared], made: Commit) -> None:
        """Complete the results by what was committed, and log them."""
        rows = []
        for item in items:
            operation = item.operation
            rev = made.revs.get((operation.id, operation.kind.value), 0) if operation else 0
            result = self.results[item.op_id].model_copy(
                update={"rev": rev, "seq": made.anchor.seq}
            )
            self.results[item.op_id] = result
            rows.append(
                {
                    "op_id": item.op_id,
                    "device": self._caller.device,
                    "user": self._caller.user,
                    "content_hash": item.content_hash,
                    "result": json.dumps(result.model_dump(exclude={"op_id"})),
                    "seq": made.anchor.seq,
                    "at": time_text(self._now),
                    **told(operation),
                }
            )
        self._connection.execute(insert(op_log), rows)


def _again(op_id: str, stored: str) -> Result:
    """Return a stored result; an operation that was done is told from one that was done now."""
    result = Result(op_id=op_id, **json.loads(stored))
    return (
        result.model_copy(update={"status": "duplicate"}) if result.status == "applied" else result
    )


def _reused() -> BadInput:
    return BadInput(
        OP_ID_REUSE,
        "Another operation was sent under the same number before.",
        "Write it down once more; if it happens again, send this text to your administrator.",
    )
