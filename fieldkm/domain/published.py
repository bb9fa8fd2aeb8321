"""What the server tells every laptop of manuals: packs to have, and versions not to use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PublishedPack:
    """The pack of a manual that laptops should have. `id` is the manual's; `manifest` is the
    SHA-256 of its signed manifest, `size` that of all its files in bytes; without `families` it is
    for everybody.
    """

    id: str
    version: str
    title: str
    manifest: str
    at: datetime
    size: int = 0
    families: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedWithdrawal:
    """A publisher's signed statement that versions of `manual` must not be used, as its text; the
    laptop checks the signature itself.
    """

    id: str
    manual: str
    statement: str
    at: datetime
