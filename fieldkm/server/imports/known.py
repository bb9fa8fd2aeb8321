"""What the files can refer to: what the server holds already, and what was read from them so far.

One line of memory for each customer, site and machine; visits are not kept here.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from fieldkm.domain.machines import normalised_serial
from fieldkm.protocol.kinds import Kind
from fieldkm.server.packs import covered_models
from fieldkm.server.tables import records, territories, users

_NAMESPACE = UUID("6f2c9f0e-5f0b-5c0e-9d2a-3b1f6a7d8e90")
_REFERRED = (Kind.CUSTOMER, Kind.SITE, Kind.CONTACT, Kind.MACHINE)


@dataclass(frozen=True, slots=True)
class Place:
    """What must be known of a record by those that refer to it: the record above it, and of a site
    its time zone, of a machine its model and serial. `is_served` tells that it has a territory of
    its own.
    """

    above: str = ""
    zone: str = ""
    model: str = ""
    serial: str = ""
    external: str = ""
    is_served: bool = False


def id_of(kind: Kind, *parts: str) -> str:
    """Return the id of what is imported under an external id: always the same, a UUIDv5."""
    # As uuid.uuid5 does it, at a fifth of the time: there are a million of them in an import.
    name = "\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass")
    text = hashlib.sha1(_NAMESPACE.bytes + name, usedforsecurity=False).hexdigest()
    variant = "89ab"[int(text[16], 16) & 3]
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"


def is_imported(record: str) -> bool:
    """Tell whether an id is that of an imported record: all others are UUIDs of another version."""
    return record[14:15] == "5"


class Known:
    """Records by kind and id, people, territories, models."""

    def __init__(self) -> None:
        self._places: dict[tuple[Kind, str], Place] = {}
        self._named: dict[tuple[Kind, str], str] = {}  # by external id, where the id is not ours
        self._serials: defaultdict[str, list[str]] = defaultdict(list)
        self._erased: set[str] = set()
        self._users: dict[str, str] = {}
        self._territories: dict[str, str] = {}
        self._models: frozenset[str] = frozenset()

    @classmethod
    def of(cls, connection: Connection) -> Known:
        """Return what a server knows."""
        known = cls()
        query = select(records.c.kind, records.c.id, records.c.payload).where(
            records.c.kind.in_([kind.value for kind in _REFERRED])
        )
        for kind, record, payload in connection.execute(query.execution_options(yield_per=1_000)):
            if payload is None:
                known._erased.add(record)
            else:
                known.note(Kind(kind), record, json.loads(payload))
        people = select(users.c.id, users.c.name, users.c.display)
        for user, name, display in connection.execute(people):
            known._users |= {display.casefold(): user, name.casefold(): user}
        for territory, name in connection.execute(select(territories.c.id, territories.c.name)):
            known._territories |= {name.casefold(): territory, territory.casefold(): territory}
        known._models = frozenset(map(str.casefold, covered_models(connection)))
        return known

    def note(self, kind: Kind, record: str, data: Mapping[str, object]) -> None:
        """Take in a record, or what more is known of it: fields that are left out stay."""
        before = self._places.get((kind, record), Place())

        def now(field: str, was: str) -> str:
            return _text(data, field) if field in data else was

        place = Place(
            now("customer" if kind is Kind.SITE else "site", before.above),
            now("zone", before.zone),
            now("model", before.model),
            now("serial", before.serial),
            now("external_id", before.external),
            bool(now("territory", "*" if before.is_served else "")),
        )
        self._places[kind, record] = place
        if place.external and record != id_of(kind, place.external):
            self._named.setdefault((kind, place.external), record)
        serial = normalised_serial(place.serial)
        if kind is Kind.MACHINE and serial and record not in self._serials[serial]:
            self._serials[serial].append(record)

    def holds(self, kind: Kind, record: str) -> bool:
        """Tell whether there is such a record."""
        return (kind, record) in self._places

    def find(self, kind: Kind, external: str) -> str:
        """Return the id of a record by its external id, empty where there is none."""
        record = id_of(kind, external)
        if (kind, record) in self._places or record in self._erased:
            return record
        return self._named.get((kind, external), "")

    def place(self, kind: Kind, record: str) -> Place:
        """Return what is known of a record."""
        return self._places.get((kind, record), Place())

    def with_serial(self, serial: str) -> list[str]:
        """Return the machines that bear a serial, in any spelling."""
        machines = self._serials.get(normalised_serial(serial), [])
        wanted = normalised_serial(serial)
        return [
            name
            for name in machines
            if normalised_serial(self._places[Kind.MACHINE, name].serial) == wanted
        ]

    def is_erased(self, record: object) -> bool:
        """Tell whether this is the id of a record that was erased for good."""
        return record in self._erased

    def territory(self, name: str) -> str:
        """Return a territory's id by its id or name, empty where there is none."""
        return self._territories.get(name.casefold(), "")

    def user(self, name: str) -> str:
        """Return a user's id by the name, empty where there is none."""
        return self._users.get(name.casefold(), "")

    def is_covered(self, model: str) -> bool:
        """Tell whether a manual covers a model; where none is published, all are."""
        return not self._models or model.casefold() in self._models


def _text(data: Mapping[str, object], field: str) -> str:
    value = data.get(field)
    return value if isinstance(value, str) else ""
