"""Where the sample customers are. The towns exist; streets, post codes and numbers do not: the
numbers are of the ranges that are kept for fiction, the post codes end as none does.
"""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.app.sample_territory.draw import Draw


@dataclass(frozen=True, slots=True)
class Town:
    """A town; `phone` is the beginning of its numbers, `digits` what follows at random. `round` is
    the technician who usually goes there, as a number among the territory's.
    """

    name: str
    zone: str
    postcode: str
    phone: str
    digits: int
    weight: int
    round: int
    country: str = "GB"

    def number(self, draw: Draw) -> str:
        """Return a telephone number that nobody has."""
        return self.phone + "".join(draw.choices("0123456789", k=self.digits))


TOWNS = (
    Town("Manchester", "Europe/London", "M", "0161 496 0", 3, 9, 0),
    Town("Stockport", "Europe/London", "SK", "0161 496 0", 3, 4, 0),
    Town("Leeds", "Europe/London", "LS", "0113 496 0", 3, 4, 0),
    Town("Liverpool", "Europe/London", "L", "0151 496 0", 3, 8, 1),
    Town("Chester", "Europe/London", "CH", "01632 960", 3, 3, 1),
    Town("Lancaster", "Europe/London", "LA", "01632 960", 3, 3, 2),
    Town("Douglas", "Europe/Isle_of_Man", "IM", "01632 960", 3, 2, 2, "IM"),
    Town("Belfast", "Europe/London", "BT", "028 9649 6", 3, 4, 3),
    Town("Dublin", "Europe/Dublin", "D", "+353 20 91", 5, 3, 3, "IE"),
)

STREETS = (
    "Mill Lane", "Chapel Street", "Canal Wharf", "Station Approach", "Victoria Road", "Foundry Way",
    "Priory Close", "Ropewalk", "Tanners Yard", "Harbour Road", "Bridge End", "Orchard Drive",
    "Weavers Court", "Beacon Hill", "Quarry Bank", "Lime Avenue", "Dock Street", "Fountain Place",
    "Sycamore Grove", "Brickfield Road", "Lantern Street", "Cooper's Row", "Meadow View",
    "Spinners Walk",
)  # fmt: skip

_NEVER_LAST = "CIKMOV"  # letters with which no post code ends


def mobile(draw: Draw) -> str:
    """Return a mobile number that nobody has."""
    return "07700 900" + "".join(draw.choices("0123456789", k=3))


def postcode(town: Town, draw: Draw) -> str:
    """Return a post code that no street has."""
    if town.country == "IE":
        return f"D{draw.randint(1, 24):02} {draw.one('BGQ')}{draw.randint(100, 999)}"
    ending = draw.one(_NEVER_LAST) + draw.one(_NEVER_LAST)
    return f"{town.postcode}{draw.randint(1, 30)} {draw.randint(1, 9)}{ending}"
