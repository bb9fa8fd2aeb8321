"""A clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Starts on a fixed day; identities count up."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
        self._made = 0

    def now(self) -> datetime:
        return self._now

    def new_id(self) -> str:
        self._made += 1
        return f"id-{self._made:04}"

    def go_on(self, **interval: float) -> None:
        self._now += timedelta(**interval)
