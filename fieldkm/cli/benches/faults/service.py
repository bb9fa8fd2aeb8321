"""The real server of histories over HTTP: started, killed, backed up, set back to a backup."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from fieldkm.cli.benches.relay import Relay
from fieldkm.cli.benches.server_process import ServerProcess
from fieldkm.errors import Unavailable
from fieldkm.host.clock import SystemClock
from fieldkm.server.backup import back_up
from fieldkm.server.database import ServerDatabase
from fieldkm.server.restoring import restore

_PATIENCE = 60  # seconds until the workers of a server that was killed have let go of its port


class Service:
    """A server in processes of its own with everything in `folder`, and the line to it.

    `database_url` returns the URL of a new, empty database of PostgreSQL, the same each time; empty
    for SQLite.
    """

    def __init__(self, folder: Path, database_url: Callable[[], str], workers: int) -> None:
        self._folder = folder
        self._data = folder / "server"
        self._empty = database_url
        self._backups = 0
        self.process = ServerProcess(self._data, database_url(), workers)
        self.kills = 0

    def __enter__(self) -> Self:
        self.process.start()
        self.relay = Relay(self.process.url)
        self.relay.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.relay.__exit__(kind, error, trace)
        self.process.kill()

    def kill(self) -> None:
        """End it as a power failure does."""
        self.kills += 1
        self.process.kill()

    def start(self) -> None:
        """Start it again, at the address that it had."""
        patient_until = time.monotonic() + _PATIENCE
        while True:
            try:
                self.process.start()
                return
            except Unavailable:
                if time.monotonic() > patient_until:
                    raise

    def back_up(self) -> Path:
        """Back everything up while it runs; returns the backup's folder."""
        self._backups += 1
        target = self._folder / f"backup-{self._backups}"
        back_up(self.process.settings, target, SystemClock().now())
        return target

    def set_back(self, backup: Path) -> None:
        """Lose everything, and put a backup in its place."""
        self.process.stop()
        shutil.rmtree(self._data)
        self._empty()
        restore(self.process.settings, backup, SystemClock().now())
        self.start()

    @contextmanager
    def database(self) -> Iterator[ServerDatabase]:
        """Yield the server's database, to look at what it holds."""
        with closing(ServerDatabase(self.process.settings.url)) as database:
            yield database
