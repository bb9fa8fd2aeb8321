"""Visits written down on a laptop: each thing at once, in one transaction, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.app.visit_entries import Closing, Used
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import Machine, MeterReading
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.reading import Place, Tick, WorkSession
from fieldkm.domain.visits import (
    EntryKind,
    Photo,
    PlannedVisit,
    VanStock,
    Visit,
    VisitEntry,
    VisitPlace,
)
from fieldkm.errors import BadInput, Refused
from fieldkm.store.blobs import BlobState
from fieldkm.store.database import Database
from fieldkm.store.work_sessions import WorkSessions
from tests.support.clock import FakeClock
from tests.support.pictures import encoded, taken_in_berlin
from tests.support.pictures import photo as a_picture
from tests.support.territory import ANNA, a_workplace

MACHINE = Machine("m-1", "MX-420", "MA200123", "s-1", meter=None)
OTHER = Machine("m-2", "MX-420", "MA200124", "s-2")
PLACES = (
    Customer("c-1", "Harbour Clinic"),
    Site("s-1", "c-1", "Main building", "north", zone="Europe/Berlin"),
    Customer("c-2", "Mill & Sons"),
    Site("s-2", "c-2", "Mill", "north"),
)
ROLLER = VanStock("v-1", ANNA.id, "604-1234", "Pickup roller", quantity=2)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Iterator[Workplace]:
    workplace = a_workplace(tmp_path / "home", *PLACES, MACHINE, OTHER, ROLLER, clock=clock)
    yield workplace
    workplace.close()


def test_a_visit_knows_where_it_is_and_its_clock_runs(laptop: Workplace) -> None:
    visit = laptop.visits.begin(machine="m-1")
    assert (visit.site, visit.customer, visit.serial) == ("s-1", "c-1", "MA200123")
    assert (visit.technician, visit.zone) == (ANNA.id, "Europe/Berlin")
    state = laptop.visits.open_visit()
    assert state is not None
    assert [entry.kind for entry in state.entries] == [EntryKind.STARTED]


def test_a_visit_that_is_open_at_the_machine_is_gone_on_with(laptop: Workplace) -> None:
    first = laptop.visits.begin(machine="m-1")
    assert laptop.visits.begin(machine="m-1").id == first.id
    assert laptop.visits.begin(machine="m-2").id != first.id
    assert len(laptop.visits.my_open_visits()) == 2


def test_what_is_planned_is_taken_over(tmp_path: Path) -> None:
    planned = PlannedVisit("p-1", "m-1", symptoms=("no power",), fault_codes=("E21-04",))
    laptop = a_workplace(tmp_path / "home", *PLACES, MACHINE, planned)
    visit = laptop.visits.begin(planned_visit="p-1")
    state = laptop.visits.state(visit.id)
    assert (visit.machine, visit.customer, visit.planned_visit) == ("m-1", "c-1", "p-1")
    assert [item.ref for item in state.of(EntryKind.CODE)] == ["E21-04"]
    assert [item.text for item in state.of(EntryKind.SYMPTOM)] == ["no power"]
    laptop.close()


def test_a_closed_visit_is_not_open_and_has_outcomes(laptop: Workplace) -> None:
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    state = visits.close(
        visit.id,
        Closing(
            Result.WORKED,
            cause="mx420/worn-roller",
            cause_text="Worn roller",
            follow_up="Order a tray",
            used=(Used(Result.WORKED, procedure="mx420/roller"),),
        ),
    )
    assert visits.open_visit() is None
    assert state.result is Result.WORKED
    assert state.follow_up == "Order a tray"
    assert state.cause is not None
    assert state.cause.ref == "mx420/worn-roller"
    outcome = laptop.records.of_parents(Outcome, visit.id)[0]
    assert (outcome.procedure, outcome.cause, outcome.model) == (
        "mx420/roller", "mx420/worn-roller", "MX-420",
    )  # fmt: skip
    with pytest.raises(Refused, match="closed"):
        visits.start(visit.id)
    assert state.close is not None
    with pytest.raises(Refused):
        visits.withdraw(state.close)


def test_what_was_written_is_amended_and_taken_back(laptop: Workplace) -> None:
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    note = visits.add(visit.id, EntryKind.NOTE, text="Cover borken")
    amended = visits.amend(note, text="Cover broken")
    assert [item.text for item in visits.state(visit.id).of(EntryKind.NOTE)] == ["Cover broken"]
    visits.withdraw(amended)
    assert not visits.state(visit.id).of(EntryKind.NOTE)
    assert len(laptop.records.of_parents(VisitEntry, visit.id)) == 4  # the trace stays


def test_a_part_from_the_van_lowers_its_list_and_comes_back(laptop: Workplace) -> None:
    visits, van = laptop.visits, laptop.van
    visit = visits.begin(machine="m-1")

    def left() -> int:
        item = van.item("604 1234")
        assert item is not None
        return item.quantity

    used = visits.add(visit.id, EntryKind.PART, ref="604-1234", quantity=1, from_van=True)
    assert left() == 1
    used = visits.amend(used, quantity=2)
    assert left() == 0
    visits.withdraw(used)
    assert left() == 2
    visits.add(visit.id, EntryKind.PART, ref="604-1234", quantity=2)
    assert left() == 2


def test_more_than_the_van_has_is_told_and_the_list_ends_at_nothing(laptop: Workplace) -> None:
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    used = visits.entry(visit.id, EntryKind.PART, ref="6041234", quantity=5, from_van=True)
    doubts = visits.doubts(visits.state(visit.id), used)
    assert [doubt.code for doubt in doubts] == ["van-short"]
    visits.write(used)
    item = laptop.van.item("604-1234")
    assert item is not None
    assert item.quantity == 0


def test_a_meter_reading_is_the_machines_and_one_that_runs_back_is_told(
    laptop: Workplace, clock: FakeClock
) -> None:
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    visits.add(visit.id, EntryKind.METER, value=120_000, unit="pages")
    machine = laptop.records.get(Machine, "m-1")
    assert machine is not None
    assert machine.meter == MeterReading(120_000, clock.now(), "pages", visit.id)
    less = visits.entry(visit.id, EntryKind.METER, value=110_000, unit="pages")
    assert [doubt.code for doubt in visits.doubts(visits.state(visit.id), less)] == [
        "meter-backwards"
    ]


def test_a_visit_is_moved_with_its_trace(laptop: Workplace) -> None:
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    visits.move(visit.id, VisitPlace(machine="m-2"), "Wrong door")
    state = visits.state(visit.id)
    assert state.place == VisitPlace("m-2", "s-2", "c-2")
    assert state.visit.machine == "m-1"
    assert not visits.states_of_machine("m-1", 10)
    assert [item.visit.id for item in visits.states_of_machine("m-2", 10)] == [visit.id]


def test_ticked_steps_are_the_visits_until_it_is_closed(
    laptop: Workplace, clock: FakeClock
) -> None:
    database = Database(laptop.home.database)
    sessions = WorkSessions(database)
    sessions.start(WorkSession("w-1", "MX-420", "MA200123", clock.now()))
    step = Place("mx420", "roller", quote="Pull the lever")
    sessions.tick(Tick("w-1", step, "k1", clock.now()))
    visit = laptop.visits.begin(machine="m-1")
    assert visit.work_session == "w-1"

    def steps() -> list[str]:
        return [item.ref for item in laptop.visits.take_steps(visit.id).of(EntryKind.STEP)]

    assert steps() == ["mx420/roller#k1"]
    clock.go_on(minutes=5)
    sessions.tick(Tick("w-1", step, "k2", clock.now()))
    assert steps() == ["mx420/roller#k1", "mx420/roller#k2"]
    sessions.untick("w-1", "mx420", "roller", "k1")
    assert steps() == ["mx420/roller#k2"]
    state = laptop.visits.close(visit.id, Closing(Result.PARTLY))
    assert [item.text for item in state.of(EntryKind.STEP)] == ["Pull the lever"]
    assert sessions.open_for("MX-420", "MA200123") is None
    database.close()


def test_a_photo_is_kept_small_and_waits_to_be_sent(laptop: Workplace, tmp_path: Path) -> None:
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    path = tmp_path / "roller.jpg"
    path.write_bytes(encoded(a_picture(2400, 1800), "JPEG", exif=taken_in_berlin()))
    photo = visits.photo(visit.id, path, "The roller")
    file = visits.photo_file(photo)
    assert file is not None
    assert file.stat().st_size == photo.size
    assert b"Exif" not in file.read_bytes()
    assert laptop.sync.view().blobs[BlobState.TO_SEND] == 1
    visits.withdraw_photo(photo)
    assert visits.photos(visits.state(visit.id)) == []
    assert laptop.records.of_parents(Photo, visit.id) == [photo]


def test_what_is_no_picture_is_refused_and_nothing_is_written(laptop: Workplace) -> None:
    visit = laptop.visits.begin(machine="m-1")
    with pytest.raises(BadInput, match="cannot be added"):
        laptop.visits.photo(visit.id, b"%PDF-1.7", "report.pdf")
    assert not laptop.records.of_parents(Photo, visit.id)


def test_a_whole_visit_is_written_all_or_nothing(laptop: Workplace, clock: FakeClock) -> None:
    visits = laptop.visits
    visit = visits.new_visit(VisitPlace("m-1"), clock.now())
    entry = visits.entry(visit.id, EntryKind.CODE, ref="E21-04")
    state = visits.record(visit, [entry], Closing(Result.FAILED, "No part"))
    assert state.result is Result.FAILED
    with pytest.raises(Refused):
        visits.record(visits.new_visit(VisitPlace("m-1")), [entry])
    assert len(laptop.records.of_type(Visit)) == 1


def test_an_unknown_visit_is_told(laptop: Workplace) -> None:
    with pytest.raises(BadInput, match="no visit"):
        laptop.visits.state("v-9")
