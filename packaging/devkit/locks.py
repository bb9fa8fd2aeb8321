"""Writing the lock files: every package with its hashes, for every system, naming no index."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from devkit import processes
from devkit.places import BIN, LOCKS, ROOT
from devkit.problem import Problem

_OPTIONS = (
    "--universal",
    "--extra=server",  # tests need it, and the demo runs one
    "--fork-strategy=fewest",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--quiet",
    "--custom-compile-command=python3 packaging/dev.py lock",
)


def write(arguments: Sequence[str]) -> int:
    """Write test.txt, and run.txt with the same versions; returns the exit status.

    `arguments` go to uv: none keeps the versions that are locked, `--upgrade` renews them.
    """
    uv = shutil.which("uv") or shutil.which("uv", path=str(BIN))
    if uv is None:
        raise Problem(
            "Writing the lock files needs uv, which was not found.",
            "Run: pipx install uv, or .venv/bin/python -m pip install uv",
        )
    test, run = LOCKS / "test.txt", LOCKS / "run.txt"
    command = [uv, "pip", "compile", "pyproject.toml", *_OPTIONS, *arguments]
    status = processes.shown([*command, "--group=test", "-o", test.relative_to(ROOT)])
    if status:
        return status
    same = f"--constraints={test.relative_to(ROOT)}"
    return processes.shown([*command, "--group=setup", same, "-o", run.relative_to(ROOT)])
