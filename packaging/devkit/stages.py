"""The stages of `check` and `test`: named and timed; the first that fails ends the run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from devkit import processes
from devkit.environment import see_to_environment
from devkit.places import BIN, PYTHON

Stage = tuple[str, Callable[[], int]]

_MOST_WORKERS = 4  # each builds the sample manuals and starts a PostgreSQL of its own


def check() -> int:
    """Run the linters, the types and the import contracts."""
    return _in_turn([("setup", _setup), *_gates()])


def test(arguments: Sequence[str]) -> int:
    """Run `check`, then the tests with `arguments` for pytest; all of them run on all processors
    and are measured for what they reach."""

    def tests() -> int:
        workers = str(min(os.cpu_count() or 1, _MOST_WORKERS))
        spread = ["-n", workers, "--dist", "worksteal"]
        measured = arguments or [*spread, "--cov", "--cov-report="]
        command: list[str | Path] = [PYTHON, "-m", "pytest", *measured]
        return processes.shown(command, processes.without_display())

    stages: list[Stage] = [("setup", _setup), *_gates(), ("tests", tests)]
    return _in_turn(stages if arguments else [*stages, ("coverage", _coverage)])


def _coverage() -> int:
    """Rules and protocol are tested to the last branch, the whole to nine tenths."""
    report: list[str | Path] = [PYTHON, "-m", "coverage", "report"]
    rules = processes.shown(
        [*report, "--include=fieldkm/domain/*,fieldkm/protocol/*", "--fail-under=100"]
    )
    return rules or processes.shown([*report, "--format=total", "--fail-under=90"])


def _setup() -> int:
    see_to_environment("test")
    return 0


def _gates() -> list[Stage]:
    return [
        ("ruff", lambda: processes.shown([PYTHON, "-m", "ruff", "check"])),
        ("mypy", lambda: processes.shown([PYTHON, "-m", "mypy"])),
        ("contracts", lambda: processes.shown([BIN / "lint-imports", "--no-logo"])),
    ]


def _in_turn(stages: Sequence[Stage]) -> int:
    for name, run in stages:
        print(f"== {name}", flush=True)
        start = time.monotonic()
        status = run()
        outcome = f"failed with status {status}" if status else "ok"
        print(f"== {name}: {outcome}, {time.monotonic() - start:.1f} s", flush=True)
        if status:
            return status
    return 0
