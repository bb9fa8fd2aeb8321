"""What the Sync screen shows and does, without Qt."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.desktop.shell.synchronising.status import SyncStatus
from fieldkm.desktop.shell.synchronising.synchroniser import Synchroniser
from fieldkm.host.settings import Settings

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.outgoing import TextPath
    from fieldkm.app.storage import StorageUse


@dataclass(frozen=True, slots=True)
class Holdings:
    """What lies on this laptop: manuals as (title, version), and how much room all takes."""

    manuals: tuple[tuple[str, str], ...]
    storage: StorageUse


@dataclass(frozen=True, slots=True)
class State:
    """`sign_in_error` stands beside the form, `problem` beside what was done last."""

    status: SyncStatus
    settings: Settings
    is_signing_in: bool = False
    sign_in_error: Exception | None = None
    problem: Exception | None = None
    holdings: Holdings | None = None


class SyncViewModel(ViewModel[State]):
    """Signs in and out, settles what waits for a decision, tells how things stand."""

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        synchroniser: Synchroniser,
    ) -> None:
        super().__init__(State(synchroniser.status, workplace.settings))
        self._workplace = workplace
        self._tasks = tasks
        self._synchroniser = synchroniser

    def watch(self, on_change: Callable[[State], None]) -> None:
        """Tell of every change, beginning with what is now."""
        self._on_change = on_change
        self._synchroniser.watch(self._take_status)

    def load(self, language: str) -> None:
        """Read everything anew."""
        self._show(replace(self.state, settings=self._workplace.settings))
        self._synchroniser.refresh()
        self._tasks.run(
            lambda: self._holdings(language), self._take_holdings, self._fail, group="sync-holdings"
        )

    def sign_in(self, url: str, user: str, password: str) -> None:
        """Sign in, then sync."""
        self._show(replace(self.state, is_signing_in=True, sign_in_error=None))
        device = platform.node() or "laptop"
        self._tasks.run(
            lambda: self._workplace.sync.sign_in(url.strip(), user.strip(), password, device),
            lambda _: self._signed_in(),
            self._not_signed_in,
            group="sign-in",
        )

    def sign_out(self) -> None:
        """Forget the sign-in; everything written stays."""
        self._synchroniser.stop()

        def forget() -> None:
            self._workplace.sync.sign_out()  # may make the service: not on the interface's thread

        self._do(forget)

    def mend(self, op_id: str, texts: Mapping[TextPath, str]) -> None:
        """Send a rejected entry again with other texts."""
        self._do(lambda: self._workplace.sync.mend(op_id, texts))

    def discard(self, op_id: str) -> None:
        """Forget a rejected entry."""
        self._do(lambda: self._workplace.sync.discard(op_id))

    def keep(self, conflict: str) -> None:
        """Settle a conflict: the field stays as it is."""
        self._do(lambda: self._workplace.conflicts.keep(conflict))

    def take_other(self, conflict: str) -> None:
        """Settle a conflict: the other text is written."""
        self._do(lambda: self._workplace.conflicts.take_other(conflict))

    def dismiss(self) -> None:
        """Forget what went wrong."""
        self._show(replace(self.state, problem=None))

    def _do(self, work: Callable[[], None]) -> None:
        self._show(replace(self.state, problem=None))
        self._tasks.run(work, lambda _: self._synchroniser.wrote(), self._fail)

    def _holdings(self, language: str) -> Holdings:
        """Runs off the interface's thread."""
        from fieldkm.app.storage import storage_of

        manuals = tuple(
            (manual.titles.get(language, manual.title), manual.version)
            for manual in self._workplace.library.installed()
        )
        return Holdings(manuals, storage_of(self._workplace.home))

    def _take_holdings(self, holdings: Holdings) -> None:
        self._show(replace(self.state, holdings=holdings))

    def _signed_in(self) -> None:
        self._show(replace(self.state, is_signing_in=False))
        self._synchroniser.refresh()
        self._synchroniser.sync_now()

    def _not_signed_in(self, error: Exception) -> None:
        self._show(replace(self.state, is_signing_in=False, sign_in_error=error))

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error))

    def _take_status(self, status: SyncStatus) -> None:
        self._show(replace(self.state, status=status))
