"""A sync without server and database: it does what the test says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Event
from types import SimpleNamespace
from typing import Any

from fieldkm.app.outgoing import Outgoing
from fieldkm.app.pictured_sync import PicturedConflicts, PicturedSync
from fieldkm.app.sync import SyncOutcome, SyncStep, SyncView
from fieldkm.host.settings import Settings

SIGNED_IN = PicturedSync().view()
SIGNED_OUT = replace(SIGNED_IN, account=None, signed_in=False, synced=None)


@dataclass
class FakeSync:
    """Stands for `app.sync.Sync`; `error` is raised by whatever talks to the server."""

    standing: SyncView = SIGNED_IN
    waits: tuple[Outgoing, ...] = ()
    error: Exception | None = None
    outcome: SyncOutcome = field(default_factory=SyncOutcome)
    steps: tuple[SyncStep, ...] = ()
    runs: list[bool] = field(default_factory=list)
    mended: list[tuple[str, dict[Any, str]]] = field(default_factory=list)
    discarded: list[str] = field(default_factory=list)

    def view(self) -> SyncView:
        return self.standing

    def outgoing(self) -> tuple[Outgoing, ...]:
        return self.waits

    def run(
        self,
        told: Callable[[SyncStep], None],
        cancelled: Callable[[], bool],
        *,
        everything: bool = False,
    ) -> SyncOutcome:
        self.runs.append(everything)
        for step in self.steps:
            told(step)
        if cancelled():
            return SyncOutcome(stopped=True)
        if self.error is not None:
            raise self.error
        return self.outcome

    def sign_in(self, url: str, user: str, password: str, device_name: str) -> None:
        if self.error is not None:
            raise self.error
        self.standing = SIGNED_IN

    def sign_out(self) -> None:
        self.standing = SIGNED_OUT

    def mend(self, op_id: str, texts: Mapping[Any, str]) -> None:
        self.mended.append((op_id, dict(texts)))
        self.waits = tuple(item for item in self.waits if item.op_id != op_id)

    def discard(self, op_id: str) -> None:
        self.discarded.append(op_id)
        self.waits = tuple(item for item in self.waits if item.op_id != op_id)


class FakeConflicts:
    """Stands for `app.conflicts.Conflicts`."""

    def __init__(self) -> None:
        self.open = tuple(PicturedConflicts().unsettled())
        self.settled: list[str] = []

    def unsettled(self) -> Any:
        return self.open

    def keep(self, conflict: str) -> None:
        self.settled.append(f"keep {conflict}")
        self.open = ()

    def take_other(self, conflict: str) -> None:
        self.settled.append(f"take {conflict}")
        self.open = ()


class FakeAlarm:
    """Rings when the test says so; keeps what it was set to."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.is_stopped = False

    def set(self, seconds: float) -> None:
        self.seconds.append(seconds)

    def stop(self) -> None:
        self.is_stopped = True


def a_workplace(sync: FakeSync, conflicts: Any = None) -> Any:
    """A workplace of which only the sync is there."""
    none = SimpleNamespace(unsettled=lambda: ())
    return SimpleNamespace(
        sync=sync, conflicts=conflicts or none, settings=Settings(), ending=Event()
    )
