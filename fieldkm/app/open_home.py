"""One home, opened: its settings, its database and its shelf, which all services stand upon."""

from __future__ import annotations

from threading import Event, RLock
from typing import TYPE_CHECKING

from fieldkm.app.machine_at_hand import machine_in, with_machine
from fieldkm.app.service import Service
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.host.paths import Home
from fieldkm.host.resources import resource
from fieldkm.host.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from fieldkm.app.library import Library
    from fieldkm.app.recording import Recorder
    from fieldkm.manuals.packs.shelf import Shelf
    from fieldkm.manuals.packs.trust import Keyring
    from fieldkm.store.database import Database
    from fieldkm.store.drafts import Drafts
    from fieldkm.store.lock import CustomersLock
    from fieldkm.store.records import Records
    from fieldkm.store.sync_state import SyncState


class OpenHome:
    """What `Workplace` is made upon. `ending` is set when the program ends: long work then stops
    soon.

    Imports stand in the properties: a window must be on the screen before SQLAlchemy and Whoosh are
    loaded.
    """

    def __init__(self, home: Home, clock: Clock | None = None) -> None:
        self.home = home
        self.clock: Clock = clock or SystemClock()
        self.turn = RLock()
        self.ending = Event()
        self._settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        if self._settings is None:
            self._settings = load_settings(self.home.settings)
        return self._settings

    def change_settings(self, changed: Settings) -> None:
        """Take over changed settings (`replace(workplace.settings, zoom=120)`) and keep them.

        They hold until the end of the program where they cannot be written: raises `Unavailable`.
        """
        if changed != self._settings:
            self._settings = changed
            save_settings(self.home.settings, changed)

    @property
    def machine_at_hand(self) -> MachineAtHand | None:
        """The machine in front of the technician, remembered from one start to the next."""
        return machine_in(self.settings)

    def take_machine(self, machine: MachineAtHand | None) -> None:
        """Put a machine at hand, or none."""
        self.change_settings(with_machine(self.settings, machine))

    @Service
    def shelf(self) -> Shelf:
        """The installed packs."""
        from fieldkm.manuals.packs.shelf import Shelf

        return Shelf(self.home.packs, self.keyring)

    @Service
    def keyring(self) -> Keyring:
        """The publishers that are trusted: those that come with the program, and this home's
        own.
        """
        from fieldkm.manuals.packs.trust import Keyring

        return Keyring(resource("keys"), self.home.keys)

    @Service
    def library(self) -> Library:
        """The installed manuals as a reader sees them."""
        from fieldkm.app.library import Library

        return Library(self.shelf)

    @Service
    def drafts(self) -> Drafts:
        """Forms that are being filled in."""
        from fieldkm.store.drafts import Drafts

        return Drafts(self._database)

    @Service
    def recorder(self) -> Recorder:
        """What is written down here."""
        from fieldkm.app.recording import Recorder
        from fieldkm.store.outbox import Outbox

        outbox = Outbox(self._database)
        return Recorder(self.unlocked_records, outbox, self.sync_state, self.clock)

    @Service
    def records(self) -> Records:
        """The records that this laptop holds, for whoever shows them: closed after too long
        offline.
        """
        from fieldkm.store.records import Records

        return Records(self._customers)

    @Service
    def unlocked_records(self) -> Records:
        """The same for whoever shows nothing of customers: of fixes, notes, manuals, one's own."""
        from fieldkm.store.records import Records

        return Records(self._database)

    @Service
    def sync_state(self) -> SyncState:
        """Who works here, and how far the sync has come."""
        from fieldkm.store.sync_state import SyncState

        return SyncState(self._database)

    @Service
    def lock(self) -> CustomersLock:
        """Whether customers' data may be shown."""
        from fieldkm.store.lock import CustomersLock

        return CustomersLock(self._database, self.clock.now)

    @Service
    def _customers(self) -> Database:
        """The database for whoever reads customers' data: closed after too long offline."""
        return self._database.guarded(self.lock.check)

    @Service
    def _database(self) -> Database:
        from fieldkm.store.database import Database

        self.home.make()
        return Database(self.home.database)
