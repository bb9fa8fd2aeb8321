"""Customers, machines and visits are found by whatever of them is known, beside the manuals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.app.indexing_process import build
from fieldkm.app.places import CustomerPlace, MachinePlace, VisitPage, parse_thing
from fieldkm.app.workplace import Workplace
from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
)
from fieldkm.domain.finding import Answer, Kind, Query
from fieldkm.domain.incidents import Incident, IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.store.database import Database
from fieldkm.store.sync_state import SyncState
from tests.support.clock import FakeClock
from tests.support.found import arrive, found, leave
from tests.support.packs import PUBLISHER, a_pack
from tests.support.territory import a_workplace

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
ACME = Customer("c1", "Acme Printing", external_id="C-77", phone="+49 (0)30 123 45 67")
DEPOT = Site("s1", "c1", "Depot", town="Berlin", address="Hauptstraße 3")
WANG = Contact("p1", "c1", "Ms Quill", "s1", mobile="0170 765 43 21")
COPIER = Machine("m1", "MX-420", "MA-200 919", "s1", "Reception copier", "2nd floor")
VISIT = Visit("v1", NOON, "m1", "s1", "c1", model="MX-420", serial="MA-200 919")
JAM = VisitEntry("e1", "v1", EntryKind.SYMPTOM, NOON, text="Paper jam in the duplex path")
CODE = VisitEntry("e2", "v1", EntryKind.CODE, NOON, ref="E30-07")
GATE = Preference("w1", Subject(SubjectKind.SITE, "s1"), "Ring at the back gate")
LADDER = Hazard("h1", Subject(SubjectKind.MACHINE, "m1"), "Rotten ladder")
QUARREL = IncidentStatus("i1", NOON, machine="m1", for_visitor="Be punctual with Mr Osgood")
SECRET = Incident("i1", NOON, "A quarrel", "He shouted at everyone", machine="m1")
SCHOOL = Customer("c2", "大观中文学校")
DUBLIN = Site("s2", "c2", town="Dublin")
PUMP = Machine("m2", "CP-303", "19-27822", "s2")
CHINESE = Visit("v2", NOON + timedelta(30), "m2", "s2", "c2", model="CP-303", serial="19-27822")
NOTE = VisitEntry("e3", "v2", EntryKind.NOTE, NOON, text="搓纸辊磨损，已更换。")
TERRITORY = (
    ACME, DEPOT, WANG, COPIER, VISIT, JAM, CODE, GATE, LADDER, QUARREL, SECRET,
    SCHOOL, DUBLIN, PUMP, CHINESE, NOTE,
)  # fmt: skip


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    """A laptop with two customers, indexed."""
    opened = a_workplace(tmp_path / "home", *TERRITORY)
    opened.search.take_in_records()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("acme", "/customer:c1"),
        ("berlin", "/customer:c1"),
        ("depot quill", "/customer:c1"),
        ("ms quill", "/customer:c1"),
        ("back gate", "/customer:c1"),
        ("c77", "/customer:c1"),
        ("030 1234567", "/customer:c1"),
        ("+49 30 1234567", "/customer:c1"),
        ("0170/7654321", "/customer:c1"),
        ("大观中文学校", "/customer:c2"),
        ("MA200919", "/machine:m1"),
        ("ma-200 919", "/machine:m1"),
        ("19 27822", "/machine:m2"),
        ("reception copier", "/machine:m1"),
        ("rotten ladder", "/machine:m1"),
        ("punctual osgood", "/machine:m1"),
        ("duplex jam", "/visit:v1"),
        ("E3007", "/visit:v1"),
        ("jam acme", "/visit:v1"),
        ("搓纸辊", "/visit:v2"),
        ("2026-04-03", "/visit:v2"),
    ],
)
def test_a_record_is_found_by(workplace: Workplace, words: str, thing: str) -> None:
    assert found(workplace, words)[:1] == [thing]


def test_what_only_the_owner_of_an_incident_may_read_is_not_found(workplace: Workplace) -> None:
    assert found(workplace, "shouted") == []
    assert found(workplace, "quarrel") == []


def test_a_serial_a_phone_and_a_number_are_exact(workplace: Workplace) -> None:
    for typed in ("MA200919", "030 1234567", "C-77"):
        assert workplace.search.find(Query(typed)).hits[0].why[0] == "code"


def test_kinds_narrow_down(workplace: Workplace) -> None:
    assert found(workplace, "acme", Kind.MACHINE) == ["/machine:m1"]
    assert set(found(workplace, "acme", Kind.CUSTOMER, Kind.VISIT)) == {"/customer:c1", "/visit:v1"}


def test_a_hit_opens_its_record_and_says_where_it_is(workplace: Workplace) -> None:
    hits = workplace.search.find(Query("acme", machine=MachineAtHand("CP-303"))).hits
    seen = {hit.thing: (parse_thing(hit.thing), hit.title, hit.heading) for hit in hits}
    assert seen == {
        "/customer:c1": (CustomerPlace("c1"), "Acme Printing", "Berlin"),
        "/machine:m1": (MachinePlace("m1"), "MX-420 MA-200 919", "Acme Printing, Berlin"),
        "/visit:v1": (
            VisitPage("v1"),
            "Paper jam in the duplex path, E30-07",
            "2026-03-04, Acme Printing, Berlin, MX-420 MA-200 919",
        ),
    }


def test_typing_becomes_customers_and_machines(workplace: Workplace) -> None:
    assert [s.text for s in workplace.search.suggest("acm", "en")] == ["Acme Printing"]
    assert [s.text for s in workplace.search.suggest("ma20", "en")] == ["MA-200 919"]
    assert [s.text for s in workplace.search.suggest("大观", "zh")] == ["大观中文学校"]
    assert workplace.search.suggest("paper", "en") == []


def test_what_is_written_here_is_found(workplace: Workplace) -> None:
    note = VisitEntry("e9", "v1", EntryKind.NOTE, NOON, text="Zirconium dust everywhere")
    workplace.recorder.write(note)
    assert found(workplace, "zirconium") == []
    workplace.search.take_in_records()
    assert found(workplace, "zirconium") == ["/visit:v1"]


def test_a_change_of_what_surrounds_a_thing_reaches_it(workplace: Workplace) -> None:
    arrive(workplace, replace(ACME, name="Quayle Brothers"), rev=2)
    assert set(found(workplace, "quayle")) == {"/customer:c1", "/machine:m1", "/visit:v1"}
    assert found(workplace, "acme") == []
    arrive(workplace, replace(DEPOT, town="Potsdam"), rev=2)
    assert set(found(workplace, "potsdam")) == {"/customer:c1", "/machine:m1", "/visit:v1"}


def test_a_machine_that_moved_is_at_its_new_place_and_its_visits_are_not(
    workplace: Workplace,
) -> None:
    arrive(workplace, replace(COPIER, site="s2"), rev=2)
    assert "/machine:m1" in found(workplace, "dublin")
    assert found(workplace, "acme", Kind.MACHINE) == []
    assert found(workplace, "acme", Kind.VISIT) == ["/visit:v1"]


def test_a_contact_that_changed_customers_is_found_at_the_new_one(workplace: Workplace) -> None:
    arrive(workplace, replace(WANG, customer="c2", site="s2"), rev=2)
    assert found(workplace, "quill") == ["/customer:c2"]


def test_a_site_that_comes_after_its_machine_is_found_with_it(workplace: Workplace) -> None:
    arrive(workplace, Machine("m3", "MX-420", "Z-1", "s3"))
    arrive(workplace, Site("s3", "c2", town="Galway"))
    assert set(found(workplace, "galway")) == {"/customer:c2", "/machine:m3"}


@pytest.mark.parametrize("gone", [WANG, GATE, LADDER, QUARREL, JAM])
def test_what_goes_alone_goes_from_what_it_was_found_with(
    workplace: Workplace, gone: object
) -> None:
    words = {"p1": "quill", "w1": "gate", "h1": "ladder", "i1": "osgood", "e1": "duplex"}
    word = words[gone.id]
    assert found(workplace, word)
    leave(workplace, gone)
    workplace.search.take_in_records()
    assert found(workplace, word) == []


def test_what_is_marked_as_removed_is_not_found(workplace: Workplace) -> None:
    arrive(workplace, replace(COPIER, removed=True), replace(WANG, removed=True), rev=2)
    assert found(workplace, "MA200919", Kind.MACHINE) == []
    assert found(workplace, "quill") == []


def test_while_customers_data_is_locked_none_is_found(tmp_path: Path) -> None:
    clock = FakeClock()
    workplace = a_workplace(tmp_path / "home", *TERRITORY, clock=clock)
    workplace.search.take_in_records()
    with closing(Database(workplace.home.database)) as database:
        SyncState(database).note_sync(clock.now())
    assert found(workplace, "acme")
    clock.go_on(days=60)
    assert workplace.lock.is_closed()
    assert found(workplace, "acme") == []
    assert workplace.search.suggest("acm", "en") == []
    workplace.close()


def test_without_records_there_is_no_index(tmp_path: Path) -> None:
    workplace = a_workplace(tmp_path / "home")
    workplace.search.take_in_records()
    assert found(workplace, "acme") == []
    workplace.close()


@pytest.fixture(scope="module")
def with_manual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """The copier's manual and the territory."""
    folder = tmp_path_factory.mktemp("beside-manuals")
    opened = a_workplace(folder / "home", *TERRITORY)
    opened.keyring.trust(PUBLISHER.public())
    opened.manuals.install(a_pack(folder))
    build(opened.home, lambda done, total: None)
    opened.search.take_in_records()
    yield opened
    opened.close()


def kinds(answer: Answer) -> set[Kind]:
    return {hit.kind for hit in answer.hits}


def test_manuals_and_records_answer_as_one(with_manual: Workplace) -> None:
    hits = with_manual.search.find(Query("fuser acme")).hits
    assert {hit.manual for hit in hits} == {"", "mx420"}


def test_a_manual_is_searched_alone(with_manual: Workplace) -> None:
    answer = with_manual.search.find(Query("fuser", manual="mx420"))
    assert {hit.manual for hit in answer.hits} == {"mx420"}


def test_a_name_is_not_taken_for_a_misspelt_word_of_the_manuals(with_manual: Workplace) -> None:
    answer = with_manual.search.find(Query("quill"))
    assert answer.suggestion == ""
    assert kinds(answer) == {Kind.CUSTOMER}


def test_the_machine_at_hand_hides_no_records(with_manual: Workplace) -> None:
    at_hand = MachineAtHand("MX-420", "MA200001")
    assert Kind.CUSTOMER in kinds(with_manual.search.find(Query("大观", machine=at_hand)))


def test_what_is_offered_while_somebody_types_comes_from_both(with_manual: Workplace) -> None:
    offered = {s.kind for typed in ("acm", "fus") for s in with_manual.search.suggest(typed, "en")}
    assert Kind.CUSTOMER in offered
    assert len(offered) > 1
