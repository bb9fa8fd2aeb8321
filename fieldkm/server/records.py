"""Records as the server keeps them: read one by one or many at once, locked where they will be
written.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from fieldkm.protocol.kinds import Kind
from fieldkm.server.tables import records

Key = tuple[str, str]  # the id of a record, then its kind: the order in which rows are locked
_AT_ONCE = 500  # values in one query; both databases have a limit


@dataclass(frozen=True, slots=True)
class FieldRev:
    """When a field last changed, and by whom; `device` is empty where the server did it."""

    rev: int
    device: str
    user: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it is in the database; `payload` is None for one that was removed."""

    kind: Kind
    id: str
    rev: int
    payload: str | None
    scopes: frozenset[str]
    parent: str
    author: str
    field_revs: str

    @property
    def key(self) -> Key:
        """What tells it from all others."""
        return self.id, self.kind.value

    def field_rev(self, field: str) -> FieldRev:
        """Return the last change of a field, which may be the making of the record."""
        known: dict[str, list[str | int]] = json.loads(self.field_revs)
        rev, device, user = known.get(field) or known.get(ALL_FIELDS) or (self.rev, "", "")
        return FieldRev(int(rev), str(device), str(user))


# Records that were read: None for one that there never was.
Found = Mapping[Key, Stored | None]
NOTHING: Found = MappingProxyType({})
ALL_FIELDS = "*"  # in `field_revs`: those that are not named
_COLUMNS = (
    records.c.kind,
    records.c.id,
    records.c.rev,
    records.c.payload,
    records.c.scopes,
    records.c.parent,
    records.c.author,
    records.c.field_revs,
)


def stored(connection: Connection, keys: Collection[Key], lock: bool = False) -> dict[Key, Stored]:
    """Return those of the records that exist or existed.

    With `lock` their rows stay locked up to the end of the transaction (PostgreSQL; SQLite has
    one writer at a time); all who lock do it in this order, so that none wait in a circle.
    """
    wanted = frozenset(keys)
    found: dict[Key, Stored] = {}
    for ids in batches(sorted({record for record, _ in wanted})):
        query = (
            select(*_COLUMNS).where(records.c.id.in_(ids)).order_by(records.c.id, records.c.kind)
        )
        for record in _read(connection, query, lock):
            if record.key in wanted:
                found[record.key] = record
    return found


def children(connection: Connection, parents: Collection[str], lock: bool = False) -> list[Stored]:
    """Return the records that belong to these, by the parents' ids; not those that were removed."""
    found: list[Stored] = []
    for ids in batches(sorted(parents)):
        query = (
            select(*_COLUMNS)
            .where(records.c.parent.in_(ids), records.c.payload.is_not(None))
            .order_by(records.c.id, records.c.kind)
        )
        found.extend(_read(connection, query, lock))
    return found


def newest_by_key(connection: Connection, kind: Kind, key: str, most: int) -> list[Stored]:
    """Return the records of a kind with this key, the newest first; not those that were removed."""
    return _newest(connection, kind, records.c.key == key, most)


def newest_below(connection: Connection, kind: Kind, parent: str, most: int) -> list[Stored]:
    """Return the records of a kind that belong to this one, the newest first; not those that were
    removed.
    """
    return _newest(connection, kind, records.c.parent == parent, most)


def _newest(
    connection: Connection, kind: Kind, those: ColumnElement[bool], most: int
) -> list[Stored]:
    query = (
        select(*_COLUMNS)
        .where(those, records.c.kind == kind.value, records.c.payload.is_not(None))
        .order_by(records.c.moment.desc(), records.c.id.desc())
        .limit(most)
    )
    return list(_read(connection, query, lock=False))


def scopes_text(scopes: Iterable[str]) -> str:
    """Return scopes as the column holds them."""
    return " ".join(sorted(scopes))


def batches(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield `values` in portions that fit into one query."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


def _read(
    connection: Connection, query: Select[tuple[object, ...]], lock: bool
) -> Iterator[Stored]:
    for row in connection.execute(query.with_for_update() if lock else query):
        yield _stored(row)


def _stored(row: Row[tuple[object, ...]]) -> Stored:
    return Stored(
        Kind(row.kind),
        row.id,
        row.rev,
        row.payload,
        frozenset(row.scopes.split()),
        row.parent,
        row.author,
        row.field_revs,
    )
