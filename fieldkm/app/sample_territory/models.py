"""What is known of the sample manuals' models beyond the manuals: which were made when, what they
count, and with what they are fitted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from fieldkm.app.sample_territory.draw import Draw

_FIRST_YEAR, _LAST_YEAR = 2016, 2026


@dataclass(frozen=True, slots=True)
class Kit:
    """A change kit: in all machines from this number on, in some of the older ones (none from the
    works: empty).
    """

    name: str
    factory_from: str


@dataclass(frozen=True, slots=True)
class SampleModel:
    """A model. Serials are `prefix` and a number of `digits` digits from `first` to `last`, which
    rose over the years; with `by_year` the prefix is the year. `daily` is how much one counts in a
    day, from and to.
    """

    id: str
    prefix: str
    first: int
    last: int
    digits: int
    unit: str
    daily: tuple[int, int]
    weight: int
    options: tuple[str, ...]
    kits: tuple[Kit, ...]
    by_year: bool = False
    is_pump: bool = False

    def serial(self, made: date, draw: Draw) -> str:
        """Return the serial of a machine that was made on this day."""
        span = self.last - self.first
        if self.by_year:
            share = draw.random()
            prefix = f"{made.year % 100:02}-"
        else:
            years = made.year + made.month / 12 - _FIRST_YEAR
            share = years / (_LAST_YEAR + 1 - _FIRST_YEAR) + draw.uniform(-0.03, 0.03)
            prefix = self.prefix
        number = self.first + round(span * min(max(share, 0), 1))
        return f"{prefix}{number:0{self.digits}}"


# Words of a fault's title that speak of an option.
_SPEAKS_OF = (
    ("inisher", "finisher"),
    ("tapler", "finisher"),
    ("stapled", "finisher"),
    ("ocument feeder", "document feeder"),
    ("riginal", "document feeder"),
    ("uplex", "duplex unit"),
    ("two-sided", "duplex unit"),
)


def can_show(title: str, configuration: Collection[str]) -> bool:
    """Tell whether a machine with these options can have a fault of this English title."""
    return all(option in configuration for word, option in _SPEAKS_OF if word in title)


_COPIER_OPTIONS = ("document feeder", "paper bank", "fax board", "duplex unit")
_FINISHED = (*_COPIER_OPTIONS, "finisher", "punch unit")
_CONTROLLED = ("bus module", "pressure sensor 0-10 bar", "relay module")

SAMPLE_MODELS: Mapping[str, SampleModel] = MappingProxyType(
    {
        model.id: model
        for model in (
            SampleModel(
                "MX-420", "MA", 196000, 206999, 6, "pages", (30, 400), 40, _COPIER_OPTIONS,
                (Kit("MK-3", "MA201500"), Kit("MK-7", "MA202000")),
            ),
            SampleModel(
                "MX-430", "MB", 98000, 108999, 6, "pages", (60, 700), 25, _FINISHED,
                (Kit("MK-3", "MB101500"), Kit("MK-7", "MB102000")),
            ),
            SampleModel(
                "MX-430C", "MC", 100000, 107999, 6, "pages", (40, 500), 15, _FINISHED,
                (Kit("MK-3", "MC100000"), Kit("MK-7", "MC100000")),
            ),
            SampleModel(
                "CP-303A", "", 0, 29999, 5, "h", (8, 24), 35, ("insulation shell",),
                (Kit("MK-5", ""),), by_year=True, is_pump=True,
            ),
            SampleModel(
                "CP-303B", "", 30000, 59999, 5, "h", (8, 24), 30, _CONTROLLED,
                (Kit("MK-3", "23-30000"),), by_year=True, is_pump=True,
            ),
            SampleModel(
                "CP-310", "", 60000, 99999, 5, "h", (10, 24), 25, _CONTROLLED,
                (Kit("MK-3", "23-60000"), Kit("MK-4", "22-60000")), by_year=True, is_pump=True,
            ),
        )
    }
)  # fmt: skip
