"""One home, opened: the services that desktop and command line use, each made when first needed."""

from __future__ import annotations

from dataclasses import replace
from threading import Event, RLock
from typing import TYPE_CHECKING

from fieldkm.app.service import Service
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.host.paths import Home
from fieldkm.host.resources import resource
from fieldkm.host.settings import Settings, load_settings, save_settings

if TYPE_CHECKING:
    from fieldkm.app.conflicts import Conflicts
    from fieldkm.app.faults import Faults
    from fieldkm.app.importing import Importing
    from fieldkm.app.library import Library
    from fieldkm.app.machines import Machines
    from fieldkm.app.manuals import ManualDesk
    from fieldkm.app.notebook import Notebook
    from fieldkm.app.parts import Parts
    from fieldkm.app.recording import Recorder
    from fieldkm.app.releases import Releases
    from fieldkm.app.search import Search
    from fieldkm.app.sync import Sync
    from fieldkm.app.work import Work
    from fieldkm.manuals.packs.shelf import Shelf
    from fieldkm.manuals.packs.trust import Keyring
    from fieldkm.store.database import Database
    from fieldkm.store.records import Records


class Workplace:
    """The services of one home.

    Imports stand in the properties: a window must be on the screen before SQLAlchemy and Whoosh are
    loaded. `ending` is set when the program ends: long work then stops soon.
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
        settings = self.settings
        if not settings.model_at_hand:
            return None
        return MachineAtHand(settings.model_at_hand, settings.serial_at_hand)

    def take_machine(self, machine: MachineAtHand | None) -> None:
        """Put a machine at hand, or none."""
        model, serial = (machine.model, machine.serial) if machine else ("", "")
        self.change_settings(replace(self.settings, model_at_hand=model, serial_at_hand=serial))

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
    def manuals(self) -> ManualDesk:
        """Installing and removing manuals."""
        from fieldkm.app.manuals import ManualDesk

        return ManualDesk(self.shelf, self.keyring)

    @Service
    def library(self) -> Library:
        """The installed manuals as a reader sees them."""
        from fieldkm.app.library import Library

        return Library(self.shelf)

    @Service
    def parts(self) -> Parts:
        """The parts of all manuals."""
        from fieldkm.app.parts import Parts

        return Parts(self.library)

    @Service
    def faults(self) -> Faults:
        """The fault codes and symptoms of all manuals."""
        from fieldkm.app.faults import Faults

        return Faults(self.library)

    @Service
    def machines(self) -> Machines:
        """The models that the manuals cover."""
        from fieldkm.app.machines import Machines

        return Machines(self.library)

    @Service
    def search(self) -> Search:
        """The search over everything."""
        from fieldkm.app.search import Search

        return Search(self.library, self.home)

    @Service
    def importing(self) -> Importing:
        """Foreign documentation made manuals."""
        from fieldkm.app.importing import Importing

        return Importing(self.home, self.ending.is_set)

    @Service
    def releases(self) -> Releases:
        """Manuals' folders built, signed and installed."""
        from fieldkm.app.releases import Releases

        return Releases(self.home, self.manuals, self.keyring, self.ending.is_set)

    @Service
    def notebook(self) -> Notebook:
        """Notes, favourites and history."""
        from fieldkm.app.notebook import Notebook
        from fieldkm.store.marked_pages import Favourites, History
        from fieldkm.store.notes import Notes

        database = self._database
        return Notebook(
            self.library, Notes(database), Favourites(database), History(database), self.clock
        )

    @Service
    def work(self) -> Work:
        """The work at the machine at hand."""
        from fieldkm.app.work import Work
        from fieldkm.store.work_sessions import WorkSessions

        return Work(WorkSessions(self._database), self.clock)

    @Service
    def sync(self) -> Sync:
        """The way to the server, and what waits for it."""
        from fieldkm.app.published import PublishedManuals
        from fieldkm.app.sync import Sync, SyncStores, Way
        from fieldkm.store.blobs import Blobs
        from fieldkm.store.mirror import Mirror
        from fieldkm.store.outbox import Outbox
        from fieldkm.store.sync_state import SyncState
        from fieldkm.sync.blob_transfer import BlobFiles
        from fieldkm.sync.tokens import TokenStore

        database = self._database
        stores = SyncStores(
            Mirror(database),
            Outbox(database),
            SyncState(database),
            Blobs(database),
            BlobFiles(self.home.blobs),
            PublishedManuals(self.records, self.shelf, self.keyring, self.home.incoming),
        )

        def way() -> Way:
            settings = self.settings
            return Way(settings.ca_file, settings.proxy, settings.metered)

        return Sync(stores, TokenStore(self.home.token), way, self.clock)

    @Service
    def conflicts(self) -> Conflicts:
        """Fields that two devices have written."""
        from fieldkm.app.conflicts import Conflicts

        return Conflicts(self.records, self.recorder)

    @Service
    def recorder(self) -> Recorder:
        """What is written down here."""
        from fieldkm.app.recording import Recorder
        from fieldkm.store.outbox import Outbox
        from fieldkm.store.sync_state import SyncState

        database = self._database
        return Recorder(self.records, Outbox(database), SyncState(database), self.clock)

    @Service
    def records(self) -> Records:
        """The records that this laptop holds."""
        from fieldkm.store.records import Records

        return Records(self._database)

    def close(self) -> None:
        """Close what was opened."""
        for name in ("search", "importing"):
            if name in self.__dict__:
                self.__dict__[name].close()
        if "_database" in self.__dict__:
            self._database.close()

    @Service
    def _database(self) -> Database:
        from fieldkm.store.database import Database

        self.home.make()
        return Database(self.home.database)
