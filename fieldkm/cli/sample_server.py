"""A real server on this machine, as a child process that never outlives us."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from fieldkm.app.child_process import child_environment
from fieldkm.errors import Unavailable

_LOOK_EVERY = 1  # seconds
_PATIENCE = 15  # seconds for its last requests


class SampleServer:
    """`fieldkm server run` over the folder `data`, on loopback; `url` is where it answers.

    It ends when we let go of its standard input, so it ends with us, however we end.
    """

    def __init__(self, data: Path) -> None:
        self.data = data
        self.url = ""
        self._log = data.with_name("server.log")
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    @property
    def process_id(self) -> int:
        """The child's number; 0 while there is none."""
        return self._process.pid if self._process else 0

    def start(self, port: int = 0) -> None:
        """Start it and wait until it answers: at `port`, or at any that is free where that is 0 or
        taken. Raises `Unavailable` where it does not begin.
        """
        self.url = self._started(port) or (self._started(0) if port else "")
        if not self.url:
            raise Unavailable(
                "no-sample-server",
                "The server on this machine does not begin.",
                "Its log says why: {log}",
                log=str(self._log),
            )

    def wait(self) -> None:
        """Wait until it has ended by itself."""
        while self._process and self._process.poll() is None:
            # A wait without a limit cannot be interrupted on Windows.
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_LOOK_EVERY)

    def end(self) -> None:
        """End it, and wait until it has ended."""
        process, self._process = self._process, None
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _started(self, port: int) -> str:
        """Return the address at which it answers, empty where it has ended."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "fieldkm", "--json", "server", "run"),
                    *("--data", str(self.data), "--port", str(port), "--until-input-ends"),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**child_environment(), "FIELDKM_DATABASE_URL": ""},
                # Ctrl+C in the terminal is for us: the server waits for our last requests.
                start_new_session=os.name == "posix",
            )
        line = self._process.stdout.readline() if self._process.stdout else ""
        if line:
            return str(json.loads(line)["ready"])
        self.end()
        return ""
