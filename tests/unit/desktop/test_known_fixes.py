"""Fixes for what is selected: read once, for the machine at hand, and never for what was before."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from fieldkm.desktop.known_fixes.concern import NOTHING, Concern, KnownFixes
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import FixState
from fieldkm.errors import Unavailable
from tests.support.tasks import HeldTasks, ImmediateTasks

JAM, CURL = (
    FixLine(name, name, name, FixState.APPROVED, is_approved=True) for name in ("jam", "curl")
)
OF_JAM, OF_CURL = Concern(codes=("E21-04",)), Concern(codes=("E30-01",))


@dataclass
class Bench:
    """What was asked for, and what was shown."""

    tasks: Any = field(default_factory=ImmediateTasks)
    machine: MachineAtHand | None = None
    error: Exception | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    shown: list[tuple[FixLine, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        workplace: Any = SimpleNamespace(
            machine_at_hand=self.machine, fixes=SimpleNamespace(beside=self.beside)
        )
        self.fixes = KnownFixes(workplace, self.tasks, "fixes", self.shown.append)

    def beside(self, **concerns: Any) -> list[FixLine]:
        self.asked.append(concerns)
        if self.error is not None:
            raise self.error
        return [JAM if "E21-04" in concerns["codes"] else CURL]


def test_they_are_those_of_the_machine_at_hand() -> None:
    bench = Bench(machine=MachineAtHand("MX-420"))
    bench.fixes.look(OF_JAM)
    assert bench.asked[0]["models"] == ("MX-420",)
    assert bench.shown == [(JAM,)]


def test_the_same_is_read_once_unless_something_else_has_changed() -> None:
    bench = Bench()
    bench.fixes.look(OF_JAM)
    bench.fixes.look(OF_JAM)
    bench.fixes.look(OF_JAM, again=True)
    assert len(bench.asked) == 2


def test_what_comes_late_for_something_else_is_not_shown() -> None:
    bench = Bench(tasks=HeldTasks())
    bench.fixes.look(OF_JAM)
    bench.fixes.look(OF_CURL)
    bench.tasks.finish_all()
    assert bench.shown == [(CURL,)]


def test_about_nothing_nothing_is_asked() -> None:
    bench = Bench()
    bench.fixes.look(OF_JAM)
    bench.fixes.look(NOTHING)
    assert len(bench.asked) == 1
    assert bench.shown[-1] == ()


def test_what_cannot_be_read_leaves_the_panel_empty() -> None:
    bench = Bench(error=Unavailable("damaged", "The database is damaged.", "Restore it."))
    bench.fixes.look(OF_JAM)
    assert bench.shown == [()]
