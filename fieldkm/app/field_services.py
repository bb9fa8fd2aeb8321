"""The services of a technician's day: manuals, machines, customers, visits, search and sync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldkm.app.open_home import OpenHome
from fieldkm.app.service import Service

if TYPE_CHECKING:
    from fieldkm.app.before_entry import BeforeEntry
    from fieldkm.app.conflicts import Conflicts
    from fieldkm.app.customer_book import CustomerBook
    from fieldkm.app.customers import Customers
    from fieldkm.app.faults import Faults
    from fieldkm.app.history import History
    from fieldkm.app.importing import Importing
    from fieldkm.app.incidents import Incidents
    from fieldkm.app.machine_book import MachineBook
    from fieldkm.app.machines import Machines
    from fieldkm.app.manuals import ManualDesk
    from fieldkm.app.notebook import Notebook
    from fieldkm.app.parts import Parts
    from fieldkm.app.photos import PhotoFiles
    from fieldkm.app.record_search import RecordSearch
    from fieldkm.app.releases import Releases
    from fieldkm.app.search import Search
    from fieldkm.app.sync import Sync
    from fieldkm.app.van import Van
    from fieldkm.app.visit_terms import VisitTerms
    from fieldkm.app.visits import Visits
    from fieldkm.app.work import Work


class FieldServices(OpenHome):
    """What stands upon an open home; of fixes it knows only that they are found."""

    @Service
    def manuals(self) -> ManualDesk:
        """Installing and removing manuals."""
        from fieldkm.app.manuals import ManualDesk

        return ManualDesk(self.shelf, self.keyring)

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

        return Search(self.library, (self.fix_search, self.record_search), self.home)

    @Service
    def fix_search(self) -> RecordSearch:
        """The part of it that finds fixes, which are never locked."""
        from fieldkm.app.record_indexes import FIXES
        from fieldkm.app.record_search import RecordSearch

        return RecordSearch(self.home, lambda: self._database, holds=FIXES)

    @Service
    def record_search(self) -> RecordSearch:
        """The part of it that finds customers, machines and visits."""
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
        from fieldkm.store.seen_pages import SeenPages

        seen = SeenPages(self._database)
        return Notebook(self.library, self.unlocked_records, self.recorder, seen)

    @Service
    def work(self) -> Work:
        """The work at the machine at hand."""
        from fieldkm.app.work import Work
        from fieldkm.store.work_sessions import WorkSessions

        return Work(WorkSessions(self._database), self.clock)

    @Service
    def visits(self) -> Visits:
        """The visits."""
        from fieldkm.app.visit_steps import VisitSteps
        from fieldkm.app.visits import Visits, VisitStores
        from fieldkm.store.open_visits import OpenVisits
        from fieldkm.store.work_sessions import WorkSessions

        sessions = WorkSessions(self._database)
        stores = VisitStores(self.records, OpenVisits(self._customers), self.photos)
        steps = VisitSteps(sessions, self.library, lambda: self.settings.language, self.clock)
        return Visits(stores, self.recorder, self.van, steps)

    @Service
    def photos(self) -> PhotoFiles:
        """The files of photos."""
        from fieldkm.app.photos import PhotoFiles
        from fieldkm.store.blobs import Blobs
        from fieldkm.sync.blob_transfer import BlobFiles

        return PhotoFiles(Blobs(self._database), BlobFiles(self.home.blobs))

    @Service
    def visit_terms(self) -> VisitTerms:
        """The words of the manuals that a visit is written in."""
        from fieldkm.app.visit_terms import VisitTerms

        return VisitTerms(self.library, self.van)

    @Service
    def van(self) -> Van:
        """What is in the van."""
        from fieldkm.app.van import Van

        return Van(self.records, self.recorder)

    @Service
    def sync(self) -> Sync:
        """The way to the server, and what waits for it."""
        from fieldkm.app.fix_demand import FixDemandCount
        from fieldkm.app.fix_draft_fields import is_writing
        from fieldkm.app.published import PublishedManuals
        from fieldkm.app.sync import Sync, SyncStores, Way
        from fieldkm.store.blobs import Blobs
        from fieldkm.store.mirror import Mirror
        from fieldkm.store.outbox import Outbox
        from fieldkm.sync.blob_transfer import BlobFiles
        from fieldkm.sync.tokens import TokenStore

        def forget_index() -> None:
            self.fix_search.forget()
            self.record_search.forget()

        database = self._database
        stores = SyncStores(
            Mirror(database),
            Outbox(database),
            self.sync_state,
            Blobs(database),
            BlobFiles(self.home.blobs),
            PublishedManuals(self.unlocked_records, self.shelf, self.keyring, self.home.incoming),
            self.lock,
            forget_index,
            FixDemandCount(database, self.recorder).tell,
            lambda: is_writing(self.drafts),
            self.unlocked_records,
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

        return Incidents(self.records, self.recorder, self.sync_state)

    @Service
    def conflicts(self) -> Conflicts:
        """Fields that two devices have written."""
        from fieldkm.app.conflicts import Conflicts

        return Conflicts(self.records, self.recorder, self.lock.is_closed)
