"""The commands of dev.py, and what is said when one of them cannot go on."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence

from devkit import processes
from devkit.environment import is_ready, see_to_environment
from devkit.places import PYTHON
from devkit.problem import Problem


def main(arguments: Sequence[str], usage: str) -> int:
    """Run the command in `arguments`; returns the exit status, 2 when there is no such command."""
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(usage)
        return 0
    command = COMMANDS.get(name)
    if command is None or (rest and name in WITHOUT_ARGUMENTS):
        print(usage, file=sys.stderr)
        return 2
    try:
        return command(rest)
    except KeyboardInterrupt:
        return _say("Stopped. Run the same command again to go on; what was done is kept.", 130)
    except Problem as problem:
        return _say("\n".join(filter(None, [problem.title, problem.advice])))
    except OSError as error:
        return _say(_words_for(error))


def demo(arguments: Sequence[str]) -> int:
    """Show the whole system; where there is no display the program takes pictures instead."""
    return run(["demo", *arguments])


def run(arguments: Sequence[str]) -> int:
    """Run fieldkm with `arguments`, in the folder that the person stands in."""
    if not is_ready("run"):
        print("== setup", flush=True)
        see_to_environment("run")
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    environment = processes.clean_environment()
    if sys.platform.startswith("linux") and not has_display:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return processes.become([PYTHON, "-P", "-m", "fieldkm", *arguments], environment)


def setup(_arguments: Sequence[str]) -> int:
    """Set up what `demo` and `run` need."""
    print("== setup", flush=True)
    see_to_environment("run")
    print(f"== setup: ok; {PYTHON} has fieldkm")
    return 0


def check(_arguments: Sequence[str]) -> int:
    """Run linters, types and contracts."""
    from devkit import stages

    return stages.check()


def test(arguments: Sequence[str]) -> int:
    """Run `check`, then pytest with `arguments`."""
    from devkit import stages

    return stages.test(arguments)


def lock(arguments: Sequence[str]) -> int:
    """Write the lock files anew."""
    from devkit import locks

    return locks.write(arguments)


def translations(arguments: Sequence[str]) -> int:
    """Collect what the user reads into the translations, and compile them."""
    from devkit import translations as catalogues

    return catalogues.write(arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "run": run,
    "test": test,
    "check": check,
    "setup": setup,
    "lock": lock,
    "translations": translations,
}
WITHOUT_ARGUMENTS = {"check", "setup", "translations"}


def _say(words: str, status: int = 1) -> int:
    sys.stdout.flush()
    print(f"\ndev.py: {words}", file=sys.stderr)
    return status


def _words_for(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "The disk is full: make room, then run the same command again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"No right to write or run {error.filename}: the checkout must be your own."
    return f"{error.strerror}: {error.filename}"
