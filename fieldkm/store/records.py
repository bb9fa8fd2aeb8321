"""Records as the technician sees them, as the domain's dataclasses: the one way to read them."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import ColumnElement, select

from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.payloads import decode_as
from fieldkm.store.database import Database
from fieldkm.store.tables import records

T = TypeVar("T")


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

    def of_type(self, record_type: type[T]) -> list[T]:
        """Return all records of a type, in the order of their moments."""
        return self._found(record_type)

    def by_key(self, record_type: type[T], key: str) -> list[T]:
        """Return the records with a key (see `protocol.kinds.KINDS`)."""
        return self._found(record_type, records.c.key == key)

    def of_parents(self, record_type: type[T], *parents: str) -> list[T]:
        """Return the records that belong to one of others."""
        return self._found(record_type, records.c.parent.in_(parents))

    def _found(self, record_type: type[T], *conditions: ColumnElement[bool]) -> list[T]:
        query = (
            select(records.c.payload)
            .where(records.c.kind == KIND_OF[record_type], *conditions)
            .order_by(records.c.moment, records.c.id)
        )
        with self._database.read() as connection:
            payloads = connection.execute(query).scalars().all()
        return [decode_as(record_type, payload) for payload in payloads]
