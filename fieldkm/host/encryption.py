"""Whether the disk under a folder is encrypted, as far as the system tells."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator
from pathlib import Path

_DEVICES = Path("/sys/dev/block")
_DEEPEST = 8  # a volume on a group on a container on a partition: no system stacks more
_SECONDS = 5


def is_encrypted(folder: Path) -> bool | None:
    """Tell whether the system encrypts what is written below `folder`; None where it does not say.

    A drive may encrypt by itself what is False here.
    """
    match platform.system():
        case "Linux":
            return encrypted_below(folder, _DEVICES)
        case "Darwin":
            return _on_mac()
    return None


def encrypted_below(folder: Path, devices: Path) -> bool | None:
    """Look for a folder's device and those it lies on among `devices`, as Linux lists them; None
    for what is no disk.
    """
    try:
        number = folder.stat().st_dev
        device = (devices / f"{os.major(number)}:{os.minor(number)}").resolve(strict=True)
        return any(map(_is_crypt, _stack(device, _DEEPEST)))
    except OSError:
        return None


def _stack(device: Path, deepest: int) -> Iterator[Path]:
    """Yield a device and those that it lies on."""
    yield device
    below = device / "slaves"
    if deepest and below.is_dir():
        for name in below.iterdir():
            yield from _stack(name.resolve(), deepest - 1)


def _is_crypt(device: Path) -> bool:
    mapped = device / "dm" / "uuid"
    return mapped.is_file() and mapped.read_text(encoding="ascii").startswith("CRYPT-")


def _on_mac() -> bool | None:
    try:
        told = subprocess.run(
            ["/usr/bin/fdesetup", "isactive"], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return told.stdout.strip() == b"true"
