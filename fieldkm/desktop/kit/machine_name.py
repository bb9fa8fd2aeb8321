"""How a machine is written on buttons and in lists, without Qt."""

from __future__ import annotations

from fieldkm.domain.applicability import MachineAtHand


def machine_words(machine: MachineAtHand) -> str:
    """Return a machine as it is written on buttons: model and serial number."""
    return " · ".join(filter(None, (machine.model, machine.serial)))
