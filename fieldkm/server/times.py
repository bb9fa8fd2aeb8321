"""Times as the tables hold them: ISO 8601 in UTC, which sort as text."""

from __future__ import annotations

from datetime import UTC, datetime


def time_text(when: datetime) -> str:
    """Return an aware time as it is stored."""
    return when.astimezone(UTC).isoformat()


def time_of(text: str) -> datetime:
    """Return a stored time."""
    return datetime.fromisoformat(text)
