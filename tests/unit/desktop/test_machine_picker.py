"""The machine at hand is recognised from what is typed or scanned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

from fieldkm.app.machine_book import KnownMachine
from fieldkm.desktop.shell.machine_picker.view_model import Choice, MachinePicker
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Model
from fieldkm.errors import Unavailable
from tests.support.machine_book import FakeMachineBook

MODELS = [Model("MX-420", "MX-420 copier"), Model("MX-430", "MX-430 copier")]
KEPT = Machine("m-1", "mx 430", "MB-204117")
TWINS = (Machine("m-2", "MX-420", "X100"), Machine("m-3", "ZX-9", "X-100"))


def a_picker(
    meant: dict[str, list[MachineAtHand]],
    at_hand: MachineAtHand | None = None,
    kept: Sequence[Machine] = (),
    recent: tuple[str, ...] = (),
    book: FakeMachineBook | None = None,
) -> MachinePicker:
    def recognise(text: str) -> list[MachineAtHand]:
        return meant.get(text, [])

    machines = SimpleNamespace(models=lambda: MODELS, recognise=recognise, of_models=recognise)
    workplace: Any = SimpleNamespace(
        machines=machines,
        machine_at_hand=at_hand,
        machine_book=book or FakeMachineBook(*kept),
        settings=SimpleNamespace(recent_machines=recent),
    )
    return MachinePicker(workplace, lambda state: None)


def test_every_model_is_offered_while_nothing_is_typed() -> None:
    picker = a_picker({})
    picker.type("  ")
    assert [choice.name for choice in picker.state.choices] == ["MX-420 copier", "MX-430 copier"]
    assert not picker.state.is_unknown
    assert picker.only_choice() is None


def test_recent_machines_are_offered_before_the_models() -> None:
    picker = a_picker({}, kept=(KEPT, *TWINS), recent=("m-3", "gone", "m-1"))
    picker.type("")
    assert [c.machine.record for c in picker.state.choices] == ["m-3", "m-1", "", ""]


def test_a_serial_number_of_one_model_is_taken_by_enter() -> None:
    machine = MachineAtHand("MX-430", "MB204117")
    picker = a_picker({"MB204117": [machine]})
    picker.type(" MB204117 ")
    assert picker.state.choices == (Choice(machine, "MX-430 copier"),)
    assert picker.only_choice() == machine
    assert not picker.state.can_be_noted


def test_a_serial_number_of_several_models_must_be_chosen() -> None:
    both = [MachineAtHand("MX-420", "X1"), MachineAtHand("MX-430", "X1")]
    picker = a_picker({"X1": both})
    picker.type("X1")
    assert len(picker.state.choices) == 2
    assert picker.only_choice() is None


def test_a_machine_of_the_records_is_told_with_whose_it_is() -> None:
    picker = a_picker({"mb204117": [KEPT.at_hand]}, KEPT.at_hand, kept=(KEPT,))
    picker.type("mb204117")
    assert picker.state.choices == (Choice(KEPT.at_hand, "MX-430 copier", "Nordwind"),)
    assert picker.only_choice() == KEPT.at_hand
    assert picker.is_current(picker.state.choices[0])
    assert not picker.state.can_be_noted


def test_the_very_number_is_taken_though_longer_ones_begin_so() -> None:
    longer = Machine("m-9", "MX-430", "MB2041170")
    picker = a_picker({"mb204117": [KEPT.at_hand]}, kept=(KEPT, longer))
    picker.type("mb204117")
    assert [c.machine.record for c in picker.state.choices] == ["m-1", "m-9"]
    assert picker.only_choice() == KEPT.at_hand


def test_a_serial_number_that_was_used_twice_must_be_chosen() -> None:
    picker = a_picker({"X100": [twin.at_hand for twin in TWINS]}, kept=TWINS)
    picker.type("X100")
    assert [c.machine.record for c in picker.state.choices] == ["m-2", "m-3"]
    assert picker.only_choice() is None


def test_an_unknown_serial_number_is_said_to_be_unknown() -> None:
    picker = a_picker({})
    picker.type("ZZ9")
    assert picker.state.is_unknown
    assert not picker.state.can_be_noted
    assert picker.only_choice() is None


def test_an_unknown_serial_number_can_be_gone_on_with_where_machines_are_kept() -> None:
    picker = a_picker({}, kept=(KEPT,))
    picker.type("ZZ9")
    assert picker.state.can_be_noted
    picker.type("some words")
    assert not picker.state.can_be_noted


class LockedBook(FakeMachineBook):
    """Customers' data that is locked."""

    def of_serial(self, serial: str) -> list[KnownMachine]:
        raise Unavailable("customers-locked", "Customers' data is locked.")

    def of_ids(self, machines: Iterable[str]) -> list[KnownMachine]:
        raise Unavailable("customers-locked", "Customers' data is locked.")


def test_models_are_offered_while_the_records_are_locked() -> None:
    picker = a_picker({"MB1": [MachineAtHand("MX-430", "MB1")]}, book=LockedBook())
    picker.type("MB1")
    assert picker.only_choice() == MachineAtHand("MX-430", "MB1")
    assert isinstance(picker.state.error, Unavailable)
    picker.type("")
    assert [choice.name for choice in picker.state.choices] == ["MX-420 copier", "MX-430 copier"]
