"""The timelines of machines and customers, over a real database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.history import History
from fieldkm.app.history_events import Event, EventKind
from fieldkm.app.places import IncidentPlace, MachinePlace, VisitPage
from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Customer, Hazard, Preference, Site, Subject, SubjectKind
from fieldkm.domain.incidents import Incident, IncidentStatus
from fieldkm.domain.machines import Machine, Modification, PlacedAs, Placement
from fieldkm.domain.manuals import Signal
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Photo, PlannedVisit, Visit, VisitEntry, VisitPlace
from tests.support.territory import ANNA, a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
HARBOUR = Customer("c-1", "Harbour office")
BAKERY = Customer("c-2", "Bakery")
QUAY = Site("s-1", "c-1", "Quay 4", zone="Europe/Berlin")
SHOP = Site("s-2", "c-2", "Shop")
COPIER = Machine("m-1", "MX-420", "A-100", "s-1")
OTHER = Machine("m-2", "MX-420", "A-200", "s-2")
PLACES = (HARBOUR, BAKERY, QUAY, SHOP, COPIER, OTHER)

Laptop = Callable[..., History]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Laptop]:
    """Makes the history of a laptop that holds these records and `PLACES`."""
    opened: list[Workplace] = []

    def make(*records: Identified) -> History:
        named = {record.id for record in records}
        places = [place for place in PLACES if place.id not in named]
        opened.append(a_workplace(tmp_path / "home", *places, *records))
        return opened[-1].history

    yield make
    for workplace in opened:
        workplace.close()


def a_visit(
    number: int, days_ago: float, machine: Machine = COPIER, customer: str = "c-1"
) -> Visit:
    opened = NOW - timedelta(days=days_ago)
    return Visit(f"v-{number}", opened, machine.id, machine.site, customer, ANNA.id)


def closed(visit: Visit, code: str = "", result: Result = Result.WORKED) -> list[VisitEntry]:
    later = visit.opened + timedelta(hours=1)
    told = [VisitEntry(f"{visit.id}-z", visit.id, EntryKind.CLOSED, later, result=result)]
    if code:
        told.append(VisitEntry(f"{visit.id}-c", visit.id, EntryKind.CODE, visit.opened, ref=code))
    return told


def kinds(events: tuple[Event, ...]) -> list[EventKind]:
    return [event.kind for event in events]


def test_a_visit_says_why_somebody_came_and_what_it_came_to(history: Laptop) -> None:
    visit = a_visit(1, 3)
    entries = [
        VisitEntry("e-1", "v-1", EntryKind.SYMPTOM, visit.opened, text="smells  burnt"),
        VisitEntry("e-2", "v-1", EntryKind.CAUSE, visit.opened, text="film torn", confirmed=True),
        VisitEntry("e-3", "v-1", EntryKind.ACTION, visit.opened, text="film replaced"),
        VisitEntry("e-4", "v-1", EntryKind.PART, visit.opened, ref="604-1", quantity=2),
        VisitEntry("e-5", "v-1", EntryKind.FOLLOW_UP, visit.opened, text="bring a lamp"),
        VisitEntry("e-6", "v-1", EntryKind.FIX, visit.opened, ref="f-1", text="Dry the roller"),
    ]
    photo = Photo("p-1", Subject(SubjectKind.VISIT, "v-1"), "0" * 64)
    (event,) = history(visit, *entries, *closed(visit, "E21"), photo).of_machine("m-1").events
    assert (event.kind, event.title) == (EventKind.VISIT, "E21  smells burnt")
    assert event.detail == "film torn · film replaced · 2 × 604-1 · bring a lamp"
    assert (event.who, event.result, event.is_open) == ("Anna Berg", Result.WORKED, False)
    assert (event.zone, event.photos) == ("Europe/Berlin", 1)
    assert event.fixes == ("Dry the roller",)
    assert event.place == VisitPage("v-1")


def test_a_visit_without_an_action_tells_its_notes_and_one_without_an_end_is_open(
    history: Laptop,
) -> None:
    visit = a_visit(1, 3)
    note = VisitEntry("e-1", "v-1", EntryKind.NOTE, visit.opened, text="nobody was there")
    (event,) = history(visit, note).of_machine("m-1").events
    assert (event.title, event.detail, event.is_open) == ("", "nobody was there", True)


def test_a_repeat_visit_names_the_one_before_even_across_portions(history: Laptop) -> None:
    first, second = a_visit(1, 20), a_visit(2, 5)
    laptop = history(first, second, *closed(first, "E21"), *closed(second, "E-21"))
    newest = laptop.of_machine("m-1", limit=1)
    assert [event.repeats for event in newest.events] == [first.opened]
    assert [event.repeats for event in laptop.of_machine("m-1").events] == [first.opened, None]


def test_portions_follow_one_another_without_gap_or_double(history: Laptop) -> None:
    visits = [a_visit(number, number) for number in range(1, 8)]
    kit = Modification("MK-2", (NOW - timedelta(days=3)).date())
    machine = Machine("m-1", "MX-420", "A-100", "s-1", modifications=(kit,))
    laptop = history(machine, *visits)
    seen: list[Event] = []
    portion = laptop.of_machine("m-1", limit=2)
    while True:
        seen += portion.events
        if portion.older is None:
            break
        portion = laptop.of_machine("m-1", limit=2, before=portion.older)
    assert seen == list(laptop.of_machine("m-1").events)
    assert len(seen) == len(visits) + 1


def test_all_kinds_stand_in_one_line_the_newest_first(history: Laptop) -> None:
    machine = Subject(SubjectKind.MACHINE, "m-1")
    stood = Machine(
        "m-1", "MX-420", "A-100", "s-1",
        modifications=(Modification("MK-1", date(2026, 2, 1), note="at the first service"),),
        placements=(
            Placement("s-2", date(2025, 1, 1), date(2026, 1, 1)),
            Placement("s-1", date(2026, 1, 1), how=PlacedAs.SWAPPED),
        ),
    )  # fmt: skip
    portion = history(
        stood,
        Preference("w-1", machine, "Ring at the gate", made=datetime(2026, 3, 1, tzinfo=UTC)),
        Hazard("h-1", machine, "Hot", Signal.DANGER, made=datetime(2026, 4, 1, tzinfo=UTC)),
        Hazard("h-2", machine, "gone", removed=True),
        Photo("p-1", machine, "0" * 64, caption="plate", taken=datetime(2026, 5, 1, tzinfo=UTC)),
        IncidentStatus(
            "i-1", datetime(2026, 6, 1, tzinfo=UTC), machine="m-1", for_visitor="Be on time"
        ),
        a_visit(1, 30),
        PlannedVisit("d-1", "m-1", starts=NOW + timedelta(days=2), reason="Service"),
        PlannedVisit("d-2", "m-1", starts=NOW - timedelta(days=90), reason="long ago"),
        PlannedVisit("d-3", "m-1", starts=NOW + timedelta(days=3), cancelled=True),
    ).of_machine("m-1")
    assert kinds(portion.events) == [
        EventKind.PLANNED,
        EventKind.VISIT,
        EventKind.INCIDENT,
        EventKind.PHOTO,
        EventKind.HAZARD,
        EventKind.PREFERENCE,
        EventKind.MODIFICATION,
        EventKind.PLACED,
        EventKind.PLACED,
    ]
    assert portion.older is None
    hazard, kit, swapped = portion.events[4], portion.events[6], portion.events[7]
    assert hazard.severity is Signal.DANGER
    assert (kit.title, kit.detail, kit.when) == ("MK-1", "at the first service", date(2026, 2, 1))
    assert (swapped.title, swapped.how) == ("Quay 4", PlacedAs.SWAPPED)


def test_an_incident_tells_what_a_visitor_may_know_and_nothing_else(history: Laptop) -> None:
    secret = Incident(
        "i-1", NOW, "Shouting match", "He said she said", "u-9", NOW, "c-1", "s-1", "m-1"
    )
    status = IncidentStatus(
        "i-1", NOW, customer="c-1", machine="m-1", owner=ANNA.id, for_visitor="Ask for Mr Lund"
    )
    for portion in (laptop := history(secret, status)).of_machine("m-1"), laptop.of_customer("c-1"):
        (event,) = portion.events
        assert (event.title, event.who, event.is_open) == ("Ask for Mr Lund", "Anna Berg", True)
        assert event.place == IncidentPlace("i-1")
        assert "Shouting" not in str(portion)
        assert "He said" not in str(portion)


def test_a_planned_visit_that_was_made_stands_there_once(history: Laptop) -> None:
    visit = Visit("v-1", NOW, "m-1", planned_visit="d-1")
    planned = PlannedVisit("d-1", "m-1", starts=NOW)
    assert kinds(history(visit, planned).of_machine("m-1").events) == [EventKind.VISIT]


def test_a_customer_has_all_its_places_and_names_the_machine(history: Laptop) -> None:
    at_machine = a_visit(1, 1)
    at_site = Visit("v-2", NOW - timedelta(days=2), site="s-1", customer="c-1")
    wish = Preference("w-1", Subject(SubjectKind.CUSTOMER, "c-1"), "Invoice by post", made=NOW)
    elsewhere = a_visit(3, 1, OTHER, "c-2")
    events = history(at_machine, at_site, wish, elsewhere).of_customer("c-1").events
    assert [event.about for event in events] == ["", "MX-420 A-100", "Quay 4"]


def test_what_a_machine_lived_through_elsewhere_is_not_its_new_customers(history: Laptop) -> None:
    moved = Machine(
        "m-1", "MX-420", "A-100", "s-1",
        placements=(
            Placement("s-2", date(2025, 1, 1), date(2026, 1, 1)),
            Placement("s-1", date(2026, 1, 1)),
        ),
        modifications=(Modification("MK-1", date(2025, 6, 1)), Modification("MK-2")),
    )  # fmt: skip
    before = Visit("v-1", datetime(2025, 5, 1, tzinfo=UTC), "m-1", "s-2", "c-2")
    laptop = history(moved, before)
    events = laptop.of_customer("c-1").events
    assert [(event.kind, event.title) for event in events] == [
        (EventKind.PLACED, "Quay 4"),
        (EventKind.MODIFICATION, "MK-2"),
    ]
    assert events[0].place == MachinePlace("m-1")
    assert EventKind.VISIT in kinds(laptop.of_machine("m-1").events)


def test_a_moved_visit_stands_where_it_belongs(history: Laptop) -> None:
    wrong = a_visit(1, 1)
    moved = VisitEntry("e-1", "v-1", EntryKind.MOVED, NOW, moved_to=VisitPlace("m-2", "s-2", "c-2"))
    laptop = history(wrong, moved)
    assert laptop.of_machine("m-1").events == ()
    assert laptop.of_customer("c-1").events == ()
    assert [event.place for event in laptop.of_machine("m-2").events] == [VisitPage("v-1")]
    assert [event.place for event in laptop.of_customer("c-2").events] == [VisitPage("v-1")]


@pytest.mark.parametrize(
    "opened", [datetime(1931, 4, 1, tzinfo=UTC), datetime(2380, 1, 1, tzinfo=UTC)]
)
def test_odd_years_are_shown_and_not_hidden(history: Laptop, opened: datetime) -> None:
    (event,) = history(Visit("v-1", opened, "m-1")).of_machine("m-1").events
    assert event.when == opened


def test_who_and_what_is_unknown_is_no_obstacle(history: Laptop) -> None:
    adrift = Machine("m-9", installed=date(2020, 5, 1), serial="不明-1")
    lost = Visit("v-1", NOW, "m-9", technician="nobody")
    events = history(adrift, lost).of_machine("m-9").events
    assert [(event.who, event.about, event.zone) for event in events] == [("", "", "")] * 2
    assert history().of_machine("never seen").events == ()
    assert history().of_customer("never seen").events == ()
