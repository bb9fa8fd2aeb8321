"""When the next sync begins by itself; light enough to be imported before the window stands."""

from __future__ import annotations

from fieldkm.errors import FieldkmError, SignedOut
from fieldkm.sync.backoff import Backoff

EVERY_SECONDS = 5 * 60.0
AFTER_WRITING_SECONDS = 2.0
AFTER_DECIDING_SECONDS = 8.0  # so long a decision can be taken back


class SyncSchedule:
    """Every five minutes while all is well, after a random wait that grows when it is not."""

    def __init__(self, backoff: Backoff | None = None) -> None:
        self._backoff = backoff or Backoff()

    def after_success(self) -> float:
        """Return the seconds until the next sync."""
        self._backoff.after_success()
        return EVERY_SECONDS

    def after_failure(self, error: Exception) -> float | None:
        """Return the seconds until the next try; None where only a person can help."""
        if isinstance(error, SignedOut) or not isinstance(error, FieldkmError):
            return None
        asked = error.details.get("retry_after", 0)
        return self._backoff.after_failure(float(asked) if isinstance(asked, int) else 0.0)
