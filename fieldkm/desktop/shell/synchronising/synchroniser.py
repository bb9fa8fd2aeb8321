"""Syncs in the background: at the start, by timer, on reconnect, after writing, when asked.

Without Qt. The heavy libraries are loaded by the first task, off the interface's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Protocol

from fieldkm.app.sync_schedule import AFTER_WRITING_SECONDS, EVERY_SECONDS, SyncSchedule
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.shell.synchronising.status import Overview, SyncStatus, is_running_already

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.sync import SyncOutcome, SyncStep

AFTER_START_SECONDS = 2.0


class Alarm(Protocol):
    """Calls once, after a time; setting it again puts the time off."""

    def set(self, seconds: float) -> None:
        """Call in so many seconds, and not at the time that was set before."""
        ...

    def stop(self) -> None:
        """Do not call."""
        ...


class Synchroniser:
    """One sync at a time, whoever wishes it; all who watch see the same `SyncStatus`.

    `relay` brings a call from a worker's thread to the interface's.
    """

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        relay: Callable[[Callable[[], None]], None],
        library_changed: Callable[[], None],
        schedule: SyncSchedule | None = None,
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._relay = relay
        self._library_changed = library_changed
        self._schedule = schedule or SyncSchedule()
        self._alarm: Alarm | None = None
        self._watchers: tuple[Callable[[SyncStatus], None], ...] = ()
        self._record_watchers: tuple[Callable[[], None], ...] = ()
        self._cancelled = Event()
        self._is_busy = False  # a request may still run after the user has stopped the sync
        self._wishes_again = False
        self._wishes_everything = False
        self.status = SyncStatus()

    def watch(self, watcher: Callable[[SyncStatus], None]) -> None:
        """Tell `watcher` of every change, beginning with what is now."""
        self._watchers = (*self._watchers, watcher)
        watcher(self.status)

    def watch_records(self, watcher: Callable[[], None]) -> None:
        """Tell `watcher` whenever something was written here or has come with a sync."""
        self._record_watchers = (*self._record_watchers, watcher)

    # ------------------------------------------------------------ when

    def begin(self, alarm: Alarm) -> None:
        """Begin to sync by itself; the window stands now."""
        self._alarm = alarm
        alarm.set(AFTER_START_SECONDS)

    def end(self) -> None:
        """Sync no more; what runs ends by itself."""
        self._cancelled.set()
        if self._alarm is not None:
            self._alarm.stop()

    def wrote(self, pause: float = AFTER_WRITING_SECONDS) -> None:
        """Something was written: show it, and send it after so many seconds in which nothing else
        was written.
        """
        self.refresh()
        self._tell_of_records()
        self._set_alarm(pause)

    def ring(self) -> None:
        """The time has come, or the network: sync if somebody is signed in."""
        if self._is_busy:
            return
        self._tasks.run(
            self._overview, self._sync_if_signed_in, self._show_error, group="sync-overview"
        )

    def sync_now(self, everything: bool = False) -> None:
        """Sync now; `everything` brings photos and manuals on a metered line too."""
        self._show(SyncStatus(self.status.overview, is_running=True))
        if self._is_busy:
            self._wishes_again, self._wishes_everything = True, everything
            return
        self._is_busy = True
        cancelled = self._cancelled = Event()
        self._tasks.run(
            lambda: self._synced(cancelled, everything), self._finish, self._fail, group="sync"
        )

    def stop(self) -> None:
        """Stop the sync: at once for the user; the request that runs ends by itself."""
        self._cancelled.set()
        self._wishes_again = False
        self._show(replace(self.status, is_running=False, is_stopped=True, step=None))

    def refresh(self) -> None:
        """Read anew what waits."""
        self._tasks.run(self._overview, self._take, self._show_error, group="sync-overview")

    # ------------------------------------------------------------ off the interface's thread

    def _overview(self) -> Overview:
        workplace = self._workplace
        sync = workplace.sync
        conflicts = tuple(workplace.conflicts.unsettled())
        return Overview(sync.view(), tuple(sync.outgoing()), conflicts)

    def _synced(self, cancelled: Event, everything: bool) -> SyncOutcome:
        ending = self._workplace.ending
        return self._workplace.sync.run(
            lambda step: self._relay(lambda: self._progress(cancelled, step)),
            lambda: cancelled.is_set() or ending.is_set(),
            everything=everything,
        )

    # ------------------------------------------------------------ on the interface's thread

    def _sync_if_signed_in(self, overview: Overview) -> None:
        self._take(overview)
        if overview.view.signed_in and not self._is_busy:
            self.sync_now()
        else:
            self._set_alarm(EVERY_SECONDS)

    def _progress(self, cancelled: Event, step: SyncStep) -> None:
        if not cancelled.is_set():
            self._show(replace(self.status, step=step))

    def _finish(self, outcome: SyncOutcome) -> None:
        self._is_busy = False
        self._set_alarm(self._schedule.after_success())
        if outcome.packs or outcome.warned:
            self._library_changed()
        if not outcome.stopped:
            self._show(SyncStatus(self.status.overview, outcome=outcome))
        self._tell_of_records()
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        seconds = self._schedule.after_failure(error)
        if seconds is not None:
            self._set_alarm(seconds)
        step = self.status.step
        if step is not None and step.packs.title:
            self._library_changed()  # one manual may be here, though the next one is not
        if not self._cancelled.is_set() and not is_running_already(error):
            self._show(replace(self.status, is_running=False, step=None, error=error))
        else:
            self._show(replace(self.status, is_running=False, step=None))
        self._go_on()

    def _go_on(self) -> None:
        if self._wishes_again:
            self._wishes_again = False
            self.sync_now(self._wishes_everything)
        self.refresh()

    def _take(self, overview: Overview) -> None:
        self._show(replace(self.status, overview=overview))

    def _show_error(self, error: Exception) -> None:
        self._show(replace(self.status, error=error))

    def _set_alarm(self, seconds: float) -> None:
        if self._alarm is not None:
            self._alarm.set(seconds)

    def _tell_of_records(self) -> None:
        for watcher in self._record_watchers:
            watcher()

    def _show(self, status: SyncStatus) -> None:
        self.status = status
        for watcher in self._watchers:
            watcher(self.status)
