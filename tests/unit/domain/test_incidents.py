"""Incidents: how they stand, who has them, and when they are late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from fieldkm.domain.incidents import (
    Deadlines,
    Incident,
    IncidentEntry,
    IncidentState,
    IncidentStatus,
    IncidentStep,
    by_urgency,
    checked_report,
    entry_problem,
    first_owner,
    first_status,
    may_work_off,
    missed_since,
    next_deadline,
    state_of,
    status_after,
    works_off,
)
from fieldkm.domain.people import Role, Territory
from fieldkm.domain.reach import Reach
from fieldkm.errors import BadInput

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
INCIDENT = Incident("i", MONDAY - 3 * DAY, "Shouting", "the background", "ann", customer="c")


def _entry(step: IncidentStep, days: int, **words: str) -> IncidentEntry:
    return IncidentEntry(f"e{days}", "i", step, MONDAY + days * DAY, **words)


def _status(*entries: IncidentEntry) -> IncidentStatus:
    status = first_status(INCIDENT, "boss", MONDAY)
    for entry in entries:
        status = status_after(status, entry, received=entry.at)
    return status


def test_an_incident_goes_to_the_territorys_first_supervisor() -> None:
    assert first_owner(Territory("north", supervisors=("boss", "vice"))) == "boss"
    assert first_owner(Territory("north")) == first_owner(None) == ""


def test_the_deadlines_run_from_when_the_server_was_told() -> None:
    status = _status()
    assert status.answer_by == MONDAY + DAY
    assert status.close_by == MONDAY + 14 * DAY
    assert (status.owner, status.customer, status.reported) == ("boss", "c", INCIDENT.reported)
    quick = first_status(INCIDENT, "boss", MONDAY, Deadlines(0, 1))
    assert (quick.answer_by, quick.close_by) == (MONDAY, MONDAY + DAY)


def test_entries_work_it_off() -> None:
    status = _status(
        _entry(IncidentStep.ANSWERED, 1, for_visitor="Ask for Ms Li."),
        _entry(IncidentStep.ANSWERED, 2),
        _entry(IncidentStep.NEXT_STEP, 3, text="Call on Friday."),
        _entry(IncidentStep.HANDED_ON, 4, owner="vice"),
        _entry(IncidentStep.HANDED_ON, 5),
        _entry(IncidentStep.REMARK, 6, text="The customer called."),
    )
    assert (status.owner, status.next_step) == ("vice", "Call on Friday.")
    assert (status.answered, status.for_visitor) == (MONDAY + DAY, "Ask for Ms Li.")


def test_a_closed_incident_can_be_opened_again_with_its_time_anew() -> None:
    closed = _entry(IncidentStep.CLOSED, 1)
    assert _status(closed).closed == _status(closed).answered == closed.at
    again = _status(closed, _entry(IncidentStep.OPENED_AGAIN, 7))
    assert again.closed is None
    assert again.close_by == MONDAY + 21 * DAY
    assert missed_since(again, MONDAY + 20 * DAY) is None


def test_late_ones_rise_by_the_first_deadline_that_was_missed() -> None:
    assert missed_since(_status(), MONDAY) is None
    assert missed_since(_status(), MONDAY + 2 * DAY) == MONDAY + DAY
    answered = _status(_entry(IncidentStep.ANSWERED, 1))
    assert missed_since(answered, MONDAY + 2 * DAY) is None
    assert missed_since(answered, MONDAY + 20 * DAY) == MONDAY + 14 * DAY
    assert missed_since(_status(_entry(IncidentStep.CLOSED, 20)), MONDAY + 30 * DAY) is None


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (Reach("boss", Role.TECHNICIAN), True),
        (Reach("x", Role.SUPERVISOR, frozenset({"north"})), True),
        (Reach("x", Role.SUPERVISOR, frozenset({"south"})), False),
        (Reach("x", Role.TECHNICIAN, frozenset({"north"})), False),
        (Reach("x", Role.ADMINISTRATOR), True),
    ],
)
def test_the_owner_and_the_supervisors_work_it_off(actor: Reach, may: bool) -> None:
    assert may_work_off(_status(), actor, ["north"]) is may


def test_it_is_open_until_answered_and_answered_until_closed() -> None:
    answered = _entry(IncidentStep.ANSWERED, 1)
    closed = _entry(IncidentStep.CLOSED, 2)
    assert state_of(_status()) is IncidentState.OPEN
    assert state_of(_status(answered)) is IncidentState.ANSWERED
    assert state_of(_status(answered, closed)) is IncidentState.CLOSED
    assert next_deadline(_status()) == MONDAY + DAY
    assert next_deadline(_status(answered)) == MONDAY + 14 * DAY
    assert next_deadline(_status(closed)) is None


def test_they_are_worked_off_the_longest_missed_first_and_closed_ones_come_last() -> None:
    def named(name: str, *entries: IncidentEntry) -> IncidentStatus:
        return replace(_status(*entries), id=name)

    late = replace(named("late"), answer_by=MONDAY)
    later = replace(named("later"), answer_by=MONDAY + timedelta(hours=1))
    soon = replace(named("soon"), answer_by=MONDAY + 2 * DAY)
    at_leisure = named("at leisure", _entry(IncidentStep.ANSWERED, 0))
    unsent = IncidentStatus("unsent", MONDAY)
    closed = named("closed", _entry(IncidentStep.CLOSED, 0))
    just_closed = named("just closed", _entry(IncidentStep.CLOSED, 1))
    found = by_urgency(
        [closed, unsent, at_leisure, later, just_closed, soon, late],
        MONDAY + timedelta(hours=2),
    )
    names = ["late", "later", "soon", "at leisure", "unsent", "just closed", "closed"]
    assert [status.id for status in found] == names


def test_a_report_says_in_one_line_what_happened() -> None:
    report = checked_report(replace(INCIDENT, title="  He\n shouted ", background=" Since May. "))
    assert (report.title, report.background) == ("He shouted", "Since May.")
    for title, code in ((" \n", "incident-untitled"), ("x" * 201, "incident-title-long")):
        with pytest.raises(BadInput) as raised:
            checked_report(replace(INCIDENT, title=title))
        assert raised.value.code == code


@pytest.mark.parametrize(
    ("step", "words", "code"),
    [
        (IncidentStep.REMARK, {}, "incident-entry-empty"),
        (IncidentStep.REMARK, {"for_visitor": "Ask for Ms Li."}, None),
        (IncidentStep.REMARK, {"text": "The customer called."}, None),
        (IncidentStep.ANSWERED, {}, None),
        (IncidentStep.NEXT_STEP, {"text": " "}, "incident-entry-empty"),
        (IncidentStep.CLOSED, {}, "incident-entry-empty"),
        (IncidentStep.CLOSED, {"text": "A new drum."}, None),
        (IncidentStep.HANDED_ON, {}, "incident-no-owner"),
        (IncidentStep.HANDED_ON, {"owner": "boss"}, "incident-same-owner"),
        (IncidentStep.HANDED_ON, {"owner": "vice"}, None),
        (IncidentStep.OPENED_AGAIN, {"text": "Again."}, "incident-open"),
    ],
)
def test_a_step_says_what_it_has_to(
    step: IncidentStep, words: dict[str, str], code: str | None
) -> None:
    problem = entry_problem(_entry(step, 1, **words), _status())
    assert (problem.code if problem else None) == code


def test_after_its_close_it_can_be_remarked_upon_and_opened_again() -> None:
    closed = _status(_entry(IncidentStep.CLOSED, 1))
    problem = entry_problem(_entry(IncidentStep.ANSWERED, 2), closed)
    assert problem is not None
    assert problem.code == "incident-closed"
    for step in (IncidentStep.REMARK, IncidentStep.OPENED_AGAIN):
        assert entry_problem(_entry(step, 2, text="Again."), closed) is None


def test_the_incidents_of_others_are_work_of_supervisors_and_the_office() -> None:
    assert [role for role in Role if works_off(role)] == [
        Role.SUPERVISOR,
        Role.OFFICE,
        Role.ADMINISTRATOR,
    ]
