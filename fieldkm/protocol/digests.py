"""Proof that a laptop holds what the server holds, without sending it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Digest:
    """The records of one scope: how many, and a SHA-256 over all of them."""

    count: int
    hash: str


def digest_of(rows: Iterable[tuple[str, str, int, str]]) -> Digest:
    """Return the digest of rows of kind, id, rev and payload, in whatever order they come.

    The hash is the SHA-256 of the sorted lines `kind id rev sha256(payload)`.
    """
    lines = sorted(
        f"{kind} {record} {rev} {hashlib.sha256(payload.encode()).hexdigest()}\n"
        for kind, record, rev, payload in rows
    )
    return Digest(len(lines), hashlib.sha256("".join(lines).encode()).hexdigest())
