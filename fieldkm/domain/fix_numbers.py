"""The numbers that a laptop gives to its fixes until the server gives them theirs: `K7-12`."""

from __future__ import annotations

import hashlib
import string

_LETTERS = (
    "ABCDEGHJKLMNPQRSTUVWXYZ"  # without F, which the server's begin with, and without I and O
)


def local_prefix(device: str) -> str:
    """Return the letter and the digit that stand for a device; the same for the same device."""
    number = int.from_bytes(hashlib.sha256(device.encode()).digest()[:4], "big")
    return _LETTERS[number % len(_LETTERS)] + string.digits[number // len(_LETTERS) % 10]


def local_number(device: str, count: int) -> str:
    """Return the number of the `count`th fix of a device."""
    return f"{local_prefix(device)}-{count}"
