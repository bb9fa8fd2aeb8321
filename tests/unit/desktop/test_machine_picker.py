"""The machine at hand is recognised from what is typed or scanned."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from fieldkm.desktop.shell.machine_picker.view_model import Choice, MachinePicker, State
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import Model

MODELS = [Model("MX-420", "MX-420 copier"), Model("MX-430", "MX-430 copier")]


def a_picker(meant: dict[str, list[MachineAtHand]], at_hand: MachineAtHand | None = None) -> Any:
    states: list[State] = []
    workplace: Any = SimpleNamespace(
        machines=SimpleNamespace(models=lambda: MODELS, recognise=lambda text: meant.get(text, [])),
        machine_at_hand=at_hand,
    )
    return MachinePicker(workplace, states.append)


def test_every_model_is_offered_while_nothing_is_typed() -> None:
    picker = a_picker({})
    picker.type("  ")
    assert [choice.name for choice in picker.state.choices] == ["MX-420 copier", "MX-430 copier"]
    assert not picker.state.is_unknown
    assert picker.only_choice() is None


def test_a_serial_number_of_one_model_is_taken_by_enter() -> None:
    machine = MachineAtHand("MX-430", "MB204117")
    picker = a_picker({"MB204117": [machine]})
    picker.type(" MB204117 ")
    assert picker.state.choices == (Choice(machine, "MX-430 copier"),)
    assert picker.only_choice() == machine


def test_a_serial_number_of_several_models_must_be_chosen() -> None:
    both = [MachineAtHand("MX-420", "X1"), MachineAtHand("MX-430", "X1")]
    picker = a_picker({"X1": both})
    picker.type("X1")
    assert len(picker.state.choices) == 2
    assert picker.only_choice() is None


def test_an_unknown_serial_number_is_said_to_be_unknown() -> None:
    picker = a_picker({})
    picker.type("ZZ9")
    assert picker.state.is_unknown
    assert picker.only_choice() is None
