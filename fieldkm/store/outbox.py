"""Unsent work: operations written with their effect, sent in their order, kept until they are safe.

Nothing in it is ever deleted by the machine but what the server holds durably.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from fieldkm.protocol.effects import effects
from fieldkm.protocol.envelopes import ErrorBody, PushAnswer, Result
from fieldkm.protocol.kinds import facets
from fieldkm.protocol.operations import CREATE, Operation
from fieldkm.store.database import Database
from fieldkm.store.overlay import (
    ACKNOWLEDGED,
    BLOCKED,
    PENDING,
    REJECTED,
    operation_of,
    reader,
    recompute,
    show,
    touched,
)
from fieldkm.store.rows import time_text
from fieldkm.store.sync_state import actor_of, keep_anchor
from fieldkm.store.tables import outbox, outbox_touches

Beside = Callable[[Connection], None]
"""What is written on this laptop only, in the transaction of the operations that it belongs to."""


class OutboxState(StrEnum):
    """Where an operation is on its way."""

    PENDING = PENDING
    ACKNOWLEDGED = ACKNOWLEDGED
    REJECTED = REJECTED
    BLOCKED = BLOCKED


@dataclass(frozen=True, slots=True)
class Waiting:
    """An operation in the outbox. `problem` says why it was rejected; `in_conflict` that another
    edit of the same field gave way to it.
    """

    operation: Operation
    state: OutboxState
    in_conflict: bool = False
    problem: ErrorBody | None = None


class Outbox:
    """The operations of this laptop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def perform(self, operations: Sequence[Operation], beside: Sequence[Beside] = ()) -> None:
        """Do operations, and what is `beside` them: their effects are seen, and they wait to be
        sent; one transaction.

        Raises what `protocol.effects.effects` raises; then nothing is changed.
        """
        with self._database.write() as connection:
            for operation in operations:
                _perform(connection, operation)
            for write in beside:
                write(connection)

    def next_batch(self, limit: int) -> list[Operation]:
        """Return the oldest operations that wait to be sent."""
        query = _in_state(PENDING).limit(limit)
        with self._database.read() as connection:
            return [operation_of(row) for row in connection.execute(query)]

    def take_results(self, answer: PushAnswer) -> None:
        """Take over what became of operations, and the anchor with it; one transaction."""
        with self._database.write() as connection:
            for result in answer.results:
                _take_result(connection, result)
            keep_anchor(connection, answer.anchor)

    def forget_durable(self, seq: int) -> None:
        """Let go of acknowledged operations that the server cannot lose any more.

        To be called when all scopes are up to date: what is let go must have been pulled.
        """
        safe = (outbox.c.state == ACKNOWLEDGED) & (outbox.c.ack_seq <= seq)
        query = select(outbox.c.op_id).where(safe)
        with self._database.read() as connection:
            done = connection.execute(query).scalars().all()
        if done:
            with self._database.write() as connection:
                _remove(connection, done)

    def try_blocked_again(self) -> None:
        """Let operations go again whose record the server did not know: it may by now. What hangs
        on a rejected one stays.
        """
        with self._database.read() as connection:
            if connection.execute(_in_state(BLOCKED).limit(1)).first() is None:
                return
        with self._database.write() as connection:
            _unblock(connection)
            for refused in connection.execute(_in_state(REJECTED)).all():
                _block_dependents(connection, refused.op_id)

    def waiting(self, *states: OutboxState) -> list[Waiting]:
        """Return the operations in some states, all of them by default, the oldest first."""
        chosen = states or tuple(OutboxState)
        with self._database.read() as connection:
            return [_waiting(row) for row in connection.execute(_in_state(*chosen))]

    def counts(self) -> dict[OutboxState, int]:
        """Return how many operations are in each state."""
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        with self._database.read() as connection:
            found = {OutboxState(state): count for state, count in connection.execute(query)}
        return {state: found.get(state, 0) for state in OutboxState}

    def send_again(self, op_id: str, mended: Operation) -> None:
        """Put a mended operation in the place of a rejected one; what it blocked may go again."""
        with self._database.write() as connection:
            place = select(outbox.c.number).where(outbox.c.op_id == op_id)
            number = connection.execute(place).scalar()
            _remove(connection, [op_id])
            _perform(connection, mended, number)  # before what depends on it
            _unblock(connection)

    def discard(self, op_id: str) -> None:
        """Forget an operation, because its author says so."""
        with self._database.write() as connection:
            _remove(connection, [op_id])


def _perform(connection: Connection, operation: Operation, number: int | None = None) -> None:
    made = effects(operation, actor_of(connection), reader(connection))
    connection.execute(
        insert(outbox).values(
            number=number,
            op_id=operation.op_id,
            type=operation.type,
            record=operation.id,
            base_rev=operation.base_rev,
            args=json.dumps(operation.args, ensure_ascii=False, separators=(",", ":")),
            client_time=time_text(operation.client_time),
            state=PENDING,
            in_conflict=0,
            problem="",
            ack_seq=0,
            ack_rev=0,
        )
    )
    touches = [
        {"op_id": operation.op_id, "kind": effect.kind.value, "id": effect.id} for effect in made
    ]
    if touches:
        connection.execute(insert(outbox_touches), touches)
    show(connection, made)


def _take_result(connection: Connection, result: Result) -> None:
    if result.status == "retry":
        return
    values: dict[str, object] = {"ack_seq": result.seq, "ack_rev": result.rev}
    if result.status in ("rejected", "blocked"):
        values = {"state": REJECTED if result.status == "rejected" else BLOCKED}
        values["problem"] = _problem(result).model_dump_json()
    else:
        values |= {"state": ACKNOWLEDGED, "in_conflict": int(result.status == "conflict")}
    sent = (outbox.c.op_id == result.op_id) & (outbox.c.state == PENDING)
    if not connection.execute(update(outbox).where(sent).values(values)).rowcount:
        return  # an answer that came twice
    if result.status == "rejected":
        _block_dependents(connection, result.op_id)
    for identity in touched(connection, [result.op_id]):
        recompute(connection, identity)


def _block_dependents(connection: Connection, op_id: str) -> None:
    """Keep back what belongs to a record that the server has not taken."""
    row = connection.execute(select(outbox).where(outbox.c.op_id == op_id)).one()
    refused = operation_of(row)
    if refused.verb != CREATE:
        return
    later = select(outbox).where(outbox.c.state == PENDING, outbox.c.number > row.number)
    for other in connection.execute(later.order_by(outbox.c.number)).all():
        if _depends(operation_of(other), refused):
            blocked = update(outbox).where(outbox.c.op_id == other.op_id).values(state=BLOCKED)
            connection.execute(blocked)
            _block_dependents(connection, other.op_id)
            for identity in touched(connection, [other.op_id]):
                recompute(connection, identity)


def _depends(operation: Operation, refused: Operation) -> bool:
    kind = operation.kind
    if (kind, operation.id) == (refused.kind, refused.id):
        return True
    parent = facets(kind, operation.args)
    return (parent.parent_kind, parent.parent) == (refused.kind.value, refused.id)


def _unblock(connection: Connection) -> None:
    """Let all that was kept back try again: the server knows best what is still missing."""
    back = select(outbox.c.op_id).where(outbox.c.state == BLOCKED)
    op_ids = connection.execute(back).scalars().all()
    connection.execute(
        update(outbox).where(outbox.c.state == BLOCKED).values(state=PENDING, problem="")
    )
    for identity in touched(connection, op_ids):
        recompute(connection, identity)


def _remove(connection: Connection, op_ids: Sequence[str]) -> None:
    identities = touched(connection, op_ids)
    connection.execute(delete(outbox).where(outbox.c.op_id.in_(op_ids)))
    connection.execute(delete(outbox_touches).where(outbox_touches.c.op_id.in_(op_ids)))
    for identity in identities:
        recompute(connection, identity)


def _in_state(*states: str) -> Select[tuple[object, ...]]:
    return select(outbox).where(outbox.c.state.in_(states)).order_by(outbox.c.number)


def _waiting(row: Row[tuple[object, ...]]) -> Waiting:
    problem = ErrorBody.model_validate_json(row.problem) if row.problem else None
    return Waiting(operation_of(row), OutboxState(row.state), bool(row.in_conflict), problem)


def _problem(result: Result) -> ErrorBody:
    return ErrorBody(
        code=result.code, title=result.title, advice=result.advice, details=result.details
    )
