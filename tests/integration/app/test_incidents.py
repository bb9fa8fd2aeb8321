"""Incidents on a laptop: reported with their place, worked off by those who may, seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.incidents import Incidents
from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Customer, Site, Subject, SubjectKind
from fieldkm.domain.incidents import (
    Incident,
    IncidentEntry,
    IncidentState,
    IncidentStatus,
    IncidentStep,
)
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import Role, User
from fieldkm.domain.visits import PlannedVisit, Visit
from fieldkm.errors import BadInput, NotAllowed, Refused
from tests.support.clock import FakeClock
from tests.support.territory import ANNA, a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SCOPES = ("territory:north", "incidents:north")
SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
BERT = User("u-bert", "bert", "Bert Lund")
PEOPLE = (ANNA, BERT, SUE, User("u-olga", "olga", "Olga", Role.OFFICE))
PLACES = (
    Customer("c-1", "Harbour office"),
    Site("s-1", "c-1", "Quay 4"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
    Visit("v-1", NOW, "m-1", "s-1", "c-1"),
    Visit("v-2", NOW, customer="c-1"),
    PlannedVisit("p-1", site="s-1"),
)
STORY = Incident("i-1", NOW - 3 * DAY, "Shouting", "Since May.", "u-anna", machine="m-1")
STATUS = IncidentStatus(
    "i-1", STORY.reported, NOW - 3 * DAY, machine="m-1", owner="u-sue",
    answer_by=NOW - 2 * DAY, close_by=NOW + 7 * DAY,
)  # fmt: skip

Laptop = Callable[..., Incidents]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Makes a laptop of a user that holds these records, `PEOPLE` and `PLACES`."""
    opened: list[Workplace] = []

    def make(
        *records: Identified, user: User = ANNA, scopes: Sequence[str] = SCOPES[:1]
    ) -> Incidents:
        people = [one for one in PEOPLE if one.id != user.id]
        folder = tmp_path / f"home-{len(opened)}"
        opened.append(
            a_workplace(
                folder, *people, *PLACES, *records, clock=FakeClock(), user=user, scopes=scopes
            )
        )
        return opened[-1].incidents

    yield make
    for workplace in opened:
        workplace.close()


@pytest.fixture
def sue(laptop: Laptop) -> Incidents:
    """The supervisor's laptop with one incident."""
    return laptop(STORY, STATUS, user=SUE, scopes=SCOPES)


@pytest.mark.parametrize(
    ("kind", "name", "where"),
    [
        (SubjectKind.MACHINE, "m-1", ("c-1", "s-1", "m-1", "")),
        (SubjectKind.SITE, "s-1", ("c-1", "s-1", "", "")),
        (SubjectKind.CUSTOMER, "c-1", ("c-1", "", "", "")),
        (SubjectKind.VISIT, "v-1", ("c-1", "s-1", "m-1", "v-1")),
        (SubjectKind.VISIT, "v-2", ("c-1", "", "", "v-2")),
        (SubjectKind.PLANNED_VISIT, "p-1", ("c-1", "s-1", "", "")),
    ],
)
def test_a_report_takes_along_all_that_is_known_of_its_place(
    laptop: Laptop, kind: SubjectKind, name: str, where: tuple[str, ...]
) -> None:
    anna = laptop()
    made = anna.report(" He shouted ", "Since May.", Subject(kind, name), NOW - DAY)
    known = anna.find(made)
    assert (known.title, known.background, known.happened) == (
        "He shouted",
        "Since May.",
        NOW - DAY,
    )
    found = known.status
    assert (found.customer, found.site, found.machine) == where[:3]


@pytest.mark.parametrize("kind", [SubjectKind.MACHINE, SubjectKind.CONTACT, SubjectKind.VISIT])
def test_a_place_that_is_not_here_is_refused(laptop: Laptop, kind: SubjectKind) -> None:
    anna = laptop()
    with pytest.raises(BadInput, match="not on this laptop"):
        anna.report("Shouting", subject=Subject(kind, "gone"))
    with pytest.raises(BadInput, match="missing"):
        anna.report(" ")
    assert anna.open() == ()


def test_before_it_is_sent_nobody_has_it_and_no_deadline_runs(laptop: Laptop) -> None:
    anna = laptop()
    made = anna.report("Shouting", subject=Subject(SubjectKind.MACHINE, "m-1"))
    (known,) = anna.open()
    assert (known.id, known.is_sent, known.owner, known.due) == (made, False, "", None)
    assert str(known.where) == "Harbour office · Quay 4 · MX-420 A-100"
    assert not known.may_work_off
    anna.add(made, IncidentStep.REMARK, "The director was there.")
    with pytest.raises(NotAllowed):
        anna.close(made, "Done")


def test_the_owner_sees_her_late_incident_with_its_story(sue: Incidents) -> None:
    (known,) = sue.mine()
    assert (known.title, known.background, known.reporter) == (
        "Shouting",
        "Since May.",
        "Anna Berg",
    )
    assert (known.state, known.late) == (IncidentState.OPEN, NOW - 2 * DAY)
    assert known.may_work_off
    assert known.is_told
    assert sue.works_off


def test_what_was_done_is_seen_before_the_server_has_it(sue: Incidents) -> None:
    sue.add("i-1", IncidentStep.ANSWERED, "Called Mr Lund.", for_visitor="Ask for Mr Lund.")
    sue.add("i-1", IncidentStep.NEXT_STEP, "A new drum on Monday")
    (known,) = sue.open()
    assert known.state is IncidentState.ANSWERED
    assert known.late is None
    assert (known.status.next_step, known.status.for_visitor) == (
        "A new drum on Monday",
        "Ask for Mr Lund.",
    )
    first, second = sue.entries("i-1")
    assert (first.author, first.step, first.is_sent) == ("Sue Hart", IncidentStep.ANSWERED, False)
    assert second.text == "A new drum on Monday"


def test_an_incident_is_handed_on_closed_and_opened_again(sue: Incidents) -> None:
    assert [one.name for one in sue.colleagues()] == ["Sue Hart", "Anna Berg", "Bert Lund"]
    sue.add("i-1", IncidentStep.HANDED_ON, owner="u-bert")
    assert sue.mine() == ()
    assert sue.find("i-1").owner == "Bert Lund"
    with pytest.raises(BadInput, match="nothing written"):
        sue.close("i-1", " ")
    sue.close("i-1", "A new drum, and an excuse.")
    assert sue.open() == ()
    (closed,) = sue.closed()
    assert closed.state is IncidentState.CLOSED
    with pytest.raises(Refused, match="closed"):
        sue.add("i-1", IncidentStep.ANSWERED, "Again")
    sue.open_again("i-1", "It happened again.")
    assert [one.id for one in sue.open()] == ["i-1"]


def test_others_are_told_how_it_stands_and_only_that(laptop: Laptop) -> None:
    bert = laptop(STATUS, user=BERT)
    known = bert.find("i-1")
    assert (known.title, known.background, known.reporter) == ("", "", "")
    assert (known.owner, known.is_told, known.may_work_off) == ("Sue Hart", False, False)
    assert bert.open() == ()
    assert not bert.works_off
    assert [one.id for one in bert.status_for("m-1")] == ["i-1"]
    bert.add("i-1", IncidentStep.REMARK, "The director was there.")
    with pytest.raises(NotAllowed):
        bert.add("i-1", IncidentStep.REMARK, for_visitor="Be kind")
    with pytest.raises(NotAllowed):
        bert.add("i-1", IncidentStep.ANSWERED)


def test_what_came_from_the_server_is_not_counted_twice(laptop: Laptop) -> None:
    closed = IncidentEntry("e-1", "i-1", IncidentStep.CLOSED, NOW - DAY, "u-sue", "A new drum")
    again = IncidentEntry("e-2", "i-1", IncidentStep.OPENED_AGAIN, NOW, "u-sue", "No")
    sue = laptop(STORY, STATUS, closed, again, user=SUE, scopes=SCOPES)
    assert [one.is_sent for one in sue.entries("i-1")] == [True, True]
    assert sue.find("i-1").status == STATUS


def test_places_are_found_by_serial_number_and_by_name(laptop: Laptop) -> None:
    anna = laptop(Customer("c-2", "The Harbour"), Customer("c-3", "Harbour gone", removed=True))
    found = [(subject.id, str(where)) for subject, where in anna.places("harbour")]
    assert found == [("c-1", "Harbour office"), ("c-2", "The Harbour")]
    assert [subject.id for subject, _ in anna.places("a100")] == ["m-1"]
    assert anna.places(" ") == ()
    assert str(anna.where(Subject(SubjectKind.SITE, "s-1"))) == "Harbour office · Quay 4"


def test_an_incident_that_is_not_here_is_said_to_be_elsewhere(laptop: Laptop) -> None:
    with pytest.raises(BadInput, match="not on this laptop"):
        laptop().find("nowhere")
