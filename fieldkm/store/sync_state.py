"""What the laptop remembers of its server: who is signed in, the anchor, the last sync.

The device's token is not here: a database is copied more easily than a keyring.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from fieldkm.domain.fix_rules import REVIEW_WORKING_DAYS
from fieldkm.domain.offline import LOCK_DAYS
from fieldkm.protocol.effect import Actor
from fieldkm.protocol.envelopes import Anchor
from fieldkm.store.database import Database
from fieldkm.store.rows import time_of, time_text
from fieldkm.store.tables import sync_state

_ANCHOR_SEQ = "anchor_seq"
_ANCHOR_NONCE = "anchor_nonce"
_SYNCED = "synced"
_LOCK_DAYS = "lock_days"
_REVIEW_DAYS = "review_days"
_SWEEPING = "sweeping"
_FIXES_NUMBERED = "fixes_numbered"
_ACCOUNT = ("url", "user_id", "user", "display", "role", "device_id", "territory")


@dataclass(frozen=True, slots=True)
class Account:
    """Who works on this laptop, and with which server."""

    url: str
    user_id: str
    user: str
    display: str = ""
    role: str = ""
    device_id: str = ""
    territory: str = ""


class SyncState:
    """Between two syncs; each write is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def account(self) -> Account | None:
        """Return who is signed in, or was signed in last."""
        with self._database.read() as connection:
            kept = _values(connection)
        if not kept.get("user_id"):
            return None
        return Account(**{name: kept.get(name, "") for name in _ACCOUNT})

    def sign_in(self, account: Account) -> None:
        """Remember who works here from now on."""
        with self._database.write() as connection:
            keep(connection, {name: getattr(account, name) for name in _ACCOUNT})

    def anchor(self) -> Anchor | None:
        """Return the last commit of the server that this laptop has seen."""
        with self._database.read() as connection:
            return anchor_of(connection)

    def synced(self) -> datetime | None:
        """Return when the last sync came to its end."""
        with self._database.read() as connection:
            return last_sync_of(connection).at

    def review_days(self) -> int:
        """Return after how many working days a fix that waits for a reviewer rises."""
        with self._database.read() as connection:
            return int(value_of(connection, _REVIEW_DAYS) or REVIEW_WORKING_DAYS)

    def fixes_numbered(self) -> int:
        """Return how many fixes this laptop has given a number of its own."""
        with self._database.read() as connection:
            return int(value_of(connection, _FIXES_NUMBERED) or 0)

    def note_sync(self, when: datetime) -> None:
        """Remember that a sync came to its end."""
        with self._database.write() as connection:
            keep(connection, {_SYNCED: time_text(when)})


def actor_of(connection: Connection) -> Actor:
    """Return whose operations are written here; nobody's before the first sign-in."""
    kept = _values(connection)
    return Actor(kept.get("user_id", ""), kept.get("territory", ""))


def anchor_of(connection: Connection) -> Anchor | None:
    """Return the anchor that a transaction sees."""
    nonce = value_of(connection, _ANCHOR_NONCE)
    return Anchor(int(value_of(connection, _ANCHOR_SEQ) or 0), nonce) if nonce else None


@dataclass(frozen=True, slots=True)
class LastSync:
    """When the last sync came to its end, and how many days without one may pass."""

    at: datetime | None
    lock_days: int


def last_sync_of(connection: Connection) -> LastSync:
    """Return what decides whether customers' data is shown, in one look: it stands before every
    read.
    """
    query = select(sync_state.c.name, sync_state.c.value).where(
        sync_state.c.name.in_((_SYNCED, _LOCK_DAYS))
    )
    kept = {row.name: row.value for row in connection.execute(query)}
    at = kept.get(_SYNCED, "")
    return LastSync(time_of(at) if at else None, int(kept.get(_LOCK_DAYS, LOCK_DAYS)))


def keep_days(connection: Connection, lock: int, review: int) -> None:
    """Remember after how many days the server wants customers' data to be locked, and after how
    many working days a fix rises.
    """
    keep(connection, {_LOCK_DAYS: str(lock), _REVIEW_DAYS: str(review)})


def keep_anchor(connection: Connection, anchor: Anchor) -> None:
    """Remember an answer's anchor, in the transaction that takes the answer over."""
    keep(connection, {_ANCHOR_SEQ: str(anchor.seq), _ANCHOR_NONCE: anchor.nonce})


def keep_fixes_numbered(connection: Connection, count: int) -> None:
    """Remember how many fixes have a number of this laptop, in the transaction of the last one."""
    keep(connection, {_FIXES_NUMBERED: str(count)})


def forget_anchor(connection: Connection) -> None:
    """Begin anew with the server; what is not confirmed by the next pull will be swept."""
    names = (_ANCHOR_SEQ, _ANCHOR_NONCE)
    connection.execute(delete(sync_state).where(sync_state.c.name.in_(names)))
    keep(connection, {_SWEEPING: "yes"})


def is_sweeping(connection: Connection) -> bool:
    """Tell whether rows of before a reset wait to be confirmed."""
    return value_of(connection, _SWEEPING) == "yes"


def end_sweeping(connection: Connection) -> None:
    """All that the server holds has been confirmed."""
    connection.execute(delete(sync_state).where(sync_state.c.name == _SWEEPING))


def value_of(connection: Connection, name: str) -> str:
    """Return one value, empty where there is none."""
    query = select(sync_state.c.value).where(sync_state.c.name == name)
    return connection.execute(query).scalar() or ""


def keep(connection: Connection, values: Mapping[str, str]) -> None:
    """Write some values."""
    row = insert(sync_state)
    connection.execute(
        row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value}),
        [{"name": name, "value": value} for name, value in values.items()],
    )


def _values(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(sync_state.c.name, sync_state.c.value))
    return {row.name: row.value for row in rows}
