"""Devices: the tokens with which laptops speak for their users, revoked and wiped from here.

A token is 32 random bytes; only its hash is kept, so that a stolen database lets nobody in.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Row, func, insert, select, update

from fieldkm.errors import BadInput, SignedOut
from fieldkm.protocol.problems import NOT_FOUND
from fieldkm.server.reach import Caller, signed_out
from fieldkm.server.tables import devices, users
from fieldkm.server.times import time_of, time_text

WIPE = "wipe"  # the problem code
_SEEN_EVERY = timedelta(minutes=5)  # a write for each request would cost more than it tells


class Wipe(StrEnum):
    """Whether a device has to forget everything."""

    NO = "no"
    ASKED = "asked"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop that was signed in. `user` is the name that signed in."""

    id: str
    user: str
    name: str
    made: datetime
    seen: datetime
    revoked: datetime | None
    wipe: Wipe


@dataclass(frozen=True, slots=True)
class Accepted:
    """A device whose token is good; `long_unseen` tells that it is worth a write to say that it was
    here.
    """

    caller: Caller
    long_unseen: bool


def add_device(connection: Connection, device_id: str, user: str, name: str, now: datetime) -> str:
    """Make a device of a user and return its token, which is not kept anywhere here."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(devices).values(
            id=device_id,
            user=user,
            name=name,
            token_hash=_hash(token),
            made=time_text(now),
            seen=time_text(now),
            revoked=None,
            wipe=Wipe.NO.value,
        )
    )
    return token


def accepted(connection: Connection, token: str, now: datetime) -> Accepted:
    """Return whose token it is.

    Raises `SignedOut`: with the code `revoked` for a device that may no longer sync, with `wipe`
    for one that has to forget everything.
    """
    row = connection.execute(select(devices).where(devices.c.token_hash == _hash(token))).first()
    if row is None or (row.revoked and row.wipe != Wipe.ASKED.value):
        raise signed_out()
    if row.wipe == Wipe.ASKED.value:
        raise SignedOut(
            WIPE,
            "Your administrator has asked this laptop to forget all that it holds.",
            "Customers' data and what was not sent are removed. Ask your administrator.",
        )
    return Accepted(Caller(row.id, row.user), now - time_of(row.seen) > _SEEN_EVERY)


def device_to_wipe(connection: Connection, token: str, device_id: str) -> None:
    """Note that a device has wiped itself; its token is worth nothing afterwards.

    Raises `SignedOut` for a token that is not that device's or was not asked to wipe itself.
    """
    asked = (
        (devices.c.id == device_id)
        & (devices.c.token_hash == _hash(token))
        & (devices.c.wipe == Wipe.ASKED.value)
    )
    done = update(devices).where(asked).values(wipe=Wipe.DONE.value)
    if not connection.execute(done).rowcount:
        raise signed_out()


def note_seen(connection: Connection, device_id: str, now: datetime) -> None:
    """Remember that a device was here."""
    connection.execute(update(devices).where(devices.c.id == device_id).values(seen=time_text(now)))


def revoke(connection: Connection, device_id: str, now: datetime, *, wipe: bool) -> None:
    """Let a device sync no more, and have it forget everything where `wipe` says so.

    Raises `BadInput` for a device that is not there.
    """
    values: dict[str, object] = {"revoked": func.coalesce(devices.c.revoked, time_text(now))}
    if wipe:
        values["wipe"] = Wipe.ASKED.value
    changed = connection.execute(update(devices).where(devices.c.id == device_id).values(values))
    if not changed.rowcount:
        raise BadInput(
            NOT_FOUND,
            "There is no device {device}.",
            "List them with “fieldkm server device list”.",
            device=device_id,
        )


def revoke_all_of(connection: Connection, user: str, now: datetime) -> None:
    """Let no device of a user sync any more."""
    theirs = (devices.c.user == user) & devices.c.revoked.is_(None)
    connection.execute(update(devices).where(theirs).values(revoked=time_text(now)))


def all_devices(connection: Connection) -> list[Device]:
    """Return the devices, those that were here last first."""
    query = (
        select(devices, users.c.name.label("user_name"))
        .join(users, users.c.id == devices.c.user)
        .order_by(devices.c.seen.desc(), devices.c.id)
    )
    return [_device(row) for row in connection.execute(query)]


def _device(row: Row[tuple[object, ...]]) -> Device:
    revoked = time_of(row.revoked) if row.revoked else None
    seen, made = time_of(row.seen), time_of(row.made)
    return Device(row.id, row.user_name, row.name, made, seen, revoked, Wipe(row.wipe))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
