"""What the Machine screen shows: the machine that was meant, and nothing that comes too late."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from fieldkm.app.places import MachinePlace, SerialPlace
from fieldkm.desktop.machine.view_model import MachineViewModel, State, Unrecognised
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.machines import Machine, MeterReading
from fieldkm.domain.manuals import Model
from fieldkm.errors import BadInput, Unavailable
from tests.support.clock import FakeClock
from tests.support.machine_book import FakeMachineBook
from tests.support.tasks import HeldTasks, ImmediateTasks

READ = datetime(2026, 10, 5, tzinfo=UTC)
COPIER = Machine("m-1", "MX-420", "MA204117", meter=MeterReading(120_000, READ, "pages"))
TWIN = Machine("m-2", "ZX-9", "ma-204 117")
MODELS = [Model("MX-420", "Copier", "MA[0-9]{6}"), Model("MX-430", "Larger", "MB[0-9]{6}")]


@dataclass
class Bench:
    """A view model with all that it sees and says."""

    machines: tuple[Machine, ...] = (COPIER,)
    at_hand: MachineAtHand | None = None
    tasks: Any = field(default_factory=ImmediateTasks)
    error: Exception | None = None
    open_visit: Any = None
    states: list[State] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    begun: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.book = FakeMachineBook(*self.machines)
        workplace: Any = SimpleNamespace(
            machine_at_hand=self.at_hand,
            machine_book=self.book,
            machines=SimpleNamespace(models=lambda: MODELS),
            cockpits=SimpleNamespace(of=self.cockpit),
            visits=SimpleNamespace(begin=self.begin),
            history=SimpleNamespace(of_machine=lambda machine, before: ("older", machine, before)),
            clock=FakeClock(),
        )
        self.model = MachineViewModel(workplace, self.tasks, self.states.append)

    def cockpit(self, machine: str, language: str) -> Any:
        self.asked.append(f"{machine} {language}")
        if self.error:
            raise self.error
        found = next(item for item in self.machines if item.id == machine)
        return SimpleNamespace(
            machine=found, history="first", open_visit=self.open_visit, planned=None
        )

    def begin(self, **told: str) -> Any:
        self.begun.append(told)
        return SimpleNamespace(id="v-1")

    @property
    def state(self) -> State:
        return self.model.state


def test_a_place_shows_its_machine_in_the_readers_language() -> None:
    bench = Bench()
    bench.model.show(MachinePlace("m-1"), "zh")
    assert bench.state.machine == COPIER
    assert bench.asked == ["m-1 zh"]


def test_a_serial_of_one_machine_is_that_machine() -> None:
    bench = Bench()
    bench.model.show(SerialPlace("ma 204117"), "en")
    assert bench.state.place == MachinePlace("m-1")


def test_a_serial_of_two_machines_lets_choose() -> None:
    bench = Bench((COPIER, TWIN))
    bench.model.show(SerialPlace("MA204117"), "en")
    assert [known.machine.id for known in bench.state.twins] == ["m-1", "m-2"]
    assert bench.state.machine is None


def test_an_unknown_serial_offers_the_models_that_it_fits() -> None:
    bench = Bench()
    bench.model.show(SerialPlace(" mb200001 "), "en")
    expected = Unrecognised("mb200001", (MODELS[1],), tuple(MODELS))
    assert bench.state.unrecognised == expected


@pytest.mark.parametrize(
    ("at_hand", "place"),
    [
        (None, None),
        (COPIER.at_hand, MachinePlace("m-1")),
        (MachineAtHand("MX-430", "MB200001"), SerialPlace("MB200001")),
        (MachineAtHand("MX-430"), None),
    ],
)
def test_the_way_in_without_a_place_is_the_machine_at_hand(
    at_hand: MachineAtHand | None, place: Any
) -> None:
    bench = Bench(at_hand=at_hand)
    bench.model.show(None, "en")
    assert bench.state.place == place
    assert bench.state.is_read


def test_what_comes_too_late_is_not_shown() -> None:
    tasks = HeldTasks()
    bench = Bench((COPIER, TWIN), tasks=tasks)
    bench.model.show(MachinePlace("m-1"), "en")
    bench.model.show(MachinePlace("m-2"), "en")
    tasks.finish_all()
    assert bench.state.machine == TWIN
    assert [state.machine for state in bench.states if state.machine] == [TWIN]


def test_a_machine_that_cannot_be_read_is_told() -> None:
    error = Unavailable("customers-locked", "Customers' data is locked.")
    bench = Bench(error=error)
    bench.model.show(MachinePlace("m-1"), "en")
    assert (bench.state.error, bench.state.cockpit) == (error, None)


def test_the_first_portion_of_the_history_came_with_the_cockpit() -> None:
    bench = Bench()
    bench.model.show(MachinePlace("m-1"), "en")
    first: Any = bench.model.history(None)
    older: Any = bench.model.history(("2026", "v"))
    assert (first, older) == ("first", ("older", "m-1", ("2026", "v")))


def test_a_visit_is_begun_or_ones_own_is_continued() -> None:
    told: list[str] = []
    bench = Bench()
    bench.model.begin_visit(told.append)  # nothing in view
    bench.model.show(MachinePlace("m-1"), "en")
    bench.model.begin_visit(told.append)
    bench.open_visit = SimpleNamespace(visit="v-9", is_mine=True)
    bench.model.load()
    bench.model.begin_visit(told.append)
    assert told == ["v-1", "v-9"]
    assert bench.begun == [{"machine": "m-1", "planned_visit": ""}]


def test_a_machine_at_hand_that_was_mended_is_to_be_taken_anew() -> None:
    bench = Bench(at_hand=MachineAtHand("MX-420", "MA204117", frozenset({"MK-1"}), "m-1"))
    assert bench.model.to_be_taken_anew is None
    bench.model.show(MachinePlace("m-1"), "en")
    assert bench.model.is_at_hand
    assert bench.model.to_be_taken_anew == COPIER.at_hand


def test_a_reading_is_of_now_and_in_the_machines_unit() -> None:
    bench = Bench()
    bench.model.show(MachinePlace("m-1"), "en")
    assert bench.model.reading(" ") is None
    assert bench.model.reading("121,000") == MeterReading(121_000, FakeClock().now(), "pages")


def test_what_is_strange_about_a_reading_is_told_while_it_is_typed() -> None:
    bench = Bench()
    bench.model.show(MachinePlace("m-1"), "en")
    codes = [bench.model.doubt_of_meter(text) for text in ("", "121000", "100000", "many")]
    assert [code and code.code for code in codes] == [
        None,
        None,
        "meter-backwards",
        "meter-not-a-number",
    ]


def test_other_machines_with_the_number_are_told() -> None:
    bench = Bench((COPIER, TWIN))
    bench.model.show(MachinePlace("m-1"), "en")
    assert [known.machine.id for known in bench.model.twins_of("MA204117")] == ["m-2"]

    def fail(serial: str) -> Any:
        raise BadInput("broken", "A record is broken.")

    vars(bench.book)["of_serial"] = fail
    assert bench.model.twins_of("MA204117") == []
