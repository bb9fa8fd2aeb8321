"""What a visit has come to, whatever the order in which its entries arrive."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkm.domain.machines import MeterReading
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visit_state import VisitState, folded, repeat_of, within_limits
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry, VisitPlace

OPENED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
VISIT = Visit("v", OPENED, machine="m", site="s", customer="c")


def _entry(name: str, kind: EntryKind, hours: float = 1, **fields: Any) -> VisitEntry:
    return VisitEntry(name, "v", kind, OPENED + hours * HOUR, **fields)


def _state(*entries: VisitEntry) -> VisitState:
    return folded(VISIT, entries)


def test_entries_stand_in_the_order_in_which_things_happened() -> None:
    late, early = _entry("1", EntryKind.NOTE, 3), _entry("2", EntryKind.CODE, 1)
    other = VisitEntry("3", "another visit", EntryKind.NOTE, OPENED)
    state = _state(late, early, other)
    assert state.entries == (early, late)
    assert state.of(EntryKind.NOTE) == (late,)


def test_a_visit_is_open_until_it_is_closed() -> None:
    close = _entry("1", EntryKind.CLOSED, 2, result=Result.WORKED)
    assert (_state().closed, _state().result) == (None, None)
    assert (_state(close).closed, _state(close).result) == (OPENED + 2 * HOUR, Result.WORKED)


def test_the_last_confirmed_cause_is_the_cause() -> None:
    guessed = _entry("1", EntryKind.CAUSE, ref="mx420/roller")
    found = _entry("2", EntryKind.CAUSE, 2, ref="mx420/clutch", confirmed=True)
    assert _state(guessed).cause is None
    assert _state(found, guessed).cause == found


def test_what_remains_to_be_done_is_told_line_by_line() -> None:
    state = _state(
        _entry("1", EntryKind.FOLLOW_UP, text="Order a drum."),
        _entry("2", EntryKind.FOLLOW_UP),
        _entry("3", EntryKind.FOLLOW_UP, 2, text="Call back."),
    )
    assert state.follow_up == "Order a drum.\nCall back."


def test_the_last_reading_is_the_meter() -> None:
    state = _state(
        _entry("1", EntryKind.METER, value=500.0, unit="pages"),
        _entry("2", EntryKind.METER, 2),
        _entry("3", EntryKind.METER, 2, value=math.inf),
    )
    assert state.meter == MeterReading(500, OPENED + HOUR, "pages", "v")
    assert _state().meter is None


def test_a_visit_to_the_wrong_machine_can_be_moved() -> None:
    assert _state().place == VisitPlace("m", "s", "c")
    right = VisitPlace("m2", "s2", "c2")
    move = _entry("1", EntryKind.MOVED, moved_to=right)
    assert _state(move, _entry("2", EntryKind.MOVED, 2)).place == right


def test_a_visit_whose_move_was_taken_back_is_where_it_was_opened() -> None:
    """The server has let the record follow the move; see `Visit`."""
    first = VisitPlace("m", "s", "c")
    visit = Visit("v", OPENED, "m2", "s2", "c2", opened_at=first)
    move = _entry("1", EntryKind.MOVED, moved_to=VisitPlace("m2", "s2", "c2"))
    assert folded(visit, [move]).place.machine == "m2"
    taken_back = _entry("2", EntryKind.WITHDRAWN, 2, amends="1")
    assert folded(visit, [move, taken_back]).place == first


def test_time_is_counted_between_starts_and_stops() -> None:
    state = _state(
        _entry("1", EntryKind.STOPPED, 0.5),
        _entry("2", EntryKind.STARTED, 1),
        _entry("3", EntryKind.STARTED, 2),
        _entry("4", EntryKind.STOPPED, 3),
        _entry("5", EntryKind.STARTED, 5),
        _entry("6", EntryKind.CLOSED, 6),
    )
    assert state.time_worked == 3 * HOUR


def test_without_a_clock_the_whole_visit_counts() -> None:
    assert _state(_entry("1", EntryKind.CLOSED, 2)).time_worked == 2 * HOUR
    assert _state(_entry("1", EntryKind.CLOSED, -2)).time_worked == timedelta()
    assert _state().time_worked == timedelta()


def test_an_amendment_takes_the_place_of_what_it_amends() -> None:
    wrong = _entry("1", EntryKind.CODE, ref="E21-03")
    right = _entry("2", EntryKind.CODE, ref="E21-04", amends="1")
    assert _state(right, wrong).entries == (right,)


def test_of_two_amendments_the_one_that_knew_more_holds_then_the_one_written_last() -> None:
    wrong = _entry("1", EntryKind.NOTE, text="a")
    first = _entry("2", EntryKind.NOTE, text="b", amends="1")
    later = _entry("3", EntryKind.NOTE, text="c", amends="1")
    assert _state(wrong, later, first).entries == (later,)
    knowing = _entry("0", EntryKind.NOTE, text="d", amends="2")
    assert _state(knowing, wrong, later, first).entries == (knowing,)


def test_what_is_taken_back_no_longer_stands_and_can_come_again() -> None:
    note = _entry("1", EntryKind.NOTE, text="a")
    gone = _entry("2", EntryKind.WITHDRAWN, amends="1")
    assert _state(note, gone).entries == ()
    assert _state(note, gone).withdrawn == {"1"}
    again = _entry("3", EntryKind.NOTE, text="a", amends="2")
    assert _state(note, gone, again).entries == (again,)


def test_a_photo_can_be_taken_back() -> None:
    state = _state(_entry("1", EntryKind.WITHDRAWN, amends="photo"))
    assert "photo" in state.withdrawn


def test_an_amendment_stands_by_itself_until_what_it_amends_arrives() -> None:
    early = _entry("2", EntryKind.NOTE, amends="1")
    assert _state(early).entries == (early,)


def test_entries_that_amend_one_another_all_stand() -> None:
    ring = [
        _entry("1", EntryKind.NOTE, amends="2"),
        _entry("2", EntryKind.NOTE, amends="1"),
        _entry("3", EntryKind.NOTE, amends="3"),
    ]
    assert _state(*ring).entries == tuple(ring)
    outside = _entry("4", EntryKind.NOTE, 2, amends="1")
    assert _state(*ring, outside).entries == (ring[1], ring[2], outside)


NAMES = "abcdefgh"
entries = st.lists(
    st.builds(
        _entry,
        st.sampled_from(NAMES),
        st.sampled_from(EntryKind),
        st.integers(0, 3),
        amends=st.sampled_from(["", *NAMES, "elsewhere"]),
        ref=st.sampled_from(["", "E1"]),
        value=st.sampled_from([None, 1.0]),
        confirmed=st.booleans(),
    ),
    unique_by=lambda entry: entry.id,
)


@given(entries, st.randoms(use_true_random=False))
def test_any_order_of_arrival_folds_alike(written: Sequence[VisitEntry], random: Any) -> None:
    shuffled = list(written)
    random.shuffle(shuffled)
    assert folded(VISIT, shuffled) == folded(VISIT, [*written, *shuffled[:2]])


@given(entries)
def test_what_nobody_amends_stands(written: Sequence[VisitEntry]) -> None:
    amended = {entry.amends for entry in written}
    alone = {entry.id for entry in written if not entry.amends and entry.id not in amended}
    taken_back = {entry.id for entry in written if entry.kind is EntryKind.WITHDRAWN}
    standing = {entry.id for entry in folded(VISIT, written).entries}
    assert alone - taken_back <= standing
    assert not standing & taken_back


def _visit(name: str, day: float, *signs: VisitEntry, closed: bool = True) -> VisitState:
    opened = OPENED + day * DAY
    ends = (VisitEntry("z", name, EntryKind.CLOSED, opened + HOUR),) if closed else ()
    ours = [
        VisitEntry(sign.id, name, sign.kind, opened, ref=sign.ref, text=sign.text) for sign in signs
    ]
    return folded(Visit(name, opened, machine="m"), [*ours, *ends])


CODE = _entry("1", EntryKind.CODE, ref="E21-04")
SAME_CODE = _entry("1", EntryKind.CODE, ref="e2104")
NOISE = _entry("2", EntryKind.SYMPTOM, text="Squeaks  loudly")
SAME_NOISE = _entry("2", EntryKind.SYMPTOM, text="squeaks loudly")
NO_WORDS = _entry("3", EntryKind.SYMPTOM)


@pytest.mark.parametrize(("sign", "again"), [(CODE, SAME_CODE), (NOISE, SAME_NOISE)])
def test_the_same_sign_at_the_same_machine_soon_after_is_a_repeat(
    sign: VisitEntry, again: VisitEntry
) -> None:
    first, second = _visit("v1", 0, sign), _visit("v2", 5, sign)
    assert repeat_of(_visit("v3", 20, again), [second, first]) == second


@pytest.mark.parametrize(
    "earlier",
    [
        _visit("v1", 0, NOISE),
        _visit("v1", 0, CODE, closed=False),
        _visit("v1", -20, CODE),
        _visit("v1", 21, CODE),
        _visit("v3", 0, CODE),
        _visit("v1", 0, NO_WORDS),
        folded(Visit("v1", OPENED, machine="other"), []),
    ],
)
def test_another_sign_machine_or_time_is_no_repeat(earlier: VisitState) -> None:
    assert repeat_of(_visit("v3", 20, CODE, NO_WORDS), [earlier]) is None


def test_a_visit_without_a_machine_repeats_nothing() -> None:
    nowhere = folded(Visit("v", OPENED), [CODE])
    assert repeat_of(nowhere, [nowhere]) is None


@pytest.mark.parametrize(
    ("value", "low", "high", "within"),
    [
        (7.0, 6.5, 7.5, True),
        (7.6, None, 7.5, False),
        (6.0, 6.5, None, False),
        (7.0, None, None, None),
        (None, 6.5, 7.5, None),
        (math.nan, 6.5, 7.5, None),
    ],
)
def test_a_measured_value_is_held_against_its_limits(
    value: float | None, low: float | None, high: float | None, within: bool | None
) -> None:
    entry = _entry("1", EntryKind.MEASUREMENT, value=value, low=low, high=high)
    assert within_limits(entry) is within


def test_a_clock_that_runs_counts_up_to_now() -> None:
    running = _state(_entry("1", EntryKind.STARTED, 1))
    assert running.running_since is not None
    assert running.worked_until(running.running_since + HOUR) == HOUR
    assert running.worked_until(running.running_since - HOUR) == timedelta()
    stopped = _state(_entry("1", EntryKind.STARTED, 1), _entry("2", EntryKind.STOPPED, 3))
    assert stopped.running_since is None
    assert stopped.worked_until(stopped.visit.opened + 9 * HOUR) == 2 * HOUR
