"""Times in what comes from outside: each must be one that the rules can reckon with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from types import NoneType

from fieldkm.domain.moments import check_moment

_PLAIN = (str, int, float, NoneType)  # most fields, and quickly told


def check_moments(record: object) -> None:
    """Raise `BadInput` for a time anywhere in a record that is without zone or beyond all use."""
    for moment in _moments(record):
        check_moment(moment)


def _moments(value: object) -> Iterator[datetime]:
    if isinstance(value, datetime):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _moments(item)
    elif not isinstance(value, _PLAIN) and is_dataclass(value):
        for field in fields(value):
            yield from _moments(getattr(value, field.name))
