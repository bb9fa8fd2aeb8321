"""Installing a pack, without Qt: asked for, perhaps allowed without signature, done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.errors import FieldkmError

UNSIGNED = "pack-unsigned"


@dataclass(frozen=True, slots=True)
class State:
    """`pack` is being installed while `is_busy`; `asks_unsigned` waits for a decision about it.
    `installed` is the title of what was installed, `titles` the same by language."""

    pack: Path | None = None
    is_busy: bool = False
    asks_unsigned: bool = False
    error: Exception | None = None
    installed: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)


class Installation:
    """Installs and removes manuals off the interface's thread, one at a time."""

    def __init__(self, workplace: Workplace, tasks: Tasks, on_done: Callable[[], None]) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._on_done = on_done
        self._waiting: tuple[Path, ...] = ()
        self._watchers: tuple[Callable[[State], None], ...] = ()
        self.state = State()

    def watch(self, watcher: Callable[[State], None]) -> None:
        """Tell `watcher` of every change, beginning with what is now."""
        self._watchers = (*self._watchers, watcher)
        watcher(self.state)

    def install(self, packs: list[Path]) -> None:
        """Install packs one after the other."""
        self._waiting = (*self._waiting, *packs)
        if not (self.state.is_busy or self.state.asks_unsigned):
            self._next()

    def permit_unsigned(self) -> None:
        """Install the pack that was asked about, though nobody vouches for it."""
        if self.state.pack is not None and self.state.asks_unsigned:
            self._start(self.state.pack, unsigned=True)

    def dismiss(self) -> None:
        """Leave the pack that was asked about, or forget the error."""
        self._show(State())
        self._next()

    def remove(self, manual: str) -> None:
        """Remove an installed manual."""
        self._tasks.run(
            lambda: self._workplace.manuals.remove(manual), lambda _: self._on_done(), self._failed
        )

    def _next(self) -> None:
        if self._waiting:
            pack, *rest = self._waiting
            self._waiting = tuple(rest)
            self._start(pack, unsigned=False)

    def _start(self, pack: Path, unsigned: bool) -> None:
        self._show(State(pack, is_busy=True))
        self._tasks.run(
            lambda: self._installed(pack, unsigned),
            self._finish,
            self._failed,
        )

    def _installed(self, pack: Path, unsigned: bool) -> State:
        """Runs off the interface's thread."""
        manual = self._workplace.manuals.install(pack, unsigned=unsigned)
        self._workplace.library.prepare(manual.id)
        return State(installed=manual.title, titles=manual.titles)

    def _finish(self, state: State) -> None:
        self._show(state)
        self._on_done()
        self._next()

    def _failed(self, error: Exception) -> None:
        pack = self.state.pack
        is_unsigned = isinstance(error, FieldkmError) and error.code == UNSIGNED
        self._show(State(pack, asks_unsigned=is_unsigned and pack is not None, error=error))

    def _show(self, state: State) -> None:
        self.state = state
        for watcher in self._watchers:
            watcher(state)
