"""Writing files so that a loss of power leaves the old content or the new, never half of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_AT_A_TIME = 8


def partial_name(target: Path) -> Path:
    """Return the name under which `target` is written until it is complete; no two processes share
    one."""
    return target.with_name(f".{target.name}.{os.getpid()}.partial")


def replace_file(target: Path, data: bytes) -> None:
    """Write `data` to `target` in one step: whoever reads meanwhile sees the old file or the new
    one."""
    partial = partial_name(target)
    try:
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_files(files: Iterable[Path]) -> None:
    """Bring written files, and then their names, onto the disk.

    Called after all are written, not after each, and several at a time: what waits together the
    system writes in one go. One after the other takes ten to thirty times as long.
    """
    # Imported here: it takes as long as all of this package, and most starts install nothing.
    from concurrent.futures import ThreadPoolExecutor

    paths = list(files)
    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        list(threads.map(_sync_file, paths))
        list(threads.map(sync_folder, sorted({path.parent for path in paths})))


def _sync_file(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` onto the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
