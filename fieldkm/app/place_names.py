"""Where something happened or is to be done: from the record at hand to customer, site and machine,
and their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from fieldkm.domain.customers import Customer, Site, Subject, SubjectKind
from fieldkm.domain.machines import Machine, normalised_serial
from fieldkm.domain.visits import PlannedVisit, Visit
from fieldkm.errors import BadInput
from fieldkm.store.records import Records


class Place(TypedDict, total=False):
    """The fields of an incident that say where it happened."""

    customer: str
    site: str
    machine: str
    visit: str


@dataclass(frozen=True, slots=True)
class WhereNames:
    """A place in words, each empty where it is not known."""

    customer: str = ""
    site: str = ""
    machine: str = ""
    customer_id: str = ""
    site_id: str = ""
    machine_id: str = ""

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.customer, self.site, self.machine)))


class PlaceNames:
    """Finds places and says them."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def place_of(self, subject: Subject) -> Place:
        """Return where a customer, site, machine or visit is; raises `BadInput` where it is not
        here.
        """
        place = self._place(subject)
        if place is None:
            raise BadInput(
                "no-such-place",
                "This customer or machine is not on this laptop.",
                "Choose another one, or leave the place empty and name it in the background.",
            )
        return place

    def named(
        self, customer: str = "", site: str = "", machine: str = "", visit: str = ""
    ) -> WhereNames:
        """Return a place in words."""
        unit = self._records.get(Machine, machine) if machine else None
        spot = self._site(site or (unit.site if unit else ""))
        owner = customer or (spot.customer if spot else "")
        account = self._records.get(Customer, owner) if owner else None
        return WhereNames(
            account.name if account else "",
            (spot.name or spot.town) if spot else "",
            " ".join(filter(None, (unit.model, unit.serial))) if unit else "",
            owner,
            spot.id if spot else "",
            machine,
        )

    def model(self, machine: str) -> str:
        """Return the model of a machine, empty where it is not known."""
        unit = self._records.get(Machine, machine) if machine else None
        return unit.model if unit else ""

    def site_of(self, machine: str) -> str:
        """Return the site of a machine, empty where it is not known."""
        unit = self._records.get(Machine, machine) if machine else None
        return unit.site if unit else ""

    def found(self, text: str, limit: int) -> tuple[tuple[Subject, WhereNames], ...]:
        """Return the machines with a serial number, then the customers whose name has `text`."""
        wanted = text.strip().casefold()
        if not wanted:
            return ()
        machines = self._records.by_key(Machine, normalised_serial(text))
        customers = [
            one
            for one in self._records.of_type(Customer)
            if wanted in one.name.casefold() and not one.removed
        ]
        customers.sort(key=lambda one: (not one.name.casefold().startswith(wanted), one.name))
        subjects = [Subject(SubjectKind.MACHINE, one.id) for one in machines]
        subjects += [Subject(SubjectKind.CUSTOMER, one.id) for one in customers[:limit]]
        return tuple((one, self.named(**self.place_of(one))) for one in subjects[:limit])

    def _place(self, subject: Subject) -> Place | None:
        match subject.kind:
            case SubjectKind.CUSTOMER:
                known = self._records.get(Customer, subject.id)
                return Place(customer=known.id) if known else None
            case SubjectKind.SITE:
                return self._of_site(subject.id)
            case SubjectKind.MACHINE:
                return self._of_machine(subject.id)
            case SubjectKind.VISIT:
                return self._of_visit(self._records.get(Visit, subject.id), subject.id)
            case SubjectKind.PLANNED_VISIT:
                return self._of_visit(self._records.get(PlannedVisit, subject.id), "")
        return None

    def _of_site(self, site: str) -> Place | None:
        spot = self._site(site)
        return Place(customer=spot.customer, site=spot.id) if spot else None

    def _of_machine(self, machine: str) -> Place | None:
        unit = self._records.get(Machine, machine)
        if unit is None:
            return None
        return {**(self._of_site(unit.site) or {}), "machine": unit.id}

    def _of_visit(self, visit: Visit | PlannedVisit | None, name: str) -> Place | None:
        """A visit says where it was made; what it leaves out is found from the machine."""
        if visit is None:
            return None
        machine = self._of_machine(visit.machine) if visit.machine else None
        place = machine or self._of_site(visit.site) or {}
        if visit.customer:
            place = {**place, "customer": visit.customer}
        return {**place, "visit": name} if name else place

    def _site(self, site: str) -> Site | None:
        return self._records.get(Site, site) if site else None
