"""What is recognised while a serial number or a model is typed or scanned, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand


@dataclass(frozen=True, slots=True)
class Choice:
    """A machine that can be meant, with its model's name."""

    machine: MachineAtHand
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """`choices` fit `typed`; `is_unknown` when something was typed and nothing fits."""

    typed: str = ""
    choices: tuple[Choice, ...] = ()
    current: MachineAtHand | None = None
    is_unknown: bool = False


class MachinePicker:
    """Recognises machines and takes one to hand."""

    def __init__(self, workplace: Workplace, on_change: Callable[[State], None]) -> None:
        self._workplace = workplace
        self._on_change = on_change
        self.state = State()

    def type(self, text: str) -> None:
        """Show what `text` can mean; every model while nothing is typed."""
        models = {model.id: model.name for model in self._workplace.machines.models()}
        typed = text.strip()
        machines = (
            self._workplace.machines.recognise(typed)
            if typed
            else [MachineAtHand(model) for model in models]
        )
        choices = tuple(Choice(m, models.get(m.model, m.model)) for m in machines)
        self.state = State(
            typed, choices, self._workplace.machine_at_hand, bool(typed) and not choices
        )
        self._on_change(self.state)

    def only_choice(self) -> MachineAtHand | None:
        """Return what Enter takes: the one machine that is meant, when it is one."""
        choices = self.state.choices
        return choices[0].machine if self.state.typed and len(choices) == 1 else None
