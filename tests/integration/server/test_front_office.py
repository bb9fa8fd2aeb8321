"""The office writes an incident down on the server, and it goes its way as any other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldkm.domain.people import Role, Territory
from fieldkm.errors import BadInput
from fieldkm.protocol.kinds import Kind
from fieldkm.server.front_office import Call, report_incident
from tests.support.company import Company, Laptop
from tests.support.console import Console


@pytest.fixture
def sam(company: Company) -> Laptop:
    """The supervisor of the north; Olga is its office."""
    company.site("mill", "north")
    company.site("dock", "south")
    company.hire("olga", "north", role=Role.OFFICE)
    company.write(Kind.TERRITORY, Territory("north", "North", ("sam",)))
    return company.hire("sam", "north", role=Role.SUPERVISOR)


def reported(company: Company, call: Call) -> str:
    status = report_incident(company.database, call, "incident-1", company.clock.now())
    return status.owner


@pytest.mark.parametrize(
    "place",
    [{"machine": "sn mill"}, {"machine": "machine-mill"}, {"customer": "customer-mill"}, {}],
)
def test_a_call_reaches_the_supervisor_and_the_next_technician(
    company: Company, sam: Laptop, place: dict[str, str]
) -> None:
    ann = company.hire("ann", "north")
    assert reported(company, Call("olga", "He shouted", "Since May", **place)) == "sam"
    sam.pull()
    ann.pull()
    story = sam.data(Kind.INCIDENT, "incident-1")
    assert (story["title"], story["reporter"]) == ("He shouted", "olga")
    assert not ann.sees(Kind.INCIDENT, "incident-1")
    assert ann.data(Kind.INCIDENT_STATUS, "incident-1")["owner"] == "sam"
    assert company.strays() == []


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (Call("nobody", "He shouted"), "no-such-user"),
        (Call("olga", " "), "incident-untitled"),
        (Call("olga", "He shouted", machine="XX-1"), "no-such-place"),
        (Call("olga", "He shouted", customer="XX-1"), "no-such-place"),
    ],
)
def test_what_cannot_be_meant_is_said(company: Company, sam: Laptop, call: Call, code: str) -> None:
    with pytest.raises(BadInput) as raised:
        reported(company, call)
    assert raised.value.code == code
    sam.pull()
    assert sam.held(Kind.INCIDENT) == []


def test_a_serial_number_of_two_machines_must_be_told_apart(company: Company, sam: Laptop) -> None:
    company.site("m ill", "north")
    with pytest.raises(BadInput, match="More than one machine"):
        reported(company, Call("olga", "He shouted", machine="SN-mill"))


def test_the_command_writes_it_down_from_a_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDKM_PASSWORD", "a long password")
    console = Console(home, capsys)
    data = ("--data", tmp_path / "server")
    console.json("server", "territory", "add", "north", *data)
    for name, role in (("sue", "supervisor"), ("olga", "office")):
        console.json(
            "server", "user", "add", name, "--role", role, "--territory", "north", *data
        )  # fmt: skip
    file = tmp_path / "call.json"
    file.write_text(json.dumps({"title": "He shouted"}), encoding="utf-8")
    told = console.json("server", "incident", "new", "--by", "olga", "--from", file, *data)
    assert told.status == 0, told.err
    assert told.objects[0]["owner"]
    assert told.objects[0]["answer_by"] < told.objects[0]["close_by"]
