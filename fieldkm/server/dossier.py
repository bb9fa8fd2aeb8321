"""All that the server holds of a customer or of a contact, by what belongs to what.

A visit, or an incident, is of the customer whom it names: a machine that was sold takes its old
visits along, but they stay those of the customer where they were made.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import as_data
from fieldkm.server.records import Key, Stored, children, stored
from fieldkm.server.tables import records

NAMING = (Kind.VISIT, Kind.PLANNED_VISIT, Kind.INCIDENT, Kind.INCIDENT_STATUS)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A person's or customer's records, what they belong to first. `shared` are machines among them
    at which visits were made for other customers too.
    """

    records: tuple[Stored, ...]
    shared: frozenset[Key] = frozenset()


def dossier(connection: Connection, kind: Kind, record: str, *, lock: bool = False) -> Dossier:
    """Return the dossier of a customer or contact; it is empty where there is none."""
    found = stored(connection, {(record, kind.value)}, lock)
    root = [item for item in found.values() if item.payload is not None]
    if not root:
        return Dossier(())
    collected = {item.key: item for item in root}
    shared: set[Key] = set()
    frontier = root + _named(connection, kind, record, lock)
    while frontier:
        collected |= {item.key: item for item in frontier}
        below = []
        for item in children(connection, [item.id for item in frontier], lock):
            if item.key in collected:
                continue
            if kind is Kind.CUSTOMER and _is_others(item, record):
                shared.add((item.parent, Kind.MACHINE.value))
            else:
                below.append(item)
        frontier = below
    return Dossier(tuple(collected.values()), frozenset(shared & collected.keys()))


def named(connection: Connection, kind: Kind, words: str) -> str:
    """Return the id of the customer or contact with this id, external id or name; raises `BadInput`
    where there is none, or more than one.
    """
    found = set()
    for record, data in _all(connection, kind):
        names = (data.get("external_id"), data.get("name"))
        if record == words:
            return record
        if words.casefold() in (str(name).casefold() for name in names if name):
            found.add(record)
    return _only(found, words, kind.value)


def mentions(
    connection: Connection, words: Collection[str], without: Collection[Key] = frozenset()
) -> list[Key]:
    """Return the records in whose texts one of these words stands, as it is written."""
    found: dict[Key, None] = {}
    for word in words:
        written = json.dumps(word, ensure_ascii=False)[1:-1]
        query = (
            select(records.c.id, records.c.kind)
            .where(records.c.payload.contains(written, autoescape=True))
            .order_by(records.c.kind, records.c.id)
        )
        found |= dict.fromkeys((record, kind) for record, kind in connection.execute(query))
    return [key for key in found if key not in without]


def _named(connection: Connection, kind: Kind, record: str, lock: bool) -> list[Stored]:
    """Return what names a customer but belongs to a machine or site that is another's by now."""
    if kind is not Kind.CUSTOMER:
        return []
    query = select(records.c.id, records.c.kind).where(
        records.c.kind.in_([item.value for item in NAMING]),
        records.c.payload.contains(json.dumps(record), autoescape=True),
    )
    keys = {(name, of) for name, of in connection.execute(query)}
    found = stored(connection, keys, lock).values()
    return [item for item in found if _customer_of(item) == record]


def _is_others(item: Stored, customer: str) -> bool:
    return item.kind in NAMING and _customer_of(item) not in ("", customer)


def _customer_of(item: Stored) -> str:
    return str(as_data(item.kind, item.payload or "{}").get("customer") or "")


def _all(connection: Connection, kind: Kind) -> Iterator[tuple[str, dict[str, object]]]:
    query = select(records.c.id, records.c.payload).where(
        records.c.kind == kind.value, records.c.payload.is_not(None)
    )
    for record, payload in connection.execute(query):
        yield record, as_data(kind, payload)


def _only(found: Iterable[str], words: str, kind: str) -> str:
    ids = sorted(found)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise BadInput(
            "ambiguous-name",
            "There is more than one {kind} “{name}”: {ids}.",
            "Name the id of the one that you mean.",
            kind=kind,
            name=words[:80],
            ids=", ".join(ids[:10]),
        )
    raise BadInput(
        "no-such-record",
        "There is no {kind} “{name}”.",
        "Name the id, the id in the system it was imported from, or the whole name.",
        kind=kind,
        name=words[:80],
    )
