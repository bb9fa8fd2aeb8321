"""A machine is recognised by its record, else by what the manuals know."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from fieldkm.app.machine_book import KnownMachine
from fieldkm.app.machines import Machines
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Model
from fieldkm.errors import Unavailable
from tests.support.machine_book import FakeMachineBook


class LockedBook(FakeMachineBook):
    """Customers' data that is locked."""

    def of_serial(self, serial: str) -> list[KnownMachine]:
        raise Unavailable("customers-locked", "Customers' data is locked.")


def machines(book: FakeMachineBook) -> Machines:
    info = SimpleNamespace(models=[Model("MX-420", "Copier", "MA[0-9]{6}")])
    library: Any = SimpleNamespace(readers=lambda: [SimpleNamespace(info=info)])
    kept: Any = book
    return Machines(library, kept)


def test_the_record_comes_before_the_pattern() -> None:
    kept = Machine("m-1", "MX-420", "MA204117")
    assert machines(FakeMachineBook(kept)).recognise("ma204117") == [kept.at_hand]


def test_while_the_records_are_locked_the_manuals_still_know_their_machines() -> None:
    assert machines(LockedBook()).recognise("ma204117") == [MachineAtHand("MX-420", "MA204117")]
