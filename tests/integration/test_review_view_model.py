"""The review desk between two keys: what is on its way decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.review.view_model import Answer, ReviewViewModel
from fieldkm.domain.fixes import Fix, FixState, Verb
from tests.support.fixes import BERT, JAM, NOON, SUE, another
from tests.support.tasks import HeldTasks
from tests.support.territory import a_workplace, receive

SCOPES = ("territory:north", "review:mx")


class Desk:
    """A view model whose work is done when the test says so."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.tasks = HeldTasks()
        self.written = 0
        self.model = ReviewViewModel(
            workplace, self.tasks, lambda: "en", self._wrote, lambda _: None
        )
        self.model.show()
        self.tasks.finish_all()

    def _wrote(self) -> None:
        self.written += 1

    @property
    def shown(self) -> str:
        case = self.model.state.case
        return case.fix.id if case else ""

    def state_of(self, fix: str) -> FixState:
        found = self.workplace.records.get(Fix, fix)
        assert found
        return found.state


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Sue's desk with three fixes that wait, the first of which lies on it."""
    records = []
    for number in (1, 2, 3):
        fix, revision = another(number, FixState.SUBMITTED)
        records += [replace(fix, submitted=NOON.replace(hour=number)), revision]
    with_them = a_workplace(tmp_path / "home", BERT, *records, user=SUE, scopes=SCOPES)
    yield Desk(with_them)
    with_them.close()


def test_what_was_asked_for_last_lies_on_the_desk(desk: Desk) -> None:
    desk.model.open("f-2")
    desk.model.open("f-3")
    desk.tasks.finish_all()
    assert desk.shown == "f-3"


def test_while_the_next_one_is_fetched_the_one_on_the_screen_is_decided_on(desk: Desk) -> None:
    desk.model.open("f-2")
    desk.model.ask(Verb.APPROVE)
    desk.model.decide(Answer())
    desk.tasks.finish_all()
    assert desk.state_of("f-1") is FixState.APPROVED
    assert desk.state_of("f-2") is FixState.SUBMITTED


def test_a_decision_that_was_asked_goes_with_its_case(desk: Desk) -> None:
    desk.model.open("f-2")
    desk.model.ask(Verb.APPROVE)
    desk.tasks.finish_all()
    desk.model.decide(Answer())
    desk.tasks.finish_all()
    assert desk.shown == "f-2"
    assert {desk.state_of(f"f-{at}") for at in (1, 2, 3)} == {FixState.SUBMITTED}


def test_one_decision_at_a_time(desk: Desk) -> None:
    desk.model.ask(Verb.APPROVE)
    desk.model.decide(Answer())
    desk.model.decide(Answer())
    desk.model.ask(Verb.RETIRE)
    desk.model.undo()
    desk.tasks.finish_all()
    assert len(desk.workplace.sync.waiting()) == 1
    assert (desk.shown, desk.written) == ("f-2", 1)


def test_nothing_is_decided_between_two_cases(desk: Desk) -> None:
    desk.model.ask(Verb.APPROVE)
    desk.model.decide(Answer())
    desk.tasks.finish()  # decided; the next one is still to come
    desk.model.ask(Verb.APPROVE)
    desk.model.decide(Answer())
    desk.tasks.finish_all()
    assert desk.state_of("f-2") is FixState.SUBMITTED


def test_what_came_since_the_case_was_read_is_found_when_it_is_decided_on(desk: Desk) -> None:
    fix = desk.workplace.records.get(Fix, "f-1")
    assert fix
    newer = replace(JAM, id="r-new", fix="f-1", base_revision="r-1")
    changed = replace(fix, waiting=("r-new",), current_revision="r-new")
    receive(desk.workplace.records._database, changed, newer, rev=2)  # and nobody has told yet
    desk.model.ask(Verb.APPROVE)
    desk.model.decide(Answer())
    desk.tasks.finish_all()
    state = desk.model.state
    assert getattr(state.problem, "code", "") == "revision-overtaken"
    assert state.is_stale
    assert desk.state_of("f-1") is FixState.SUBMITTED


def test_a_fix_that_is_gone_is_told(desk: Desk) -> None:
    desk.model.open("f-9")
    desk.tasks.finish_all()
    assert desk.shown == ""
    assert getattr(desk.model.state.problem, "code", "") == "no-such-fix"
    desk.model.show()
    desk.tasks.finish_all()
    assert desk.shown == "f-1"


def test_the_ends_of_the_queue_hold(desk: Desk) -> None:
    desk.model.step(-1)
    desk.tasks.finish_all()
    assert desk.shown == "f-1"
    for _ in range(5):
        desk.model.step(1)
        desk.tasks.finish_all()
    assert desk.shown == "f-3"
    desk.model.ask(Verb.APPROVE)
    desk.model.decide(Answer())
    desk.tasks.finish_all()
    assert desk.shown == "f-1"
