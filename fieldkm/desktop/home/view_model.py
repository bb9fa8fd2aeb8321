"""What the Home screen shows, without Qt: the machine, what was read, what is installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef

if TYPE_CHECKING:  # the notebook brings the database along: that is imported by the first task
    from fieldkm.app.notebook import PlacedNote
    from fieldkm.domain.reading import Favourite, Seen

MOST_RECENT = 6


@dataclass(frozen=True, slots=True)
class ManualLine:
    """An installed manual; `first` is the page with which it begins."""

    id: str
    title: str
    version: str
    languages: tuple[str, ...]
    is_signed: bool
    withdrawn: str
    first: PageRef


@dataclass(frozen=True, slots=True)
class State:
    """All that the screen shows; `is_read` is False until it was read for the first time."""

    machine: MachineAtHand | None = None
    machine_name: str = ""
    recent: tuple[Seen, ...] = ()
    favourites: tuple[Favourite, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    manuals: tuple[ManualLine, ...] = ()
    is_read: bool = False
    error: Exception | None = None

    @property
    def is_first_run(self) -> bool:
        """Tell whether there is nothing to read yet."""
        return self.is_read and self.error is None and not self.manuals


class HomeViewModel:
    """Reads everything off the interface's thread, each time the screen is shown."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, on_change: Callable[[State], None]
    ) -> None:
        self._workplace = workplace
        self._tasks = tasks
        self._on_change = on_change
        self.state = State()

    def load(self, language: str) -> None:
        """Read everything again."""
        self._tasks.run(
            lambda: self._read(language),
            self._show,
            lambda error: self._show(State(is_read=True, error=error)),
            group="home",
        )

    def _read(self, language: str) -> State:
        """Runs off the interface's thread."""
        workplace = self._workplace
        machine = workplace.machine_at_hand
        names = {model.id: model.name for model in workplace.machines.models()}
        return State(
            machine=machine,
            machine_name=names.get(machine.model, "") if machine else "",
            recent=tuple(workplace.notebook.recent(MOST_RECENT)),
            favourites=tuple(workplace.notebook.favourites()),
            notes=tuple(workplace.notebook.all_notes(language)),
            manuals=self._manuals(language),
            is_read=True,
        )

    def _manuals(self, language: str) -> tuple[ManualLine, ...]:
        library = self._workplace.library
        return tuple(
            ManualLine(
                id=manual.id,
                title=manual.titles.get(language, manual.title),
                version=manual.version,
                languages=tuple(manual.languages),
                is_signed=manual.signed,
                withdrawn=manual.withdrawn,
                first=library.first_page(manual.id, language),
            )
            for manual in library.installed()
        )

    def _show(self, state: State) -> None:
        self.state = state
        self._on_change(state)
