"""What the Fault codes screen shows: what holds for the machine at hand, filtered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fieldkm.app.faults import FaultLine
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import compact, looks_like_code


@dataclass(frozen=True, slots=True)
class State:
    """`lines` are those of `total` that fit `words`; `ready` tells that they were read."""

    machine: MachineAtHand | None = None
    words: str = ""
    lines: tuple[FaultLine, ...] = ()
    total: int = 0
    ready: bool = False
    error: Exception | None = None


class FaultsViewModel(ViewModel[State]):
    """Reads the list once for a machine and a language, and filters it as the reader types."""

    def __init__(
        self, workplace: Workplace, tasks: Tasks, on_change: Callable[[State], None]
    ) -> None:
        super().__init__(State(), on_change)
        self._workplace = workplace
        self._tasks = tasks
        self._all: Sequence[FaultLine] = ()

    def load(self, language: str) -> None:
        """Read the list again: at the start, and when language, machine or manuals have changed."""
        machine = self._workplace.machine_at_hand
        self._tasks.run(
            lambda: self._workplace.faults.listed(language, machine),
            lambda lines: self._take(machine, lines),
            lambda error: self._show(replace(self.state, error=error)),
            group="faults",
        )

    def filter(self, words: str) -> None:
        """Show what fits `words`: a code in any spelling, or words of title, causes, shop talk."""
        self._show(replace(self.state, words=words, lines=fitting(self._all, words)))

    def _take(self, machine: MachineAtHand | None, lines: Sequence[FaultLine]) -> None:
        self._all = lines
        words = self.state.words
        self._show(State(machine, words, fitting(lines, words), len(lines), ready=True))


def fitting(lines: Sequence[FaultLine], words: str) -> tuple[FaultLine, ...]:
    """Return the lines that fit `words`; a code that is meant exactly comes first."""
    typed = words.strip()
    if not typed:
        return tuple(lines)
    code = compact(typed) if looks_like_code(typed) else ""
    by_code = [line for line in lines if code and code in compact(line.code)]
    if by_code:
        return tuple(sorted(by_code, key=lambda line: _distance(compact(line.code), code)))
    wanted = typed.casefold().split()
    return tuple(line for line in lines if _has_all(line, wanted))


def _distance(code: str, typed: str) -> int:
    """0 for the very code, then those that begin with what was typed, then those that hold it."""
    if code == typed:
        return 0
    return 1 if code.startswith(typed) else 2


def _has_all(line: FaultLine, wanted: Sequence[str]) -> bool:
    text = " ".join((line.code, line.title, *line.causes, *line.words)).casefold()
    return all(word in text for word in wanted)
