"""Starting other programs, in an environment that does not lead them astray."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from devkit.places import ROOT

# What would send Python or pip elsewhere. Indexes, certificates and proxies stay as they are set.
_MISLEADING = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONSTARTUP",
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
    "PIP_BUILD_CONSTRAINT",
    "PIP_DRY_RUN",
    "PIP_NO_BINARY",
    "PIP_NO_DEPS",
    "PIP_ONLY_BINARY",
    "PIP_PLATFORM",
    "PIP_PREFIX",
    "PIP_PYTHON",
    "PIP_PYTHON_VERSION",
    "PIP_REPORT",
    "PIP_REQUIREMENT",
    "PIP_ROOT",
    "PIP_TARGET",
)
# What may stand in pip's configuration files and would forbid what the lock says.
_OVER_PIPS_FILES = {"PIP_CONSTRAINT": os.devnull, "PIP_USER": "0"}


def clean_environment() -> dict[str, str]:
    """Return the environment for every program started from here."""
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return kept | _OVER_PIPS_FILES


def without_display() -> dict[str, str]:
    """Return the clean environment, with Qt drawing into memory."""
    return clean_environment() | {"QT_QPA_PLATFORM": "offscreen"}


def shown(
    command: Sequence[str | Path], environment: dict[str, str] | None = None, cwd: Path = ROOT
) -> int:
    """Run `command` with its output on this terminal; return its exit status."""
    sys.stdout.flush()
    env = clean_environment() if environment is None else environment
    return subprocess.run([str(word) for word in command], cwd=cwd, env=env, check=False).returncode


def silent(
    command: Sequence[str | Path], seen: Callable[[str], None] | None = None
) -> tuple[int, str]:
    """Run `command` with nothing on standard input; return its exit status and all it printed.

    `seen` is handed each line as it comes.
    """
    lines = []
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if seen is not None:
                seen(line)
    return process.returncode, "".join(lines)


def last_lines(text: str, count: int = 12) -> str:
    """Return the last lines of `text`, indented, to stand in a message."""
    return "\n".join("    " + line for line in text.rstrip().splitlines()[-count:])


def become(command: Sequence[str | Path], environment: dict[str, str]) -> int:
    """Run `command` in place of this process, in the present folder; return its status if not."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(words[0], words, environment)
    return subprocess.call(words, env=environment)
