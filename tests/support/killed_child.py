"""A program that says what it has done so far, and is killed in the middle of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def killed_after(reports: int, module: str, *arguments: str) -> dict[str, Any]:
    """Run a module of `tests.support` until it has reported so often, kill it, and return its last
    report; it may have gone on a little until it was killed.
    """
    child = subprocess.Popen(
        [sys.executable, "-m", f"tests.support.{module}", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    said: dict[str, Any] = json.loads([child.stdout.readline() for _ in range(reports)][-1])
    child.send_signal(signal.SIGKILL)
    child.communicate()
    return said
