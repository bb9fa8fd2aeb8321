"""The one command of this house: sets up a bare machine, runs fieldkm, checks and tests it.

    python3 packaging/dev.py demo [ARGS...]   the whole system on this machine, with sample data
    python3 packaging/dev.py run ARGS...      fieldkm with these arguments
    python3 packaging/dev.py test [ARGS...]   check, then pytest with these arguments
    python3 packaging/dev.py check            ruff, mypy, import contracts
    python3 packaging/dev.py setup            the set-up alone: .venv, packages, Qt's libraries
    python3 packaging/dev.py lock [ARGS...]   writes packaging/locks with uv and these arguments:
                                              none keeps the versions, --upgrade renews them
    python3 packaging/dev.py translations     collects what the user reads, in every language

This file runs on Python 3.6 far enough to find a newer one, or to say that one is needed.
"""

import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def main() -> int:
    """Run the command that was asked for; returns the exit status."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        return other_python()
    from devkit import commands

    return commands.main(sys.argv[1:], usage=__doc__ or "")


def other_python() -> int:
    """Start again with a Python that fits, or say what is needed."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and answers(found, minor):
            return subprocess.call([found, *sys.argv])
    sys.stderr.write(
        f"fieldkm needs Python 3.11, 3.12 or 3.13. This is {sys.version.split()[0]} "
        f"({sys.executable}), and no other was found.\n"
        "Install Python 3.11 or newer (on Debian and Ubuntu: apt-get install python3), then run\n"
        "the same command with it, for instance: python3.11 packaging/dev.py demo\n"
    )
    return 1


def answers(python: str, minor: int) -> bool:
    """Tell whether `python` starts and is Python 3.`minor` (a shim on the path may be neither)."""
    code = f"import sys; raise SystemExit(sys.version_info[:2] != (3, {minor}))"
    silent = subprocess.DEVNULL
    return subprocess.call([python, "-c", code], stdout=silent, stderr=silent) == 0


if __name__ == "__main__":
    sys.exit(main())
