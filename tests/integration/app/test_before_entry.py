"""What must be known before going in, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.before_entry import BeforeEntry, Warnings
from fieldkm.app.places import IncidentPlace
from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
    Task,
)
from fieldkm.domain.incidents import Incident, IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Signal
from tests.support.territory import ANNA, a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
PLACES = (
    Customer("c-1", "Harbour office"),
    Site("s-1", "c-1", "Quay 4"),
    Site("s-2", "c-1", "Depot"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
    Machine("m-2", "MX-420", "A-200", "s-2"),
    Contact("p-1", "c-1", "Mr Lund"),
    Contact("p-2", "c-1", "Ms Ek", site="s-2"),
)
CUSTOMER = Subject(SubjectKind.CUSTOMER, "c-1")
QUAY = Subject(SubjectKind.SITE, "s-1")
DEPOT = Subject(SubjectKind.SITE, "s-2")
COPIER = Subject(SubjectKind.MACHINE, "m-1")

Laptop = Callable[..., BeforeEntry]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Makes a laptop that holds these records and `PLACES`."""
    opened: list[Workplace] = []

    def make(*records: Identified) -> BeforeEntry:
        opened.append(a_workplace(tmp_path / "home", *PLACES, *records))
        return opened[-1].before_entry

    yield make
    for workplace in opened:
        workplace.close()


def test_hazards_stand_with_the_gravest_first_and_say_what_they_are_about(laptop: Laptop) -> None:
    before = laptop(
        Hazard("h-1", QUAY, "Wet floor", Signal.CAUTION),
        Hazard("h-2", COPIER, "Live parts", Signal.DANGER, ANNA.id),
        Hazard("h-3", DEPOT, "Forklifts"),
        Hazard("h-4", QUAY, "gone", removed=True),
    )
    at_machine = before.of(machine="m-1").hazards
    assert [(item.text, item.about) for item in at_machine] == [
        ("Live parts", ""),
        ("Wet floor", "Quay 4"),
    ]
    assert at_machine[0].who == "Anna Berg"
    at_customer = before.of(customer="c-1").hazards
    assert [(item.text, item.about) for item in at_customer] == [
        ("Live parts", "MX-420 A-100"),
        ("Forklifts", "Depot"),
        ("Wet floor", "Quay 4"),
    ]
    assert [item.text for item in before.of(site="s-2").hazards] == ["Forklifts"]


def test_preferences_of_the_people_there_count_too(laptop: Laptop) -> None:
    before = laptop(
        Preference("w-1", CUSTOMER, "Invoice by post", made=NOW),
        Preference("w-2", Subject(SubjectKind.CONTACT, "p-1"), "Speaks Danish", made=NOW),
        Preference("w-3", Subject(SubjectKind.CONTACT, "p-2"), "Mornings only", made=NOW),
    )
    texts = {item.text: item.about for item in before.of(machine="m-1").preferences}
    assert texts == {"Invoice by post": "", "Speaks Danish": "Mr Lund"}
    assert len(before.of(customer="c-1").preferences) == 3


def test_tasks_that_are_done_are_not_to_be_done(laptop: Laptop) -> None:
    tasks = (
        laptop(
            Task("t-1", COPIER, "Bring a lamp", assignee=ANNA.id),
            Task("t-2", QUAY, "Return the key", due=date(2026, 12, 1)),
            Task("t-3", QUAY, "Sweep", done=NOW),
        )
        .of(machine="m-1")
        .tasks
    )
    assert [(task.text, task.assignee) for task in tasks] == [
        ("Return the key", ""),
        ("Bring a lamp", "Anna Berg"),
    ]


def test_an_open_incident_anywhere_at_the_customer_tells_how_it_stands(laptop: Laptop) -> None:
    before = laptop(
        Incident("i-1", NOW, "Shouting", "He said", "u-9", machine="m-2"),
        IncidentStatus(
            "i-1", NOW, machine="m-2", owner=ANNA.id, for_visitor="Ask for Ms Ek",
            next_step="Loan machine", answer_by=NOW - timedelta(days=1),
        ),
        IncidentStatus("i-2", NOW, customer="c-1", closed=NOW),
    )  # fmt: skip
    for found in before.of(machine="m-1"), before.of(site="s-1"), before.of(customer="c-1"):
        (incident,) = found.incidents
        assert (incident.told, incident.next_step) == ("Ask for Ms Ek", "Loan machine")
        assert (incident.owner, incident.about) == ("Anna Berg", "MX-420 A-200")
        assert incident.is_late
        assert not incident.is_answered
        assert incident.place == IncidentPlace("i-1")
        assert "Shouting" not in str(found)
        assert "He said" not in str(found)


def test_what_was_reported_here_is_shown_before_the_server_knows_it(laptop: Laptop) -> None:
    before = laptop(
        Incident("i-1", NOW, "Door was locked", reporter=ANNA.id, site="s-1"),
        Incident("i-2", NOW, "Reported by another", reporter="u-9", site="s-1"),
    )
    (incident,) = before.of(customer="c-1").incidents
    assert (incident.told, incident.about, incident.is_sent) == ("Door was locked", "Quay 4", False)


def test_a_machine_without_a_site_has_its_own_warnings(laptop: Laptop) -> None:
    lost = Subject(SubjectKind.MACHINE, "m-9")
    before = laptop(Machine("m-9", serial="不明"), Hazard("h-1", lost, "小心高温"))
    assert [item.text for item in before.of(machine="m-9").hazards] == ["小心高温"]


def test_nothing_known_is_no_warning(laptop: Laptop) -> None:
    before = laptop()
    assert before.of() == before.of(machine="x") == before.of(customer="x") == Warnings()
