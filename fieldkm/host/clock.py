"""Time and identity, handed to whoever needs them so that tests can choose both."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and makes identities."""

    def now(self) -> datetime:
        """Return the time in UTC."""
        ...

    def new_id(self) -> str:
        """Return a new UUIDv7: unique, and sorted by the time it was made."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the time in UTC."""
        return datetime.now(UTC)

    def new_id(self) -> str:
        """Return a new UUIDv7 (RFC 9562, section 5.7)."""
        # Only what is written needs identities, and start-up counts.
        import secrets

        return uuid7(self.now(), secrets.randbits(74))


def uuid7(when: datetime, noise: int) -> str:
    """Return the UUIDv7 of a time (milliseconds since 1970) and 74 random bits."""
    import uuid

    milliseconds = int(when.timestamp() * 1000) & (2**48 - 1)
    high, low = noise >> 62 & 0xFFF, noise & (2**62 - 1)
    return str(uuid.UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low))
