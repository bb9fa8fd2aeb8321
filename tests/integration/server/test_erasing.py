"""All that is known of somebody can be shown, and erased for good: on the server, on every laptop,
and in a server that is restored.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
)
from fieldkm.domain.incidents import Incident
from fieldkm.domain.machines import Machine, Placement
from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Photo, Visit, VisitEntry
from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import Kind
from fieldkm.server.backup import back_up
from fieldkm.server.database import ServerDatabase
from fieldkm.server.erasures import ErasureFile
from fieldkm.server.personal_data import PersonalData
from fieldkm.server.restoring import restore
from fieldkm.server.settings import ServerSettings
from fieldkm.server.tables import blob_links, blobs, op_log, records
from tests.support.company import Company, Laptop
from tests.support.fix_steps import outcome, submission

PICTURE = b"a picture of Jo's desk"
HASH = hashlib.sha256(PICTURE).hexdigest()
SECRET = "Grimsby"  # a word that stands in all that is of the mill


@dataclass
class Scene:
    """A mill in the north, with all that can be known of a customer, and a shop beside it."""

    company: Company
    data: PersonalData
    settings: ServerSettings
    ann: Laptop

    def erase(self, words: str = "customer-mill", kind: Kind = Kind.CUSTOMER) -> object:
        return self.data.erase(kind, words, "they asked for it")

    def photo(self) -> Path:
        return self.settings.blobs / HASH[:2] / HASH


@pytest.fixture
def scene(company: Company, database_url: str, tmp_path: Path) -> Scene:
    settings = ServerSettings(tmp_path / "data", database_url)
    ann = company.hire("ann", "north")
    company.site("shop", "north")
    company.write(
        Kind.CUSTOMER, Customer("customer-mill", f"{SECRET} Mill", "north", "K7", "0123"),
        Kind.SITE, Site("site-mill", "customer-mill", address=f"{SECRET} Road"),
        Kind.MACHINE, Machine("machine-mill", "MX-420", "SN-1", "site-mill", name=SECRET),
        Kind.CONTACT, Contact("contact-jo", "customer-mill", f"Jo {SECRET}", phone="0699 12345"),
        Kind.PREFERENCE, Preference(
            "wish", Subject(SubjectKind.CONTACT, "contact-jo"), f"call {SECRET}"
        ),
        Kind.HAZARD, Hazard("dog", Subject(SubjectKind.SITE, "site-mill"), f"{SECRET}'s dog"),
    )  # fmt: skip
    ann.pull()
    now = company.clock.now()
    visit = Subject(SubjectKind.VISIT, "visit-1")
    ann.push(
        ann.create(Kind.VISIT, Visit("visit-1", now, "machine-mill", customer="customer-mill")),
        ann.create(
            Kind.VISIT_ENTRY, VisitEntry("entry-1", "visit-1", EntryKind.NOTE, now, text=SECRET)
        ),
        ann.create(Kind.PHOTO, Photo("photo-1", visit, HASH, len(PICTURE), caption=SECRET)),
        ann.create(Kind.INCIDENT, Incident("row", now, f"{SECRET} shouts", site="site-mill")),
        ann.change(Kind.CUSTOMER, "customer-mill", phone="0999"),
    )
    with company.database.write() as connection:
        connection.execute(insert(blobs).values(sha256=HASH, size=len(PICTURE), state="whole"))
    made = Scene(company, PersonalData(settings, company.database, company.clock), settings, ann)
    made.photo().parent.mkdir(parents=True)
    made.photo().write_bytes(PICTURE)
    return made


def payloads(database: ServerDatabase) -> str:
    with database.read() as connection:
        return "\n".join(filter(None, connection.execute(select(records.c.payload)).scalars()))


def test_an_export_holds_all_that_is_of_a_customer_and_nothing_else(
    scene: Scene, tmp_path: Path
) -> None:
    file = tmp_path / "mill.json"
    counts = scene.data.export(f"{SECRET} mill", file)
    assert counts == {
        "customer": 1, "site": 1, "machine": 1, "contact": 1, "preference": 1, "hazard": 1,
        "visit": 1, "visit_entry": 1, "photo": 1, "incident": 1, "incident_status": 1,
    }  # fmt: skip
    told = json.loads(file.read_bytes())
    assert told["people"] == {"ann": "Ann"}
    assert told["records"]["photo"][0]["sha256"] == HASH
    changes = told["records"]["customer"][0]["history"]
    assert [(deed["user"], deed["what"], deed["fields"]) for deed in changes] == [
        ("ann", "change", ["phone"])
    ]
    assert "shop" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_an_erased_customer_is_gone_from_the_server_and_from_each_laptop(scene: Scene) -> None:
    scene.ann.pull()
    assert SECRET in str(scene.ann.rows)
    report = scene.erase("K7")
    assert (report.records, report.photos, report.mentions) == (11, 1, ())
    scene.ann.pull()
    assert SECRET not in str(scene.ann.rows)
    assert scene.ann.sees(Kind.CUSTOMER, "customer-shop")
    assert SECRET not in payloads(scene.company.database)
    assert not scene.photo().exists()
    with scene.company.database.read() as connection:
        assert connection.execute(select(blob_links)).all() == []
        assert connection.execute(select(blobs)).all() == []
    assert scene.company.strays() == []


def test_nobody_who_comes_late_brings_an_erased_customer_back(scene: Scene) -> None:
    ann, now = scene.ann, scene.company.clock.now()
    late = [
        ann.create(
            Kind.VISIT_ENTRY, VisitEntry("entry-2", "visit-1", EntryKind.NOTE, now, text=SECRET)
        ),
        ann.create(Kind.VISIT, Visit("visit-2", now, "machine-mill")),
        ann.create(Kind.VISIT, Visit("visit-3", now, customer="customer-mill")),
        ann.create(Kind.CUSTOMER, Customer("customer-mill", SECRET, "north")),
        ann.change(Kind.CONTACT, "contact-jo", phone="0999"),
    ]
    scene.erase()
    assert [(result.status, result.code) for result in ann.push(*late)] == [
        ("rejected", "erased")
    ] * len(late)
    assert SECRET not in payloads(scene.company.database)
    with scene.company.database.read() as connection:
        logged = "".join(connection.execute(select(op_log.c.result)).scalars())
    assert SECRET not in logged


def test_a_use_of_a_fix_stays_without_a_word_of_where_it_was(scene: Scene) -> None:
    company, ann = scene.company, scene.ann
    company.add_family("mx")
    ann.push(
        submission(ann, "fix-1", "rev-1"),
        outcome(ann, "o-1", Result.FAILED, visit="visit-1", text=f"Not at {SECRET}"),
        outcome(ann, "o-2", text="Well done"),
    )
    report = scene.erase()
    assert report.mentions == ()
    ann.pull()
    assert not ann.sees(Kind.OUTCOME, "o-1")
    uses = {use["id"]: (use["result"], use.get("text")) for use in ann.held(Kind.FIX_USE)}
    assert uses == {"o-1": ("failed", ""), "o-2": ("worked", "Well done")}
    assert ann.data(Kind.FIX, "fix-1")["counts"] == {"worked": 1, "partly": 0, "failed": 1}
    assert SECRET not in payloads(company.database)
    late = outcome(ann, "o-1", visit="visit-1", text=SECRET)
    assert [result.code for result in ann.push(late)] == ["erased"]
    assert company.strays() == []


def test_a_machine_that_was_sold_keeps_the_visits_of_its_new_owner(scene: Scene) -> None:
    company, ann, now = scene.company, scene.ann, scene.company.clock.now()
    company.write(
        Kind.MACHINE,
        Machine(
            "machine-mill", "MX-420", "SN-1", "site-shop",
            placements=(Placement("site-mill"), Placement("site-shop")),
        ),
        Kind.VISIT, Visit("visit-2", now, "machine-mill", "site-shop", "customer-shop"),
    )  # fmt: skip
    scene.erase()
    ann.pull()
    assert ann.sees(Kind.MACHINE, "machine-mill")
    assert ann.sees(Kind.VISIT, "visit-2")
    assert not ann.sees(Kind.VISIT, "visit-1")
    assert SECRET not in payloads(company.database)


def test_a_machine_with_visits_for_others_stays_without_its_place(scene: Scene) -> None:
    company, ann, now = scene.company, scene.ann, scene.company.clock.now()
    visit = Visit("visit-2", now, "machine-mill", "site-shop", "customer-shop")
    company.write(Kind.VISIT, visit)
    scene.erase()
    ann.pull()
    assert ann.data(Kind.MACHINE, "machine-mill")["site"] == ""
    assert ann.sees(Kind.VISIT, "visit-2")
    assert SECRET not in payloads(company.database)
    assert company.strays() == []


def test_a_person_is_erased_alone_and_it_is_told_where_the_name_still_stands(scene: Scene) -> None:
    now = scene.company.clock.now()
    note = VisitEntry("entry-2", "visit-1", EntryKind.NOTE, now, text=f"Jo {SECRET} was not in")
    scene.company.write(Kind.VISIT_ENTRY, note)
    report = scene.erase(f"jo {SECRET}", Kind.CONTACT)
    assert (report.records, report.mentions) == (2, (("visit_entry", "entry-2"),))
    scene.ann.pull()
    assert not scene.ann.sees(Kind.CONTACT, "contact-jo")
    assert not scene.ann.sees(Kind.PREFERENCE, "wish")
    assert scene.ann.sees(Kind.CUSTOMER, "customer-mill")


@pytest.mark.parametrize(
    ("words", "code"), [("nobody", "no-such-record"), ("Twin", "ambiguous-name")]
)
def test_whoever_is_not_clearly_named_is_not_erased(scene: Scene, words: str, code: str) -> None:
    scene.company.write(
        Kind.CUSTOMER, Customer("c-1", "Twin", "north"),
        Kind.CUSTOMER, Customer("c-2", "twin", "north"),
    )  # fmt: skip
    with pytest.raises(BadInput) as caught:
        scene.erase(words)
    assert caught.value.code == code
    with pytest.raises(BadInput) as caught:
        scene.data.erase(Kind.CUSTOMER, "customer-mill", "  ")
    assert caught.value.code == "no-reason"
    assert ErasureFile(scene.settings.erasures).all() == []


@pytest.fixture
def new_place(tmp_path: Path) -> ServerSettings:
    """Where a server is restored."""
    return ServerSettings(tmp_path / "new")


def test_a_restored_server_erases_again(scene: Scene, new_place: ServerSettings) -> None:
    back_up(scene.settings, new_place.data.with_name("backup"), scene.company.clock.now())
    late = scene.ann.create(Kind.VISIT, Visit("visit-9", scene.company.clock.now(), "machine-mill"))
    scene.ann.push(late)  # after the backup: the restored server does not know of it
    report = scene.erase()
    assert len(report.backups) == 1
    restored = restore(
        new_place,
        new_place.data.with_name("backup"),
        scene.company.clock.now(),
        scene.settings.erasures,
    )
    assert restored.erased == report.records == 12
    assert not (new_place.blobs / HASH[:2] / HASH).exists()
    with closing(ServerDatabase(new_place.url)) as database:
        assert SECRET not in payloads(database)
        again = Company.found_again(database)
        laptop = Laptop(again, scene.ann.caller)
        assert [result.code for result in laptop.push(late)] == ["erased"]


def test_no_byte_of_an_erased_customer_is_left_in_the_file(tmp_path: Path) -> None:
    settings = ServerSettings(tmp_path / "data")
    with closing(ServerDatabase(settings.url)) as database:
        company = Company(database)
        customers = [Customer(f"c-{n}", f"{SECRET} {n}", "north") for n in range(50)]
        for customer in customers:
            company.write(Kind.CUSTOMER, customer)
        old = settings.data / "server.before-0002.sqlite"
        old.write_bytes(SECRET.encode())
        data = PersonalData(settings, database, company.clock)
        for customer in customers:
            data.erase(Kind.CUSTOMER, customer.id, "closed")
        left = [path for path in settings.data.rglob("*") if path.is_file()]
        assert [path.name for path in left if SECRET.encode() in path.read_bytes()] == []
