"""Keeps the search index in step with the manuals, in a child process so that the window never
waits.

Beside a thread a 20 ms timer of the window stretched to 300 ms; beside a process to 50.

"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import IO

from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


def run_indexing(home: Home, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Bring the index up to date and return when it is; `progress` gets units done and units in
    all.

    `cancelled` is asked at each step; a cancelled or killed run leaves the index as it was. Raises
    `Unavailable` when the child process could not do its work.

    """
    command = [sys.executable, "-m", "fieldkm.app.indexing_process", str(home.folder)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=_environment(),
    ) as process:
        errors = _Drain(process.stderr)
        try:
            for line in process.stdout or ():
                if cancelled():
                    process.terminate()
                    return
                _report(line, progress)
        except BaseException:
            process.terminate()
            raise
        process.wait()
        if process.returncode and not cancelled():
            raise _failed(errors.last_line())


class _Drain:
    """Reads the child's errors beside its progress, so that neither pipe can fill up and stop
    it.
    """

    def __init__(self, stream: IO[str] | None) -> None:
        self._lines: list[str] = []
        self._thread = Thread(target=self._read, args=(stream,), daemon=True)
        self._thread.start()

    def last_line(self) -> str:
        """Return the last line of the stream, once it has ended."""
        self._thread.join()
        return self._lines[-1].strip() if self._lines else ""

    def _read(self, stream: IO[str] | None) -> None:
        for line in stream or ():
            self._lines = [*self._lines[-20:], line]


def _environment() -> dict[str, str]:
    """The child finds fieldkm where this process found it, installed or not."""
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def _report(line: str, progress: Progress) -> None:
    try:
        message = json.loads(line)
        progress(int(message["done"]), int(message["total"]))
    except (ValueError, KeyError, TypeError):
        return


def _failed(last_line: str) -> Unavailable:
    """Return what the child said of its end; what is no word of ours is not for the reader."""
    try:
        told = json.loads(last_line)
        return Unavailable(told["code"], told["title"], told["advice"], **told["details"])
    except (ValueError, KeyError, TypeError):
        logger.warning("the indexing process ended: %s", last_line.partition(":")[0])
    return Unavailable(
        "indexing-failed",
        "The search could not be built: the program that builds it ended too early.",
        "Manuals can be read all the same. Try again, or restart the program.",
    )
