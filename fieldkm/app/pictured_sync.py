"""A technician's dealings with a server, as they may be on a busy day: shown on the pictures. A
home that was just synced has nothing rejected, nothing waiting and no conflict to show.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta

from fieldkm.app.conflicts import OpenConflict
from fieldkm.app.outgoing import Outgoing, OutgoingState, OutgoingText
from fieldkm.app.sync import SyncOutcome, SyncStep, SyncView
from fieldkm.errors import FieldkmError
from fieldkm.store.blobs import BlobState
from fieldkm.store.outbox import OutboxState, Waiting
from fieldkm.store.sync_state import Account

_SYNCED = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)


class PicturedSync:
    """Stands for `app.sync.Sync` in the pictures."""

    def view(self) -> SyncView:
        """Return how things stand."""
        account = Account(
            "https://fieldkm.example.com", "u-1", "anna", "Anna Berg", "technician", "d-1", "north"
        )
        return SyncView(
            account,
            signed_in=True,
            synced=_SYNCED,
            locked=False,
            operations=dict.fromkeys(OutboxState, 0),
            blobs={BlobState.HERE: 214, BlobState.TO_SEND: 3, BlobState.WANTED: 12},
            records=48_210,
        )

    def waiting(self) -> Sequence[Waiting]:
        """Return no operations: none is looked at as such."""
        return ()

    def outgoing(self) -> Sequence[Outgoing]:
        """Return what waits: one rejected, two to be sent."""
        error = FieldkmError(
            "not-permitted",
            "Your role does not permit this.",
            "Ask your supervisor to do it, or to lend you the territory.",
        )
        address = OutgoingText(("fields", 0, "value"), "address", "Harbour Road 7, gate B")
        pending = OutgoingState.PENDING
        return (
            Outgoing(
                "1", "site", "change", address.value, _SYNCED + timedelta(minutes=31),
                OutgoingState.REJECTED, error, (address,),
            ),
            Outgoing(
                "2", "visit_entry", "create", "Fuser film torn at the left end. Film ordered.",
                _SYNCED + timedelta(minutes=44), pending,
            ),
            Outgoing(
                "3", "fix", "submit", "Ghosting after the toner change: clean the thermistor",
                _SYNCED + timedelta(minutes=52), pending,
            ),
        )  # fmt: skip

    def run(
        self,
        told: Callable[[SyncStep], None],
        cancelled: Callable[[], bool],
        *,
        everything: bool = False,
    ) -> SyncOutcome:
        """Do nothing: a picture moves nothing."""
        return SyncOutcome(stopped=True)


class PicturedConflicts:
    """Stands for `app.conflicts.Conflicts` in the pictures."""

    def unsettled(self) -> Sequence[OpenConflict]:
        """Return one conflict."""
        return (
            OpenConflict(
                id="c-1",
                kind="site",
                record="Harbour office",
                field="access",
                kept="Ring at the gate. After 17:00 the key is at the fuel station.",
                kept_by="Anna Berg",
                other="Badge needed: ask at the reception, second floor.",
                other_by="Bert Lund",
                at=_SYNCED - timedelta(hours=3),
            ),
        )

    def of_records(self, _records: Collection[str]) -> Sequence[OpenConflict]:
        """Return none: the one conflict is of a site that no other picture shows."""
        return ()
