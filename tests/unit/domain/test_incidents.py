"""Incidents: how they stand, who has them, and when they are late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fieldkm.domain.incidents import (
    Deadlines,
    Incident,
    IncidentEntry,
    IncidentStatus,
    IncidentStep,
    first_owner,
    first_status,
    may_work_off,
    missed_since,
    status_after,
)
from fieldkm.domain.people import Role, Territory
from fieldkm.domain.reach import Reach

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
