"""What a technician writes down, made operations: they take effect here and wait for the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from fieldkm.host.clock import Clock
from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.operations import Operation, change, count, create
from fieldkm.protocol.payloads import field_values
from fieldkm.store.outbox import Beside, Outbox
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState


class Identified(Protocol):
    """A record of any kind."""

    @property
    def id(self) -> str:
        """What tells it from all others of its kind."""
        ...


class Recorder:
    """Writes records in the name of who is signed in here."""

    def __init__(self, records: Records, outbox: Outbox, state: SyncState, clock: Clock) -> None:
        self._records = records
        self._outbox = outbox
        self._state = state
        self._clock = clock

    @property
    def me(self) -> str:
        """The id of who works here; empty before the first sign-in."""
        account = self._state.account()
        return account.user_id if account else ""

    def now(self) -> datetime:
        """Return what this laptop's clock claims."""
        return self._clock.now()

    def new_id(self) -> str:
        """Return an id for a record that is about to be written."""
        return self._clock.new_id()

    def created(self, record: Identified) -> Operation:
        """Return the operation that brings a new record into the world."""
        kind = KIND_OF[type(record)]
        return create(self._clock.new_id(), kind, record.id, record, self._clock.now())

    def changed(self, record: Identified, *fields: str) -> Operation:
        """Return the operation that gives `fields` of a record the values that they have in it."""
        return self.set(KIND_OF[type(record)], record.id, field_values(record, fields))

    def set(self, kind: Kind, identity: str, values: Mapping[str, object]) -> Operation:
        """Return the operation that gives fields of a record other values, which are plain JSON."""
        rev = self._records.rev(kind, identity)
        return change(self._clock.new_id(), kind, identity, rev, values, self._clock.now())

    def counted(self, record: Identified) -> Operation:
        """Return the operation that adds a record to what the server counts."""
        kind = KIND_OF[type(record)]
        return count(self._clock.new_id(), kind, record.id, record, self._clock.now())

    def perform(self, *operations: Operation, beside: Sequence[Beside] = ()) -> None:
        """Do them all or none: their effects are seen at once, and they wait to be sent. What is
        written `beside` them stays on this laptop.
        """
        self._outbox.perform(operations, beside)

    def write(self, *records: Identified) -> None:
        """Bring new records into the world, all or none."""
        self.perform(*map(self.created, records))
