"""Who may revoke a device from afar."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from fieldkm.domain.people import Role
from fieldkm.errors import BadInput
from fieldkm.protocol.problems import NOT_FOUND
from fieldkm.server.devices import revoke
from fieldkm.server.reach import Caller, standing_of
from fieldkm.server.tables import devices


def revoke_device(connection: Connection, caller: Caller, device: str, now: datetime) -> None:
    """Let a device sync no more, where it is the caller's own or the caller an administrator.

    Raises `BadInput` for any other, whether it exists or not.
    """
    owner = connection.execute(select(devices.c.user).where(devices.c.id == device)).scalar()
    administers = standing_of(connection, caller.user, now).reach.role is Role.ADMINISTRATOR
    if owner is None or not (administers or owner == caller.user):
        raise BadInput(NOT_FOUND, "There is no such device.", device=device[:100])
    revoke(connection, device, now, wipe=False)
