"""Customers as they are read: all of them to be found, and one with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fieldkm.app.before_entry import BeforeEntry, Warnings
from fieldkm.app.conflicts import Conflicts, OpenConflict
from fieldkm.app.customer_directory import CustomerDirectory, CustomerLine, directory_of
from fieldkm.app.history_events import machine_name
from fieldkm.app.places import CustomerPlace, MachinePlace, VisitPage, parse_thing
from fieldkm.app.search import Search
from fieldkm.domain.codes import natural_key
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.entitlements import Entitlement, entitled
from fieldkm.domain.finding import Hit, Kind, Query
from fieldkm.domain.machines import Machine
from fieldkm.domain.moments import zone_of
from fieldkm.domain.people import Territory
from fieldkm.domain.visits import Visit
from fieldkm.errors import BadInput, Unavailable
from fieldkm.host.clock import Clock
from fieldkm.store.records import Records

_KINDS = frozenset({Kind.CUSTOMER, Kind.MACHINE, Kind.VISIT})
_MOST_HITS = 40
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class MachineLine:
    """A machine at a site, with what service it may expect today."""

    machine: Machine
    entitlement: Entitlement | None = None


@dataclass(frozen=True, slots=True)
class SitePage:
    """A site with who and what is there."""

    site: Site
    territory: str = ""
    contacts: tuple[Contact, ...] = ()
    machines: tuple[MachineLine, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerPage:
    """All that stands on a customer's page. `contacts` are those of no particular site; `conflicts`
    are fields of any record of the customer that two have written.
    """

    customer: Customer
    territory: str
    sites: tuple[SitePage, ...]
    contacts: tuple[Contact, ...]
    warnings: Warnings
    conflicts: tuple[OpenConflict, ...] = ()


class Customers:
    """Reads customers; `Unavailable` comes through while they are locked."""

    def __init__(
        self,
        records: Records,
        before_entry: BeforeEntry,
        conflicts: Conflicts,
        search: Search,
        clock: Clock,
    ) -> None:
        self._records = records
        self._before_entry = before_entry
        self._conflicts = conflicts
        self._search = search
        self._clock = clock

    def directory(self) -> CustomerDirectory:
        """Return all customers, as they are now."""
        read = self._records.of_type
        return directory_of(read(Customer), read(Site), read(Contact), read(Machine))

    def found(
        self, directory: CustomerDirectory, words: str, language: str
    ) -> tuple[CustomerLine, ...]:
        """Return the customers that fit `words`, then those where something happened that fits. For
        a number that is known, such as a serial, what is only like it is not looked for.
        """
        lines = directory.found(words)
        is_number = any(letter.isdigit() for letter in words)
        if len(words.strip()) < _LEAST_LETTERS or (lines and is_number):
            return lines
        known = {line.id for line in lines}
        more = [
            replace(line, matched=what)
            for customer, what in self._told(words, language).items()
            if customer not in known and (line := directory.line(customer)) is not None
        ]
        return (*lines, *more)

    def _told(self, words: str, language: str) -> dict[str, str]:
        """Return customers with what happened there, the best first; none where the search is not
        built yet.
        """
        query = Query(words, language, kinds=_KINDS, limit=_MOST_HITS)
        try:
            hits = self._search.find(query).hits
        except Unavailable:
            return {}
        found: dict[str, str] = {}
        for hit in hits:
            customer = self._customer_of(hit)
            if customer:
                found.setdefault(customer, " · ".join(filter(None, (hit.title, hit.heading))))
        return found

    def page(self, customer: str) -> CustomerPage:
        """Return a customer's page; raises `BadInput` where the customer is not here."""
        known = self._records.get(Customer, customer)
        if known is None or known.removed:
            raise BadInput(
                "no-such-customer",
                "This customer is not on this laptop.",
                "It may lie in another territory, or the next sync brings it.",
            )
        sites = _by_name(
            site for site in self._records.of_parents(Site, customer) if not site.removed
        )
        owners = [customer, *(site.id for site in sites)]
        people = [item for item in self._records.of_parents(Contact, *owners) if not item.removed]
        machines = self._machines(sites)
        pages = tuple(self._site_page(site, people, machines) for site in sites)
        parts = [*owners, *(item.id for item in people), *(line.machine.id for line in machines)]
        warnings = self._before_entry.of(customer=customer)
        return CustomerPage(
            known,
            self._territory(known.territory),
            pages,
            tuple(item for item in people if item.site not in owners[1:]),
            warnings,
            self._conflicts.of_records((*parts, *_ids(warnings))),
        )

    def _site_page(
        self, site: Site, people: Sequence[Contact], machines: Sequence[MachineLine]
    ) -> SitePage:
        return SitePage(
            site,
            self._territory(site.territory),
            tuple(item for item in people if item.site == site.id),
            tuple(line for line in machines if line.machine.site == site.id),
        )

    def _machines(self, sites: Sequence[Site]) -> list[MachineLine]:
        zones = {site.id: site.zone for site in sites}
        machines = [item for item in self._records.of_parents(Machine, *zones) if not item.removed]
        machines.sort(key=lambda item: (natural_key(machine_name(item)), item.id))
        contracts: dict[str, list[Entitlement]] = {}
        for item in self._records.of_parents(Entitlement, *(unit.id for unit in machines)):
            contracts.setdefault(item.machine, []).append(item)
        lines = []
        for machine in machines:
            today = self._clock.now().astimezone(zone_of(zones[machine.site])).date()
            in_force = entitled(contracts.get(machine.id, ()), today)
            lines.append(MachineLine(machine, in_force[0] if in_force else None))
        return lines

    def _territory(self, territory: str) -> str:
        found = self._records.get(Territory, territory) if territory else None
        return (found.name if found else "") or territory

    def _customer_of(self, hit: Hit) -> str:
        """Return the customer of a hit; empty where it has none."""
        place = parse_thing(hit.thing)
        if isinstance(place, CustomerPlace):
            return place.customer
        site = machine = ""
        if isinstance(place, MachinePlace):
            machine = place.machine
        if isinstance(place, VisitPage):
            visit = self._records.get(Visit, place.visit)
            if visit is None or visit.customer:
                return visit.customer if visit else ""
            site, machine = visit.site, visit.machine
        unit = self._records.get(Machine, machine) if machine else None
        stands = self._records.get(Site, site or (unit.site if unit else ""))
        return stands.customer if stands else ""


def _by_name(sites: Iterator[Site]) -> list[Site]:
    return sorted(sites, key=lambda site: (natural_key(site.name or site.town), site.id))


def _ids(warnings: Warnings) -> Iterator[str]:
    for remarks in (warnings.hazards, warnings.preferences, warnings.tasks):
        yield from (remark.id for remark in remarks)
