"""The Manuals screen without its widgets: over a real pack and a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from fieldkm.app.places import FaultPlace
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.manual.page_marks import Mark
from fieldkm.desktop.manual.view_model import ManualViewModel, State
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import BadInput, Refused, Unavailable
from fieldkm.host.paths import Home
from tests.support.tasks import HeldTasks, ImmediateTasks

FUSER = PageRef("mx420", "fuser-replace")


@dataclass
class Reader:
    """Somebody who reads: the model, its states, and the errors that were shown."""

    workplace: Workplace
    tasks: HeldTasks | ImmediateTasks = field(default_factory=ImmediateTasks)
    states: list[State] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.model = ManualViewModel(
            self.workplace, self.tasks, self.states.append, self.errors.append
        )

    @property
    def state(self) -> State:
        return self.model.state

    def step(self, number: int) -> str:
        return self.state.procedure.steps[number].key

    def guarded(self) -> tuple[str, str]:
        """A step that a danger or warning guards, and that warning."""
        alarm = next(a for a in self.state.procedure.alarms if a.step_key)
        return alarm.step_key, alarm.key


@pytest.fixture
def workplace(sample_home: Home) -> Iterator[Workplace]:
    opened = Workplace(sample_home)
    yield opened
    opened.close()


@pytest.fixture
def reader(workplace: Workplace) -> Reader:
    return Reader(workplace)


def test_the_first_manual_is_shown_at_the_start(reader: Reader) -> None:
    reader.model.start("en")
    assert reader.state.open is not None
    assert reader.state.contents


def test_without_manuals_there_is_nothing_to_show(tmp_path: Path) -> None:
    reader = Reader(Workplace(Home(tmp_path)))
    reader.model.start("en")
    assert reader.state == State()


def test_a_page_is_shown_before_what_belongs_to_it_is_read(workplace: Workplace) -> None:
    reader = Reader(workplace, HeldTasks())
    reader.model.open(FUSER, "en")
    assert reader.state.open is not None
    assert not reader.state.around.is_read
    reader.tasks.finish_all()
    assert reader.state.around.parts[0].number == "604-1234"
    assert reader.state.around.used_by


def test_a_page_that_is_not_there_leaves_the_one_before(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    with pytest.raises(BadInput):
        reader.model.open(PageRef("mx420", "no-such-page"), "en")
    assert reader.state.open.ref.page == "fuser-replace"


def test_an_old_id_opens_the_page_that_it_has_become(reader: Reader) -> None:
    reader.model.open(PageRef("mx420", "fuser-change"), "en")
    assert reader.state.open.ref == FUSER


def test_a_fault_code_opens_the_page_that_treats_it(reader: Reader) -> None:
    page = reader.model.fault_page(FaultPlace("mx420", "E2104"), "en")
    reader.model.open(page, "en")
    assert any(line.code == "E21-04" for line in reader.state.around.faults)
    with pytest.raises(BadInput):
        reader.model.fault_page(FaultPlace("mx420", "X99"), "en")


def test_ticks_are_kept_for_the_machine_at_hand(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    reader.model.toggle(reader.step(1))
    assert reader.state.procedure.done == 1
    reader.workplace.take_machine(MachineAtHand("MX-420", "MA200001"))
    reader.model.reopen("en")
    assert reader.state.procedure.done == 0
    reader.workplace.take_machine(None)
    reader.model.reopen("en")
    assert reader.state.procedure.done == 1


def test_a_warning_stops_a_step_once(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    step, warning = reader.guarded()
    assert reader.model.toggle(step) == warning
    assert reader.state.procedure.done == 0
    assert reader.model.toggle(step) == ""
    assert reader.state.procedure.done == 1


def test_an_acknowledged_warning_stops_nothing(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    step, warning = reader.guarded()
    assert reader.model.toggle(warning) == ""
    assert reader.model.toggle(step) == ""
    assert reader.state.procedure.ticked == {step, warning}


def test_start_over_can_be_undone(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    for number in (1, 2):
        reader.model.toggle(reader.step(number))
    taken_back = reader.model.start_over()
    assert reader.state.procedure.ticked == frozenset()
    reader.model.tick_again(taken_back)
    assert reader.state.procedure.done == 2
    reader.model.reopen("en")
    assert reader.state.procedure.done == 2


def test_a_tick_made_while_the_page_is_still_read_stays(workplace: Workplace) -> None:
    reader = Reader(workplace, HeldTasks())
    reader.model.open(FUSER, "en")
    reader.model.toggle(reader.step(1))
    reader.tasks.finish_all()
    assert reader.state.procedure.done == 1
    assert reader.state.around.is_read


def test_what_was_read_for_another_page_is_dropped(workplace: Workplace) -> None:
    reader = Reader(workplace, HeldTasks())
    reader.model.open(FUSER, "en")
    reader.model.open(PageRef("mx420", "power-off"), "en")
    reader.tasks.finish_all()
    assert reader.state.open.ref.page == "power-off"
    assert "604-1234" not in {part.number for part in reader.state.around.parts}


def test_a_favourite_is_marked_and_unmarked(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    reader.model.toggle_favourite()
    assert reader.state.around.is_favourite
    assert [f.place.page for f in reader.workplace.notebook.favourites()] == ["fuser-replace"]
    reader.model.toggle_favourite()
    assert not reader.state.around.is_favourite


def test_a_note_is_written_changed_removed_and_brought_back(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    reader.model.write_note("remove", "green levers", "The rear one sticks.")
    note = reader.state.around.notes[0].note
    assert (note.place.anchor, note.place.quote) == ("remove", "green levers")
    reader.model.change_note(note, "Both stick.")
    assert reader.state.around.notes[0].note.text == "Both stick."
    reader.model.remove_note(note)
    assert reader.state.around.notes == ()
    reader.model.restore_note(note)
    assert reader.state.around.notes[0].note.text == "Both stick."


def test_an_empty_note_is_refused(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    with pytest.raises(Refused):
        reader.model.write_note("", "", "   ")


def test_opening_a_page_is_remembered_once(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    reader.model.reopen("en")
    assert [seen.place.page for seen in reader.workplace.notebook.recent()] == ["fuser-replace"]


def test_a_machine_that_the_manual_does_not_cover_marks_the_page(reader: Reader) -> None:
    reader.workplace.take_machine(MachineAtHand("CP-300"))
    reader.model.open(FUSER, "en")
    assert Mark.OTHER_MACHINE in reader.state.marks


def test_titles_of_links_are_known(reader: Reader) -> None:
    reader.model.open(FUSER, "en")
    assert reader.model.title_of(FUSER) == "Replace the fuser unit"
    assert reader.model.title_of(PageRef("mx420", "gone")) == ""


def test_a_page_is_read_whole_where_the_history_cannot_be_written(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise Unavailable("disk-full", "The disk is full.")

    monkeypatch.setattr(workplace.notebook, "opened", refuse)
    reader = Reader(workplace)
    reader.model.open(FUSER, "en")
    assert reader.state.around.is_read
    assert reader.state.around.parts
