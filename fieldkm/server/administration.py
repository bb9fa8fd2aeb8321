"""What the administrator does on the server's machine, while it runs or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fieldkm.domain.incidents import IncidentStatus
from fieldkm.domain.people import ProductFamily, Role, Territory, User
from fieldkm.host.clock import Clock, SystemClock
from fieldkm.server import accounts, deadlines, devices, lending, review_queue
from fieldkm.server.accounts import Account
from fieldkm.server.database import ServerDatabase
from fieldkm.server.devices import Device
from fieldkm.server.front_office import Call, report_incident
from fieldkm.server.imports.folder_import import ImportReport, Progress, import_folder
from fieldkm.server.lending import Lent, Wish
from fieldkm.server.packs import Packs, packs_of
from fieldkm.server.passwords import Passwords
from fieldkm.server.review_queue import WaitingFix
from fieldkm.server.settings import ServerSettings, make_folder
from fieldkm.server.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class NewUser:
    """Who is to be added; `name` is what they sign in with, territories and families are ids."""

    name: str
    role: Role
    display: str = ""
    territories: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


class Administration:
    """The use cases of an administrator; each is one transaction."""

    def __init__(
        self, database: ServerDatabase, clock: Clock, passwords: Passwords | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._passwords = passwords

    def add_user(self, new: NewUser, password: str) -> Account:
        """Add a user; raises `Refused` for a name that is taken and `BadInput` for a name or a
        password that cannot be, an unknown territory or family.
        """
        user = User(self._clock.new_id(), new.name, new.display or new.name, new.role)
        account = Account(user, new.territories, new.families)
        hashed = self._hashed(password)
        now = self._clock.now()
        self._database.transact(lambda c: accounts.add_user(c, account, hashed, now))
        return account

    def place_user(self, name: str, territories: Sequence[str], families: Sequence[str]) -> None:
        """Give a user other territories and families."""
        now = self._clock.now()
        self._database.transact(lambda c: accounts.place_user(c, name, territories, families, now))

    def disable_user(self, name: str) -> None:
        """Let a user sign in and sync no more."""
        now = self._clock.now()
        self._database.transact(lambda c: accounts.disable_user(c, name, now))

    def change_password(self, name: str, password: str) -> None:
        """Give a user another password."""
        hashed = self._hashed(password)
        self._database.transact(lambda c: accounts.change_password(c, name, hashed))

    def users(self) -> list[Account]:
        """Return the users, in the order of their names."""
        with self._database.read() as connection:
            return accounts.all_accounts(connection)

    def add_territory(self, territory: str, name: str = "") -> Territory:
        """Add a territory, or give it another name."""
        now = self._clock.now()
        return self._database.transact(lambda c: accounts.add_territory(c, territory, name, now))

    def territories(self) -> list[Territory]:
        """Return the territories, in the order of their ids."""
        with self._database.read() as connection:
            return accounts.all_territories(connection)

    def add_family(self, family: str, name: str = "") -> ProductFamily:
        """Add a product family, or give it another name."""
        now = self._clock.now()
        return self._database.transact(lambda c: accounts.add_family(c, family, name, now))

    def families(self) -> list[ProductFamily]:
        """Return the product families, in the order of their ids."""
        with self._database.read() as connection:
            return accounts.all_families(connection)

    def lend(self, wish: Wish) -> Lent:
        """Lend a territory or family to a user; see `lending`."""
        loan, now = self._clock.new_id(), self._clock.now()
        return self._database.transact(lambda c: lending.lend(c, loan, wish, now))

    def loans(self) -> list[Lent]:
        """Return the loans in force."""
        with self._database.read() as connection:
            return lending.all_loans(connection, self._clock.now())

    def end_loan(self, loan: str) -> None:
        """End a loan before its time."""
        self._database.transact(lambda c: lending.end_loan(c, loan))

    def deadlines(self) -> dict[str, int]:
        """Return the company's deadlines by name, in days."""
        with self._database.read() as connection:
            return deadlines.deadlines(connection)

    def set_deadline(self, name: str, days: int) -> None:
        """Set one of the company's deadlines."""
        self._database.transact(lambda c: deadlines.set_deadline(c, name, days))

    def waiting_fixes(self) -> list[WaitingFix]:
        """Return the fixes that wait for a reviewer, what waits longest first."""
        with self._database.read() as connection:
            return review_queue.waiting_fixes(connection, self._clock.now())

    def import_folder(
        self,
        folder: Path,
        mapping: Path | None = None,
        *,
        dry_run: bool = False,
        told: Progress = lambda file, done, total: None,
    ) -> ImportReport:
        """Import customers, machines and visits; see `imports.folder_import`."""
        return import_folder(
            self._database,
            folder,
            self._clock.now(),
            mapping=mapping,
            dry_run=dry_run,
            told=told,
        )

    def report_incident(self, call: Call) -> IncidentStatus:
        """Write an incident down that the office was told of; see `front_office`."""
        return report_incident(self._database, call, self._clock.new_id(), self._clock.now())

    def devices(self) -> list[Device]:
        """Return the laptops that were signed in, those that were here last first."""
        with self._database.read() as connection:
            return devices.all_devices(connection)

    def revoke_device(self, device: str, *, wipe: bool = False) -> None:
        """Let a laptop sync no more; with `wipe` it forgets everything when it is here next."""
        now = self._clock.now()
        self._database.transact(lambda c: devices.revoke(c, device, now, wipe=wipe))

    def _hashed(self, password: str) -> str:
        return (self._passwords or Passwords()).hashed(password)


@contextmanager
def administration(settings: ServerSettings) -> Iterator[Administration]:
    """Open the data that `settings` name, and close it at the end."""
    with _opened(settings) as database:
        yield Administration(database, SystemClock())


@contextmanager
def manuals(settings: ServerSettings) -> Iterator[Packs]:
    """Open the published manuals of the server that `settings` name."""
    with _opened(settings) as database:
        yield packs_of(settings, database)


@contextmanager
def upkeep(settings: ServerSettings) -> Iterator[Upkeep]:
    """Open what the server that `settings` name sees to by itself."""
    with _opened(settings) as database:
        yield Upkeep(database, packs_of(settings, database))


@contextmanager
def _opened(settings: ServerSettings) -> Iterator[ServerDatabase]:
    make_folder(settings.data)
    database = ServerDatabase(settings.url)
    try:
        yield database
    finally:
        database.close()
