"""How long a laptop shows customers' data without having heard from its server."""

from __future__ import annotations

from datetime import datetime, timedelta

LOCK_DAYS = 14  # unless the server says otherwise


def is_locked(synced: datetime | None, now: datetime, days: int = LOCK_DAYS) -> bool:
    """Tell whether customers' data must not be shown: the last sync is more than `days` days ago.

    What was never synced holds no customers. A clock that was set back does not lock: disk
    encryption is what keeps a thief out.
    """
    return synced is not None and now - synced > timedelta(days=days)
