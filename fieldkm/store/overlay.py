"""The technician's own work over the server's records.

`records` holds what is seen. Where an operation has changed one and the server has not answered
with it yet, `held` keeps the server's copy beside it: from that, and from the operations in their
order, what is seen can be made again whenever the server's copy changes.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from fieldkm.errors import FieldkmError
from fieldkm.protocol.effect import Effect, Read
from fieldkm.protocol.effects import effects
from fieldkm.protocol.kinds import Facets, Kind, facets
from fieldkm.protocol.operations import Operation
from fieldkm.protocol.payloads import as_data
from fieldkm.store.fix_table import fixes_of, refresh
from fieldkm.store.rows import time_of
from fieldkm.store.sync_state import actor_of
from fieldkm.store.tables import held, memberships, outbox, outbox_touches, records

PENDING = "pending"
ACKNOWLEDGED = "acknowledged"
REJECTED = "rejected"
BLOCKED = "blocked"

# As text: a page of two thousand rows goes through it.
_QUEUE = "INSERT OR REPLACE INTO index_queue (kind, id) VALUES (?, ?)"

Identity = tuple[str, str]  # kind and id


def reader(connection: Connection) -> Read:
    """Return how operations read what is seen now."""

    def read(kind: Kind, record: str) -> str | None:
        query = select(records.c.payload).where(records.c.kind == kind, records.c.id == record)
        return connection.execute(query).scalar()

    return read


def show(connection: Connection, made: Iterable[Effect]) -> None:
    """Show the effects of an operation; the server's copies are held."""
    for effect in made:
        hold(connection, (effect.kind.value, effect.id))
        write_record(connection, effect)


def hold(connection: Connection, identity: Identity) -> None:
    """Keep the server's copy of a record beside it, unless it is kept already."""
    kind, record = identity
    there = connection.execute(
        select(records.c.rev, records.c.payload).where(is_record(records, identity))
    ).first()
    values = {"kind": kind, "id": record, "rev": 0, "payload": None}
    if there:
        values |= {"rev": there.rev, "payload": there.payload}
    connection.execute(upsert(held).values(values).on_conflict_do_nothing())


def write_record(connection: Connection, effect: Effect) -> None:
    """Make a record what an effect says, and let lists and search know."""
    found = facets_of(effect.kind.value, effect.payload)
    values = {
        "kind": effect.kind.value,
        "id": effect.id,
        "rev": 0,
        "payload": effect.payload,
        "parent": found.parent,
        "key": found.key,
        "moment": found.moment,
    }
    kept = {name: values[name] for name in ("payload", "parent", "key", "moment")}
    row = upsert(records).values(values)
    connection.execute(row.on_conflict_do_update(index_elements=["kind", "id"], set_=kept))
    identity = (effect.kind.value, effect.id)
    refresh(connection, fixes_of(connection, [identity]))
    queue_for_index(connection, [identity])


def remove(connection: Connection, identities: Sequence[Identity]) -> None:
    """Take records out of what is seen, of lists and of the search."""
    concerned = fixes_of(connection, identities)
    for identity in identities:
        connection.execute(delete(records).where(is_record(records, identity)))
    refresh(connection, concerned)
    queue_for_index(connection, identities)


def recompute(connection: Connection, identity: Identity) -> None:
    """Make what is seen of a held record again: the server's copy, and the operations upon it.

    Where none is left whose effect the server's copy lacks, the record is the server's again.
    """
    base = connection.execute(select(held).where(is_record(held, identity))).first()
    if base is None:
        return
    waiting = [row for row in _operations_on(connection, identity) if not _settled(row, base)]
    if not waiting:
        _release(connection, identity, base)
        return
    payload = _applied(connection, identity, base.payload, waiting)
    if payload is None:
        remove(connection, [identity])
    else:
        write_record(connection, Effect(Kind(identity[0]), identity[1], payload))


def touched(connection: Connection, op_ids: Sequence[str]) -> list[Identity]:
    """Return the records that operations touch."""
    query = (
        select(outbox_touches.c.kind, outbox_touches.c.id)
        .where(outbox_touches.c.op_id.in_(op_ids))
        .distinct()
    )
    return [(row.kind, row.id) for row in connection.execute(query)]


def is_record(table: Table, identity: Identity) -> ColumnElement[bool]:
    """Return the condition for one record's rows in a table."""
    kind, record = identity
    return and_(table.c.kind == kind, table.c.id == record)


def facets_of(kind: str, payload: str) -> Facets:
    """Return what the table keeps of a payload; nothing of one that a newer server has written."""
    try:
        known = Kind(kind)
        return facets(known, as_data(known, payload))
    except (ValueError, FieldkmError):
        return Facets("", "", "", "")


def queue_for_index(connection: Connection, identities: Sequence[Identity]) -> None:
    """Let the search take in records, after this transaction."""
    if identities:
        connection.exec_driver_sql(_QUEUE, list(identities))


def operation_of(row: Row[tuple[object, ...]]) -> Operation:
    """Return the operation that a row of the outbox holds."""
    return Operation(
        op_id=row.op_id,
        type=row.type,
        id=row.record,
        args=json.loads(row.args),
        client_time=time_of(row.client_time),
        base_rev=row.base_rev,
    )


def _applied(
    connection: Connection,
    identity: Identity,
    base: str | None,
    waiting: Sequence[Row[tuple[object, ...]]],
) -> str | None:
    """Return the payload after the operations; one that no longer fits is left out."""
    payload = base
    seen = reader(connection)
    actor = actor_of(connection)
    for row in waiting:
        operation = operation_of(row)
        beside = set(touched(connection, [row.op_id])) - {(operation.kind.value, operation.id)}
        try:
            made = effects(operation, actor, _before(seen, beside, identity, payload))
        except FieldkmError:
            continue  # the server has decided otherwise meanwhile; its answer says why
        for effect in made:
            if (effect.kind.value, effect.id) == identity:
                payload = effect.payload
    return payload


def _before(
    seen: Read, beside: Collection[Identity], identity: Identity, payload: str | None
) -> Read:
    """Return how an operation reads that is done again: one record has a `payload`, and what the
    operation made `beside` its main record, here since it was first done, is still to be made.
    """

    def read(kind: Kind, record: str) -> str | None:
        if (kind.value, record) == identity:
            return payload
        return None if (kind.value, record) in beside else seen(kind, record)

    return read


def _operations_on(connection: Connection, identity: Identity) -> Sequence[Row[tuple[object, ...]]]:
    query = (
        select(outbox)
        .join(outbox_touches, outbox_touches.c.op_id == outbox.c.op_id)
        .where(
            is_record(outbox_touches, identity),
            outbox.c.state.in_((PENDING, ACKNOWLEDGED)),
        )
        .order_by(outbox.c.number)
    )
    return connection.execute(query).all()


def _settled(row: Row[tuple[object, ...]], base: Row[tuple[object, ...]]) -> bool:
    """Tell whether the server's copy holds an operation's effect."""
    if row.state != ACKNOWLEDGED or base.payload is None:
        return False
    # What an operation makes beside its main record is new: it is settled once it has come.
    return base.id != row.record or bool(row.ack_rev <= base.rev)


def _release(connection: Connection, identity: Identity, base: Row[tuple[object, ...]]) -> None:
    connection.execute(delete(held).where(is_record(held, identity)))
    belongs = connection.execute(
        select(memberships.c.scope).where(is_record(memberships, identity)).limit(1)
    ).first()
    if base.payload is None or not belongs:
        remove(connection, [identity])
        return
    write_record(connection, Effect(Kind(identity[0]), identity[1], base.payload))
    connection.execute(update(records).where(is_record(records, identity)).values(rev=base.rev))
