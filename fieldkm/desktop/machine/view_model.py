"""What the Machine screen shows and does, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.app.places import MachinePlace, Place, SerialPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.machines import MeterReading, meter_doubt, read_meter
from fieldkm.domain.manuals import Model
from fieldkm.errors import BadInput, FieldkmError

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.cockpit import Cockpit
    from fieldkm.app.history import Portion
    from fieldkm.app.machine_book import KnownMachine, KnownSite, MachineFacts
    from fieldkm.domain.machines import Machine

_MOST_SITES = 5


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A serial number that no record has: `fitting` are the models whose serial pattern it fits,
    `models` all that the manuals know.
    """

    serial: str
    fitting: tuple[Model, ...] = ()
    models: tuple[Model, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Either a `cockpit`, or `twins` with the serial number that was typed, or what is
    `unrecognised`, or none of them: then no machine was chosen. `problem` is what went wrong with
    what was done last, `error` why there is nothing to show.
    """

    place: MachinePlace | SerialPlace | None = None
    cockpit: Cockpit | None = None
    twins: tuple[KnownMachine, ...] = ()
    unrecognised: Unrecognised | None = None
    sites: tuple[KnownSite, ...] = ()
    is_read: bool = False
    error: Exception | None = None
    problem: Exception | None = None

    @property
    def machine(self) -> Machine | None:
        """The machine in view."""
        return self.cockpit.machine if self.cockpit else None


class MachineViewModel(ViewModel[State]):
    """Reads the cockpit off the interface's thread, and writes down what is mended."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, on_change: Callable[[State], None]
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._language = "en"

    @property
    def is_at_hand(self) -> bool:
        """Tell whether the machine in view is the machine at hand."""
        machine, at_hand = self.state.machine, self._workplace.machine_at_hand
        return bool(machine and at_hand and at_hand.record == machine.id)

    @property
    def to_be_taken_anew(self) -> MachineAtHand | None:
        """The machine at hand as its record says it is now, where that is other than it was."""
        machine = self.state.machine
        if machine is None or not self.is_at_hand:
            return None
        return machine.at_hand if machine.at_hand != self._workplace.machine_at_hand else None

    def show(self, place: Place | None, language: str) -> None:
        """Show a machine, or what was typed; None for the machine in view, else that at hand."""
        self._language = language
        shown = place if isinstance(place, MachinePlace | SerialPlace) else self._usual()
        if shown != self.state.place:
            self._show(State(shown))
        self.load()

    def load(self, language: str = "") -> None:
        """Read everything anew."""
        self._language = language or self._language
        place = self.state.place
        if place is None:
            self._show(State(is_read=True))
            return
        self._tasks.run(
            lambda: self._read(place),
            lambda state: self._take(place, state),
            lambda error: self._take(place, State(place, is_read=True, error=error)),
            group="machine",
        )

    def history(self, before: tuple[str, str] | None) -> Portion:
        """Return a portion of the timeline; its first is read with the cockpit."""
        cockpit = self.state.cockpit
        if cockpit is not None and before is None:
            return cockpit.history
        machine = cockpit.machine.id if cockpit else ""
        return self._workplace.history.of_machine(machine, before=before)

    # ------------------------------------------------------------ what is done here

    def begin_visit(self, begun: Callable[[str], None]) -> None:
        """Begin a visit at this machine, or go on with one's own; `begun` gets its id."""
        cockpit = self.state.cockpit
        if cockpit is None:
            return
        if cockpit.open_visit is not None and cockpit.open_visit.is_mine:
            begun(cockpit.open_visit.visit)
            return
        machine = cockpit.machine.id
        planned = cockpit.planned.id if cockpit.planned else ""
        visits = self._workplace.visits
        self._tasks.run(
            lambda: visits.begin(machine=machine, planned_visit=planned),
            lambda visit: begun(visit.id),
            self._fail,
        )

    def finish_task(self, task: str, done: Callable[[], None]) -> None:
        """Tick a task off."""
        self._do(lambda: self._workplace.customer_book.finish(task), done)

    def change(self, facts: MachineFacts, done: Callable[[], None]) -> None:
        """Write down what was mended of the machine in view."""
        machine = self.state.machine
        if machine is not None:
            identity = machine.id
            self._do(lambda: self._workplace.machine_book.change(identity, facts), done)

    def write_down(self, facts: MachineFacts, site: str, done: Callable[[str], None]) -> None:
        """Make a machine's record; `done` gets its id."""
        self._show(replace(self.state, problem=None))
        self._tasks.run(
            lambda: self._workplace.machine_book.write_down(facts, site),
            lambda machine: done(machine.id),
            self._fail,
        )

    def find_sites(self, words: str) -> None:
        """Look for the sites that have all of these words."""
        self._tasks.run(
            lambda: tuple(self._workplace.machine_book.sites(words, _MOST_SITES)),
            lambda sites: self._show(replace(self.state, sites=sites)),
            self._fail,
            group="machine-sites",
        )

    # ------------------------------------------------------------ what stands beside the fields

    def reading(self, text: str) -> MeterReading | None:
        """Return the reading that was typed, as of now; None for none. Raises `BadInput`."""
        if not text.strip():
            return None
        machine = self.state.machine
        unit = machine.meter.unit if machine and machine.meter else ""
        return MeterReading(read_meter(text), self._workplace.clock.now(), unit)

    def doubt_of_meter(self, text: str) -> BadInput | None:
        """Return what is wrong with, or strange about, the reading that is typed."""
        machine = self.state.machine
        try:
            reading = self.reading(text)
        except BadInput as problem:
            return problem
        return meter_doubt(machine.meter if machine else None, reading) if reading else None

    def twins_of(self, serial: str) -> list[KnownMachine]:
        """Return the other machines with this serial number."""
        machine = self.state.machine
        try:
            found = self._workplace.machine_book.of_serial(serial)
        except FieldkmError:
            return []  # it is only a hint
        return [known for known in found if machine is None or known.machine.id != machine.id]

    # ------------------------------------------------------------ off the interface's thread

    def _read(self, place: MachinePlace | SerialPlace) -> State:
        workplace = self._workplace
        if isinstance(place, MachinePlace):
            return State(place, workplace.cockpits.of(place.machine, self._language), is_read=True)
        found = workplace.machine_book.of_serial(place.serial)
        if len(found) == 1:
            return self._read(MachinePlace(found[0].machine.id))
        if found:
            return State(place, twins=tuple(found), is_read=True)
        models = workplace.machines.models()
        fitting = tuple(model for model in models if model.made(place.serial.strip()))
        unrecognised = Unrecognised(place.serial.strip(), fitting, tuple(models))
        return State(place, unrecognised=unrecognised, is_read=True)

    # ------------------------------------------------------------ inside

    def _usual(self) -> MachinePlace | SerialPlace | None:
        if self.state.place is not None:
            return self.state.place
        at_hand = self._workplace.machine_at_hand
        if at_hand is None:
            return None
        if at_hand.record:
            return MachinePlace(at_hand.record)
        return SerialPlace(at_hand.serial) if at_hand.serial else None

    def _do(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        self._show(replace(self.state, problem=None))
        self._tasks.run(work, lambda _: done(), self._fail)

    def _fail(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error))

    def _take(self, place: MachinePlace | SerialPlace, state: State) -> None:
        if place == self.state.place:
            self._show(replace(state, sites=self.state.sites))
