"""How this laptop stands to its server, in one value that strip and screen show. Without Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldkm.domain.incidents import works_off
from fieldkm.domain.people import Role
from fieldkm.errors import SignedOut, Unavailable

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.conflicts import OpenConflict
    from fieldkm.app.outgoing import Outgoing
    from fieldkm.app.sync import SyncOutcome, SyncStep, SyncView


class Standing(StrEnum):
    """What the strip says, in a word. None of them is an error but `TROUBLE`."""

    UNKNOWN = "unknown"
    SIGNED_OUT = "signed-out"
    SYNCING = "syncing"
    NEEDS_YOU = "needs-you"
    TROUBLE = "trouble"
    OFFLINE = "offline"
    WAITING = "waiting"
    UP_TO_DATE = "up-to-date"


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home holds: read in one go, off the interface's thread."""

    view: SyncView
    outgoing: tuple[Outgoing, ...] = ()
    conflicts: tuple[OpenConflict, ...] = ()

    @property
    def rejected(self) -> tuple[Outgoing, ...]:
        """What only its author can help on."""
        return tuple(item for item in self.outgoing if item.state == "rejected")

    @property
    def waiting(self) -> tuple[Outgoing, ...]:
        """What goes by itself as soon as it can."""
        return tuple(item for item in self.outgoing if item.state != "rejected")


@dataclass(frozen=True, slots=True)
class Awaited:
    """What waits to be sent, as people count it."""

    notes: int = 0
    fixes: int = 0
    photos: int = 0
    changes: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.notes + self.fixes + self.photos + self.changes


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """`step` is how far a running sync is, `outcome` and `error` how the last one ended."""

    overview: Overview | None = None
    is_running: bool = False
    is_stopped: bool = False
    step: SyncStep | None = None
    outcome: SyncOutcome | None = None
    error: Exception | None = None

    @property
    def synced(self) -> datetime | None:
        """When the last sync came to its end."""
        return self.overview.view.synced if self.overview else None

    @property
    def works_off_incidents(self) -> bool:
        """Tell whether the incidents of others are work of this user's role."""
        account = self.overview.view.account if self.overview else None
        return account is not None and works_off(account.role)

    @property
    def reviews_fixes(self) -> bool:
        """Tell whether the review desk is for this user's role: to decide there, or to look on."""
        account = self.overview.view.account if self.overview else None
        return account is not None and account.role in (Role.SUPERVISOR, Role.ADMINISTRATOR)

    @property
    def awaited(self) -> Awaited:
        """What waits to be sent."""
        if self.overview is None:
            return Awaited()
        kinds = (item.kind for item in self.overview.waiting)
        return awaited(kinds, self.overview.view.photos_to_send)

    @property
    def needing_you(self) -> int:
        """How many things wait for a decision."""
        found = self.overview
        return len(found.rejected) + len(found.conflicts) if found else 0

    @property
    def standing(self) -> Standing:
        """What matters most now."""
        found = self.overview
        if self.is_running:
            return Standing.SYNCING
        if found is None:
            return Standing.UNKNOWN
        if not found.view.signed_in or isinstance(self.error, SignedOut):
            return Standing.SIGNED_OUT
        if self.needing_you:
            return Standing.NEEDS_YOU
        return self._standing_of_line()

    def _standing_of_line(self) -> Standing:
        if isinstance(self.error, Unavailable):
            return Standing.OFFLINE
        if self.error is not None:
            return Standing.TROUBLE
        return Standing.WAITING if self.awaited.total or not self.synced else Standing.UP_TO_DATE


def awaited(kinds: Iterable[str], photos: int) -> Awaited:
    """Count what waits by its kinds."""
    counted = Counter(_AS.get(kind, "changes") for kind in kinds)
    return Awaited(counted["notes"], counted["fixes"], photos, counted["changes"])


def is_running_already(error: Exception) -> bool:
    """Tell whether a sync could not begin because another one has not ended."""
    return isinstance(error, Unavailable) and error.code == "sync-running"


_AS = {
    "note": "notes",
    "visit_entry": "notes",
    "incident_entry": "notes",
    "comment": "notes",
    "preference": "notes",
    "hazard": "notes",
    "flag": "notes",
    "outcome": "notes",
    "thanks": "notes",
    "fix": "fixes",
}
