"""Publishing a manual's folder, without Qt: its version, the publisher's key, and the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldkm.app.releases import PublishStage, Release, Signer, version_problem
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.errors import FieldkmError

if TYPE_CHECKING:
    from fieldkm.app.releases import Findings, Published

Relay = Callable[[Callable[[], None]], None]
STOPPED = "publishing-stopped"
HAS_ERRORS = "manual-has-errors"


@dataclass(frozen=True, slots=True)
class State:
    """All that the panel shows.

    `stage` is None while nothing is done; `stops` tells that it was asked to stop. `findings` are
    the checker's of the last build; `published` is what was installed, `copy` where its pack was
    saved for others.
    """

    folder: Path | None = None
    release: Release | None = None
    version: str = ""
    signer: Signer | None = None
    key_problem: Exception | None = None
    stage: PublishStage | None = None
    done: int = 0
    total: int = 0
    stops: bool = False
    findings: Findings = ()
    error: Exception | None = None
    published: Published | None = None
    copy: Path | None = None

    @property
    def version_problem(self) -> FieldkmError | None:
        """Why this version cannot be published; None where it can, or was."""
        if self.release is None or self.published is not None:
            return None
        return version_problem(self.version, self.release.installed)

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be published now."""
        is_whole = self.release is not None and self.signer is not None
        is_idle = self.stage is None and self.published is None
        return is_whole and is_idle and self.version_problem is None

    @property
    def was_stopped(self) -> bool:
        """Tell whether the last work was stopped, which is no error."""
        return isinstance(self.error, FieldkmError) and self.error.code == STOPPED

    @property
    def has_errors(self) -> bool:
        """Tell whether the checker has kept it from being built."""
        return isinstance(self.error, FieldkmError) and self.error.code == HAS_ERRORS


class PublishViewModel(ViewModel[State]):
    """Publishes one folder after the other off the interface's thread.

    `relay` brings progress to that thread; `on_installed` is called when a manual was installed.
    """

    def __init__(
        self,
        workplace: Workplace,
        tasks: Tasks,
        relay: Relay,
        on_change: Callable[[State], None],
        on_installed: Callable[[], None],
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._relay = relay
        self._on_installed = on_installed
        self._is_stopped = False

    def show_folder(self, folder: Path | None) -> None:
        """Offer to publish a folder; what is said of the last work is forgotten."""
        before = self.state
        if before.stage is not None:
            return
        if folder != before.folder or before.published is not None:
            self._show(State(folder=folder, signer=before.signer))
        if folder is not None:
            self._read(folder)

    def type_version(self, version: str) -> None:
        """Take another version."""
        if version != self.state.version:
            changed = replace(self.state, version=version, published=None, copy=None, error=None)
            self._show(changed)

    def choose_key(self, file: Path) -> None:
        """Sign with the key in a file, now and later."""
        self._take_key(lambda: self._workplace.releases.signer(file))

    def make_key(self, file: Path) -> None:
        """Make a publisher's key in a new file and sign with it, now and later."""
        release = self.state.release
        name = release.publisher if release else ""
        self._take_key(lambda: self._workplace.releases.make_key(file, name))

    def publish(self) -> None:
        """Check, build, sign and install."""
        state = self.state
        release, signer, version = state.release, state.signer, state.version.strip()
        if release is None or signer is None or not state.is_ready:
            return
        self._is_stopped = False
        begun = replace(state, stage=PublishStage.CHECKING, done=0, total=0, findings=())
        self._show(replace(begun, error=None, published=None, copy=None))
        self._tasks.run(
            lambda: self._workplace.releases.publish(
                release, version, signer.file, self._tell, self._tell_findings, self._asks_to_stop
            ),
            self._finish,
            self._fail,
        )

    def stop(self) -> None:
        """Ask what runs to stop soon."""
        if self.state.stage is not None:
            self._is_stopped = True
            self._show(replace(self.state, stops=True))

    def save_copy(self, target: Path) -> None:
        """Copy the pack that was built to where it can be handed on."""
        published = self.state.published
        if published is not None:
            pack = published.pack
            self._tasks.run(
                lambda: self._workplace.releases.save_copy(pack, target),
                lambda _: self._show(replace(self.state, copy=target, error=None)),
                lambda error: self._show(replace(self.state, error=error)),
            )

    def _read(self, folder: Path) -> None:
        self._tasks.run(
            lambda: self._reading(folder),
            self._take,
            lambda error: self._show(replace(self.state, release=None, error=error)),
            group="publishing",
        )

    def _reading(self, folder: Path) -> tuple[Release, Signer | None]:
        """Runs off the interface's thread: the manual, and the key that was used last."""
        releases, key = self._workplace.releases, self._workplace.settings.signing_key
        release = releases.release(folder)
        try:
            return release, releases.signer(Path(key)) if key else None
        except FieldkmError:
            return release, None  # it lies on a stick that is not plugged in: another is asked for

    def _take(self, read: tuple[Release, Signer | None]) -> None:
        release, signer = read
        state = replace(self.state, release=release, signer=self.state.signer or signer)
        if state.published is None:
            before = self.state.release
            is_typed = before is not None and self.state.version != before.proposed
            version = self.state.version if is_typed else release.proposed
            state = replace(state, version=version, error=None)
        self._show(state)

    def _take_key(self, work: Callable[[], Signer]) -> None:
        def take(signer: Signer) -> None:
            self._show(replace(self.state, signer=signer, key_problem=None))
            self._remember(signer.file)

        self._tasks.run(
            work, take, lambda error: self._show(replace(self.state, key_problem=error))
        )

    def _remember(self, key: Path) -> None:
        try:
            settings = self._workplace.settings
            self._workplace.change_settings(replace(settings, signing_key=str(key)))
        except FieldkmError as error:
            self._show(replace(self.state, key_problem=error))

    def _asks_to_stop(self) -> bool:
        return self._is_stopped

    def _tell(self, stage: PublishStage, done: int, total: int) -> None:
        """Called on the work's thread."""
        self._relay(lambda: self._progress(stage, done, total))

    def _tell_findings(self, findings: Findings) -> None:
        """Called on the work's thread."""
        self._relay(lambda: self._show(replace(self.state, findings=findings)))

    def _progress(self, stage: PublishStage, done: int, total: int) -> None:
        if self.state.stage is not None:  # a late word of work that has ended is not shown
            self._show(replace(self.state, stage=stage, done=done, total=total))

    def _finish(self, published: Published) -> None:
        self._show(replace(self.state, stage=None, stops=False, published=published))
        self._on_installed()
        if self.state.folder is not None:
            self._read(self.state.folder)

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, stage=None, stops=False, error=error))
