"""`fieldkm incident`, and what `status` says of today, as a script sees them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldkm.domain.customers import Customer, Site
from fieldkm.domain.incidents import Incident, IncidentStatus
from fieldkm.domain.machines import Machine
from fieldkm.domain.people import Role, User
from tests.support.console import Console
from tests.support.territory import a_workplace

SUE = User("u-sue", "sue", "Sue Hart", Role.SUPERVISOR)
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture
def console(home: Path, capsys: pytest.CaptureFixture[str]) -> Console:
    """The supervisor's command line, with one late incident and one in time."""
    records = [
        Customer("c-1", "Harbour office"),
        Site("s-1", "c-1", "Quay 4"),
        Machine("m-1", "MX-420", "A-100", "s-1"),
        Machine("m-2", "MX-420", "A-200", "s-1"),
        Machine("m-3", "CP-303", "A-200", "s-1"),
    ]
    for name, answer_by in (("late", NOW - DAY), ("in-time", NOW + DAY)):
        records += [
            Incident(name, NOW - 3 * DAY, f"Shouting, {name}", machine="m-1"),
            IncidentStatus(
                name, NOW - 3 * DAY, NOW - 3 * DAY, machine="m-1", owner=SUE.id,
                answer_by=answer_by, close_by=NOW + 7 * DAY,
            ),
        ]  # fmt: skip
    a_workplace(home, *records, user=SUE, scopes=("territory:north", "incidents:north")).close()
    return Console(home, capsys)


def written(folder: Path, **fields: object) -> Path:
    file = folder / "incident.json"
    file.write_text(json.dumps(fields), encoding="utf-8")
    return file


def test_open_incidents_are_listed_the_late_ones_first(console: Console) -> None:
    told = console.json("incident", "list")
    assert told.status == 0
    assert [(one["id"], one["late"], one["state"]) for one in told.objects] == [
        ("late", True, "open"),
        ("in-time", False, "open"),
    ]
    assert told.objects[0]["customer"] == "Harbour office"
    assert [one["id"] for one in console.json("incident", "list", "--late").objects] == ["late"]
    assert "LATE" in console.run("incident", "list").out


def test_those_at_a_machine_are_listed_by_its_serial_number(console: Console) -> None:
    told = console.json("incident", "list", "--machine", "a100")
    assert [one["id"] for one in told.objects] == ["late", "in-time"]
    assert console.json("incident", "list", "--machine", "XX-1").error["code"] == "no-such-place"


def test_an_incident_is_written_from_a_file_at_a_serial_number(
    console: Console, tmp_path: Path
) -> None:
    file = written(
        tmp_path, title="He shouted", background="Since May", machine="a 100",
        happened="2026-03-01T08:30:00+01:00",
    )  # fmt: skip
    (made,) = console.json("incident", "new", "--from", file).objects
    assert (made["title"], made["machine"], made["sent"]) == ("He shouted", "MX-420 A-100", False)
    assert made["id"] in [one["id"] for one in console.json("incident", "list").objects]


def test_an_incident_is_closed_with_its_result(console: Console) -> None:
    (closed,) = console.json("incident", "close", "late", "--result", "A new drum").objects
    assert closed["state"] == "closed"
    again = console.json("incident", "close", "late", "--result", "A new drum")
    assert (again.status, again.error["code"]) == (1, "incident-closed")
    assert console.json("incident", "close", "gone", "--result", "x").error["code"] == (
        "no-such-incident"
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "incident-untitled"),
        ({"title": 7}, "field-not-text"),
        ({"title": "x", "colour": "red"}, "unknown-field"),
        ({"title": "x", "machine": "gone"}, "no-such-place"),
        ({"title": "x", "machine": "A200"}, "serial-not-unique"),
        ({"title": "x", "happened": "yesterday"}, "no-time"),
        ({"title": "x", "happened": "2026-03-01T08:30:00"}, "time-without-zone"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    console: Console, tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    told = console.json("incident", "new", "--from", written(tmp_path, **fields))
    assert (told.status, told.error["code"]) == (1, code)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"{", "not-json"), (b"[]", "not-an-object"), (b"\xff\xfe", "not-json")],
)
def test_what_is_no_json_object_is_said_to_be_none(
    console: Console, tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "incident.json"
    file.write_bytes(content)
    assert console.json("incident", "new", "--from", file).error["code"] == code
    assert console.json("incident", "new", "--from", tmp_path / "none").error["code"] == "not-found"


def test_status_tells_whether_everything_for_today_is_here(console: Console) -> None:
    (told,) = console.json("status").objects
    checks = {check["name"]: check for check in told["ready"]["checks"]}
    assert told["ready"]["ready"] is False
    assert checks["synced"]["lack"] == "signed-out"
    assert checks["disk"]["lack"] in ("", "disk-full")
    assert "not ready to leave:\n    not signed in" in console.run("status").out
