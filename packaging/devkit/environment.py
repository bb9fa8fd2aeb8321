"""The virtual environment .venv: made once, filled from a lock file, quick when nothing changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from typing import Literal

from devkit.places import LOCKS, PYTHON, ROOT, VENV
from devkit.problem import Problem

Kind = Literal["run", "test"]  # the names of the lock files; test holds all that run holds
ROOM = 50_000_000  # bytes; less than that holds no virtual environment
STAMP = VENV / "fieldkm-setup.txt"


def see_to_environment(kind: Kind) -> None:
    """Make sure that .venv holds what `kind` needs; returns at once when it does."""
    if is_ready(kind):
        return
    from devkit import install, system

    STAMP.unlink(missing_ok=True)
    system.see_to_system(for_tests=kind == "test")
    make_venv()
    install.from_lock(LOCKS / f"{kind}.txt")
    install.this_project()
    STAMP.write_text(f"{kind} {fingerprint()}", encoding="utf-8")


def is_ready(kind: Kind) -> bool:
    """Tell whether the last set-up still holds."""
    try:
        present, _, seal = STAMP.read_text(encoding="utf-8").partition(" ")
    except OSError:
        return False
    return PYTHON.exists() and present in {kind, "test"} and seal == fingerprint()


def fingerprint() -> str:
    """Return what changes when a set-up is due: the locks, the project's file, the place."""
    digest = hashlib.sha256(os.fsencode(ROOT))
    for path in (LOCKS / "run.txt", LOCKS / "test.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """Make .venv with this Python, unless a sound one stands there."""
    from devkit import processes

    sound = "import sys, pip; raise SystemExit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    if PYTHON.exists() and processes.silent([PYTHON, "-I", "-c", sound])[0] == 0:
        return
    print(f"   making .venv with Python {sys.version.split()[0]}", flush=True)
    status, printed = processes.silent([sys.executable, "-m", "venv", "--clear", VENV])
    if status:
        title = "The virtual environment .venv could not be made. Python said:\n"
        raise Problem(title + processes.last_lines(printed), advice(printed))


def advice(printed: str) -> str:
    """Say what to do after Python `printed` this instead of making .venv."""
    if shutil.disk_usage(ROOT).free < ROOM or "No space left" in printed:
        return "The disk is full: make room, then run the same command again."
    if "ensurepip is not available" in printed or "No module named venv" in printed:
        return (
            "This Python comes without ensurepip: install the part of it that makes virtual "
            "environments (on Debian and Ubuntu: python3-venv), then run the same command again."
        )
    return "Remove the folder .venv, then run the same command again."
