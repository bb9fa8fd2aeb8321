"""Many records at once, for the search: one that cannot be read must not hide the others."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from typing import TypeVar

from sqlalchemy import ColumnElement, String, literal_column, select

from fieldkm.errors import FieldkmError
from fieldkm.protocol.kinds import KIND_OF
from fieldkm.protocol.payloads import decode_as
from fieldkm.store.database import Database
from fieldkm.store.tables import records

logger = logging.getLogger(__name__)

T = TypeVar("T")
_AT_ONCE = 500  # values in one statement
# The plus keeps SQLite from reading all of a kind to find the few that belong to something.
_KIND_WITHOUT_INDEX: ColumnElement[str] = literal_column("+records.kind", String)


class RecordBatches:
    """Reads records of a type by many ids, or all that belong to many others."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_ids(self, record_type: type[T], ids: Collection[str]) -> dict[str, T]:
        """Return the records with these ids, by id."""
        kind = KIND_OF[record_type].value
        found = self._found(record_type, records.c.kind == kind, records.c.id, ids)
        return {identity: record for identity, _, record in found}

    def by_parents(self, record_type: type[T], parents: Collection[str]) -> dict[str, list[T]]:
        """Return the records that belong to one of these, by the id of what they belong to."""
        of_type = _KIND_WITHOUT_INDEX.in_([KIND_OF[record_type].value])
        found: dict[str, list[T]] = {}
        for _, parent, record in self._found(record_type, of_type, records.c.parent, parents):
            found.setdefault(parent, []).append(record)
        return found

    def _found(
        self,
        record_type: type[T],
        of_type: ColumnElement[bool],
        column: ColumnElement[str],
        values: Collection[str],
    ) -> Iterator[tuple[str, str, T]]:
        query = select(records.c.id, records.c.parent, records.c.payload).where(of_type)
        wanted = sorted(set(values) - {""})
        with self._database.read() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = column.in_(wanted[start : start + _AT_ONCE])
                for row in connection.execute(query.where(some)):
                    try:
                        yield row.id, row.parent, decode_as(record_type, row.payload)
                    except FieldkmError as error:
                        logger.warning("a record cannot be searched: %s", error.code)
