"""Imports and builds foreign documentation in a process of its own, to see what that takes.

`python -m fieldkm.cli.benches.importing SOURCE TARGET` prints one JSON object: seconds, megabytes
of memory at most (not a number where Linux does not tell), reports of progress and the longest
silence between two of them.
"""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path

from fieldkm.app.publishing import build_manual, import_documentation


class _Listener:
    """Hears of the progress."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.reports = 0
        self.silence = 0.0

    def hear(self, _done: int, _total: int) -> None:
        """Take a report."""
        now = time.perf_counter()
        self.silence = max(self.silence, now - self._last)
        self._last = now
        self.reports += 1


def most_megabytes() -> float:
    """Return the most memory that this process has had resident."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return math.nan
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


def main() -> None:
    """Import and build what the command line names."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    listener = _Listener()
    began = time.perf_counter()
    import_documentation(source, target, progress=listener.hear)
    build_manual(target, target.with_suffix(".pack"), progress=listener.hear)
    listener.hear(1, 1)
    figures = {
        "seconds": time.perf_counter() - began,
        "megabytes": most_megabytes(),
        "reports": listener.reports,
        "silence": listener.silence,
    }
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
