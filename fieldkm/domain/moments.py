"""Moments: which times a record can hold, and which of them cannot be meant.

A clock that is ten years off must not stop a laptop from working, so a doubt is told and what was
written is kept; only what nobody could reckon with is refused.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldkm.errors import BadInput

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2999, 12, 31, tzinfo=UTC)
FIRST_PLAUSIBLE = datetime(1970, 1, 1, tzinfo=UTC)
CLOCK_ERROR = timedelta(days=1)
Moment = tuple[str, str]
"""Where a record stands in the order of time: its moment as stored (may be empty), and its id."""


def check_moment(at: datetime) -> None:
    """Raise `BadInput` unless `at` says its offset from UTC and lies between 1900 and 2999."""
    if at.utcoffset() is None:
        raise BadInput(
            "time-without-zone",
            "The time {time} does not say its time zone.",
            "Write it with its offset, as in 2026-03-01T08:30:00Z.",
            time=at.isoformat(),
        )
    if not EARLIEST <= at <= LATEST:
        raise BadInput(
            "time-impossible",
            "The time {time} cannot be meant.",
            "Write a year between 1900 and 2999.",
            time=at.isoformat(),
        )


def moment_doubt(at: datetime, now: datetime) -> BadInput | None:
    """Return what is strange about the time of something that has happened: it lies ahead by more
    than a day, or before 1970. It is to be told, not raised.
    """
    if at > now + CLOCK_ERROR:
        return BadInput(
            "time-ahead",
            "{day} is still to come.",
            "Check the date, and the clock of this computer.",
            day=at.date().isoformat(),
        )
    if at < FIRST_PLAUSIBLE:
        return BadInput(
            "time-long-ago", "{day} is before 1970.", "Check the year.", day=at.date().isoformat()
        )
    return None


def zone_of(name: str) -> tzinfo | None:
    """Return the time zone of an IANA name; None for none, and for one that is not known here."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # any text may have been imported
        return None
