"""Long work in a child process of ours, so that the window never waits: both of its ends.

Beside a thread a 20 ms timer of the window stretched to 300 ms; beside a process to 50. The child
speaks in JSON lines on standard output, and says on standard error why it ends.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from fieldkm.errors import (
    BadInput,
    FieldkmError,
    NotAllowed,
    Refused,
    SignedOut,
    Unavailable,
    from_os_error,
)

logger = logging.getLogger(__name__)

_KINDS = (Refused, BadInput, NotAllowed, SignedOut, Unavailable)
Message = Mapping[str, object]
_NICENESS = 10
_LOOK_EVERY = 0.1  # seconds between two looks at whether the work is still wanted
_PATIENCE = 2.0  # seconds in which a child has to end that was asked to


def run_child(
    module: str,
    arguments: Sequence[str],
    hear: Callable[[Message], None],
    cancelled: Callable[[], bool],
    failed: FieldkmError,
) -> bool:
    """Run `python -m module arguments`, give `hear` every message, and return when it has ended.

    False where it was cancelled before its end. Raises what the child said of its end, `failed`
    where it said nothing that is ours.
    """
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=child_environment(),
    ) as process:
        errors, lines = _Drain(process.stderr), _Lines(process.stdout)
        line: str | None = ""
        try:
            while (line := lines.next()) is not None and not cancelled():
                _tell(line, hear)
        finally:
            if line is not None:
                _end(process)
            lines.join()
        process.wait()
        if not process.returncode:
            return True
        if cancelled():
            return False
        raise _ended(errors.last_line(), failed)


def _end(process: subprocess.Popen[str]) -> None:
    """Ask a child to end; one that does not listen is ended."""
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class _Lines:
    """The lines of a stream, or an empty one where none came for a while."""

    def __init__(self, stream: IO[str] | None) -> None:
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread = Thread(target=self._read, args=(stream,), daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait for the end of the stream."""
        self._thread.join()

    def next(self) -> str | None:
        """Return the next line; None at the end."""
        try:
            return self._lines.get(timeout=_LOOK_EVERY)
        except Empty:
            return ""

    def _read(self, stream: IO[str] | None) -> None:
        for line in stream or ():
            self._lines.put(line)
        self._lines.put(None)


class _Drain:
    """Reads the child's errors beside its messages, so that neither pipe can fill up and stop
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


def child_environment() -> dict[str, str]:
    """Return the environment in which a child finds fieldkm where this process found it, installed
    or not.
    """
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"}


def _tell(line: str, hear: Callable[[Message], None]) -> None:
    """Pass a message on; what is no message of ours, a library may have printed."""
    try:
        message = json.loads(line)
    except ValueError:
        return
    if isinstance(message, dict):
        hear(message)


def _ended(last_line: str, failed: FieldkmError) -> FieldkmError:
    """Return what the child said of its end; what is no word of ours is not for the reader."""
    try:
        told = json.loads(last_line)
        kind = next(kind for kind in _KINDS if kind.__name__ == told["kind"])
        return kind(told["code"], told["title"], told["advice"], **told["details"])
    except (ValueError, KeyError, TypeError, StopIteration):
        logger.warning("the child process ended: %s", last_line.partition(":")[0])
    return failed


def serve(work: Callable[[], None], place: Path) -> int:
    """Do the child's `work` and return its exit status; `place` is what an error of the file
    system speaks of where it names no file itself.
    """
    with contextlib.suppress(AttributeError, OSError):
        os.nice(_NICENESS)
    try:
        work()
    except FieldkmError as error:
        return _say_why(error)
    except BrokenPipeError:
        # Whoever started this has gone: there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _say_why(from_os_error(error, str(error.filename or place)))
    return 0


def end_in_order() -> None:
    """From now on end as if by an exception when asked to: what is half written is put right."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def say(**message: object) -> None:
    """Say something to whoever started this process."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _say_why(error: FieldkmError) -> int:
    told = {
        "kind": type(error).__name__,
        "code": error.code,
        "title": error.title_template,
        "advice": error.advice_template,
        "details": error.details,
    }
    sys.stderr.write(json.dumps(told) + "\n")
    return error.exit_status
