"""Entitlements: what service a machine may expect, by contract or warranty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_NEVER = 10**9  # hours


class EntitlementKind(StrEnum):
    """What gives a machine its service."""

    CONTRACT = "contract"
    WARRANTY = "warranty"
    GOODWILL = "goodwill"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What service a machine may expect, from `starts` to `ends`, both days included; None leaves
    that end open. `response_class` is the contract's name for it ("next day"), `response_hours`
    the time within which someone must be there (0: not agreed), `hours` when service is given.
    """

    id: str
    machine: str
    kind: EntitlementKind = EntitlementKind.CONTRACT
    number: str = ""
    response_class: str = ""
    response_hours: int = 0
    hours: str = ""
    covers: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    note: str = ""
    external_id: str = ""
    removed: bool = False

    def in_force(self, day: date) -> bool:
        """Tell whether it holds on `day`."""
        begun = self.starts is None or self.starts <= day
        return begun and (self.ends is None or day <= self.ends) and not self.removed


def entitled(entitlements: Iterable[Entitlement], day: date) -> list[Entitlement]:
    """Return those in force on `day`: contracts first, then by the shortest response time; one that
    agrees no time comes after those that do.
    """
    ranks = {kind: rank for rank, kind in enumerate(EntitlementKind)}
    return sorted(
        (item for item in entitlements if item.in_force(day)),
        key=lambda item: (ranks[item.kind], item.response_hours or _NEVER, item.id),
    )
