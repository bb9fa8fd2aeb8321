"""Filling .venv with pip: the locked packages by their hashes, then this project itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from devkit import processes
from devkit.places import PYTHON, ROOT
from devkit.problem import Problem

_PIP = (PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "install")
_QUIET = ("--progress-bar=off", "--no-warn-script-location")
_NETWORK = (
    "connection|timed out|timeout|name resolution|getaddrinfo|ssl|proxy|max retries|unreachable"
    "|no matching distribution|could not find a version|http error|network"
)


def from_lock(lock: Path) -> None:
    """Install exactly what `lock` names; each package must have one of the hashes it lists."""
    count = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    print(f"   installing up to {count} locked packages; the first time takes a while", flush=True)
    done = 0

    def show(line: str) -> None:
        nonlocal done
        if line.startswith("Collecting"):
            done += 1
            _passing(f"   {done} of {count}: {line.split()[1]}")

    _pip("--require-hashes", "--no-deps", "-r", str(lock), seen=show)
    _passing("")


def this_project() -> None:
    """Install the checkout itself, editable, with the build tools that the lock brought."""
    _pip("--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))


def _passing(words: str) -> None:
    """Show `words` on the terminal's last line, until the next ones; in a log file not at all."""
    if sys.stdout.isatty():
        print(f"\r\033[K{words}", end="", flush=True)


def _pip(*words: str, seen: Callable[[str], None] | None = None) -> None:
    status, printed = processes.silent([*_PIP, *_QUIET, *words], seen)
    if status:
        title = "pip could not install the packages. It said:\n" + processes.last_lines(printed)
        raise Problem(title, advice(printed))


def advice(printed: str) -> str:
    """Say what to do after pip `printed` this."""
    said = printed.lower()
    if "no space left" in said:
        return "The disk is full: make room, then run the same command again."
    if "do not match the hashes" in said:
        return (
            "A package differs from the one that was locked. Run the same command again; if it "
            "happens again, look at which index or folder pip is set up to take packages from."
        )
    if re.search(_NETWORK, said):
        return (
            "The package index could not be reached, or lacks a locked package. Connect to the "
            "network, or set pip up for an index or a folder of wheels that this machine reaches "
            "(pip config), then run the same command again: what was done is kept."
        )
    return "Mend what pip says, then run the same command again: what was done is kept."
