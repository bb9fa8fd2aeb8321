"""Fixes in a visit: what may help, what was used, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.visit_entries import Closing
from fieldkm.app.visit_sheet import VisitSheet
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.fixes import FixState, RetiredAs
from fieldkm.domain.machines import Machine
from fieldkm.domain.outcomes import Outcome, Result
from fieldkm.domain.reading import Place
from fieldkm.domain.visits import EntryKind
from fieldkm.errors import BadInput
from tests.support.clock import FakeClock
from tests.support.fixes import BERT, JAM, a_fix, another
from tests.support.packs import PUBLISHER, a_pack
from tests.support.territory import a_workplace

PLACES = (
    Customer("c-1", "Harbour Clinic"),
    Site("s-1", "c-1", "Main building", "north"),
    Machine("m-1", "MX420", "MA200123", "s-1"),
)
OF_SYMPTOM = another(
    1, title="Curls", fault_codes=(), parts=(), pages=(Place("mx420", "curl-page"),)
)
OF_OTHER_MODEL = another(2, title="Of another model", models=("CP300",))

Laptop = Callable[..., Workplace]


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """Makes a laptop with a machine and these records."""
    opened: list[Workplace] = []

    def make(*records: object) -> Workplace:
        opened.append(a_workplace(tmp_path / "home", BERT, *PLACES, *records, clock=FakeClock()))
        return opened[-1]

    yield make
    for workplace in opened:
        workplace.close()


def sheet_of(workplace: Workplace, visit: str) -> VisitSheet:
    return workplace.visit_sheets.of(workplace.visits.state(visit), "en")


def test_fixes_for_the_codes_of_a_visit_stand_beside_it(laptop: Laptop) -> None:
    workplace = laptop(*a_fix(), *OF_OTHER_MODEL)
    visit = workplace.visits.begin(machine="m-1").id
    assert sheet_of(workplace, visit).known_fixes == ()
    workplace.visits.add(visit, EntryKind.CODE, ref="E21-04")
    assert [line.id for line in sheet_of(workplace, visit).known_fixes] == ["f-jam"]


def test_a_fix_that_was_used_is_asked_about_and_offered_no_more(laptop: Laptop) -> None:
    workplace = laptop(*a_fix())
    visit = workplace.visits.begin(machine="m-1").id
    workplace.visits.add(visit, EntryKind.CODE, ref="E21-04")
    workplace.visits.add(visit, EntryKind.FIX, ref="f-jam", text=JAM.title)
    sheet = sheet_of(workplace, visit)
    (used,) = sheet.fixes
    assert used.name == "F-1001  Jams at the fuser exit on damp days"
    assert used.result is None
    assert sheet.known_fixes == ()


def test_the_close_keeps_how_a_fix_went_at_the_revision_that_was_read(laptop: Laptop) -> None:
    workplace = laptop(*a_fix())
    visit = workplace.visits.begin(machine="m-1").id
    workplace.visits.add(visit, EntryKind.FIX, ref="f-jam", text=JAM.title)
    ended = workplace.visit_fixes.outcome("f-jam", Result.PARTLY, "Came back in a week.", visit)
    workplace.visits.close(visit, Closing(Result.WORKED, used=[ended]))
    (outcome,) = workplace.records.of_parents(Outcome, visit)
    assert (outcome.fix, outcome.revision, outcome.text) == (
        "f-jam", "r-jam", "Came back in a week.",
    )  # fmt: skip
    assert (outcome.machine, outcome.model) == ("m-1", "MX420")
    sheet = sheet_of(workplace, visit)
    assert [(used.ref, used.result, used.text) for used in sheet.fixes] == [
        ("f-jam", Result.PARTLY, "Came back in a week.")
    ]


def test_what_was_said_on_the_page_of_a_fix_belongs_to_the_visit(laptop: Laptop) -> None:
    workplace = laptop(*a_fix())
    visit = workplace.visits.begin(machine="m-1").id
    workplace.fixes.outcome("f-jam", Result.WORKED, visit=visit)
    (used,) = sheet_of(workplace, visit).fixes
    assert (used.ref, used.result) == ("f-jam", Result.WORKED)
    workplace.fixes.outcome("f-jam", Result.FAILED, visit=visit)
    told = workplace.visits.state(visit).of(EntryKind.FIX)
    assert [(entry.ref, entry.text) for entry in told] == [("f-jam", JAM.title)]


def test_a_merged_fix_that_was_used_is_told_once(laptop: Laptop) -> None:
    merged = another(3, FixState.RETIRED)
    gone = replace(merged[0], retired_as=RetiredAs.MERGED, merged_into="f-jam")
    workplace = laptop(*a_fix(), gone, merged[1])
    visit = workplace.visits.begin(machine="m-1").id
    workplace.visits.add(visit, EntryKind.FIX, ref="f-3", text="Old")
    ended = workplace.visit_fixes.outcome("f-3", Result.WORKED, visit=visit)
    assert ended.fix == "f-jam"
    workplace.visits.close(visit, Closing(Result.WORKED, used=[ended]))
    assert [(used.ref, used.result) for used in sheet_of(workplace, visit).fixes] == [
        ("f-3", Result.WORKED)
    ]


def test_fixes_for_a_symptom_are_those_of_the_page_that_treats_it(
    laptop: Laptop, tmp_path: Path
) -> None:
    treating = another(4, fault_codes=(), parts=(), pages=(Place("mx420", "fuser-replace"),))
    workplace = laptop(*treating, *OF_SYMPTOM)
    workplace.keyring.trust(PUBLISHER.public())
    workplace.manuals.install(a_pack(tmp_path / "build"))
    visit = workplace.visits.begin(machine="m-1").id
    workplace.visits.add(visit, EntryKind.SYMPTOM, ref="mx420/curl", text="Paper curls")
    workplace.visits.add(visit, EntryKind.SYMPTOM, ref="gone/curl", text="Gone")
    workplace.visits.add(visit, EntryKind.PROCEDURE, ref="mx420/fuser-replace", text="Replace")
    assert [line.id for line in sheet_of(workplace, visit).known_fixes] == ["f-4"]


def test_a_fix_that_has_left_this_laptop_keeps_its_title(laptop: Laptop) -> None:
    workplace = laptop()
    visit = workplace.visits.begin(machine="m-1").id
    workplace.visits.add(visit, EntryKind.FIX, ref="f-gone", text="Dry the roller")
    (used,) = sheet_of(workplace, visit).fixes
    assert (used.name, used.line) == ("Dry the roller", None)
    with pytest.raises(BadInput):
        workplace.visit_fixes.outcome("f-gone", Result.WORKED, visit=visit)
