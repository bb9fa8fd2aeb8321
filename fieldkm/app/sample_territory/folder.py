"""The sample territory as the CSV files of another system, for `fieldkm server import`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from fieldkm.app.sample_territory.territory import SampleTerritory
from fieldkm.domain.customers import Contact, Customer, Hazard, Preference, Site
from fieldkm.domain.entitlements import Entitlement
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import User
from fieldkm.domain.visit_state import VisitState, folded
from fieldkm.domain.visits import EntryKind, PlannedVisit, Visit, VisitEntry
from fieldkm.errors import from_os_error

T = TypeVar("T")
Cells = dict[str, object]

_LISTS = "|"


def write_folder(sample: SampleTerritory, folder: Path) -> dict[str, int]:
    """Write what can be imported of a territory; returns how many lines each file has. Raises
    `Unavailable` where it cannot be written.
    """
    files = {name: rows for name, rows in _Files(sample).all().items() if rows}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in files.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    except OSError as error:
        raise from_os_error(error, str(folder)) from error
    return {name: len(rows) for name, rows in files.items()}


class _Files:
    """The rows of the files; records are named there by what the other system calls them."""

    def __init__(self, sample: SampleTerritory) -> None:
        self._sample = sample
        self._external = {
            record.id: record.external_id
            for record in sample.records
            if isinstance(record, Customer | Site | Machine)
        }
        self._users = {user.id: user.name for user in self._of(User)}

    def all(self) -> dict[str, list[Cells]]:
        """Return the rows of each file."""
        return {
            "customers": self._rows(Customer, self._customer),
            "sites": self._rows(Site, self._site),
            "contacts": self._rows(Contact, self._contact),
            "machines": self._rows(Machine, self._machine),
            "entitlements": self._rows(Entitlement, self._entitlement),
            "preferences": self._rows(Preference, self._preference),
            "hazards": self._rows(Hazard, self._hazard),
            "planned_visits": self._rows(PlannedVisit, self._planned_visit),
            "visits": self._visits(),
        }

    def _rows(self, kind: type[T], cells: Callable[[T], Cells]) -> list[Cells]:
        return [cells(record) for record in self._of(kind)]

    def _of(self, kind: type[T]) -> list[T]:
        return [record for record in self._sample.records if isinstance(record, kind)]

    def _customer(self, customer: Customer) -> Cells:
        return {
            "id": customer.external_id,
            **_named(customer, "name", "territory", "phone", "email", "language"),
        }

    def _site(self, site: Site) -> Cells:
        own = ("name", "territory", "address", "town", "postcode", "country", "zone", "phone")
        return {
            "id": site.external_id,
            "customer": self._external[site.customer],
            **_named(site, *own, "access"),
        }

    def _contact(self, contact: Contact) -> Cells:
        return {
            "id": contact.external_id,
            "customer": self._external[contact.customer],
            "site": self._external[contact.site],
            **_named(contact, "name", "function", "phone", "mobile", "language"),
        }

    def _machine(self, machine: Machine) -> Cells:
        meter = machine.meter
        return {
            "id": machine.external_id,
            "site": self._external[machine.site],
            **_named(machine, "model", "serial", "location", "configuration", "installed"),
            "meter": meter.value if meter else "",
            "meter_at": meter.at if meter else "",
            "meter_unit": meter.unit if meter else "",
        }

    def _entitlement(self, entitlement: Entitlement) -> Cells:
        own = ("kind", "number", "response_class", "response_hours", "hours", "covers")
        return {
            "id": entitlement.number,
            "machine": self._external[entitlement.machine],
            **_named(entitlement, *own, "starts", "ends"),
        }

    def _preference(self, preference: Preference) -> Cells:
        site = self._external[preference.subject.id]
        return {"site": site, **_named(preference, "text", "made")}

    def _hazard(self, hazard: Hazard) -> Cells:
        site = self._external[hazard.subject.id]
        return {"site": site, **_named(hazard, "text", "made", "severity")}

    def _planned_visit(self, planned: PlannedVisit) -> Cells:
        own = ("starts", "minutes", "due", "response_class", "reason", "number", "symptoms")
        return {
            "id": planned.number,
            "machine": self._external[planned.machine],
            "technician": self._users[planned.technician],
            **_named(planned, *own),
            "codes": planned.fault_codes,
        }

    def _visits(self) -> list[Cells]:
        entries: dict[str, list[VisitEntry]] = {}
        for entry in self._of(VisitEntry):
            entries.setdefault(entry.visit, []).append(entry)
        visits = enumerate(self._of(Visit), 100_001)
        return [
            {"id": f"V-{number}", **self._visit(folded(visit, entries[visit.id]))}
            for number, visit in visits
        ]

    def _visit(self, state: VisitState) -> Cells:
        visit, cause, meter = state.visit, state.cause, state.meter
        return {
            "machine": self._external[visit.machine],
            "site": self._external[visit.site],
            "customer": self._external[visit.customer],
            "technician": self._users[visit.technician],
            "opened": visit.opened,
            "closed": state.closed,
            "symptoms": [entry.text for entry in state.of(EntryKind.SYMPTOM)],
            "codes": _refs(state, EntryKind.CODE),
            "cause": cause.text if cause else "",
            "cause_id": cause.ref if cause else "",
            "actions": [entry.text for entry in state.of(EntryKind.ACTION)],
            "parts": _refs(state, EntryKind.PART),
            "procedures": _refs(state, EntryKind.PROCEDURE),
            "result": state.result,
            "meter": meter.value if meter else "",
            "meter_unit": meter.unit if meter else "",
            "note": "\n".join(entry.text for entry in state.of(EntryKind.NOTE)),
            "follow_up": state.follow_up,
        }


def _named(record: object, *fields: str) -> Cells:
    return {field: getattr(record, field) for field in fields}


def _refs(state: VisitState, kind: EntryKind) -> list[str]:
    return [entry.ref for entry in state.of(kind)]


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.isoformat()
        case StrEnum() | str() | int():
            return str(value)
        case _ if isinstance(value, Iterable):
            return _LISTS.join(str(item) for item in value)
        case _:
            return str(value)
