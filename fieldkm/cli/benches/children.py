"""What is measured in processes of their own: the window, a start, an import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home


def gauge(name: str, home: Home) -> dict[str, Any]:
    """Return what `fieldkm.desktop.gauges` measures in the window, on a home."""
    return output_of(["-m", "fieldkm.desktop.gauges", name, str(home.folder)])


def output_of(
    arguments: Sequence[str], variables: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Run Python and return the JSON object that it prints; raises `Unavailable` without one."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**_environment(), **(variables or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise Unavailable(
            "bench-failed", "A benchmark's child process failed: {reason}", reason=reason
        ) from None
    return result


@contextmanager
def no_keyring() -> Iterator[None]:
    """Have no home's token go to the user's own keyring, neither from here nor from children."""
    name = "PYTHON_KEYRING_BACKEND"
    before = os.environ.get(name)
    os.environ[name] = "keyring.backends.fail.Keyring"
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _environment() -> dict[str, str]:
    """Return variables with which a child finds fieldkm where we did, and needs no display."""
    root = str(Path(__file__).resolve().parents[3])
    paths = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
