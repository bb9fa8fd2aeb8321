"""What is recognised while a serial number or a model is typed or scanned, without Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact, looks_like_code
from fieldkm.errors import Unavailable

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.machine_book import KnownMachine

_MOST_RECENT = 5
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A machine that can be meant: its model's name, and whose it is where, as far as is known."""

    machine: MachineAtHand
    name: str
    whereabouts: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """`choices` fit `typed`; `is_unknown` when something was typed and nothing fits;
    `can_be_noted` when it can be a serial number that no record has.
    """

    typed: str = ""
    choices: tuple[Choice, ...] = ()
    current: MachineAtHand | None = None
    is_unknown: bool = False
    can_be_noted: bool = False
    error: Exception | None = None


class MachinePicker:
    """Recognises machines and takes one to hand."""

    def __init__(self, workplace: Workplace, on_change: Callable[[State], None]) -> None:
        self._workplace = workplace
        self._on_change = on_change
        self.state = State()

    def type(self, text: str) -> None:
        """Show what `text` can mean; recent machines and every model while nothing is typed. Where
        the records cannot be read, the manuals' models are offered, and the error is told.
        """
        typed = text.strip()
        try:
            self.state = self._recognised(typed) if typed else self._offered()
        except Unavailable as error:
            machines = self._workplace.machines
            bare = machines.of_models(typed) if typed else self._models()
            current = self._workplace.machine_at_hand
            self.state = State(typed, self._bare(bare), current, error=error)
        self._on_change(self.state)

    def only_choice(self) -> MachineAtHand | None:
        """Return what Enter takes: the one machine that is meant, when it is one."""
        typed, choices = self.state.typed, self.state.choices
        exact = [item for item in choices if compact(item.machine.serial) == compact(typed)]
        meant = exact or choices
        return meant[0].machine if typed and len(meant) == 1 else None

    def is_current(self, choice: Choice) -> bool:
        """Tell whether a machine is the one at hand."""
        current, machine = self.state.current, choice.machine
        if current is not None and machine.record:
            return machine.record == current.record
        return machine == current

    def _offered(self) -> State:
        workplace = self._workplace
        recent = workplace.machine_book.of_ids(workplace.settings.recent_machines[:_MOST_RECENT])
        choices = (*self._kept(recent), *self._bare(self._models()))
        return State("", choices, workplace.machine_at_hand)

    def _recognised(self, typed: str) -> State:
        workplace, book = self._workplace, self._workplace.machine_book
        exact = book.of_serial(typed)
        longer = book.beginning(typed, _MOST_LISTED)
        kept = self._kept({known.machine.id: known for known in (*exact, *longer)}.values())
        meant = workplace.machines.recognise(typed)
        bare = self._bare(machine for machine in meant if not machine.record)
        named = self._kept(book.of_ids(machine.record for machine in meant if machine.record))
        choices = tuple(dict.fromkeys((*named, *kept, *bare)))
        can_be_noted = not (kept or named) and looks_like_code(typed) and not book.is_empty
        return State(typed, choices, workplace.machine_at_hand, not choices, can_be_noted)

    def _models(self) -> list[MachineAtHand]:
        return [MachineAtHand(model.id) for model in self._workplace.machines.models()]

    def _kept(self, machines: Iterable[KnownMachine]) -> tuple[Choice, ...]:
        names = self._names()
        return tuple(
            Choice(
                known.machine.at_hand,
                names.get(compact(known.machine.model), ""),
                known.whereabouts,
            )
            for known in machines
        )

    def _bare(self, machines: Iterable[MachineAtHand]) -> tuple[Choice, ...]:
        names = self._names()
        return tuple(Choice(m, names.get(compact(m.model), m.model)) for m in machines)

    def _names(self) -> dict[str, str]:
        return {compact(model.id): model.name for model in self._workplace.machines.models()}
