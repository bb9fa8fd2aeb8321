"""A small customer with machines, one of them with a past, written into a home without a server."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
)
from fieldkm.domain.entitlements import Entitlement
from fieldkm.domain.machines import (
    Machine,
    MeterReading,
    Modification,
    PlacedAs,
    Placement,
)
from fieldkm.domain.manuals import Signal
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, PlannedVisit, Visit, VisitEntry

OPENED = datetime(2026, 10, 5, 8, 30, tzinfo=UTC)
COPIER = "m-copier"
SERIAL = "MA204117"

CUSTOMER = Customer("c-1", "Nordwind Logistics", language="en")
OFFICE = Site("s-office", "c-1", "Main office", town="Hamburg", zone="Europe/Berlin")
DEPOT = Site("s-depot", "c-1", "Depot", town="Kiel")

MACHINES = (
    Machine(
        COPIER,
        "MX-420",
        SERIAL,
        OFFICE.id,
        location="2nd floor",
        configuration=("finisher",),
        modifications=(Modification("MK-3", date(2025, 3, 1)),),
        meter=MeterReading(120_000, OPENED, "pages"),
        placements=(
            Placement(DEPOT.id, date(2021, 5, 1), date(2024, 2, 1)),
            Placement(OFFICE.id, date(2024, 2, 1), None, PlacedAs.SWAPPED, "m-twin"),
        ),
    ),
    Machine("m-twin", "MX-420", "X-100", OFFICE.id),
    Machine("m-foreign", "ZX-9", "x100", DEPOT.id),
    Machine("m-homeless", "MX-420", "MA300000"),
    Machine("m-nameless", "", "Q7-1", DEPOT.id),
)


def a_machine_park(workplace: Workplace) -> None:
    """Write it all down; nothing of it has been sent."""
    book = (CUSTOMER, OFFICE, DEPOT, *MACHINES, *_agreed(), *_warned())
    workplace.recorder.write(*book, *past_visit("v-1", OPENED))


def past_visit(visit: str, opened: datetime, machine: str = COPIER) -> tuple[object, ...]:
    """Return a closed visit with a code, a part and a procedure."""
    told = (
        (EntryKind.CODE, {"ref": "e2104"}),
        (EntryKind.CAUSE, {"ref": "mx420/lamp", "text": "Lamp broken", "confirmed": True}),
        (EntryKind.PART, {"ref": "604-1234", "text": "Fuser unit"}),
        (EntryKind.PROCEDURE, {"ref": "mx420/fuser-change", "result": Result.WORKED}),
        (EntryKind.METER, {"value": 119_000.0, "unit": "pages"}),
        (EntryKind.CLOSED, {"result": Result.WORKED}),
    )
    entries = (
        VisitEntry(f"{visit}-{number}", visit, kind, opened + timedelta(minutes=number), **values)
        for number, (kind, values) in enumerate(told)
    )
    place = {"machine": machine, "site": OFFICE.id, "customer": CUSTOMER.id}
    return (Visit(visit, opened, zone=OFFICE.zone, **place), *entries)


def planned_visit(
    identity: str, starts: datetime, *codes: str, machine: str = COPIER
) -> PlannedVisit:
    """Return a visit that is due."""
    return PlannedVisit(
        identity, machine, OFFICE.id, CUSTOMER.id, starts=starts, fault_codes=codes, reason="Jams"
    )


def _agreed() -> tuple[object, ...]:
    return (
        Entitlement("e-old", COPIER, response_class="two days", ends=date(2025, 12, 31)),
        Entitlement("e-now", COPIER, response_class="next day", starts=date(2026, 1, 1)),
        Entitlement("e-over", "m-twin", ends=date(2020, 12, 31)),
        Contact("p-1", CUSTOMER.id, "Ada Voss", OFFICE.id, "porter", "040 123"),
        Contact("p-2", CUSTOMER.id, "Boris Lang", DEPOT.id),
        Contact("p-3", CUSTOMER.id, "Carl Maas"),
    )


def _warned() -> tuple[object, ...]:
    office, all_of_it = Subject(SubjectKind.SITE, OFFICE.id), Subject(SubjectKind.CUSTOMER, "c-1")
    return (
        Hazard("h-1", office, "Fork lifts in the yard", Signal.DANGER),
        Preference("w-1", all_of_it, "Ring at the back gate"),
    )
