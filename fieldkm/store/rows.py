"""Between rows and the domain's dataclasses."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Row

from fieldkm.domain.reading import Place


def place_values(place: Place) -> dict[str, str]:
    """Return the columns of a place."""
    return {
        "manual": place.manual,
        "page": place.page,
        "anchor": place.anchor,
        "quote": place.quote,
        "version": place.version,
    }


def place_of(row: Row[tuple[object, ...]]) -> Place:
    """Return the place that a row holds."""
    return Place(row.manual, row.page, row.anchor, row.quote, row.version)


def time_text(when: datetime) -> str:
    """Return a time as it is stored."""
    return when.isoformat()


def time_of(text: str) -> datetime:
    """Return a stored time."""
    return datetime.fromisoformat(text)
