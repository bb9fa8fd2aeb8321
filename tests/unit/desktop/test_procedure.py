"""Ticking steps, and the warnings that are to be read before."""

from __future__ import annotations

from fieldkm.desktop.manual.procedure import Procedure
from fieldkm.domain.manuals import Alarm, Signal, Step

STEPS = (Step(1, "open", "Open the door."), Step(2, "pull", "Pull the fuser."))
HOT = Alarm(Signal.WARNING, "Hot", "The fuser is hot.", 2, "hot", "pull")
SHOCK = Alarm(Signal.DANGER, "Shock", "Unplug it.", 0, "shock", "")
GEARS = Alarm(Signal.CAUTION, "Gears", "Do not bend them.", 2, "gears", "pull")


def test_progress_counts_steps_and_not_acknowledged_warnings() -> None:
    procedure = Procedure(STEPS, (HOT,), frozenset({"open", "hot"}))
    assert procedure.done == 1


def test_a_tick_is_added_and_taken_back() -> None:
    ticked = Procedure(STEPS).with_tick("open", is_ticked=True)
    assert ticked.ticked == {"open"}
    assert ticked.with_tick("open", is_ticked=False).ticked == frozenset()


def test_a_warning_is_to_be_read_before_the_step_that_it_guards() -> None:
    procedure = Procedure(STEPS, (HOT,))
    assert procedure.unread_before("pull", frozenset()) == ("hot",)
    assert procedure.unread_before("open", frozenset()) == ()


def test_a_danger_of_the_whole_page_is_to_be_read_before_any_step() -> None:
    procedure = Procedure(STEPS, (SHOCK, HOT))
    assert procedure.unread_before("open", frozenset()) == ("shock",)
    assert procedure.unread_before("pull", frozenset()) == ("shock", "hot")


def test_what_was_acknowledged_or_asked_for_does_not_stop_anybody_again() -> None:
    acknowledged = Procedure(STEPS, (HOT,), frozenset({"hot"}))
    assert acknowledged.unread_before("pull", frozenset()) == ()
    assert Procedure(STEPS, (HOT,)).unread_before("pull", {"hot"}) == ()


def test_taking_a_step_back_asks_for_nothing() -> None:
    procedure = Procedure(STEPS, (HOT,), frozenset({"pull"}))
    assert procedure.unread_before("pull", frozenset()) == ()


def test_cautions_and_the_warnings_themselves_stop_nobody() -> None:
    assert Procedure(STEPS, (GEARS,)).unread_before("pull", frozenset()) == ()
    assert Procedure(STEPS, (HOT,)).unread_before("hot", frozenset()) == ()


def test_words_of_a_tick_are_those_of_its_step_or_alarm() -> None:
    procedure = Procedure(STEPS, (HOT,))
    assert procedure.text_of("pull") == "Pull the fuser."
    assert procedure.text_of("hot") == "The fuser is hot."
    assert procedure.text_of("gone") == ""
