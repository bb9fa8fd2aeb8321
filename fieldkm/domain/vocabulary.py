"""The words people search with: what they mean in the manuals, and those that found nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Synonym:
    """A shop word and what the manuals call it; a supervisor edits them."""

    id: str
    word: str
    meanings: tuple[str, ...] = ()
    language: str = ""
    author: str = ""
    made: datetime | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class SearchMiss:
    """A search with no good answer, `times` times; never with a customer's data."""

    id: str
    words: str
    at: datetime
    language: str = ""
    model: str = ""
    times: int = 1
