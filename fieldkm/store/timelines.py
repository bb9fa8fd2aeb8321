"""What belongs to a machine or to all of a customer, the newest first and in portions: a laptop may
hold 50,000 visits.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, String, func, literal_column, select, tuple_

from fieldkm.domain.moments import Moment
from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.payloads import decode
from fieldkm.store.database import Database
from fieldkm.store.tables import records

# The plus keeps SQLite from walking through all visits of the laptop to find one machine's.
_KIND_WITHOUT_INDEX: ColumnElement[str] = literal_column("+records.kind", String)


@dataclass(frozen=True, slots=True)
class Dated:
    """A record with its place in the order of time."""

    moment: Moment
    record: object


class Timelines:
    """Records of several kinds in one order of time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(
        self,
        record_types: Collection[type],
        parents: Iterable[str],
        limit: int,
        before: Moment | None = None,
    ) -> list[Dated]:
        """Return the newest `limit` records of some types that belong to one of `parents`, from
        `before` on backwards; what has no moment comes last.
        """
        kinds = [KIND_OF[record_type].value for record_type in record_types]
        order = tuple_(records.c.moment, records.c.id)
        query = (
            _dated()
            .where(records.c.parent.in_(_listed(parents)), _KIND_WITHOUT_INDEX.in_(kinds))
            .order_by(records.c.moment.desc(), records.c.id.desc())
            .limit(limit)
        )
        return self._read(query if before is None else query.where(order < before))

    def moved_to(self, places: Iterable[str]) -> list[Dated]:
        """Return the visits that were begun elsewhere and moved to one of `places`."""
        moves = select(records.c.parent).where(
            records.c.kind == Kind.VISIT_ENTRY.value, records.c.key.in_(_listed(places))
        )
        return self._read(
            _dated().where(records.c.kind == Kind.VISIT.value, records.c.id.in_(moves))
        )

    def _read(self, query: Select[str, str, str, str]) -> list[Dated]:
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [
            Dated((moment, record), decode(Kind(kind), payload))
            for kind, moment, record, payload in rows
        ]


def _dated() -> Select[str, str, str, str]:
    return select(records.c.kind, records.c.moment, records.c.id, records.c.payload)


def _listed(values: Iterable[str]) -> Select[str]:
    """Return any number of texts as one bound value: a statement has a limit of bound values."""
    each = func.json_each(json.dumps(list(values))).table_valued("value")
    return select(each.c.value)
