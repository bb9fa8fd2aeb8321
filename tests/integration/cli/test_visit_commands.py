"""`fieldkm visit`, as a script sees it: ids back, clear words for what cannot be meant."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.machines import Machine, MeterReading
from fieldkm.domain.visits import VanStock
from tests.support.console import Console
from tests.support.territory import ANNA, a_workplace

NOW = datetime.now(UTC)


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    a_workplace(
        home,
        Customer("c-1", "Harbour office"),
        Site("s-1", "c-1", "Quay 4"),
        Machine(
            "m-1", "MX-420", "MA-200123", "s-1",
            meter=MeterReading(5_000, NOW - timedelta(days=9), "pages"),
        ),
        Machine("m-2", "MX-420", "TWICE", "s-1"),
        Machine("m-3", "CP-303", "TWICE", "s-1"),
        VanStock("v-1", ANNA.id, "604-1221", "Heater", 3),
    ).close()  # fmt: skip
    return Console(home, capsys)


def written(folder: Path, visit: object) -> Path:
    file = folder / "visit.json"
    file.write_text(json.dumps(visit), encoding="utf-8")
    return file


def visit(**fields: Any) -> dict[str, Any]:
    return {"serial": "MA200123", "opened": (NOW - timedelta(hours=2)).isoformat(), **fields}


def test_a_whole_visit_is_written_listed_and_shown(console: Console, tmp_path: Path) -> None:
    entries = [
        {"kind": "code", "ref": "E21-04"},
        {"kind": "part", "ref": "604-1221", "quantity": 2, "from_van": True},
        {"kind": "measurement", "text": "Nip", "value": 7.5, "unit": "mm", "low": 6},
        {"kind": "note", "text": "左侧盖板只有一颗螺丝"},
    ]
    close = {"result": "worked", "cause_text": "Worn", "used": [{"procedure": "mx420/heater"}]}
    file = written(tmp_path, visit(entries=entries, close=close, external_id="X-7"))
    made = console.json("visit", "new", "--from", file)
    assert made.status == 0
    told = made.objects[0]
    assert (told["customer"], told["result"], len(told["entry_ids"])) == ("c-1", "worked", 6)

    listed = console.json("visit", "list", "--machine", "ma200123").objects
    assert [item["id"] for item in listed] == [told["id"]]
    shown = console.json("visit", "show", told["id"]).objects[0]
    assert shown["technician_name"] == "Anna Berg"
    assert [item["kind"] for item in shown["entries"]].count("part") == 1
    assert shown["outcomes"][0]["procedure"] == "mx420/heater"
    assert "左侧盖板" in console.run("visit", "show", told["id"]).out


def test_a_machine_without_visits_is_told(console: Console) -> None:
    told = console.run("visit", "list", "--machine", "MA200123")
    assert (told.status, told.out) == (0, "")
    assert "No visit" in told.err


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (visit(serial="ZZ-9"), "no-such-serial"),
        (visit(serial="TWICE"), "serial-not-unique"),
        (visit(serial=7), "field-wrong"),
        (visit(opened="1969-07-20T20:00:00Z"), "time-long-ago"),
        (visit(opened="2100-01-01T00:00:00Z"), "time-ahead"),
        (visit(opened="2026-01-01T00:00:00"), "time-without-zone"),
        (visit(opened="yesterday"), "field-wrong"),
        (visit(entries={}), "field-wrong"),
        (visit(entries=["E21"]), "not-a-table"),
        (visit(entries=[{"kind": "guess"}]), "field-wrong"),
        (visit(entries=[{"kind": "moved", "text": "x"}]), "field-wrong"),
        (visit(entries=[{"kind": "code"}]), "field-missing"),
        (visit(entries=[{"kind": "code", "ref": "E1", "colour": 1}]), "strange-field"),
        (visit(entries=[{"kind": "part", "ref": "1", "quantity": 0}]), "field-wrong"),
        (visit(entries=[{"kind": "part", "ref": "1", "from_van": "yes"}]), "field-wrong"),
        (visit(entries=[{"kind": "meter"}]), "field-missing"),
        (visit(entries=[{"kind": "meter", "value": "12"}]), "field-wrong"),
        (visit(entries=[{"kind": "meter", "value": 10**400}]), "field-wrong"),
        (visit(entries=[{"kind": "meter", "value": 9, "unit": "pages"}]), "meter-backwards"),
        (visit(close={}), "field-missing"),
        (visit(close={"result": "fine"}), "field-wrong"),
        (visit(close={"result": "worked", "at": "2001-01-01T00:00:00Z"}), "field-wrong"),
        ({"site": "s-9"}, "field-wrong"),
        ({"customer": "c-9"}, "field-wrong"),
        ({"machine": "m-9"}, "no-such-machine"),
        ({"entries": []}, "visit-nowhere"),
        ([], "not-an-object"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_written(
    console: Console, tmp_path: Path, values: object, code: str
) -> None:
    told = console.json("visit", "new", "--from", written(tmp_path, values))
    assert (told.status, told.error["code"]) == (1, code)
    assert console.json("visit", "list", "--machine", "MA200123").objects == []


def test_a_visit_that_is_not_here_is_told(console: Console) -> None:
    assert console.json("visit", "show", "v-9").error["code"] == "no-such-visit"
