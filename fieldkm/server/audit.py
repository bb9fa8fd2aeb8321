"""Who did what to which record, and when: which fields, not their values, which would outlive an
erasure.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from fieldkm.errors import FieldkmError
from fieldkm.protocol.effects import field_changes
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.operations import CHANGE, Operation
from fieldkm.server.tables import devices, op_log, users


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did to a record: `what` as in the operation's type (create, change…), `status`
    what came of it, `at` when it reached the server (ISO 8601).
    """

    at: str
    user: str
    device: str
    what: str
    status: str
    fields: tuple[str, ...]


def told(operation: Operation | None) -> dict[str, str]:
    """Return what the log of operations keeps of one; None for one that could not be read."""
    if operation is None:
        return {"type": "", "record": "", "fields": ""}
    try:
        changes = field_changes(operation) if operation.verb == CHANGE else ()
    except FieldkmError:
        changes = ()
    fields = " ".join(change.field for change in changes)
    return {"type": operation.type, "record": operation.id, "fields": fields}


def deeds(connection: Connection, kind: Kind, record: str) -> list[Deed]:
    """Return what was done to a record by laptops, in the order in which it reached the server."""
    query = (
        select(op_log, users.c.name.label("user_name"), devices.c.name.label("device_name"))
        .outerjoin(users, users.c.id == op_log.c.user)
        .outerjoin(devices, devices.c.id == op_log.c.device)
        .where(op_log.c.record == record, op_log.c.type.startswith(f"{kind.value}."))
        .order_by(op_log.c.seq, op_log.c.op_id)
    )
    return [
        Deed(
            row.at,
            row.user_name or row.user,
            row.device_name or row.device,
            row.type.partition(".")[2].partition("@")[0],
            str(json.loads(row.result).get("status")),
            tuple(row.fields.split()),
        )
        for row in connection.execute(query)
    ]
