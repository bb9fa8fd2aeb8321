"""A real server in a process of its own, on a free port, with people to sign in as.

with ServerProcess(folder / "server") as server:
    server.add_people()                     # north and south, anna, bert, sue, admin
    server.url                              # http://127.0.0.1:41234
    server.kill(); server.start()           # the same address again
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from fieldkm.domain.people import Role
from fieldkm.errors import Unavailable
from fieldkm.host.clock import SystemClock
from fieldkm.server.administration import Administration, NewUser
from fieldkm.server.database import ServerDatabase
from fieldkm.server.passwords import Passwords
from fieldkm.server.settings import ServerSettings

PASSWORD = "correct horse"
PATIENCE = 60  # seconds for the process to begin or to end


class ServerProcess:
    """`fieldkm server run` over the folder `data`; `url` is empty until it was started.

    What it writes to its log is in the file `data.log`.
    """

    def __init__(self, data: Path, database_url: str = "", workers: int = 1) -> None:
        self.settings = ServerSettings(data, database_url)
        self.url = ""
        self._workers = workers
        self._log = data.with_name(f"{data.name}.log")
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def start(self, *options: str) -> None:
        """Start it, at the address that it had before, and wait until it answers."""
        port = self.url.rpartition(":")[2] or "0"
        workers = str(self._workers)
        words = ["server", "run", *self.where(), "--port", port, "--workers", workers, *options]
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "fieldkm", "--json", *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            reason = (self.log().strip().splitlines() or ["no word"])[-1]
            raise Unavailable("no-server", "The server did not start: {reason}", reason=reason)
        self.url = json.loads(line)["ready"]

    def stop(self) -> int:
        """End it as an administrator does; returns its exit status."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power failure does; its workers end by themselves a moment later."""
        self._end(signal.SIGKILL)

    def log(self) -> str:
        """Return what it has written to its log."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def where(self) -> list[str]:
        """Return the options by which other commands work on the same data."""
        url = ["--database-url", self.settings.database_url] if self.settings.database_url else []
        return ["--data", str(self.settings.data), *url]

    @contextmanager
    def administration(self) -> Iterator[Administration]:
        """Yield an administrator's use cases on the data, whether the server runs or not.

        Passwords are hashed quickly.
        """
        with closing(ServerDatabase(self.settings.url)) as database:
            yield Administration(database, SystemClock(), Passwords(memory_kib=8))

    def add_user(
        self, name: str, *territories: str, role: Role = Role.TECHNICIAN, family: str = ""
    ) -> None:
        """Add a user whose password is `PASSWORD`."""
        families = (family,) if family else ()
        with self.administration() as desk:
            desk.add_user(NewUser(name, role, name.title(), tuple(territories), families), PASSWORD)

    def add_people(self) -> None:
        """Add territories north and south, the family printers, and who works there."""
        with self.administration() as desk:
            desk.add_territory("north", "North")
            desk.add_territory("south", "South")
            desk.add_family("printers", "Printers")
        self.add_user("anna", "north")
        self.add_user("bert", "south")
        self.add_user("sue", "north", "south", role=Role.SUPERVISOR, family="printers")
        self.add_user("admin", role=Role.ADMINISTRATOR)

    def _end(self, sent: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.send_signal(sent)
        try:
            status = process.wait(PATIENCE)
        finally:
            process.kill()
            if process.stdout:
                process.stdout.close()
        return status
