"""Histories over HTTP: real homes and a real server, each in processes that are killed, and a line
that is cut at any byte. The same seed draws the same deeds; what a kill hits is up to the moment.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from fieldkm.app.workplace import Workplace
from fieldkm.cli.benches.faults.fix_wrongs import wrong_fixes
from fieldkm.cli.benches.faults.laptops import Author
from fieldkm.cli.benches.faults.service import Service
from fieldkm.cli.benches.faults.written import Written
from fieldkm.cli.benches.faults.wrong import DIVERGENT, Wrong, lost, miscounted
from fieldkm.cli.benches.server_process import PASSWORD
from fieldkm.domain.people import Role
from fieldkm.errors import FieldkmError
from fieldkm.host.clock import SystemClock
from fieldkm.host.paths import Home
from fieldkm.server.feed import RESTORABLE
from fieldkm.store.database import Database
from fieldkm.store.mirror import Mirror
from fieldkm.store.sync_state import SyncState
from fieldkm.sync.http_door import HttpDoor
from fieldkm.sync.tokens import TokenStore
from fieldkm.sync.transport import Line, Transport

_STEPS = 20
_LAPTOPS = 2
_CUT_WITHIN = 2_000  # bytes
_KILLED_WITHIN = 0.15  # seconds after it has begun


class _Laptop:
    """A home, and its sync in this process or in one of its own."""

    def __init__(self, home: Home, clock: SystemClock, words: str, family: str) -> None:
        home.make()
        self.home = home
        self.workplace = Workplace(home, clock)
        self.database = Database(home.database)
        self.author = Author(self.database, clock, words, family)

    def close(self) -> None:
        """Close what is open."""
        self.database.close()
        self.workplace.close()

    def sync(self) -> bool:
        """Sync; returns whether it came to its end."""
        try:
            return self.workplace.sync.run().up_to_date
        except FieldkmError:
            return False

    def sync_and_be_killed(self, seconds: float) -> bool:
        """Sync in a process that is killed so many seconds later; returns whether it was."""
        child = _CHILDREN.Process(target=sync_home, args=(self.home.folder,))
        child.start()
        child.join(seconds)
        is_killed = child.is_alive()
        child.kill()
        child.join()
        return is_killed

    def differing(self) -> list[str]:
        """Return the scopes of which it holds something else than the server."""
        mirror, state = Mirror(self.database), SyncState(self.database)
        account = state.account()
        token = TokenStore(self.home.token).token()
        if account is None:
            return ["no account"]
        with closing(Transport(Line(account.url), token)) as transport:
            door = HttpDoor(transport, account.device_id)
            return [
                scope
                for scope in mirror.cursors()
                for there, here in [(door.digest(scope), mirror.digest(scope))]
                if (there.count, there.hash) != (here.count, here.hash)
            ]


def sync_home(folder: Path) -> None:
    """Sync a home; what goes wrong is no business of the process that is killed."""
    with closing(Workplace(Home(folder))) as workplace, suppress(FieldkmError):
        workplace.sync.run()


class HttpHistory:
    """Two laptops of one territory, which has nobody else: a technician's, and that of the
    supervisor who reviews their fixes. They begin with a customer and a fix.
    """

    def __init__(self, service: Service, folder: Path, seed: int) -> None:
        self._service = service
        self._draw = random.Random(seed)
        self._words = f"squeak {seed}"
        self._territory = f"t{seed}"
        self._family = f"f{seed}"
        self._backups: list[Path] = []
        self.kills = 0
        with service.process.administration() as desk:
            desk.add_territory(self._territory)
            desk.add_family(self._family)
        clock = SystemClock()
        homes = [Home(folder / f"{seed}-{number}") for number in range(_LAPTOPS)]
        self.laptops = [_Laptop(home, clock, self._words, self._family) for home in homes]
        roles = (Role.TECHNICIAN, Role.SUPERVISOR)
        for number, (laptop, role) in enumerate(zip(self.laptops, roles, strict=True)):
            name = f"{self._territory}-{number}"
            family = self._family if role is Role.SUPERVISOR else ""
            service.process.add_user(name, self._territory, role=role, family=family)
            laptop.workplace.sync.sign_in(service.relay.url, name, PASSWORD, name)
        self._customer = f"customer-{seed}"
        self.laptops[0].author.add_customer(self._customer, self._territory)
        self.laptops[0].author.fixes.write()

    def close(self) -> None:
        """Close the homes."""
        for laptop in self.laptops:
            laptop.close()

    @property
    def written(self) -> list[Written]:
        """What the technicians remember."""
        return [laptop.author.written for laptop in self.laptops]

    def live(self) -> list[Wrong]:
        """Let a history happen and settle; returns what is wrong with it."""
        for _ in range(_STEPS):
            self._do_something(self._draw.choice(self.laptops))
            self._service.relay.cut_after()
        return self._settled()

    def _do_something(self, laptop: _Laptop) -> None:
        author, draw = laptop.author, self._draw

        def write_note() -> None:
            if self._customer in author.customers():
                author.write_note(self._customer, "Ring at the back gate. " * draw.randint(1, 40))

        deeds: list[Callable[[], object]] = [
            *[write_note] * 4,
            *[author.count] * 3,
            *[lambda: author.fixes.do_something(draw)] * 6,
            lambda: author.change_phone(self._customer, str(draw.randint(1, 9))),
            *[laptop.sync] * 3,
            *[lambda: self._sync_with_cut(laptop)] * 4,
            *[lambda: self._sync_and_be_killed(laptop)] * 2,
            lambda: self._sync_with_server_killed(laptop),
            lambda: self._backups.append(self._service.back_up()),
            self._set_back,
        ]
        draw.choice(deeds)()

    def _sync_with_cut(self, laptop: _Laptop) -> None:
        after = self._draw.randint(1, _CUT_WITHIN)
        self._service.relay.cut_after(**{self._draw.choice(("up", "down")): after})
        laptop.sync()

    def _sync_and_be_killed(self, laptop: _Laptop) -> None:
        self.kills += laptop.sync_and_be_killed(self._draw.uniform(0, _KILLED_WITHIN))

    def _sync_with_server_killed(self, laptop: _Laptop) -> None:
        killing = threading.Timer(self._draw.uniform(0, _KILLED_WITHIN), self._service.kill)
        killing.start()
        laptop.sync()
        killing.join()
        self._service.start()

    def _set_back(self) -> None:
        # To the oldest that must still do: what it holds is what the laptops may let go of.
        if self._backups:
            self._service.set_back(self._backups[-RESTORABLE:][0])

    def _settled(self) -> list[Wrong]:
        for _ in range(3):
            for number, laptop in enumerate(self.laptops):
                if not laptop.sync():
                    return [Wrong(DIVERGENT, f"laptop {number} cannot sync")]
        with self._service.database() as database:
            found = [
                *lost(database, self.written),
                *miscounted(database, self.written, self._words),
                *wrong_fixes(database, self.written[1].approved, self._family),
            ]
        divergent = [
            Wrong(DIVERGENT, f"laptop {number} differs in {scope}")
            for number, laptop in enumerate(self.laptops)
            for scope in laptop.differing()
        ]
        return [*found, *divergent]


if sys.platform == "win32":
    _CHILDREN = multiprocessing.get_context("spawn")
else:  # a process that has loaded everything already, and forks those that are killed
    _CHILDREN = multiprocessing.get_context("forkserver")
    _CHILDREN.set_forkserver_preload([__name__])
