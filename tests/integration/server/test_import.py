"""A folder of CSV files becomes customers, machines and visits, and may be imported again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from fieldkm.domain.customers import Contact, Customer, Hazard, Site
from fieldkm.domain.machines import Machine
from fieldkm.domain.visit_state import VisitState, folded
from fieldkm.domain.visits import EntryKind, PlannedVisit, Visit, VisitEntry, VisitPlace
from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.payloads import validated_as
from fieldkm.server.feed import Change, commit
from fieldkm.server.imports.folder_import import Count, ImportReport, import_folder
from fieldkm.server.imports.known import id_of
from fieldkm.server.tables import territories
from tests.support.company import Company, Laptop
from tests.support.csv_folder import FILES, write_folder


@pytest.fixture
def ann(company: Company) -> Laptop:
    """A technician of the north, where the administrator has made both territories."""
    with company.database.write() as connection:
        rows = [{"id": name, "name": name.title()} for name in ("north", "south")]
        connection.execute(insert(territories), rows)
    company.hire("bob", "south")
    return company.hire("ann", "north")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "files")


def run(company: Company, folder: Path, **options: object) -> ImportReport:
    return import_folder(company.database, folder, company.clock.now(), **options)


def held(laptop: Laptop, record_type: type) -> list:
    laptop.pull()
    return [validated_as(record_type, data) for data in laptop.held(KIND_OF[record_type])]


def visit_of(laptop: Laptop) -> VisitState:
    return folded(held(laptop, Visit)[0], held(laptop, VisitEntry))


def test_everything_comes_to_the_laptops_of_its_territory(
    company: Company, ann: Laptop, folder: Path
) -> None:
    report = run(company, folder)
    assert (report.errors, report.done) == (0, True)
    assert {name: count.created for name, count in report.files.items()} == {
        "customers": 2, "sites": 2, "contacts": 1, "machines": 2, "entitlements": 1,
        "preferences": 1, "hazards": 1, "planned_visits": 1, "visits": 2,
    }  # fmt: skip
    customer, site, machine = (held(ann, kind)[0] for kind in (Customer, Site, Machine))
    assert (customer.name, customer.tags) == ("Mill & Sons", ("gold", "old"))
    assert (site.customer, site.zone) == (customer.id, "Europe/Vienna")
    assert (machine.site, machine.meter.value, machine.meter.unit) == (site.id, 12000, "pages")
    assert held(ann, Hazard)[0].subject.id == site.id
    assert held(ann, PlannedVisit)[0].starts.isoformat() == "2026-12-01T08:00:00+00:00"
    assert company.strays() == []


def test_a_visit_is_what_a_technician_would_have_written(
    company: Company, ann: Laptop, folder: Path
) -> None:
    run(company, folder)
    state = visit_of(ann)
    assert (state.visit.technician, state.visit.serial) == ("ann", "SN-1001")
    assert state.visit.opened.isoformat() == "2026-03-01T07:30:00+00:00"  # 8:30 in Vienna
    assert state.time_worked == timedelta(minutes=90)
    assert [entry.text for entry in state.of(EntryKind.SYMPTOM)] == ["streaks", "noise"]
    assert [(part.ref, part.quantity) for part in state.of(EntryKind.PART)] == [
        ("A1", 2), ("A2", 1),
    ]  # fmt: skip
    assert (state.cause.text, state.result, state.meter.value) == ("worn fuser", "worked", 12500)


def test_a_second_time_nothing_is_written(company: Company, ann: Laptop, folder: Path) -> None:
    run(company, folder)
    ann.pull()
    anchor = ann.anchor
    report = run(company, folder)
    assert set(report.files.values()) == {Count(0, 0, 1), Count(0, 0, 2)}
    assert not ann.ask().pages
    assert anchor is not None


def test_only_what_changed_is_written(company: Company, ann: Laptop, folder: Path) -> None:
    run(company, folder)
    ann.pull()
    visits = FILES["visits"].replace("worn fuser", "torn belt").replace("streaks|noise", "noise")
    write_folder(folder, visits=visits, machines=FILES["machines"].replace("12000", "13000"))
    report = run(company, folder)
    assert report.files["visits"] == Count(0, 1, 1)
    assert report.files["machines"] == Count(0, 1, 1)
    assert report.files["customers"] == Count(0, 0, 2)
    state = visit_of(ann)
    assert state.cause.text == "torn belt"
    assert [entry.text for entry in state.of(EntryKind.SYMPTOM)] == ["noise"]


def test_an_entry_that_was_gone_may_come_back(company: Company, ann: Laptop, folder: Path) -> None:
    run(company, folder)
    write_folder(folder, visits=FILES["visits"].replace("streaks|noise", ""))
    run(company, folder)
    assert visit_of(ann).of(EntryKind.SYMPTOM) == ()
    write_folder(folder)
    assert run(company, folder).files["visits"] == Count(0, 1, 1)
    assert len(visit_of(ann).of(EntryKind.SYMPTOM)) == 2


def test_what_a_technician_changed_stays_while_the_file_says_the_same(
    company: Company, ann: Laptop, folder: Path
) -> None:
    run(company, folder)
    ann.pull()
    name = id_of(Kind.CUSTOMER, "C1")
    ann.push(ann.change(Kind.CUSTOMER, name, phone="0999"))
    write_folder(folder, customers=FILES["customers"].replace("Mill & Sons", "Mill Ltd"))
    report = run(company, folder)
    assert report.warnings == 0
    changed = held(ann, Customer)[0]
    assert (changed.name, changed.phone) == ("Mill Ltd", "0999")


def test_where_both_changed_a_field_the_file_holds_and_the_report_says_so(
    company: Company, ann: Laptop, folder: Path
) -> None:
    run(company, folder)
    ann.pull()
    ann.push(ann.change(Kind.CUSTOMER, id_of(Kind.CUSTOMER, "C1"), phone="0999"))
    write_folder(folder, customers=FILES["customers"].replace("0123 456", "0123 789"))
    report = run(company, folder)
    assert [(found.line, found.code) for found in report.findings] == [(2, "changed-here-too")]
    assert held(ann, Customer)[0].phone == "0123 789"


def test_a_visit_that_was_moved_here_stays_where_it_is(
    company: Company, ann: Laptop, folder: Path
) -> None:
    run(company, folder)
    company.site("shop", "north")
    ann.pull()
    visit = id_of(Kind.VISIT, "V1")
    there = VisitPlace("machine-shop", "site-shop", "customer-shop")
    moved = VisitEntry(
        company.new_id(), visit, EntryKind.MOVED, company.clock.now(), moved_to=there
    )
    assert ann.push(ann.create(Kind.VISIT_ENTRY, moved))[0].status == "applied"
    write_folder(folder, visits=FILES["visits"].replace("worn fuser", "torn belt"))
    run(company, folder)
    assert visit_of(ann).place == there
    assert ann.data(Kind.VISIT, visit)["machine"] == "machine-shop"


def test_a_machine_that_a_technician_wrote_down_first_is_taken_for_the_same(
    company: Company, ann: Laptop, folder: Path
) -> None:
    company.write(
        Kind.CUSTOMER, Customer("c", "Mill", "north"),
        Kind.SITE, Site("s", "c", territory="north"),
        Kind.MACHINE, Machine("m", "MX-420", "sn 1001", "s", name="the big one"),
    )  # fmt: skip
    assert run(company, folder).files["machines"] == Count(1, 1, 0)
    machines = held(ann, Machine)
    assert [(item.id, item.external_id, item.name) for item in machines] == [
        ("m", "M1", "the big one")
    ]
    assert visit_of(ann).visit.machine == "m"
    assert run(company, folder).files["machines"] == Count(0, 0, 2)


def test_what_was_erased_does_not_come_back(company: Company, ann: Laptop, folder: Path) -> None:
    run(company, folder)
    ids = [id_of(Kind.CUSTOMER, "C1"), id_of(Kind.SITE, "S1"), id_of(Kind.MACHINE, "M1")]
    gone = [
        Change(kind, name, None, None)
        for kind, name in zip((Kind.CUSTOMER, Kind.SITE, Kind.MACHINE), ids, strict=True)
    ]
    company.database.transact(lambda c: commit(c, gone, company.clock.now()))
    report = run(company, folder)
    assert report.done
    assert {found.code for found in report.findings} == {"erased"}
    assert held(ann, Customer) == held(ann, Machine) == []


def test_a_dry_run_says_what_would_be_and_writes_nothing(
    company: Company, ann: Laptop, folder: Path
) -> None:
    report = run(company, folder, dry_run=True)
    assert (report.done, report.files["visits"]) == (False, Count(2, 0, 0))
    assert held(ann, Customer) == []
    run(company, folder)
    write_folder(folder, customers=FILES["customers"].replace("0123 456", "0123 789"))
    report = run(company, folder, dry_run=True)
    assert report.files["customers"] == Count(0, 1, 1)
    assert held(ann, Customer)[0].phone == "0123 456"


def test_visits_may_come_alone_and_by_serial(company: Company, ann: Laptop, folder: Path) -> None:
    run(company, folder)
    for file in folder.iterdir():
        file.unlink()
    later = "serial,id,opened,closed\nsn 1001,V9,2026-05-01T08:00Z,2026-05-01 11:00\n"
    (folder / "visits.csv").write_text(later)
    assert run(company, folder).files["visits"] == Count(1, 0, 0)
    machine = held(ann, Machine)[0]
    assert [visit.machine for visit in held(ann, Visit)] == [machine.id] * 2


def test_a_customer_goes_with_its_sites_to_another_territory(
    company: Company, ann: Laptop, folder: Path
) -> None:
    run(company, folder)
    assert held(ann, Visit)
    write_folder(folder, customers=FILES["customers"].replace("north", "South"))
    run(company, folder)
    assert held(ann, Customer) == held(ann, Machine) == held(ann, Visit) == []
    assert held(ann, Contact) == []
    assert company.strays() == []


MAPPING = """
[format]
encoding = "cp1252"
dates = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]
decimal = ","
lists = "/"
zone = "Europe/Vienna"

[customers]
file = "Kunden.txt"
columns = { id = "KdNr", name = "Bezeichnung" }
defaults = { territory = "North" }

[sites]
file = "Orte.txt"
columns = { id = "OrtNr", customer = "KdNr" }

[visits]
file = "Einsätze.txt"
columns = { id = "Auftrag", site = "Ort", opened = "Beginn", result = "Ergebnis", codes = "Code" }
words = { result = { Erledigt = "worked", offen = "failed" } }
"""


def test_other_peoples_files_are_read_by_a_mapping(
    company: Company, ann: Laptop, tmp_path: Path
) -> None:
    texts = {
        "Kunden.txt": 'KdNr;Bezeichnung;Umsatz\r\n7;Bäckerei ""Süß"";1,5\r\n',
        "Orte.txt": "OrtNr;KdNr\r\n70;7\r\n",
        "Einsätze.txt": "Auftrag;Ort;Beginn;Ergebnis;Code\r\n"
        "A1;70;03.02.2026 07:15;ERLEDIGT;E1/E2\r\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text.replace('""', "").encode("cp1252"))
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    report = run(company, tmp_path, mapping=mapping)
    assert (report.errors, report.warnings) == (0, 1)  # the column that is not used
    assert held(ann, Customer)[0].name == "Bäckerei Süß"
    state = visit_of(ann)
    assert state.visit.opened.isoformat() == "2026-02-03T06:15:00+00:00"
    assert state.result == "worked"
    assert [entry.ref for entry in state.of(EntryKind.CODE)] == ["E1", "E2"]
