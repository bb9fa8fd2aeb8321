"""Ready to leave: whether everything for today's visits is on the laptop before it has no network
any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

LEAST_FREE = 2 << 30  # bytes; photos and an update of a manual need that much


class CheckName(StrEnum):
    """What is looked at, in this order."""

    SYNCED = "synced"
    CUSTOMERS = "customers"
    SENT = "sent"
    MANUALS = "manuals"
    SEARCH = "search"
    PHOTOS = "photos"
    DISK = "disk"


class Lack(StrEnum):
    """What is not as it should be; each has its own words of what to do."""

    SIGNED_OUT = "signed-out"
    NEVER_SYNCED = "never-synced"
    NOT_TODAY = "not-today"
    LOCKED = "locked"
    REJECTED = "rejected"
    UNSENT = "unsent"
    NO_MANUAL = "no-manual"
    OLD_MANUAL = "old-manual"
    INDEX_BEHIND = "index-behind"
    PHOTOS_MISSING = "photos-missing"
    DISK_FULL = "disk-full"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of this laptop. `models_without` are models of today's machines that no manual
    here covers, `old_manuals` titles of which the server has a newer version, `free` is in bytes.
    """

    signed_in: bool = True
    synced: datetime | None = None
    locked: bool = False
    rejected: int = 0
    unsent: int = 0
    models_without: tuple[str, ...] = ()
    old_manuals: tuple[str, ...] = ()
    search_ready: bool = True
    photos_missing: int = 0
    free: int = LEAST_FREE


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the answer: all is well without a `lack`. `count` and `things` say how much or
    what it is; of the disk, `count` is what is free.
    """

    name: CheckName
    lack: Lack | None = None
    count: int = 0
    things: tuple[str, ...] = ()


def checks(facts: Facts, now: datetime, zone: tzinfo) -> tuple[Check, ...]:
    """Return a line for each thing that is looked at; "today" is the laptop's, in `zone`."""
    return (
        Check(CheckName.SYNCED, _sync_lack(facts, now, zone)),
        Check(CheckName.CUSTOMERS, Lack.LOCKED if facts.locked else None),
        _sent(facts),
        _manuals(facts),
        Check(CheckName.SEARCH, None if facts.search_ready else Lack.INDEX_BEHIND),
        Check(
            CheckName.PHOTOS,
            Lack.PHOTOS_MISSING if facts.photos_missing else None,
            facts.photos_missing,
        ),
        Check(CheckName.DISK, Lack.DISK_FULL if facts.free < LEAST_FREE else None, facts.free),
    )


def is_ready(found: tuple[Check, ...]) -> bool:
    """Tell whether one may leave."""
    return all(check.lack is None for check in found)


def _sync_lack(facts: Facts, now: datetime, zone: tzinfo) -> Lack | None:
    if not facts.signed_in:
        return Lack.SIGNED_OUT
    if facts.synced is None:
        return Lack.NEVER_SYNCED
    is_today = facts.synced.astimezone(zone).date() == now.astimezone(zone).date()
    return None if is_today else Lack.NOT_TODAY


def _sent(facts: Facts) -> Check:
    if facts.rejected:
        return Check(CheckName.SENT, Lack.REJECTED, facts.rejected)
    return Check(CheckName.SENT, Lack.UNSENT if facts.unsent else None, facts.unsent)


def _manuals(facts: Facts) -> Check:
    if facts.models_without:
        lacking = facts.models_without
        return Check(CheckName.MANUALS, Lack.NO_MANUAL, len(lacking), lacking)
    lack = Lack.OLD_MANUAL if facts.old_manuals else None
    return Check(CheckName.MANUALS, lack, len(facts.old_manuals), facts.old_manuals)
