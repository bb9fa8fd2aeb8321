"""The sync in the background: when it runs, what it shows, how it is stopped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from fieldkm.app.pictured_sync import PicturedSync
from fieldkm.app.sync import SyncOutcome, SyncStep
from fieldkm.app.sync_schedule import EVERY_SECONDS, SyncSchedule
from fieldkm.desktop.shell.synchronising.status import Awaited, Standing, SyncStatus, awaited
from fieldkm.desktop.shell.synchronising.synchroniser import Synchroniser
from fieldkm.errors import BadInput, SignedOut, Unavailable
from fieldkm.sync.backoff import Backoff
from fieldkm.sync.pack_transfer import PackProgress
from tests.support.fake_sync import SIGNED_OUT, FakeAlarm, FakeConflicts, FakeSync, a_workplace
from tests.support.tasks import HeldTasks, ImmediateTasks

OFFLINE = Unavailable("offline", "{url} could not be reached.", url="https://x")


@dataclass
class Bench:
    """A synchroniser whose alarm, tasks and sync are in the test's hands."""

    sync: FakeSync = field(default_factory=FakeSync)
    tasks: Any = field(default_factory=ImmediateTasks)
    conflicts: Any = None
    installed: list[None] = field(default_factory=list)
    seen: list[SyncStatus] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.alarm = FakeAlarm()
        self.synchroniser = Synchroniser(
            a_workplace(self.sync, self.conflicts),
            self.tasks,
            lambda function: function(),
            lambda: self.installed.append(None),
            SyncSchedule(Backoff(draw=lambda: 1.0)),
        )
        self.synchroniser.watch(self.seen.append)
        self.synchroniser.begin(self.alarm)

    @property
    def standing(self) -> Standing:
        return self.synchroniser.status.standing


def test_it_syncs_soon_after_the_start_and_then_every_five_minutes() -> None:
    bench = Bench()
    assert bench.sync.runs == []
    bench.synchroniser.ring()
    assert bench.sync.runs == [False]
    assert bench.alarm.seconds[-1] == EVERY_SECONDS
    assert bench.standing is Standing.WAITING  # photos
    assert bench.synchroniser.status.awaited == Awaited(photos=3)


def test_nobody_signed_in_is_a_state_and_nothing_is_asked_of_a_server() -> None:
    bench = Bench(FakeSync(SIGNED_OUT))
    bench.synchroniser.ring()
    assert bench.sync.runs == []
    assert bench.standing is Standing.SIGNED_OUT


def test_offline_is_a_state_and_tried_again_with_growing_waits() -> None:
    bench = Bench(FakeSync(error=OFFLINE))
    for _ in range(2):
        bench.synchroniser.ring()
    assert bench.standing is Standing.OFFLINE
    assert bench.alarm.seconds[-2:] == [2.0, 4.0]


def test_other_trouble_is_told_as_trouble() -> None:
    bench = Bench(FakeSync(error=BadInput("certificate", "The certificate…")))
    bench.synchroniser.sync_now()
    assert bench.standing is Standing.TROUBLE


def test_a_device_that_was_revoked_is_signed_out_and_does_not_try_again() -> None:
    bench = Bench(FakeSync(error=SignedOut("revoked", "Revoked.")))
    before = list(bench.alarm.seconds)
    bench.synchroniser.sync_now()
    assert bench.standing is Standing.SIGNED_OUT
    assert bench.alarm.seconds == before


def test_after_writing_it_waits_for_a_pause() -> None:
    bench = Bench()
    bench.synchroniser.wrote()
    bench.synchroniser.wrote()
    assert bench.alarm.seconds[-2:] == [2.0, 2.0]
    assert bench.sync.runs == []


def test_those_who_show_records_are_told_of_what_was_written_and_of_what_came() -> None:
    told: list[str] = []
    bench = Bench()
    bench.synchroniser.watch_records(lambda: told.append("records"))
    bench.synchroniser.wrote()
    bench.synchroniser.sync_now()
    assert told == ["records", "records"]
    bench.sync.error = OFFLINE
    bench.synchroniser.sync_now()
    assert len(told) == 2


@pytest.mark.parametrize(
    ("role", "works_off"), [("technician", False), ("supervisor", True), ("administrator", True)]
)
def test_incidents_are_offered_to_those_who_work_them_off(role: str, works_off: bool) -> None:
    view = PicturedSync().view()
    assert view.account is not None
    bench = Bench(FakeSync(replace(view, account=replace(view.account, role=role))))
    assert not bench.synchroniser.status.works_off_incidents
    bench.synchroniser.refresh()
    assert bench.synchroniser.status.works_off_incidents is works_off


def test_stopping_answers_at_once_and_a_new_wish_waits_for_the_old_request() -> None:
    bench = Bench(tasks=HeldTasks())
    bench.synchroniser.sync_now()
    bench.synchroniser.stop()
    assert not bench.synchroniser.status.is_running
    assert bench.synchroniser.status.is_stopped
    bench.synchroniser.sync_now(everything=True)
    assert bench.tasks.waiting == ["sync"]
    bench.tasks.finish_all()
    assert bench.sync.runs == [False, True]
    assert bench.synchroniser.status.outcome == SyncOutcome()


def test_progress_is_shown_while_it_runs_and_not_once_it_was_stopped() -> None:
    step = SyncStep(bytes=12)
    bench = Bench(FakeSync(steps=(step,)))
    bench.synchroniser.sync_now()
    assert any(status.is_running and status.step == step for status in bench.seen)
    held = Bench(FakeSync(steps=(step,)), HeldTasks())
    held.synchroniser.sync_now()
    held.synchroniser.stop()
    held.tasks.finish_all()
    assert all(status.step is None for status in held.seen)


@pytest.mark.parametrize("outcome", [SyncOutcome(packs=1), SyncOutcome(warned=True)])
def test_manuals_that_came_or_were_withdrawn_are_told_to_the_window(outcome: SyncOutcome) -> None:
    bench = Bench(FakeSync(outcome=outcome))
    bench.synchroniser.sync_now()
    assert len(bench.installed) == 1


def test_a_manual_that_came_before_the_line_was_cut_is_told_too() -> None:
    step = SyncStep(packs=PackProgress("MX-420", 10, 10))
    bench = Bench(FakeSync(error=OFFLINE, steps=(step,)))
    bench.synchroniser.sync_now()
    assert len(bench.installed) == 1


def test_what_needs_a_decision_comes_before_what_only_waits() -> None:
    bench = Bench(FakeSync(waits=tuple(PicturedSync().outgoing())), conflicts=FakeConflicts())
    bench.synchroniser.refresh()
    status = bench.synchroniser.status
    assert status.standing is Standing.NEEDS_YOU
    assert status.needing_you == 2
    assert status.awaited == Awaited(notes=1, fixes=1, photos=3)


def test_what_waits_is_counted_as_people_count() -> None:
    counted = awaited(["note", "visit_entry", "fix", "machine", "site"], photos=1)
    assert counted == Awaited(notes=2, fixes=1, photos=1, changes=2)
    assert counted.total == 6


def test_at_the_end_nothing_rings_any_more() -> None:
    bench = Bench()
    bench.synchroniser.end()
    assert bench.alarm.is_stopped
