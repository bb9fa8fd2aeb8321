"""The machines of the records: looked up by serial number, listed, written down and changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.domain.codes import natural_key
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import (
    Machine,
    MeterReading,
    Modification,
    PlacedAs,
    Placement,
    checked_serial,
    normalised_serial,
    with_kits,
    with_reading,
)
from fieldkm.errors import BadInput

if TYPE_CHECKING:
    from fieldkm.app.recording import Recorder
    from fieldkm.store.records import Records

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class KnownMachine:
    """A machine of the records, with where it stands as far as that is known."""

    machine: Machine
    site: Site | None = None
    customer: Customer | None = None

    @property
    def whereabouts(self) -> str:
        """Return customer and town: what tells machines with one serial number apart."""
        town = self.site.town or self.site.name if self.site else ""
        return " · ".join(filter(None, (self.customer.name if self.customer else "", town)))

    @property
    def words(self) -> str:
        """Return all by which somebody looks for it."""
        machine, site = self.machine, self.site
        texts = (machine.model, machine.serial, machine.name, machine.location, self.whereabouts)
        return " ".join(
            (*texts, site.name if site else "", site.address if site else "")
        ).casefold()


@dataclass(frozen=True, slots=True)
class KnownSite:
    """A site with its customer's name."""

    site: Site
    customer: str = ""

    @property
    def words(self) -> str:
        """Return all by which somebody looks for it."""
        site = self.site
        texts = (self.customer, site.name, site.town, site.address, site.postcode)
        return " ".join(texts).casefold()


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """What a technician may mend of a machine. `kits` is None while nobody knows which are in it,
    `reading` None where none was taken now.
    """

    serial: str
    model: str = ""
    location: str = ""
    configuration: tuple[str, ...] = ()
    kits: tuple[str, ...] | None = None
    reading: MeterReading | None = None


class MachineBook:
    """Reads and writes machines; those that were removed are not shown."""

    def __init__(self, records: Records, recorder: Recorder) -> None:
        self._records = records
        self._recorder = recorder

    @property
    def is_empty(self) -> bool:
        """Tell whether no machine is kept here: serial numbers then only choose among manuals."""
        return not self._records.some(Machine, 1)

    def known(self, machine: str) -> KnownMachine:
        """Return a machine by its id; raises `BadInput` where it is not here (any more)."""
        found = self._records.get(Machine, machine)
        if found is None or found.removed:
            raise BadInput(
                "no-such-machine",
                "This machine is not on this laptop.",
                "It may have been removed, or belong to another territory now. Sync, or search for"
                " its serial number.",
                machine=machine,
            )
        return self._placed(found)

    def of_ids(self, machines: Iterable[str]) -> list[KnownMachine]:
        """Return those of these machines that are still here, in their order."""
        found = (self._records.get(Machine, machine) for machine in machines)
        return [self._placed(machine) for machine in found if machine and not machine.removed]

    def of_serial(self, serial: str) -> list[KnownMachine]:
        """Return the machines with this serial number in any spelling: more than one where makers
        or typists have used it twice.
        """
        key = normalised_serial(serial)
        return self._shown(self._records.by_key(Machine, key)) if key else []

    def beginning(self, serial: str, limit: int = MOST_LISTED) -> list[KnownMachine]:
        """Return machines whose serial number begins so, the shortest first."""
        key = normalised_serial(serial)
        return self._shown(self._records.by_key_beginning(Machine, key, limit)) if key else []

    def listed(self, words: str = "", customer: str = "") -> Iterator[KnownMachine]:
        """Return the machines that have all of `words` in their facts or whereabouts, perhaps of
        one customer only, by model and serial number. Reads them all: not on the way to a screen.
        """
        wanted = words.casefold().split()
        machines = self._of_customer(customer) if customer else self._records.of_type(Machine)
        sites = {site.id: site for site in self._records.of_type(Site)}
        customers = {item.id: item for item in self._records.of_type(Customer)}
        kept = (machine for machine in machines if not machine.removed)
        for machine in sorted(kept, key=lambda m: (m.model, natural_key(m.serial), m.id)):
            site = sites.get(machine.site)
            known = KnownMachine(machine, site, customers.get(site.customer) if site else None)
            if all(word in known.words for word in wanted):
                yield known

    def sites(self, words: str, limit: int) -> list[KnownSite]:
        """Return sites that have all of `words` in customer, name or address, by customer."""
        wanted = words.casefold().split()
        customers = {item.id: item.name for item in self._records.of_type(Customer)}
        known = (
            KnownSite(site, customers.get(site.customer, ""))
            for site in self._records.of_type(Site)
            if not site.removed
        )
        found = [item for item in known if all(word in item.words for word in wanted)]
        return sorted(found, key=lambda item: (item.customer, item.site.name, item.site.id))[:limit]

    def write_down(self, facts: MachineFacts, site: str) -> Machine:
        """Make the record of a machine that stands at a site; raises `BadInput` without a serial
        number.
        """
        here = Placement(site, self._recorder.now().date(), how=PlacedAs.INSTALLED)
        machine = Machine(self._recorder.new_id(), site=site, placements=(here,) if site else ())
        written = self._with_facts(machine, facts)
        self._recorder.write(written)
        return written

    def change(self, machine: str, facts: MachineFacts) -> Machine:
        """Take over what was mended; only fields that differ are written. Raises `BadInput`
        without a serial number or where the machine is not here.
        """
        before = self.known(machine).machine
        after = self._with_facts(before, facts)
        fields = ("serial", "model", "location", "configuration", "modifications", "meter")
        changed = [name for name in fields if getattr(before, name) != getattr(after, name)]
        if changed:
            self._recorder.perform(self._recorder.changed(after, *changed))
        return after

    def _with_facts(self, machine: Machine, facts: MachineFacts) -> Machine:
        changed = replace(
            machine,
            serial=checked_serial(facts.serial),
            model=facts.model,
            location=facts.location.strip(),
            configuration=facts.configuration,
            modifications=self._modifications(machine, facts),
        )
        return with_reading(changed, facts.reading) if facts.reading else changed

    def _modifications(
        self, machine: Machine, facts: MachineFacts
    ) -> tuple[Modification, ...] | None:
        return with_kits(machine.modifications, facts.kits, self._recorder.now().date())

    def _of_customer(self, customer: str) -> list[Machine]:
        sites = [site.id for site in self._records.of_parents(Site, customer)]
        return self._records.of_parents(Machine, *sites)

    def _shown(self, machines: Iterable[Machine]) -> list[KnownMachine]:
        return [self._placed(machine) for machine in machines if not machine.removed]

    def _placed(self, machine: Machine) -> KnownMachine:
        site = self._records.get(Site, machine.site) if machine.site else None
        customer = self._records.get(Customer, site.customer) if site else None
        return KnownMachine(machine, site, customer)
