"""When the next sync begins by itself."""

from __future__ import annotations

from fieldkm.app.sync_schedule import EVERY_SECONDS, SyncSchedule
from fieldkm.errors import SignedOut, Unavailable
from fieldkm.sync.backoff import Backoff


def a_schedule() -> SyncSchedule:
    return SyncSchedule(Backoff(draw=lambda: 1.0))


def test_waits_grow_with_failures_and_begin_anew_after_a_success() -> None:
    schedule, error = a_schedule(), Unavailable("offline", "Offline.")
    assert [schedule.after_failure(error) for _ in range(3)] == [2.0, 4.0, 8.0]
    assert schedule.after_success() == EVERY_SECONDS
    assert schedule.after_failure(error) == 2.0


def test_a_server_that_asks_for_patience_gets_it() -> None:
    error = Unavailable("server-busy", "Busy.", retry_after=120)
    assert a_schedule().after_failure(error) == 120


def test_where_only_a_person_can_help_it_is_not_tried_again() -> None:
    assert a_schedule().after_failure(SignedOut("revoked", "Revoked.")) is None
    assert a_schedule().after_failure(ValueError("a bug")) is None
