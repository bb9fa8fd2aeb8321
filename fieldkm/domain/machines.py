"""Machines: what each is, where it stands and stood, and what it has counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact
from fieldkm.errors import BadInput


@dataclass(frozen=True, slots=True)
class Modification:
    """A change kit in a machine; `kit` is its name in applicability conditions."""

    kit: str
    installed: date | None = None
    visit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeterReading:
    """What a machine had counted at a moment; `unit` as the machine names it (pages, hours)."""

    value: int
    at: datetime
    unit: str = ""
    visit: str = ""


class PlacedAs(StrEnum):
    """Why a machine came to a site."""

    INSTALLED = "installed"
    MOVED = "moved"
    LENT = "lent"
    SWAPPED = "swapped"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class Placement:
    """A machine's time at a site, from `since` up to but without `until`; None leaves that end
    open. `stands_for` is the machine that it replaces there, for a while or for good.
    """

    site: str
    since: date | None = None
    until: date | None = None
    how: PlacedAs = PlacedAs.INSTALLED
    stands_for: str = ""
    note: str = ""

    def holds(self, day: date) -> bool:
        """Tell whether the machine stood there on `day`."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Machine:
    """One unit. `site` is where it stands now (empty: nobody knows); `placements` is its history;
    `modifications` is None while it is unknown which kits are in it.
    """

    id: str
    model: str = ""
    serial: str = ""
    site: str = ""
    name: str = ""
    location: str = ""
    configuration: tuple[str, ...] = ()
    modifications: tuple[Modification, ...] | None = None
    installed: date | None = None
    meter: MeterReading | None = None
    placements: tuple[Placement, ...] = ()
    external_id: str = ""
    removed: bool = False

    @property
    def at_hand(self) -> MachineAtHand:
        """Return what decides which content holds for this machine."""
        kits = self.modifications
        known = None if kits is None else frozenset(item.kit for item in kits)
        return MachineAtHand(self.model, self.serial, known, self.id)

    def site_on(self, day: date) -> str:
        """Return where it stood on `day`; without a history, where it stands now."""
        if not self.placements:
            return self.site
        there = [item for item in self.placements if item.holds(day)]
        return max(there, key=lambda item: item.since or date.min).site if there else ""


def normalised_serial(serial: str) -> str:
    """Return the form in which serial numbers are compared and looked up."""
    return compact(serial)


def checked_serial(serial: str) -> str:
    """Return a serial number as it is kept; raises `BadInput` where there is none in it."""
    kept = " ".join(serial.split())
    if not normalised_serial(kept):
        raise BadInput(
            "no-serial",
            "A machine needs its serial number.",
            "It stands on the rating plate. Type it as it is printed there.",
        )
    return kept


def with_kits(
    known: tuple[Modification, ...] | None, kits: Iterable[str] | None, day: date
) -> tuple[Modification, ...] | None:
    """Return the modifications of a machine that has exactly these kits: what is known of each one
    stays, one that is new in a machine whose kits were known was put in on `day`. None for `kits`
    means that nobody knows.
    """
    if kits is None:
        return None
    before = {compact(item.kit): item for item in known or ()}
    put_in = None if known is None else day
    fresh = {compact(kit): Modification(kit, put_in) for kit in kits if compact(kit)}
    return tuple(before.get(key, item) for key, item in fresh.items())


def placed(
    machine: Machine,
    site: str,
    day: date,
    how: PlacedAs = PlacedAs.MOVED,
    stands_for: str = "",
) -> Machine:
    """Return the machine as it stands at `site` from `day` on, with its history. Where it stood
    until then, as far as nothing was written down, is taken from `site`.
    """
    history = machine.placements or ((Placement(machine.site),) if machine.site else ())
    ended = tuple(replace(item, until=day) if item.until is None else item for item in history)
    here = Placement(site, day, None, how, stands_for)
    return replace(machine, site=site, placements=(*ended, here))


def with_reading(machine: Machine, reading: MeterReading) -> Machine:
    """Return the machine with its newest reading: `reading`, unless it has a later one."""
    known = machine.meter
    return machine if known and known.at > reading.at else replace(machine, meter=reading)


def read_meter(text: str) -> int:
    """Return the reading that somebody typed, thousands parted or not; raises `BadInput` for what
    is no whole number.
    """
    typed = "".join(text.split())
    plain = re.sub(r"[.,'\u2019](?=\d{3}(\D|$))", "", typed)
    if not re.fullmatch(r"-?[0-9]{1,15}", plain):
        raise BadInput(
            "meter-not-a-number",
            "“{text}” is no meter reading.",
            "Type the whole number that the machine shows.",
            text=text.strip(),
        )
    return int(plain)


def meter_doubt(earlier: MeterReading | None, reading: MeterReading) -> BadInput | None:
    """Return what is strange about a reading after an `earlier` one: a meter that runs backwards.
    It is to be told, not raised: the meter may have been replaced.
    """
    if reading.value < 0:
        return BadInput(
            "meter-negative",
            "A meter cannot stand at {value}.",
            "Read it again.",
            value=reading.value,
        )
    if earlier is None or earlier.unit != reading.unit or earlier.at > reading.at:
        return None
    if reading.value < earlier.value:
        return BadInput(
            "meter-backwards",
            "The meter stands at {value} and stood at {earlier} on {day}.",
            "Read it again. If the meter was replaced or set back, write that down.",
            value=reading.value,
            earlier=earlier.value,
            day=earlier.at.date().isoformat(),
        )
    return None
