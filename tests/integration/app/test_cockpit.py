"""The cockpit: one read gives all that is known of a machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.cockpit import Cockpit
from fieldkm.app.workplace import Workplace
from fieldkm.domain.manuals import PageRef
from fieldkm.domain.visits import EntryKind, PlannedVisit, VisitEntry
from fieldkm.errors import BadInput
from fieldkm.store.database import Database
from tests.support.clock import FakeClock
from tests.support.fixes import JAM, a_fix, another
from tests.support.machine_park import (
    COPIER,
    MACHINES,
    OPENED,
    a_machine_park,
    past_visit,
    planned_visit,
)
from tests.support.territory import receive
from tests.support.window import a_home

FUSER = PageRef("mx420", "fuser-replace")
TOMORROW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def workplace(home: Path) -> Iterator[Workplace]:
    workplace = Workplace(a_home(home), FakeClock())
    a_machine_park(workplace)
    yield workplace
    workplace.close()


def of(workplace: Workplace, machine: str = COPIER) -> Cockpit:
    return workplace.cockpits.of(machine, "en")


def test_it_has_the_machine_with_whose_it_is_and_who_is_there(workplace: Workplace) -> None:
    cockpit = of(workplace)
    assert cockpit.known.whereabouts == "Nordwind Logistics · Hamburg"
    assert cockpit.zone == "Europe/Berlin"
    assert [person.name for person in cockpit.contacts] == ["Ada Voss", "Carl Maas"]


def test_a_machine_that_is_not_here_is_refused(workplace: Workplace) -> None:
    with pytest.raises(BadInput, match="not on this laptop"):
        of(workplace, "m-gone")


def test_the_entitlement_in_force_counts_else_the_last_one(workplace: Workplace) -> None:
    cover = of(workplace).cover
    assert cover.in_force
    assert cover.entitlement is not None
    assert cover.entitlement.response_class == "next day"
    over = of(workplace, "m-twin").cover
    assert (over.entitlement is not None, over.in_force) == (True, False)
    assert of(workplace, "m-foreign").cover.entitlement is None


def test_readings_are_the_machines_and_those_of_its_visits(workplace: Workplace) -> None:
    values = [reading.value for reading in of(workplace).readings]
    assert values == [119_000, 120_000]  # the visit's was taken a few minutes later


def test_where_it_stood_is_told_with_what_it_stands_for(workplace: Workplace) -> None:
    places = of(workplace).placements
    assert [(item.site, item.stands_for) for item in places] == [
        ("Main office · Hamburg", "MX-420 X-100"),
        ("Depot · Kiel", ""),
    ]


def test_the_next_planned_visit_stands_there_and_its_code_comes_first(workplace: Workplace) -> None:
    late = planned_visit("p-late", TOMORROW - timedelta(days=30))
    workplace.recorder.write(late, planned_visit("p-next", TOMORROW, "E99-01"))
    cockpit = of(workplace)
    assert cockpit.planned is not None
    assert cockpit.planned.id == "p-next"
    assert [(c.code, c.is_present, c.times) for c in cockpit.manuals.codes] == [
        ("E99-01", True, 0),
        ("E21-04", False, 1),
    ]
    assert cockpit.manuals.codes[0].page is None


def test_a_planned_visit_that_was_begun_is_not_planned_any_more(workplace: Workplace) -> None:
    workplace.recorder.write(planned_visit("p-next", TOMORROW), PlannedVisit("p-any", COPIER))
    visit = workplace.visits.begin(machine=COPIER, planned_visit="p-next")
    cockpit = of(workplace)
    assert cockpit.planned is not None
    assert cockpit.planned.id == "p-any"
    assert cockpit.open_visit is not None
    assert (cockpit.open_visit.visit, cockpit.open_visit.is_mine) == (visit.id, True)


def test_what_the_open_visit_has_written_down_comes_first(workplace: Workplace) -> None:
    visit = workplace.visits.begin(machine=COPIER)
    workplace.visits.add(visit.id, EntryKind.CODE, ref="E99-01")
    codes = of(workplace).manuals.codes
    assert [(c.code, c.is_present, c.times) for c in codes] == [
        ("E99-01", True, 0),
        ("E21-04", False, 1),
    ]


def test_warnings_and_history_come_along(workplace: Workplace) -> None:
    cockpit = of(workplace)
    assert [hazard.text for hazard in cockpit.warnings.hazards] == ["Fork lifts in the yard"]
    assert [wish.text for wish in cockpit.warnings.preferences] == ["Ring at the back gate"]
    assert "visit" in [event.kind.value for event in cockpit.history.events]


def test_the_manuals_have_its_codes_parts_and_procedures(workplace: Workplace) -> None:
    workplace.recorder.write(*past_visit("v-2", OPENED - timedelta(days=90)))
    there = of(workplace).manuals
    assert [manual.title for manual in there.manuals] == ["MX-420 service manual"]
    assert there.is_covered
    code = there.codes[0]
    assert (code.code, code.title, code.causes, code.times) == (
        "E21-04",
        "Fuser too cold",
        ("Lamp broken",),
        2,
    )
    assert code.page == PageRef("mx420", "fuser-replace", "fault-e21-04")
    part = there.parts[0]
    assert (part.number, part.name, part.quantity, part.manual) == (
        "604-1234",
        "Fuser unit",
        2,
        "mx420",
    )
    assert [procedure.ref for procedure in there.procedures] == [FUSER]


def test_a_part_that_no_manual_lists_stays_as_it_was_written(workplace: Workplace) -> None:
    strange = VisitEntry("x-1", "v-1", EntryKind.PART, OPENED, ref="999-1", text="Tape")
    workplace.recorder.write(strange)
    parts = {part.number: part for part in of(workplace).manuals.parts}
    assert (parts["999-1"].name, parts["999-1"].manual) == ("Tape", "")


def test_a_machine_of_an_unknown_model_has_no_manual(workplace: Workplace) -> None:
    for machine in ("m-foreign", "m-nameless"):
        assert not of(workplace, machine).manuals.is_covered


def test_pages_of_its_work_session_are_offered_again(workplace: Workplace) -> None:
    assert of(workplace).opened == ()
    page = workplace.library.open(FUSER, "en")
    workplace.work.toggle(MACHINES[0].at_hand, page, page.page.steps[0].key)
    workplace.notebook.opened(workplace.library.open(PageRef("mx420", "power-off"), "en"))
    assert [mention.title for mention in of(workplace).opened] == ["Fuser replace", "Power off"]


def test_fixes_are_those_for_what_is_there_now_then_for_what_was(workplace: Workplace) -> None:
    database = Database(workplace.home.database)
    now = another(1, title="For the code of today", fault_codes=("E21-05",), parts=(), models=())
    receive(database, *a_fix(replace(JAM, models=("MX-420",))), *now)
    database.close()
    assert [line.id for line in of(workplace).fixes] == ["f-jam"]
    workplace.recorder.write(planned_visit("p-1", TOMORROW, "E2105"))
    assert [line.id for line in of(workplace).fixes] == ["f-1", "f-jam"]
    assert of(workplace, "m-twin").fixes == ()
