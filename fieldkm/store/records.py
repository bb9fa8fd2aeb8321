"""Records as the technician sees them, as the domain's dataclasses: the one way to read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, select

from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.payloads import decode_as
from fieldkm.store.database import Database
from fieldkm.store.rows import time_text
from fieldkm.store.tables import cursors, memberships, records

T = TypeVar("T")
_LAST_LETTER = "\U0010ffff"
# With the bare columns SQLite walks through all records of a kind in the order of time to find the
# few of one machine; expressions leave it the index of the parents, or that of the keys.
_KIND_WITHOUT_INDEX: ColumnElement[str] = records.c.kind.concat("")
_ORDER_WITHOUT_INDEX = (records.c.moment.concat(""), records.c.id)


class Records:
    """Records by their type; each call sees one state of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, record_type: type[T], record: str) -> T | None:
        """Return one record, or None where it is not here."""
        found = self._found(record_type, records.c.id == record)
        return found[0] if found else None

    def rev(self, kind: Kind, record: str) -> int:
        """Return the rev at which a record is seen here; 0 where it is not known."""
        query = select(records.c.rev).where(records.c.kind == kind.value, records.c.id == record)
        with self._database.read() as connection:
            return max(connection.execute(query).scalar() or 0, 0)

    def scopes(self, kind: Kind, record: str) -> frozenset[str]:
        """Return the scopes through which a record is here; none for one not sent yet."""
        query = select(memberships.c.scope).where(
            memberships.c.kind == kind.value, memberships.c.id == record
        )
        with self._database.read() as connection:
            return frozenset(connection.execute(query).scalars())

    def all_scopes(self) -> frozenset[str]:
        """Return the scopes that this laptop holds."""
        with self._database.read() as connection:
            return frozenset(connection.execute(select(cursors.c.scope)).scalars())

    def of_type(self, record_type: type[T]) -> list[T]:
        """Return all records of a type, in the order of their moments."""
        return self._found(record_type)

    def by_key(self, record_type: type[T], key: str) -> list[T]:
        """Return the records with a key (see `protocol.kinds.KINDS`)."""
        return self._found(record_type, records.c.key == key, order=_ORDER_WITHOUT_INDEX)

    def by_key_beginning(self, record_type: type[T], beginning: str, limit: int) -> list[T]:
        """Return the first `limit` records whose key begins so, in the order of their keys."""
        key = records.c.key
        of_it = (key >= beginning, key < beginning + _LAST_LETTER)
        return self._found(record_type, *of_it, order=(key, records.c.id), limit=limit)

    def some(self, record_type: type[T], limit: int) -> list[T]:
        """Return some records of a type, whichever come first."""
        return self._found(record_type, order=(), limit=limit)

    def of_parents(self, record_type: type[T], *parents: str) -> list[T]:
        """Return the records that belong to one of others."""
        return self._found(record_type, records.c.parent.in_(parents), kind=_KIND_WITHOUT_INDEX)

    def between(self, record_type: type[T], since: datetime, until: datetime) -> list[T]:
        """Return the records whose moment lies in a stretch of time, its start included."""
        moment = records.c.moment
        low, high = time_text(since), time_text(until)
        return self._found(record_type, moment >= low, moment < high)

    def undated(self, record_type: type[T]) -> list[T]:
        """Return the records whose moment nobody has said."""
        return self._found(record_type, records.c.moment == "", order=_ORDER_WITHOUT_INDEX)

    def newest_of_parents(self, record_type: type[T], *parents: str, limit: int) -> list[T]:
        """Return the last `limit` records that belong to one of others, the newest first."""
        newest_first = (records.c.moment.desc(), records.c.id.desc())
        of_them = records.c.parent.in_(parents)
        return self._found(
            record_type, of_them, order=newest_first, limit=limit, kind=_KIND_WITHOUT_INDEX
        )

    def _found(
        self,
        record_type: type[T],
        *conditions: ColumnElement[bool],
        order: Sequence[ColumnElement[str]] = (records.c.moment, records.c.id),
        limit: int | None = None,
        kind: ColumnElement[str] = records.c.kind,
    ) -> list[T]:
        query = (
            select(records.c.payload)
            .where(kind == KIND_OF[record_type], *conditions)
            .order_by(*order)
            .limit(limit)
        )
        with self._database.read() as connection:
            payloads = connection.execute(query).scalars().all()
        return [decode_as(record_type, payload) for payload in payloads]
