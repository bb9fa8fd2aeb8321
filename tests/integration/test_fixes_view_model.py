"""What the Fixes screen shows and does, over a laptop of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.fixes.view_model import FixesViewModel, State, Wanted, Whose, Writing
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.fix_lines import Shelf
from fieldkm.domain.fixes import FixState
from fieldkm.domain.outcomes import Counts, Result
from fieldkm.domain.visits import Visit
from fieldkm.errors import BadInput
from tests.support.fixes import BERT, SUE, a_fix, another
from tests.support.tasks import ImmediateTasks
from tests.support.territory import ANNA, a_workplace


class Screen:
    """A view model, what it told its view last, and how often something was written."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.written = 0
        self.model = FixesViewModel(workplace, ImmediateTasks(), self._wrote, self._show)
        self.state = State()

    def _wrote(self) -> None:
        self.written += 1

    def _show(self, state: State) -> None:
        self.state = state

    @property
    def titles(self) -> list[str]:
        return [line.title for line in self.state.lines]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    workplace = a_workplace(
        tmp_path / "home",
        BERT,
        SUE,
        *a_fix(),
        *another(1, FixState.RETURNED, title="Mine", author=ANNA.id, models=("CP300",)),
    )
    yield Screen(workplace)
    workplace.close()


def test_all_are_listed_and_narrowed_down(screen: Screen) -> None:
    screen.model.load()
    assert screen.titles == ["Mine", "Jams at the fuser exit on damp days"]
    assert screen.state.counts[Shelf.RETURNED] == 1
    screen.model.find(Wanted(whose=Whose.MINE))
    assert screen.titles == ["Mine"]
    screen.model.find(Wanted(shelf=Shelf.APPROVED))
    assert screen.titles == ["Jams at the fuser exit on damp days"]
    screen.model.find(Wanted(model="CP300"))
    assert screen.titles == ["Mine"]


def test_drafts_stand_in_a_list_of_their_own(screen: Screen) -> None:
    drafts = screen.workplace.fix_drafts
    draft = drafts.begin()
    drafts.keep(replace(draft, title="Half written", symptom="It squeals"))
    screen.model.find(Wanted(whose=Whose.DRAFTS))
    assert [(line.id, line.title, line.state) for line in screen.state.lines] == [
        (draft.id, "Half written", FixState.DRAFT)
    ]
    screen.model.find(Wanted(whose=Whose.DRAFTS, words="squeals half"))
    assert len(screen.titles) == 1
    screen.model.find(Wanted(whose=Whose.DRAFTS, words="rattles"))
    assert screen.titles == []


def test_without_a_fix_stands_what_came_back_and_what_helped(screen: Screen) -> None:
    screen.model.show("")
    assert [line.title for line in screen.state.start.returned] == ["Mine"]
    assert screen.state.opened is None


def test_a_fix_is_opened_by_its_number_and_counts_as_opened_once(screen: Screen) -> None:
    screen.model.show("F-1001")
    assert screen.model.shown == "f-jam"
    opened = screen.state.opened
    assert opened is not None
    assert opened.texts is not None
    assert "concertina" in opened.texts.symptom.plain
    assert (opened.may_thank, opened.may_withdraw, opened.visit) == (True, False, None)
    screen.model.load()
    assert screen.workplace.fixes.read("f-jam").line.title == opened.read.line.title


def test_a_fix_that_is_not_here_leaves_the_list(screen: Screen) -> None:
    screen.model.load()
    screen.model.show("f-gone")
    assert isinstance(screen.state.error, BadInput)
    assert (screen.model.shown, screen.state.opened) == ("", None)
    assert len(screen.titles) == 2
    screen.model.show("f-jam")
    assert screen.state.error is None


def test_a_use_is_kept_with_the_open_visit_where_the_fix_fits_it(screen: Screen) -> None:
    workplace = screen.workplace
    workplace.recorder.write(
        Visit("v-1", workplace.clock.now(), "m-1", technician=ANNA.id, model="MX-420", serial="A1")
    )
    screen.model.show("f-1")
    assert screen.state.opened
    assert screen.state.opened.visit is None
    screen.model.show("f-jam")
    assert screen.state.opened.visit
    screen.model.use(Result.WORKED, "Dried it")
    (use,) = workplace.fixes.read("f-jam").uses
    assert (use.model, use.text) == ("MX-420", "Dried it")
    assert (screen.written, screen.state.written) == (1, {Writing.OUTCOME: 1})
    assert screen.state.opened.read.line.counts == Counts(1)


def test_without_a_visit_a_use_is_one_of_the_machine_at_hand(screen: Screen) -> None:
    screen.workplace.take_machine(MachineAtHand("MX420"))
    screen.model.show("f-jam")
    screen.model.use(Result.FAILED, "")
    screen.workplace.take_machine(MachineAtHand("CP300"))
    screen.model.use(Result.PARTLY, "")
    uses = screen.workplace.fixes.read("f-jam").uses
    assert sorted((use.result.value, use.model) for use in uses) == [
        ("failed", "MX420"),
        ("partly", ""),
    ]


def test_remarks_are_written_and_a_refused_one_is_said(screen: Screen) -> None:
    screen.model.show("f-jam")
    screen.model.comment("Wear gloves")
    screen.model.thank("")
    screen.model.report("Wrong part")
    opened = screen.state.opened
    assert opened
    assert [one.text for one in opened.read.comments] == ["Wear gloves"]
    assert (opened.may_thank, len(opened.flags)) == (False, 1)
    screen.model.comment("  ")
    assert isinstance(screen.state.problem, BadInput)
    assert screen.written == 3
    screen.model.show("f-1")
    assert screen.state.problem is None


def test_one_takes_back_what_is_ones_own_and_undecided(screen: Screen) -> None:
    screen.model.show("f-1")
    assert screen.state.opened
    assert screen.state.opened.may_withdraw
    assert not screen.state.opened.may_thank
    screen.model.withdraw("Said before")
    assert screen.state.opened.read.line.is_retired
    assert not screen.state.opened.may_withdraw


def test_an_improvement_is_begun(screen: Screen) -> None:
    begun: list[str] = []
    screen.model.show("f-jam")
    screen.model.improve(begun.append)
    assert screen.workplace.fix_drafts.of(begun[0]).base_revision == "r-jam"


def test_nothing_is_done_while_no_fix_is_open(screen: Screen) -> None:
    screen.model.use(Result.WORKED, "")
    assert screen.model.place("part:604-1234") is None
    assert screen.written == 0
