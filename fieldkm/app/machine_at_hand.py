"""The machine at hand as the settings remember it, from one start to the next."""

from __future__ import annotations

from dataclasses import replace

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.host.settings import Settings

_MOST_RECENT = 12


def machine_in(settings: Settings) -> MachineAtHand | None:
    """Return the machine that was put at hand last; None for none."""
    if not (settings.model_at_hand or settings.record_at_hand):
        return None
    kits = settings.kits_at_hand
    return MachineAtHand(
        settings.model_at_hand,
        settings.serial_at_hand,
        None if kits is None else frozenset(kits),
        settings.record_at_hand,
    )


def with_machine(settings: Settings, machine: MachineAtHand | None) -> Settings:
    """Return the settings with another machine at hand, or none; one that has a record is the most
    recent one from now on.
    """
    taken = machine or MachineAtHand("")
    kits, recent = taken.modifications, settings.recent_machines
    if taken.record:
        others = (record for record in recent if record != taken.record)
        recent = (taken.record, *others)[:_MOST_RECENT]
    return replace(
        settings,
        model_at_hand=taken.model,
        serial_at_hand=taken.serial,
        kits_at_hand=None if kits is None else tuple(sorted(kits)),
        record_at_hand=taken.record,
        recent_machines=recent,
    )
