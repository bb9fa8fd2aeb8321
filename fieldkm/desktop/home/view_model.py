"""What the Home screen shows, without Qt: the day, the machine, what was read and is installed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef

if TYPE_CHECKING:  # these bring the database along: that is imported by the first task
    from fieldkm.app.machine_book import KnownMachine
    from fieldkm.app.notebook import PlacedNote
    from fieldkm.app.today import Today
    from fieldkm.domain.reading import Favourite, Seen

MOST_RECENT = 6
MOST_MACHINES = 5
NEVER = datetime.min.replace(tzinfo=UTC)


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
    """All that the screen shows; `is_read` is False until it was read for the first time.

    `today` is None until it was read, and on a laptop that nobody has signed in on; `needing_you`
    counts what waits on the Sync screen.
    """

    machine: MachineAtHand | None = None
    machine_name: str = ""
    recent: tuple[Seen, ...] = ()
    favourites: tuple[Favourite, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    manuals: tuple[ManualLine, ...] = ()
    is_read: bool = False
    error: Exception | None = None
    today: Today | None = None
    machines: tuple[KnownMachine, ...] = ()
    now: datetime = NEVER
    needing_you: int = 0

    @property
    def read_part(self) -> tuple[object, ...]:
        """What of it is about manuals and pages."""
        return self.recent, self.favourites, self.notes, self.manuals

    @property
    def day_part(self) -> tuple[object, ...]:
        """What of it is about the day, and not about the minute."""
        minute = self.now.replace(second=0, microsecond=0)
        return self.today, self.machines, self.needing_you, minute

    @property
    def is_first_run(self) -> bool:
        """Tell whether there is nothing to read yet."""
        return self.is_read and self.error is None and not self.manuals


class HomeViewModel(ViewModel[State]):
    """Reads everything off the interface's thread, each time the screen is shown: first what is
    there at once, then the day.
    """

    def __init__(
        self, workplace: Workplace, tasks: Tasks, on_change: Callable[[State], None]
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks

    def load(self, language: str) -> None:
        """Read everything again."""
        self._tasks.run(lambda: self._read(language), self._take, self._fail, group="home")
        self.load_day(language)

    def load_day(self, language: str) -> None:
        """Read the day again."""
        self._tasks.run(lambda: self._day(language), self._take_day, self._fail, group="home-day")

    def note_looked(self, language: str) -> None:
        """The reader has seen what has changed."""
        self._tasks.run(
            self._note_looked,
            lambda _: self.load_day(language),
            self._fail,
        )

    def _note_looked(self) -> None:
        self._workplace.today.note_looked()  # may make the service: not on the interface's thread

    def take_needing(self, count: int) -> None:
        """Take over how much waits on the Sync screen."""
        if count != self.state.needing_you:
            self._show(replace(self.state, needing_you=count))

    def _day(self, language: str) -> tuple[Today | None, tuple[KnownMachine, ...], datetime]:
        """Runs off the interface's thread."""
        workplace, now = self._workplace, self._workplace.clock.now()
        if workplace.sync.view().account is None:
            return None, (), now
        today = workplace.today.read(language)
        recent = workplace.settings.recent_machines[:MOST_MACHINES]
        machines = () if today.is_locked else tuple(workplace.machine_book.of_ids(recent))
        return today, machines, now

    def _take_day(self, day: tuple[Today | None, tuple[KnownMachine, ...], datetime]) -> None:
        today, machines, now = day
        self._show(replace(self.state, today=today, machines=machines, now=now))

    def _take(self, state: State) -> None:
        before = self.state
        self._show(
            replace(
                state,
                today=before.today,
                machines=before.machines,
                now=before.now,
                needing_you=before.needing_you,
            )
        )

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, is_read=True, error=error))

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
