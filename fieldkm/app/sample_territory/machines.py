"""Machines at the sites: serials, kits, what they have counted, their contracts, and where they
stood before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fieldkm.app.sample_territory.customers import Place
from fieldkm.app.sample_territory.draw import Draw, moment
from fieldkm.app.sample_territory.models import SAMPLE_MODELS, Kit, SampleModel
from fieldkm.app.sample_territory.names import CHINESE, ENGLISH
from fieldkm.domain.entitlements import Entitlement, EntitlementKind
from fieldkm.domain.machines import (
    Machine,
    Modification,
    PlacedAs,
    Placement,
    normalised_serial,
    placed,
)

_OLDEST_DAYS = 2800
_NEWEST_DAYS = 45
_PUMP_YEARS = 2019  # the pumps' serials begin here
_LOCATIONS = {
    (False, ENGLISH): ("Copy room", "Reception", "2nd floor, by the lift", "Staff room"),
    (False, CHINESE): ("前台", "二楼文印室", "财务室", "三楼走廊"),
    (True, ENGLISH): ("Boiler room", "Plant room, roof", "Basement, riser 2", "Pool", "Cellar"),
    (True, CHINESE): ("锅炉房", "地下室", "屋顶机房"),
}  # fmt: skip
_CLASSES = (("4 hours", 4), ("next day", 24), ("3 days", 72))
_HOURS = ("Mon-Fri 08:00-17:00", "Mon-Sat 07:00-19:00", "24/7")


@dataclass(frozen=True, slots=True)
class Unit:
    """A machine with what its visits are drawn from: how much it counts a day and how often it
    fails, and the sites where it stood.
    """

    machine: Machine
    model: SampleModel
    daily: int
    frailty: float
    entitlement: Entitlement | None
    home: Place

    @property
    def records(self) -> tuple[object, ...]:
        """The machine and its entitlement."""
        return (self.machine, self.entitlement) if self.entitlement else (self.machine,)

    def counted(self, day: date) -> int:
        """Return what its meter shows on a day."""
        installed = self.machine.installed or day
        return max(0, (day - installed).days) * self.daily + 12


def make_machines(
    seed: int, count: int, places: Sequence[Place], models: Sequence[str], today: date
) -> list[Unit]:
    """Draw `count` machines; each site has one before any has two."""
    draw = Draw(seed, "machines")
    maker = _Maker(
        draw, [SAMPLE_MODELS[model] for model in models if model in SAMPLE_MODELS], today
    )
    sizes = [draw.paretovariate(1.3) for _ in places]
    at = [*places[:count], *draw.choices(places, sizes, k=max(0, count - len(places)))]
    units = [maker.unit(number, place) for number, place in enumerate(at)]
    _wander(units, draw, today)
    return units


class _Maker:
    def __init__(self, draw: Draw, models: Sequence[SampleModel], today: date) -> None:
        self._draw = draw
        self._today = today
        self._of_kind = {
            is_pump: [model for model in models if model.is_pump is is_pump] or list(models)
            for is_pump in (False, True)
        }
        self._serials: set[str] = set()

    def unit(self, number: int, place: Place) -> Unit:
        """Draw one machine."""
        draw = self._draw
        models = self._of_kind[draw.random() * 10 < place.business.pumps]
        model = draw.weighted(models, [model.weight for model in models])
        installed = self._today - timedelta(days=draw.randint(_NEWEST_DAYS, _OLDEST_DAYS))
        if model.by_year:
            installed = max(installed, date(_PUMP_YEARS, 1, 1) + timedelta(draw.randint(30, 300)))
        serial = self._serial(model, installed)
        machine = Machine(
            draw.identity(moment(installed, 9 * 60)),
            model.id,
            serial,
            place.site.id,
            location=draw.one(_LOCATIONS[model.is_pump, place.language]),
            configuration=tuple(option for option in model.options if draw.happens(0.45)),
            modifications=self._kits(model, serial, installed),
            installed=installed,
            placements=(Placement(place.site.id, installed),),
            external_id=f"M-{number + 20001}",
        )
        entitlement = self._entitlement(machine, number)
        daily = round(draw.uniform(*model.daily))
        return Unit(machine, model, daily, draw.uniform(0.3, 2.2) ** 1.5, entitlement, place)

    def _serial(self, model: SampleModel, installed: date) -> str:
        while True:
            serial = model.serial(installed - timedelta(days=self._draw.randint(5, 40)), self._draw)
            if serial not in self._serials:
                self._serials.add(serial)
                return serial

    def _kits(
        self, model: SampleModel, serial: str, installed: date
    ) -> tuple[Modification, ...] | None:
        draw = self._draw
        if draw.happens(0.08):
            return None
        return tuple(
            Modification(kit.name, None if came_with(kit, serial) else self._day_since(installed))
            for kit in model.kits
            if came_with(kit, serial) or draw.happens(0.4)
        )

    def _day_since(self, installed: date) -> date:
        return installed + timedelta(days=self._draw.randint(1, (self._today - installed).days))

    def _entitlement(self, machine: Machine, number: int) -> Entitlement | None:
        draw, installed = self._draw, machine.installed or self._today
        is_new = (self._today - installed).days < 730
        if not is_new and draw.happens(0.28):
            return None
        kind = EntitlementKind.WARRANTY if is_new else EntitlementKind.CONTRACT
        name, hours = draw.weighted(_CLASSES, (2, 6, 3))
        ends = installed + timedelta(days=730)
        return Entitlement(
            draw.identity(moment(installed, 9 * 60)),
            machine.id,
            kind,
            f"{'W' if is_new else 'K'}-{number + 5001}",
            name,
            hours,
            draw.weighted(_HOURS, (6, 3, 1)),
            ("parts", "labour") if is_new or draw.happens(0.7) else ("labour",),
            installed,
            ends if is_new else self._today + timedelta(days=draw.randint(-60, 700)),
        )


def came_with(kit: Kit, serial: str) -> bool:
    """Tell whether a machine has had a kit from the works."""
    return bool(kit.factory_from) and normalised_serial(serial) >= normalised_serial(
        kit.factory_from
    )


def _wander(units: list[Unit], draw: Draw, today: date) -> None:
    """Lend some machines, swap some, move some: in place."""
    ways = (PlacedAs.LENT, PlacedAs.SWAPPED, PlacedAs.MOVED)
    for number, index in enumerate(draw.sample(range(len(units)), len(units) // 25)):
        unit = units[index]
        installed = unit.machine.installed or today
        day = max(installed, today - timedelta(days=400)) + timedelta(days=draw.randint(5, 40))
        others = [other.machine for other in units if _can_stand_for(unit.machine, other.machine)]
        if others:
            other, how = draw.one(others), ways[number % len(ways)]
            stands_for = "" if how is PlacedAs.MOVED else other.id
            machine = placed(unit.machine, other.site, day, how, stands_for)
            units[index] = replace(unit, machine=machine)


def _can_stand_for(machine: Machine, other: Machine) -> bool:
    return machine.model == other.model and machine.site != other.site
