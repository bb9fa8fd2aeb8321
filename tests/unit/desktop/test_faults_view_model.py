"""Finding a fault code in any spelling, and symptoms by anybody's words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from fieldkm.app.faults import FaultLine
from fieldkm.desktop.faults.view_model import FaultsViewModel, State, fitting
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import Unavailable
from tests.support.tasks import HeldTasks, ImmediateTasks


def a_line(code: str, title: str, *causes: str, words: tuple[str, ...] = ()) -> FaultLine:
    return FaultLine(code, title, causes, PageRef("mx420", "faults"), "MX-420", words)


COLD = a_line("E21-04", "Fuser too cold", "Lamp broken")
HOT = a_line("E21-05", "Fuser too hot", "Thermistor open")
LONG = a_line("XE21-049", "Something else")
CURL = a_line("", "Paper curls", "Fuser too hot", words=("wavy", "卷曲"))
ALL = (COLD, HOT, LONG, CURL)


@pytest.mark.parametrize("typed", ["E21-04", "e2104", "e21 04", "E21.04", " e21–04 "])
def test_a_code_is_found_in_any_spelling_the_very_code_first(typed: str) -> None:
    assert fitting(ALL, typed) == (COLD, LONG)


def test_the_beginning_of_a_code_is_enough() -> None:
    assert fitting(ALL, "e21-0") == (COLD, HOT, LONG)


@pytest.mark.parametrize("typed", ["WAVY", "卷曲", "paper hot", "curls"])
def test_symptoms_are_found_by_title_causes_and_shop_words(typed: str) -> None:
    assert fitting(ALL, typed) == (CURL,)


def test_a_code_with_words_beside_it_is_found_too() -> None:
    assert fitting(ALL, "e21-05 fuser") == (HOT,)


def test_what_fits_nothing_leaves_an_empty_list() -> None:
    assert fitting(ALL, "drum 9") == ()


def a_workplace(lines: tuple[FaultLine, ...], machine: MachineAtHand | None = None) -> object:
    faults = SimpleNamespace(listed=lambda language, at: list(lines))
    return SimpleNamespace(faults=faults, machine_at_hand=machine)


def test_the_list_is_that_of_the_machine_at_hand() -> None:
    states: list[State] = []
    machine = MachineAtHand("MX-420")
    model = FaultsViewModel(a_workplace(ALL, machine), ImmediateTasks(), states.append)
    model.load("en")
    assert states[-1] == State(machine, "", ALL, 4, ready=True)


def test_what_is_typed_while_the_list_is_read_is_not_lost() -> None:
    tasks = HeldTasks()
    model = FaultsViewModel(a_workplace(ALL), tasks, lambda state: None)
    model.load("en")
    model.filter("wavy")
    tasks.finish_all()
    assert model.state.lines == (CURL,)
    assert model.state.total == 4


def test_an_error_stands_in_the_state() -> None:
    def broken(language: str, machine: MachineAtHand | None) -> list[FaultLine]:
        raise Unavailable("disk-full", "The disk is full.")

    workplace = SimpleNamespace(faults=SimpleNamespace(listed=broken), machine_at_hand=None)
    model = FaultsViewModel(workplace, ImmediateTasks(), lambda state: None)
    model.load("en")
    assert isinstance(model.state.error, Unavailable)
    assert not model.state.ready
