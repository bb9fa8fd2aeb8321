"""The search box searches what was typed, drops what is late, and opens what is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from fieldkm.app.places import FixPlace, MachinePlace, PartPlace, Place, SerialPlace
from fieldkm.desktop.shell.search_box.rows import (
    CorrectionRow,
    HitRow,
    MachineRow,
    ProblemRow,
    RecentRow,
)
from fieldkm.desktop.shell.search_box.view_model import SearchBox, State
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.finding import Answer, Hit, Kind, Query
from fieldkm.domain.fix_lines import FixLine
from fieldkm.domain.fixes import FixState
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import Unavailable
from tests.support.machine_book import FakeMachineBook
from tests.support.tasks import HeldTasks, ImmediateTasks

CODE = Hit(
    Kind.FAULT, "mx420/fault-fuser", "mx420", "en", "E21-04", "", "fault-e21-04", "", "", 2.0,
    why=("code",),
)  # fmt: skip
PAGE = Hit(Kind.PAGE, "mx420/fuser", "mx420", "en", "The fuser", "", "", "", "", 1.0)
FIX = Hit(Kind.FIX, "/fix:f-1", "", "en", "Shim the roller", "", "", "", "", 0.7)
GONE = Hit(Kind.FIX, "/fix:f-gone", "", "en", "Not here any more", "", "", "", "", 0.6)
FIX_LINE = FixLine("f-1", "F-1001", "Shim the roller", FixState.SUBMITTED)
PART = Hit(Kind.PART, "mx420/part:604-1234", "mx420", "en", "604-1234", "", "", "", "", 0.5)


@dataclass
class Bench:
    """A search box with all that it sees and says."""

    tasks: Any = field(default_factory=ImmediateTasks)
    answers: dict[str, Answer] = field(default_factory=dict)
    machine: MachineAtHand | None = None
    error: Exception | None = None
    queries: list[Query] = field(default_factory=list)
    opened: list[Place] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    book: Any = field(default_factory=FakeMachineBook)
    fitting: list[MachineAtHand] = field(default_factory=list)
    counted: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        info = SimpleNamespace(title=lambda language: "MX-420 manual")
        workplace: Any = SimpleNamespace(
            search=SimpleNamespace(find=self.find, suggest=lambda typed, language: []),
            library=SimpleNamespace(info=lambda manual: info),
            machine_at_hand=self.machine,
            machine_book=self.book,
            machines=SimpleNamespace(of_models=lambda words: self.fitting),
            fixes=SimpleNamespace(lines=self.lines, note_found=self.counted.append),
        )
        self.box = SearchBox(workplace, self.tasks, self.states.append, self.opened.append)

    def lines(self, fixes: Iterable[str]) -> dict[str, FixLine]:
        return {fix: FIX_LINE for fix in fixes if fix == FIX_LINE.id}

    def find(self, query: Query) -> Answer:
        self.queries.append(query)
        if self.error:
            raise self.error
        return self.answers.get(query.words, Answer())

    def search(self, words: str) -> None:
        self.box.type(words)
        self.box.search("en")

    @property
    def state(self) -> State:
        return self.box.state


def test_the_first_hit_is_selected() -> None:
    bench = Bench(answers={"fuser": Answer((PAGE, PART), suggestion="fusers")})
    bench.search("fuser")
    selected = bench.state.rows[bench.state.selected]
    assert isinstance(selected, HitRow)
    assert selected.hit == PAGE
    assert bench.state.is_shown


def test_the_machine_at_hand_narrows_the_search() -> None:
    machine = MachineAtHand("MX-430", "MB204117")
    bench = Bench(machine=machine)
    bench.search("fuser")
    assert bench.queries[0].machine == machine


def test_enter_opens_the_selected_hit_at_its_section() -> None:
    bench = Bench(answers={"e21-04": Answer((CODE,))})
    bench.search("e21-04")
    bench.box.enter()
    assert bench.opened == [PageRef("mx420", "fault-fuser", "fault-e21-04")]
    assert not bench.state.is_shown


def test_a_part_opens_as_a_part() -> None:
    bench = Bench(answers={"604": Answer((PART,))})
    bench.search("604")
    bench.box.enter()
    assert bench.opened == [PartPlace("604-1234", "mx420")]


def test_enter_on_a_code_waits_for_the_answer_and_opens_it() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, {"E21-04": Answer((CODE,))})
    bench.search("E21-04")
    bench.box.enter()
    assert bench.opened == []
    tasks.finish_all()
    assert bench.opened == [PageRef("mx420", "fault-fuser", "fault-e21-04")]


def test_enter_on_words_that_are_not_answered_opens_nothing_by_itself() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, {"fuser": Answer((PAGE,))})
    bench.search("fuser")
    bench.box.enter()
    tasks.finish_all()
    assert bench.opened == []
    assert bench.state.is_shown


def test_a_code_that_is_not_known_exactly_opens_nothing_by_itself() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, {"E99": Answer((PAGE,))})
    bench.search("E99")
    bench.box.enter()
    tasks.finish_all()
    assert bench.opened == []


def test_typing_on_takes_back_an_enter() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, {"E21-04": Answer((CODE,)), "E21-04x": Answer((CODE,))})
    bench.search("E21-04")
    bench.box.enter()
    bench.search("E21-04x")
    tasks.finish_all()
    assert bench.opened == []


def test_a_late_answer_does_not_replace_what_was_typed_since() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, {"a": Answer((PAGE,)), "ab": Answer((PART,))})
    bench.search("a")
    bench.search("ab")
    tasks.finish(1)
    tasks.finish(0)
    assert [row.hit for row in bench.state.rows if isinstance(row, HitRow)] == [PART]


def test_what_was_found_stays_in_view_until_there_is_an_answer() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, {"a": Answer((PAGE,))})
    bench.search("a")
    tasks.finish_all()
    bench.search("ab")
    assert bench.state.is_pending
    assert bench.state.rows


def test_arrows_go_round_and_skip_headings() -> None:
    bench = Bench(answers={"x": Answer((PAGE, PART))})
    bench.search("x")
    first = bench.state.selected
    bench.box.move(1)
    second = bench.state.selected
    bench.box.move(1)
    assert first != second
    assert bench.state.selected == first
    bench.box.move(-1)
    assert bench.state.selected == second


def test_a_correction_is_searched_for() -> None:
    bench = Bench(answers={"fusr": Answer(suggestion="fuser"), "fuser": Answer((PAGE,))})
    bench.search("fusr")
    bench.box.choose(bench.state.rows.index(CorrectionRow("fuser")))
    assert bench.state.words == "fuser"
    assert any(isinstance(row, HitRow) for row in bench.state.rows)


def test_an_empty_box_offers_what_was_opened_before_the_last_first() -> None:
    bench = Bench(answers={w: Answer((PAGE,)) for w in ("one", "two", "ONE")})
    for words in ("one", "two", "ONE"):
        bench.search(words)
        bench.box.enter()
    bench.box.type("")
    assert bench.state.rows == (RecentRow("ONE"), RecentRow("two"))


def test_nothing_is_offered_before_anything_was_opened() -> None:
    bench = Bench()
    bench.box.offer_recent()
    assert not bench.state.is_shown


def test_a_search_that_is_not_possible_says_why() -> None:
    error = Unavailable("no-index", "The search is being built.")
    bench = Bench(error=error)
    bench.search("fuser")
    assert bench.state.rows == (ProblemRow(error),)


def test_a_hit_can_be_opened_with_the_list_left_standing() -> None:
    bench = Bench(answers={"x": Answer((PAGE, PART))})
    bench.search("x")
    bench.box.choose(bench.state.selected, keep_open=True)
    assert bench.opened
    assert bench.state.is_shown


def test_a_closed_list_can_be_opened_again() -> None:
    bench = Bench(answers={"x": Answer((PAGE,))})
    bench.search("x")
    bench.box.close()
    bench.box.reopen()
    assert bench.state.is_shown


def test_a_typed_serial_offers_its_machine_first() -> None:
    machine = Machine("m-1", "MX-420", "MA204117")
    bench = Bench(book=FakeMachineBook(machine), answers={"ma204117": Answer((PAGE,))})
    bench.search("ma204117")
    first = bench.state.rows[bench.state.selected]
    assert first == MachineRow(machine.at_hand, "Nordwind")
    bench.box.enter()
    assert bench.opened == [MachinePlace("m-1")]


def test_a_serial_that_is_begun_offers_machines_too() -> None:
    bench = Bench(book=FakeMachineBook(Machine("m-1", "MX-420", "MA204117")))
    bench.search("ma20")
    assert [r.is_exact for r in bench.state.rows if isinstance(r, MachineRow)] == [False]
    bench.search("ma2")
    assert not [r for r in bench.state.rows if isinstance(r, MachineRow)]


def test_a_scanned_serial_goes_straight_to_its_machine() -> None:
    tasks = HeldTasks()
    bench = Bench(tasks, book=FakeMachineBook(Machine("m-1", "MX-420", "MA204117")))
    bench.search("MA204117")
    bench.box.enter()
    tasks.finish_all()
    assert bench.opened == [MachinePlace("m-1")]


def test_a_scanned_serial_of_two_machines_lets_choose() -> None:
    tasks = HeldTasks()
    twins = FakeMachineBook(Machine("m-1", "MX-420", "X100"), Machine("m-2", "ZX-9", "x-100"))
    bench = Bench(tasks, book=twins)
    bench.search("X100")
    bench.box.enter()
    tasks.finish_all()
    assert bench.opened == [SerialPlace("X100")]


def test_a_serial_without_a_record_is_offered_by_the_manuals_pattern() -> None:
    fitting = [MachineAtHand("MX-420", "MA999999")]
    book = FakeMachineBook(Machine("m-1", "MX-420", "MA204117"))
    bench = Bench(book=book, fitting=fitting)
    bench.search("ma999999")
    bench.box.enter()
    assert bench.opened == [SerialPlace("MA999999")]
    without_machines = Bench(fitting=fitting)
    without_machines.search("ma999999")
    assert without_machines.opened == []


def test_a_machine_is_offered_while_the_search_is_not_possible() -> None:
    book = FakeMachineBook(Machine("m-1", "MX-420", "MA204117"))
    bench = Bench(book=book, error=Unavailable("search-not-built", "The search is not built."))
    bench.search("ma204117")
    assert [type(row) for row in bench.state.rows] == [MachineRow, ProblemRow]


def test_a_fix_is_listed_with_how_it_stands_and_opens() -> None:
    bench = Bench(answers={"shim": Answer((FIX, GONE))})
    bench.box.type("shim")
    bench.box.search("en")
    found = [row for row in bench.box.state.rows if isinstance(row, HitRow)]
    assert [(row.hit, row.fix) for row in found] == [(FIX, FIX_LINE)]
    bench.box.enter()
    assert bench.opened == [FixPlace("f-1")]


def test_fixes_are_counted_as_found_once_for_the_words_that_one_has_come_to() -> None:
    bench = Bench(answers={"sh": Answer((FIX,)), "shim": Answer((FIX,))})
    for words in ("sh", "shim"):
        bench.box.type(words)
        bench.box.search("en")
    assert bench.counted == []
    bench.box.close()
    bench.box.reopen()
    bench.box.enter()
    assert bench.counted == [["f-1"]]


def test_what_cannot_be_counted_is_no_obstacle() -> None:
    bench = Bench(answers={"shim": Answer((FIX,))})
    bench.box._workplace.fixes.note_found = refuse
    bench.box.type("shim")
    bench.box.search("en")
    bench.box.enter()
    assert bench.opened == [FixPlace("f-1")]


def refuse(fixes: list[str]) -> None:
    raise Unavailable("disk-full", "The disk is full.", "Free some space.")
