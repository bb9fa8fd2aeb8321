"""One home, opened: the services that desktop and command line use, each made when first needed."""

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
    from fieldkm.app.before_entry import BeforeEntry
    from fieldkm.app.cockpit import Cockpits
    from fieldkm.app.conflicts import Conflicts
    from fieldkm.app.customer_book import CustomerBook
    from fieldkm.app.customers import Customers
    from fieldkm.app.faults import Faults
    from fieldkm.app.history import History
    from fieldkm.app.importing import Importing
    from fieldkm.app.incidents import Incidents
    from fieldkm.app.library import Library
    from fieldkm.app.machine_book import MachineBook
    from fieldkm.app.machines import Machines
    from fieldkm.app.manuals import ManualDesk
    from fieldkm.app.notebook import Notebook
    from fieldkm.app.parts import Parts
    from fieldkm.app.record_search import RecordSearch
    from fieldkm.app.recording import Recorder
    from fieldkm.app.releases import Releases
    from fieldkm.app.search import Search
    from fieldkm.app.sync import Sync
    from fieldkm.app.today import TodaysWork
    from fieldkm.app.van import Van
    from fieldkm.app.visit_sheet import VisitSheets
    from fieldkm.app.visit_terms import VisitTerms
    from fieldkm.app.visits import Visits
    from fieldkm.app.work import Work
    from fieldkm.manuals.packs.shelf import Shelf
    from fieldkm.manuals.packs.trust import Keyring
    from fieldkm.store.database import Database
    from fieldkm.store.drafts import Drafts
    from fieldkm.store.lock import CustomersLock
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
        """Machines recognised by what is typed: those of the records, and those of the manuals."""
        from fieldkm.app.machines import Machines

        return Machines(self.library, self.machine_book)

    @Service
    def machine_book(self) -> MachineBook:
        """The machines of the records: looked up, listed, written down, changed."""
        from fieldkm.app.machine_book import MachineBook

        return MachineBook(self.records, self.recorder)

    @Service
    def search(self) -> Search:
        """The search over everything."""
        from fieldkm.app.search import Search

        return Search(self.library, self.record_search, self.home)

    @Service
    def record_search(self) -> RecordSearch:
        """The half of it that finds customers, machines and visits."""
        from fieldkm.app.record_search import RecordSearch

        def is_locked() -> bool:
            return self.lock.is_closed()

        return RecordSearch(self.home, lambda: self._database, is_locked)

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
        from fieldkm.store.records import Records
        from fieldkm.store.seen_pages import SeenPages

        database = self._database  # notes in manuals are never locked
        return Notebook(self.library, Records(database), self.recorder, SeenPages(database))

    @Service
    def work(self) -> Work:
        """The work at the machine at hand."""
        from fieldkm.app.work import Work
        from fieldkm.store.work_sessions import WorkSessions

        return Work(WorkSessions(self._database), self.clock)

    @Service
    def visits(self) -> Visits:
        """The visits."""
        from fieldkm.app.visit_photos import PhotoFiles
        from fieldkm.app.visit_steps import VisitSteps
        from fieldkm.app.visits import Visits, VisitStores
        from fieldkm.store.blobs import Blobs
        from fieldkm.store.open_visits import OpenVisits
        from fieldkm.store.work_sessions import WorkSessions
        from fieldkm.sync.blob_transfer import BlobFiles

        database = self._database
        stores = VisitStores(
            self.records,
            OpenVisits(self._customers),
            PhotoFiles(Blobs(database), BlobFiles(self.home.blobs)),
        )
        steps = VisitSteps(
            WorkSessions(database), self.library, lambda: self.settings.language, self.clock
        )
        return Visits(stores, self.recorder, self.van, steps)

    @Service
    def visit_terms(self) -> VisitTerms:
        """The words of the manuals that a visit is written in."""
        from fieldkm.app.visit_terms import VisitTerms

        return VisitTerms(self.library, self.van)

    @Service
    def visit_sheets(self) -> VisitSheets:
        """Visits as they are read."""
        from fieldkm.app.visit_sheet import VisitSheets

        return VisitSheets(self.records, self.library, self.visits, self.recorder)

    @Service
    def drafts(self) -> Drafts:
        """Forms that are being filled in."""
        from fieldkm.store.drafts import Drafts

        return Drafts(self._database)

    @Service
    def van(self) -> Van:
        """What is in the van."""
        from fieldkm.app.van import Van

        return Van(self.records, self.recorder)

    @Service
    def sync(self) -> Sync:
        """The way to the server, and what waits for it."""
        from fieldkm.app.published import PublishedManuals
        from fieldkm.app.sync import Sync, SyncStores, Way
        from fieldkm.store.blobs import Blobs
        from fieldkm.store.mirror import Mirror
        from fieldkm.store.outbox import Outbox
        from fieldkm.store.records import Records
        from fieldkm.store.sync_state import SyncState
        from fieldkm.sync.blob_transfer import BlobFiles
        from fieldkm.sync.tokens import TokenStore

        def forget_index() -> None:
            self.record_search.forget()

        database = self._database
        stores = SyncStores(
            Mirror(database),
            Outbox(database),
            SyncState(database),
            Blobs(database),
            BlobFiles(self.home.blobs),
            PublishedManuals(Records(database), self.shelf, self.keyring, self.home.incoming),
            self.lock,
            forget_index,
        )

        def way() -> Way:
            settings = self.settings
            return Way(settings.ca_file, settings.proxy, settings.metered)

        return Sync(stores, TokenStore(self.home.token), way, self.clock)

    @Service
    def customers(self) -> Customers:
        """The customers, found and read."""
        from fieldkm.app.customers import Customers

        return Customers(self.records, self.before_entry, self.conflicts, self.search, self.clock)

    @Service
    def customer_book(self) -> CustomerBook:
        """What is written down about customers."""
        from fieldkm.app.customer_book import CustomerBook

        return CustomerBook(self.records, self.recorder)

    @Service
    def history(self) -> History:
        """What has happened at a machine, at a customer."""
        from fieldkm.app.history import History
        from fieldkm.store.timelines import Timelines

        return History(self.records, Timelines(self._customers), self.clock)

    @Service
    def before_entry(self) -> BeforeEntry:
        """What must be known before going in."""
        from fieldkm.app.before_entry import BeforeEntry

        return BeforeEntry(self.records, self.recorder)

    @Service
    def incidents(self) -> Incidents:
        """What happened between people, and how it is worked off."""
        from fieldkm.app.incidents import Incidents
        from fieldkm.store.sync_state import SyncState

        return Incidents(self.records, self.recorder, SyncState(self._database))

    @Service
    def cockpits(self) -> Cockpits:
        """All that is known of one machine."""
        from fieldkm.app.build_manuals import BuildManuals
        from fieldkm.app.cockpit import Cockpits

        return Cockpits(self, BuildManuals(self.library, self.parts))

    @Service
    def today(self) -> TodaysWork:
        """Today's visits, what waits and what is new, and whether all of it is here."""
        from fieldkm.app.day import Day
        from fieldkm.app.news import Newsreader
        from fieldkm.app.readiness import Belongings, Readiness
        from fieldkm.app.today import TodaysWork
        from fieldkm.store.blobs import Blobs

        has = Belongings(self.home, self.records, Blobs(self._database), self.library, self.sync)
        return TodaysWork(
            Day(self.records, self.recorder, self.before_entry, self.incidents),
            Readiness(has, lambda: self.search, self.clock),
            Newsreader(self.home, self.library, self.history, self.clock),
            self.lock.is_closed,
            self.clock,
        )

    @Service
    def conflicts(self) -> Conflicts:
        """Fields that two devices have written."""
        from fieldkm.app.conflicts import Conflicts

        return Conflicts(self.records, self.recorder, self.lock.is_closed)

    @Service
    def recorder(self) -> Recorder:
        """What is written down here."""
        from fieldkm.app.recording import Recorder
        from fieldkm.store.outbox import Outbox
        from fieldkm.store.records import Records
        from fieldkm.store.sync_state import SyncState

        database = self._database
        return Recorder(Records(database), Outbox(database), SyncState(database), self.clock)

    @Service
    def records(self) -> Records:
        """The records that this laptop holds."""
        from fieldkm.store.records import Records

        return Records(self._customers)

    @Service
    def lock(self) -> CustomersLock:
        """Whether customers' data may be shown."""
        from fieldkm.store.lock import CustomersLock

        return CustomersLock(self._database, self.clock.now)

    def close(self) -> None:
        """Close what was opened."""
        for name in ("search", "importing"):
            if name in self.__dict__:
                self.__dict__[name].close()
        if "_database" in self.__dict__:
            self._database.close()

    @Service
    def _customers(self) -> Database:
        """The database for whoever reads customers' data: closed after too long offline."""
        return self._database.guarded(self.lock.check)

    @Service
    def _database(self) -> Database:
        from fieldkm.store.database import Database

        self.home.make()
        return Database(self.home.database)
