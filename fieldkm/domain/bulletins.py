"""Bulletins: official notices that must be read and acknowledged."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import Signal


@dataclass(frozen=True, slots=True)
class Bulletin:
    """An official notice; `text` is Markdown. Without `families` and `models` it is for all; after
    `until` it is history; `withdrawn` is one that must no longer be followed.
    """

    id: str
    title: str
    text: str
    at: datetime
    author: str = ""
    severity: Signal = Signal.NOTE
    families: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    language: str = ""
    until: datetime | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A user has read a bulletin."""

    id: str
    user: str
    bulletin: str
    at: datetime


def concerns(bulletin: Bulletin, families: Collection[str], models: Collection[str]) -> bool:
    """Tell whether the bulletin is for somebody who works on these families or models."""
    if not (bulletin.families or bulletin.models):
        return True
    known = {compact(model) for model in models}
    by_model = any(compact(model) in known for model in bulletin.models)
    return by_model or any(family in families for family in bulletin.families)


def unread(
    bulletins: Iterable[Bulletin], acknowledged: Collection[str], now: datetime
) -> list[Bulletin]:
    """Return the bulletins in force that are not among the `acknowledged` ids, the gravest first,
    then the newest.
    """
    open_ones = [
        item
        for item in bulletins
        if not item.withdrawn
        and item.id not in acknowledged
        and (item.until is None or now < item.until)
    ]
    gravity = {signal: rank for rank, signal in enumerate(Signal)}
    open_ones.sort(key=lambda item: (item.at, item.id), reverse=True)
    return sorted(open_ones, key=lambda item: gravity[item.severity])
