"""`fieldkm customer` and `fieldkm preference`, as scripts and people use them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

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
from fieldkm.domain.entitlements import Entitlement
from fieldkm.domain.incidents import IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.manuals import Signal
from fieldkm.domain.visits import EntryKind, Visit, VisitEntry
from fieldkm.host.paths import Home
from tests.support.console import Console
from tests.support.territory import a_workplace

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
QUAY = Subject(SubjectKind.SITE, "s-1")
RECORDS = (
    Customer("c-1", "Harbour office", external_id="K-1", phone="040 555"),
    Customer("c-2", "北京城市印务中心"),
    Site("s-1", "c-1", "Quay 4", town="Hamburg", access="Ring"),
    Contact("p-1", "c-1", "Mr Lund", "s-1"),
    Contact("p-2", "c-1", "Ms Ek"),
    Machine("m-1", "MX-420", "A-100", "s-1"),
    Entitlement("n-1", "m-1"),
    Hazard("h-1", QUAY, "Live parts", Signal.DANGER),
    Preference("w-1", Subject(SubjectKind.CUSTOMER, "c-1"), "Invoice by post"),
    Task("t-1", Subject(SubjectKind.MACHINE, "m-1"), "Bring a lamp"),
    IncidentStatus("i-1", NOW, customer="c-1"),
    Visit("v-1", NOW, "m-1", "s-1", "c-1"),
    VisitEntry("e-1", "v-1", EntryKind.CODE, NOW, ref="E21"),
)


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    a_workplace(home, *RECORDS).close()
    return Console(home, capsys)


def wish(folder: Path, **fields: object) -> Path:
    """A file for `preference new`."""
    file = folder / "wish.json"
    file.write_text(json.dumps(fields), encoding="utf-8")
    return file


def test_customers_are_listed_one_a_line(console: Console) -> None:
    told = console.json("customer", "list")
    assert [item["name"] for item in told.objects] == ["Harbour office", "北京城市印务中心"]
    assert told.objects[0] == {
        "id": "c-1", "name": "Harbour office", "town": "Hamburg", "sites": 1, "machines": 1,
        "matched": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "matched"), [(["a100"], "MX-420 A-100"), (["040", "555"], "040 555")]
)
def test_a_customer_is_found_by_what_is_known(
    console: Console, words: list[str], matched: str
) -> None:
    (found,) = console.json("customer", "list", *words).objects
    assert (found["id"], found["matched"]) == ("c-1", matched)
    assert "Harbour office" in console.run("customer", "list", *words).out


def test_nothing_found_is_no_error(console: Console) -> None:
    nothing = console.run("customer", "list", "nobody")
    assert (nothing.status, nothing.out) == (0, "")
    assert "No customer fits." in nothing.err


def test_an_empty_laptop_says_what_to_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "sign in and sync" in Console(home, capsys).run("customer", "list").err


@pytest.mark.parametrize("name", ["c-1", "K-1"])
def test_a_customer_is_shown_by_its_id_or_the_offices(console: Console, name: str) -> None:
    (found,) = console.json("customer", "show", name).objects
    assert (found["id"], found["phone"]) == ("c-1", "040 555")
    (site,) = found["sites"]
    assert site["machines"] == [
        {"id": "m-1", "model": "MX-420", "serial": "A-100", "entitlement": "contract"}
    ]
    assert [person["name"] for person in site["contacts"]] == ["Mr Lund"]
    assert [hazard["severity"] for hazard in found["hazards"]] == ["danger"]
    assert [event["kind"] for event in found["history"]] == [
        "visit", "incident", "preference", "hazard",
    ]  # fmt: skip


def test_people_read_the_warnings_first(console: Console) -> None:
    text = console.run("customer", "show", "c-1").out
    places = [
        text.index(words)
        for words in (
            "Harbour office · 040 555",
            "DANGER: Quay 4: Live parts",
            "OPEN INCIDENT: nothing is told yet",
            "preference: Invoice by post",
            "to be done: MX-420 A-100: Bring a lamp",
            "Quay 4 · Hamburg · Ring",
            "Mr Lund",
            "MX-420 A-100  (contract)",
            "Ms Ek",
            "visit · MX-420 A-100 · E21",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["nobody", "", "-"])
def test_a_customer_that_is_not_here_is_told_so(console: Console, name: str) -> None:
    told = console.json("customer", "show", f" {name}")
    assert (told.status, told.error["code"]) == (1, "no-such-customer")


@pytest.mark.parametrize(
    ("kind", "identity", "about"),
    [("customer", "c-1", "c-1"), ("machine", "a 100", "m-1"), ("contact", "p-1", "p-1")],
)
def test_a_preference_is_written_down_and_waits_to_be_sent(
    console: Console, tmp_path: Path, kind: str, identity: str, about: str
) -> None:
    file = wish(tmp_path, subject={"kind": kind, "id": identity}, text=" 请按后门的铃 ")
    (made,) = console.json("preference", "new", "--from", file).objects
    assert made["subject"] == {"kind": kind, "id": about}
    workplace = Workplace(Home(console.home))
    preference = workplace.records.get(Preference, made["id"])
    waiting = len(workplace.sync.outgoing())
    workplace.close()
    assert preference is not None
    assert preference.text == made["text"] == "请按后门的铃"
    assert waiting == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"text": "x"}, "subject-unclear"),
        ({"subject": "c-1", "text": "x"}, "subject-unclear"),
        ({"subject": {"kind": "dog", "id": "c-1"}, "text": "x"}, "subject-kind-unknown"),
        ({"subject": {"kind": "site", "id": ""}, "text": "x"}, "no-such-subject"),
        ({"subject": {"kind": "site", "id": 7}, "text": "x"}, "field-not-text"),
        ({"subject": {"kind": "machine", "id": "??"}, "text": "x"}, "no-such-subject"),
        ({"subject": {"kind": "customer", "id": "c-1"}}, "text-missing"),
        ({"subject": {"kind": "customer", "id": "c-1"}, "text": "x" * 2001}, "text-long"),
        ({"subject": {"kind": "customer", "id": "c-1"}, "txt": "x"}, "unknown-field"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    console: Console, tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    told = console.json("preference", "new", "--from", wish(tmp_path, **fields))
    assert (told.status, told.error["code"]) == (1, code)
    assert told.error["advice"]
