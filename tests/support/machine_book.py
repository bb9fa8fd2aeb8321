"""A machine book without a database: it knows the machines that it was given."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkm.app.machine_book import KnownMachine, MachineFacts
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import Machine, normalised_serial

_NORDWIND = Customer("c-1", "Nordwind")
_SITE = Site("s-1", "c-1")


class FakeMachineBook:
    """Every machine stands at Nordwind; `changed` keeps what was to be mended."""

    def __init__(self, *machines: Machine) -> None:
        self.machines = machines
        self.changed: list[tuple[str, MachineFacts]] = []

    @property
    def is_empty(self) -> bool:
        return not self.machines

    def of_serial(self, serial: str) -> list[KnownMachine]:
        key = normalised_serial(serial)
        return [self._known(m) for m in self.machines if normalised_serial(m.serial) == key]

    def beginning(self, serial: str, limit: int = 50) -> list[KnownMachine]:
        key = normalised_serial(serial)
        found = [m for m in self.machines if normalised_serial(m.serial).startswith(key)]
        return [self._known(machine) for machine in found][:limit]

    def of_ids(self, machines: Iterable[str]) -> list[KnownMachine]:
        by_id = {machine.id: machine for machine in self.machines}
        return [self._known(by_id[machine]) for machine in machines if machine in by_id]

    def change(self, machine: str, facts: MachineFacts) -> None:
        self.changed.append((machine, facts))

    def _known(self, machine: Machine) -> KnownMachine:
        return KnownMachine(machine, _SITE, _NORDWIND)
